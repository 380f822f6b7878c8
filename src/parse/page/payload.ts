import type { CheerioAPI } from 'cheerio'
import type { PageRules } from '../../model/source.ts'
import { instant } from '../dates.ts'
import { dateIn } from './days.ts'
import { absolute } from './document.ts'
import { fieldIs, fieldOf, objectsIn } from './embedded.ts'
import { type Entry, maxEntries } from './entry.ts'

/** Entries in the data that a page carries beside what it shows. At most one more than may be kept. */
export function fromPayload($: CheerioAPI, rules: PageRules['payload'], base: string | null): Entry[] {
  const entries: Entry[] = []
  for (const object of objectsIn($)) {
    if (entries.length > maxEntries) break
    if (unpublished(object)) continue
    for (const rule of rules) {
      const entry = entryOf(object, rule, base)
      if (entry) entries.push(entry)
    }
  }
  return entries
}

function entryOf(object: unknown, rule: PageRules['payload'][number], base: string | null): Entry | null {
  if (!Object.entries(rule.where).every(([path, value]) => fieldIs(object, path, value))) return null
  const title = fieldOf(object, rule.title)
  const date = rule.date ? fieldOf(object, rule.date) : null
  const url = absolute(filled(rule.link, object), base)
  if (!title || !url || (rule.date && !date)) return null
  const published = date && (instant(date) ?? dateIn(date)?.date ?? null)
  return { title, url, published, summary: rule.summary ? fieldOf(object, rule.summary) : null }
}

/** Drafts that content systems send along, to be left out whatever the rules say. */
function unpublished(object: Record<string, unknown>): boolean {
  return object.draft === true || object.isDraft === true || String(object._id ?? '').startsWith('drafts.')
}

function filled(template: string, object: unknown): string | null {
  let missing = false
  const link = template.replace(/\{([^}]+)\}/g, (_, path: string) => {
    const value = fieldOf(object, path)
    if (value === null) missing = true
    return value ?? ''
  })
  return missing ? null : link
}
