import { canonicalAddress, itemId } from '../model/identity.ts'
import { daysBefore } from '../model/instant.ts'
import type { ParsedItem } from '../model/item.ts'
import type { Source } from '../model/source.ts'
import type { ParseProblem } from '../parse/parsed.ts'
import type { SitemapEntry } from '../parse/sitemap.ts'
import { withoutSiteName } from '../text/plain.ts'
import type { Outside } from './context.ts'

/** So many pages are looked at for what a sitemap names and the listing does not show. */
const maxVisits = 5
const recentDays = 14

type Found = { items: ParsedItem[]; problems: ParseProblem[] }
type Reach = Outside & { allowed: (url: string) => string | null }

/** Entries of a page source that its sitemap names and its listing does not show: each read from its own page. */
export async function beyondThePage(source: Source, shown: ParsedItem[], reach: Reach): Promise<Found> {
  if (source.kind !== 'page' || !source.page.sitemap) return { items: [], problems: [] }
  const { url, below } = source.page.sitemap
  const answer = await reach.client.get(url, reach.allowed, { signal: reach.signal })
  if (answer.kind === 'failed') return remark(`its sitemap ${answer.reason}`)
  const sitemap = await reach.parsers.sitemap({
    kind: 'sitemap',
    bytes: answer.body,
    contentType: answer.contentType,
    url: answer.url,
  })
  const fatal = sitemap.problems.find((problem) => problem.fatal)
  if (fatal) return remark(`its sitemap ${fatal.message}`)
  const entries = sitemap.entries.filter((entry) => entry.url.startsWith(below) && entry.url !== below)
  if (entries.length === 0) return remark(`its sitemap names nothing below ${below}: has the site changed?`)
  const items = await Promise.all(unseen(entries, shown, reach.now).map((entry) => visit(entry, reach)))
  return { items: items.filter((item) => item !== null), problems: [] }
}

function remark(message: string): Found {
  return { items: [], problems: [{ rule: 'page-changed', message, fatal: false }] }
}

/** The newest that the listing does not show; those without a date, or with an old one, belong to the archive. */
function unseen(entries: SitemapEntry[], shown: ParsedItem[], now: string): SitemapEntry[] {
  const known = new Set(shown.map(({ url }) => url && canonicalAddress(url)))
  const since = daysBefore(now, recentDays)
  return entries
    .filter(({ url, updated }) => updated !== null && updated >= since && !known.has(canonicalAddress(url)))
    .sort((a, b) => ((a.updated ?? '') < (b.updated ?? '') ? 1 : -1))
    .slice(0, maxVisits)
}

async function visit({ url, updated }: SitemapEntry, { client, parsers, allowed, signal }: Reach) {
  const answer = await client.get(url, allowed, { signal })
  if (answer.kind === 'failed') return null
  const page = await parsers.article({
    kind: 'article',
    bytes: answer.body,
    contentType: answer.contentType,
    url: answer.url,
  })
  if (!page || page.title === '' || page.published === null) return null
  const entry = { guid: null, url: answer.url, title: withoutSiteName(page.title), published: page.published }
  return {
    id: itemId(entry),
    ...entry,
    summary: page.description,
    author: null,
    updated,
    language: page.language,
    categories: [],
  } satisfies ParsedItem
}
