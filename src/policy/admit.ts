import { canonicalAddress, fingerprint } from '../model/identity.ts'
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
      id: fingerprint(source.id, each.id),
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

/** Titles that are kept from the issue and shown to the editor. First hit wins. */
const titleFlaws: { has: (title: string) => boolean; reason: (title: string) => string }[] = [
  { has: (title) => title === '', reason: () => 'has no title' },
  {
    has: (title) => title.length > maxTitle,
    reason: ({ length }) => `has a title of ${length} characters (at most ${maxTitle})`,
  },
  { has: (title) => !/[\p{L}\p{N}]/u.test(title.replace(/\u3164/g, '')), reason: () => 'has a title without a letter' },
  {
    has: (title) => /https?:\/\/|www\./i.test(title),
    reason: () => 'has an address in its title, which mail clients would link',
  },
  { has: (title) => /[!-~]{80}/.test(title), reason: () => 'has a word in its title that no line can hold' },
]

function flaw({ title }: ParsedItem): string | null {
  return titleFlaws.find(({ has }) => has(title))?.reason(title) ?? null
}
