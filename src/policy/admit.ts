import { canonicalAddress, fingerprint, itemId } from '../model/identity.ts'
import type { Item, ParsedItem, Refused } from '../model/item.ts'
import type { Source } from '../model/source.ts'
import type { Vendor } from '../model/vendor.ts'
import { filterOf, titleBy } from './filter.ts'
import { judgeLink, keptAddress } from './official.ts'

/** A title longer than this is no title; it is kept from the issue and shown to the editor. */
const maxTitle = 300

export interface Admitted {
  items: Item[]
  /** The entries that the items were made of, one for each, with address and title as they are kept. */
  entries: ParsedItem[]
  refused: Refused[]
  /** Entries that are neither: what a wide channel says about other things, and what it says twice. */
  leftOut: { reason: string; items: number }[]
  /** What is wrong with the source as a whole; its items are not to be used then. */
  suspicion: string | null
}

/**
 * Lets official items in and lists the others with the reason. A vendor's channel may only carry links to the vendor's
 * own hosts; a roundup may point at any registered vendor, and its items belong to that one. Of entries with one address
 * the first stays.
 */
export function admit(source: Source, parsed: ParsedItem[], vendors: Vendor[]): Admitted {
  const items = new Map<string, { item: Item; entry: ParsedItem }>()
  const refused: Refused[] = []
  const leftOut = new Map<string, number>()
  const leaveOut = (reason: string) => leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
  const filtered = filterOf(source)
  let own = 0
  for (const each of parsed) {
    const entry = { ...each, title: titleBy(source.title, each.title) }
    const verdict =
      entry.url === null ? null : judgeLink(entry.url, vendors, source.roundup ? undefined : source.vendor)
    if (verdict?.official) own += 1
    const unwanted = filtered(entry)
    if (unwanted !== null) {
      leaveOut(unwanted)
      continue
    }
    const reason = flaw(entry) ?? (verdict?.official ? null : (verdict?.reason ?? 'has no link'))
    if (reason !== null || !verdict?.vendor || entry.url === null) {
      refused.push({ source: source.id, title: entry.title.slice(0, maxTitle), url: entry.url, reason: reason ?? '' })
      continue
    }
    const item = itemOf(entry, entry.url, verdict.vendor, source)
    if (items.has(item.address)) leaveOut('given twice by its source')
    else items.set(item.address, { item, entry: { ...entry, url: item.url } })
  }
  const linked = parsed.filter(({ url }) => url !== null).length
  return {
    items: [...items.values()].map(({ item }) => item),
    entries: [...items.values()].map(({ entry }) => entry),
    refused,
    leftOut: [...leftOut].map(([reason, count]) => ({ reason, items: count })),
    suspicion: linked > 0 && own === 0 ? 'every link leads off the vendor: has the feed been taken over?' : null,
  }
}

/** Entries that share a page are told apart by the identities that their feed gave them. */
function itemOf(entry: ParsedItem, link: string, vendor: string, source: Source): Item {
  const url = keptAddress(link)
  const keepFragment = isOwnPage(url, source)
  const page = canonicalAddress(url, { keepFragment }) ?? url
  const address = entry.sharesPage ? `${page}#${entry.id}` : page
  return {
    id: fingerprint(source.id, itemId({ ...entry, url: address })),
    vendor,
    source: source.id,
    language: source.language,
    url,
    address,
    title: entry.title,
    summary: entry.summary,
    published: entry.published,
    main: source.main,
    roundup: source.roundup,
  }
}

/**
 * Release notes share a page and differ by fragment: on the page that is the source, or under which its feed stands
 * (`/changelog` for `/changelog/rss.xml`). Anywhere else a fragment is only a place in an announcement.
 */
function isOwnPage(url: string, source: Source): boolean {
  const [page, own] = [canonicalAddress(url), canonicalAddress(source.url)]
  return page !== null && own !== null && (own === page || own.startsWith(`${page}/`))
}

/** Titles that are kept from the issue and shown to the editor. First hit wins. */
const titleFlaws: { has: (title: string) => boolean; reason: (title: string) => string }[] = [
  { has: (title) => title === '', reason: () => 'has no title' },
  {
    has: (title) => [...title].length > maxTitle,
    reason: (title) => `has a title of ${[...title].length} characters (at most ${maxTitle})`,
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
