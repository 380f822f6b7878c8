import type { PageRules } from '../model/source.ts'
import { oneLine } from '../text/plain.ts'
import { changes, type Ways } from './page/canary.ts'
import { openDocument } from './page/document.ts'
import { type Entry, maxEntries, toItem, unique } from './page/entry.ts'
import { fromNotes } from './page/notes.ts'
import { fromPayload } from './page/payload.ts'
import { fromRows } from './page/rows.ts'
import { dropHidden, dropInert, visibleText } from './page/visible.ts'
import { type Parsed, type ParseProblem, problem, unreadable } from './parsed.ts'

/**
 * A page that lists announcements, to items: by the data it carries for its own scripts, by the rows a visitor sees, by
 * its dated headings. The ways are compared, and a page in which none finds anything has failed: it is never an empty day.
 */
export function parsePage(bytes: Uint8Array, contentType: string | null, url: string | null, rules: PageRules): Parsed {
  const document = openDocument(bytes, contentType, url)
  if ('rule' in document) return unreadable(document.encoding, document.rule, document.message)
  const { $, encoding, base } = document
  const language = $('html').attr('lang') ?? null
  const payload = rules.payload.length > 0 ? fromPayload($, rules.payload, base) : null
  dropInert($)
  const read = () => ({
    rows: rules.rows ? fromRows($, rules.rows, base) : null,
    notes: rules.notes ? fromNotes($, rules.notes, url) : null,
  })
  const all = read()
  const ways: Ways = { payload, ...(dropHidden($) ? read() : all) }
  const found = entriesOf(ways)
  if (found.length > maxEntries) {
    return unreadable(encoding, 'too-many', `has more than ${maxEntries} entries: no list of announcements`)
  }
  const items = unique(found.filter((entry) => entry.url !== url).map((entry) => toItem(entry, language)))
  const title = $('title').get(0)
  return {
    title: title ? oneLine(visibleText(title)) : '',
    encoding,
    items,
    problems: [
      ...leftOut(entriesOf({ payload: null, ...all }), found),
      ...changes(ways, rules, items.length),
      ...undated(items),
    ],
  }
}

function entriesOf({ payload, rows, notes }: Ways): Entry[] {
  const dated = notes && (notes.entries.length > 0 ? notes.entries : notes.otherwise)
  return [...(payload ?? []), ...(rows?.entries ?? []), ...(dated ?? [])]
}

/** What stands in the page but is kept from its visitors is not announced, and an editor is told. */
function leftOut(all: Entry[], found: Entry[]): ParseProblem[] {
  const shown = new Set(found.map(({ url }) => url))
  const hidden = unique(all.filter(({ url }) => !shown.has(url)).map((entry) => toItem(entry, null)))
  const some = hidden.slice(0, 3).map(({ title }) => `“${title.slice(0, 80)}”`)
  return hidden.length === 0
    ? []
    : [problem('hidden', `left out ${hidden.length} that the page hides from its visitors: ${some.join(', ')}`)]
}

function undated(items: { published: string | null }[]): ParseProblem[] {
  const count = items.filter(({ published }) => published === null).length
  return count === 0 ? [] : [problem('no-date', `${count} of ${items.length} entries have no date that can be read`)]
}
