import type { PageRules } from '../../model/source.ts'
import { type ParseProblem, problem } from '../parsed.ts'
import type { Entry } from './entry.ts'

/** What each way of reading found; null where the rules do not describe it. */
export interface Ways {
  payload: Entry[] | null
  rows: { entries: Entry[]; fallback: boolean } | null
  notes: { entries: Entry[]; headings: number; otherwise: Entry[] } | null
}

/** Signs that a page is no longer what its rules were written for. With no entry at all, it has failed. */
export function changes(ways: Ways, rules: PageRules, kept: number): ParseProblem[] {
  const signs = [...ofPayload(ways), ...ofRows(ways, rules), ...ofNotes(ways)]
  if (kept > 0) return signs.map((sign) => problem('page-changed', `${sign}: has the page changed?`))
  const all = signs.length > 0 ? signs.join('; ') : 'nothing in it is an entry'
  return [problem('page-changed', `${all}: the page has changed, or is another one`, true)]
}

function ofPayload({ payload, rows }: Ways): string[] {
  if (payload === null) return []
  if (payload.length === 0) return ['the page’s own data held no entries']
  const known = new Set(payload.map(({ url }) => url))
  const visible = new Set((rows?.entries ?? []).map(({ url }) => url))
  const missing = [...visible].filter((url) => !known.has(url)).length
  return visible.size > 0 && missing > visible.size / 2
    ? [`${missing} of ${visible.size} visible rows are not in the page’s own data`]
    : []
}

function ofRows({ rows }: Ways, rules: PageRules): string[] {
  if (rows === null) return []
  const { length } = rows.entries
  const usual = rules.rows?.atLeast ?? 1
  if (length === 0) return ['the visible rows held no entries']
  if (rows.fallback) return ['the visible rows were found in another shape only']
  return length < usual ? [`${length} visible rows held entries, ${usual} or more are usual`] : []
}

function ofNotes({ notes }: Ways): string[] {
  if (notes === null) return []
  const { entries, headings, otherwise } = notes
  if (entries.length === 0)
    return [
      headings === 0 ? 'no heading of a dated entry was found' : `none of ${headings} headings holds a date`,
      ...(otherwise.length > 0 ? [`${otherwise.length} dated headings of another kind were read instead`] : []),
    ]
  return otherwise.length > entries.length * 2
    ? [`${entries.length} dated headings were found, ${otherwise.length} of any kind`]
    : []
}
