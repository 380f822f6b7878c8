import { canonicalAddress } from '../model/identity.ts'
import type { Item, ParsedItem, Refused } from '../model/item.ts'
import type { Source } from '../model/source.ts'
import type { Vendor } from '../model/vendor.ts'
import { judge } from './official.ts'

/** A title longer than this is no title; it is kept from the issue and shown to the editor. */
const maxTitle = 300

/**
 * Lets official items in and lists the others with the reason. A vendor's channel may only carry links to the vendor's
 * own hosts; a roundup may point at any registered vendor, and its items belong to that one.
 */
export function admit(source: Source, parsed: ParsedItem[], vendors: Vendor[]): { items: Item[]; refused: Refused[] } {
  const items: Item[] = []
  const refused: Refused[] = []
  for (const each of parsed) {
    const verdict = each.url === null ? null : judge(each.url, vendors, source.roundup ? undefined : source.vendor)
    const reason = flaw(each) ?? (verdict?.official ? null : (verdict?.reason ?? 'has no link'))
    if (reason !== null || !verdict?.vendor || each.url === null) {
      refused.push({
        source: source.id,
        title: each.title.slice(0, maxTitle),
        url: each.url,
        reason: reason ?? 'has no link',
      })
      continue
    }
    items.push({
      id: each.id,
      vendor: verdict.vendor,
      source: source.id,
      language: source.language,
      url: each.url,
      address: canonicalAddress(each.url, { keepFragment: true }) ?? each.url,
      title: each.title,
      summary: each.summary,
      published: each.published,
      main: source.main,
      roundup: source.roundup,
    })
  }
  return { items, refused }
}

function flaw({ title }: ParsedItem): string | null {
  if (title === '') return 'has no title'
  if (title.length > maxTitle) return `has a title of ${title.length} characters (at most ${maxTitle})`
  return null
}
