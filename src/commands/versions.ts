import type { Answer } from '../io/http/answer.ts'
import type { Fresh } from '../issue/select.ts'
import type { Versions } from '../localise/fields.ts'
import { accept, candidates, type Page, versionOf } from '../localise/versions.ts'
import { isIn, writtenIn } from '../localise/written.ts'
import type { Coverage } from '../model/issue.ts'
import type { Evidence, Item, Refused } from '../model/item.ts'
import { type Language, languageCodes } from '../model/language.ts'
import { judgePage } from '../policy/page.ts'
import type { Ranked } from '../stories/rank.ts'
import type { Outside } from './context.ts'
import { evidenceOf, objection } from './pull.ts'

/** A story in its place in the issue. */
export type Told = Ranked<Fresh>

/** What a look at a story's official pages gave. */
export interface Visited {
  /** Without the items whose page leads off the vendor's hosts; null where none of its own is left. */
  joined: Told | null
  versions: Versions
  unchecked: Coverage['unchecked']
  /** The story's own page as it was, and how it describes itself. */
  evidence: Evidence | null
  description: string | null
  refused: Refused[]
}

/**
 * Looks at the pages of the stories that the mail will show: they say whose they are, and what the vendor's own words
 * are in the languages that its feeds lack.
 */
export async function visitStories(ranked: Told[], shown: number, outside: Outside): Promise<Visited[]> {
  let done = 0
  const total = Math.min(shown, ranked.length)
  return await Promise.all(
    ranked.map(async (joined, at) => {
      if (at >= shown) return unvisited(joined)
      const visited = await visit(joined, outside)
      done += 1
      outside.progress.show(`${done} of ${total} announcements · looking at their pages`)
      return visited
    }),
  )
}

function unvisited(joined: Told): Visited {
  return { joined, versions: fromItems(joined), unchecked: [], evidence: null, description: null, refused: [] }
}

async function visit(joined: Told, outside: Outside): Promise<Visited> {
  const looks = await lookAtAll(joined, outside)
  const refused = joined.items.flatMap((item) => refusalOf(item, looks.get(item.address)))
  const left = withoutItems(joined, new Set(refused.map(({ url }) => url)))
  if (left === null) return { ...unvisited(joined), joined: null, versions: {}, refused }
  const visited: Visited = { ...unvisited(left), unchecked: failuresOf(looks), refused }
  const [lead] = left.items
  const own = looks.get(lead.address)
  if (own?.kind === 'page') {
    visited.evidence = own.evidence
    visited.description = inLanguage(own.page.description, lead.language)
  }
  const missing = () => languageCodes.filter((code) => code !== lead.language && !visited.versions[code])
  for (const item of left.items.filter(({ roundup, language }) => !roundup && language === lead.language)) {
    const found = looks.get(item.address)
    for (const language of missing())
      await findVersion(item, found?.kind === 'page' ? found.page : null, language, visited, outside)
  }
  return visited
}

/** Every page that the story would link to, by its canonical address, each asked once. */
async function lookAtAll({ items }: Told, outside: Outside): Promise<Map<string, Look>> {
  const pages = new Map(items.filter(({ roundup }) => !roundup).map((item) => [item.address, item]))
  const looks = await Promise.all([...pages.values()].map(({ url, vendor }) => look(url, vendor, outside)))
  return new Map([...pages.keys()].map((address, at) => [address, looks[at] as Look]))
}

/** A page's description is a summary only where it is written in the language of the post. */
function inLanguage(description: string | null, language: Language): string | null {
  return description !== null && isIn(language, description) ? description : null
}

function refusalOf({ source, title, url }: Item, found: Look | undefined): Refused[] {
  return found?.kind === 'refused' ? [{ source, title, url, reason: found.reason }] : []
}

function failuresOf(looks: Map<string, Look>): Visited['unchecked'] {
  return [...looks.values()].flatMap((each) =>
    each.kind === 'failed' || each.kind === 'missing' ? [{ url: each.url, reason: each.reason }] : [],
  )
}

/** The next item leads where the first one's page was refused. A roundup alone is no story. */
function withoutItems(story: Told, refused: Set<string | null>): Told | null {
  const { items, because } = story
  const left = items.filter(({ url }) => !refused.has(url))
  const [lead, ...others] = left
  if (!lead || lead.roundup) return null
  const ids = new Set(left.map(({ id }) => id))
  return { ...story, items: [lead, ...others], because: because.filter(({ a, b }) => ids.has(a) && ids.has(b)) }
}

/** The vendor's own feeds in other languages already carry the announcement; some carry posts that nobody translated. */
function fromItems({ items }: Told): Versions {
  const [lead] = items
  const versions: Versions = {}
  for (const item of items) {
    if (item.language === lead.language || item.roundup || versions[item.language]) continue
    const { title, summary, url, language } = item
    if (!writtenIn(language, { title, description: summary, language })) continue
    versions[language] = versionOf({ title, summary, url, by: 'feed' }, language)
  }
  return versions
}

async function findVersion(item: Item, page: Page | null, language: Language, visited: Visited, outside: Outside) {
  const vendor = outside.vendors.find(({ id }) => id === item.vendor)
  for (const candidate of candidates(item, page, language, vendor)) {
    const { url } = candidate
    const found = await look(url, item.vendor, outside)
    const version =
      found.kind === 'page' ? accept(item, found.page, found.url, language, candidate) : { refused: found.reason }
    if (!('refused' in version)) {
      visited.versions[language] = version
      return
    }
    if (found.kind === 'failed') visited.unchecked.push({ url, reason: version.refused })
    else if (found.kind !== 'missing') visited.unchecked.push({ url, reason: version.refused, answered: true })
  }
}

type Look =
  | { kind: 'page'; url: string; page: Page; evidence: Evidence }
  | { kind: 'refused' | 'failed' | 'missing'; url: string; reason: string }

async function look(url: string, vendor: string, { client, parsers, vendors, signal }: Outside): Promise<Look> {
  const answer = await client.get(url, (each) => objection(each, vendors, vendor), { signal })
  if (answer.kind === 'failed') return { kind: kindOf(answer), url, reason: answer.reason }
  const page = await parsers.article({
    kind: 'article',
    bytes: answer.body,
    contentType: answer.contentType,
    url: answer.url,
  })
  if (!page) return { kind: 'failed', url, reason: 'cannot be read' }
  const elsewhere = judgePage(page, answer.url, vendors, vendor)
  return elsewhere === null
    ? { kind: 'page', page, url: answer.url, evidence: evidenceOf(answer) }
    : { kind: 'refused', url, reason: elsewhere }
}

/** A page that the server says does not exist was checked: there is none. */
function kindOf({ refused, status }: Extract<Answer, { kind: 'failed' }>): 'refused' | 'missing' | 'failed' {
  if (refused) return 'refused'
  return status === 404 || status === 410 ? 'missing' : 'failed'
}
