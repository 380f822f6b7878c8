import { itemId } from '../../model/identity.ts'
import type { ParsedItem } from '../../model/item.ts'
import { oneLine, plainText } from '../../text/plain.ts'
import { trimAtSentence } from '../../text/trim.ts'

/** More entries than this are no list that an editor could follow: the page is refused. */
export const maxEntries = 5_000
const maxSummary = 2_000

/** What one way of reading a page found of an announcement. `url` is absolute, `published` an instant. */
export interface Entry {
  title: string
  url: string
  published: string | null
  summary: string | null
}

export function toItem(entry: Entry, language: string | null): ParsedItem {
  const item = { guid: null, url: entry.url, title: oneLine(entry.title), published: entry.published }
  const summary = entry.summary ? plainText(entry.summary) : ''
  return {
    id: itemId(item),
    ...item,
    summary: summary === '' ? null : trimAtSentence(summary, maxSummary),
    author: null,
    updated: null,
    language,
    categories: [],
  }
}

/** The same entry found twice counts once: the first stays, takes from later ones what it lacks, and the shortest address. */
export function unique(items: ParsedItem[]): ParsedItem[] {
  const found = new Map<string, ParsedItem>()
  for (const item of items) {
    if (item.title === '') continue
    const first = found.get(item.id)
    if (first === undefined) found.set(item.id, item)
    else {
      first.published ??= item.published
      first.summary ??= item.summary
      if (item.url !== null && first.url !== null && item.url.length < first.url.length) first.url = item.url
    }
  }
  return [...found.values()]
}
