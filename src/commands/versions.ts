import type { Client } from '../io/client.ts'
import type { Parsers } from '../io/parsers.ts'
import type { Progress } from '../io/progress.ts'
import type { Versions } from '../localise/fields.ts'
import { accept, candidates, type Page } from '../localise/versions.ts'
import type { Item, Refused } from '../model/item.ts'
import { type Language, languageCodes } from '../model/language.ts'
import type { Vendor } from '../model/vendor.ts'
import { judgePage } from '../policy/page.ts'
import type { Joined } from '../stories/join.ts'
import { objection } from './pull.ts'

/** What a look at a story's official pages gave. */
export interface Visited {
  joined: Joined<Item>
  versions: Versions
  unchecked: { url: string; reason: string }[]
  /** Set where the page leads off the vendor's hosts: the story may not be published. */
  refused: Refused | null
}

interface Tools {
  client: Client
  parsers: Parsers
  vendors: Vendor[]
  progress: Progress
}

/** Finds the vendor's own words in every language a story lacks: first among its items, then on the pages themselves. */
export async function visitStories(stories: Joined<Item>[], tools: Tools): Promise<Visited[]> {
  let done = 0
  return await Promise.all(
    stories.map(async (joined) => {
      const visited = await visit(joined, tools)
      done += 1
      tools.progress.show(`${done} of ${stories.length} announcements · looking for official translations`)
      return visited
    }),
  )
}

async function visit(joined: Joined<Item>, tools: Tools): Promise<Visited> {
  const [lead] = joined.items
  const versions: Versions = fromItems(joined)
  const missing = languageCodes.filter((language) => language !== lead.language && !versions[language])
  const visited: Visited = { joined, versions, unchecked: [], refused: null }
  const own = joined.items.filter(({ roundup, language }) => !roundup && language === lead.language)
  for (const item of missing.length > 0 ? own : []) {
    const page = await look(item.url, item.vendor, tools)
    if (page.kind === 'refused' && item === lead) {
      visited.refused = {
        source: item.source,
        title: item.title,
        url: item.url,
        reason: page.reason,
      }
      return visited
    }
    if (page.kind !== 'page') visited.unchecked.push({ url: item.url, reason: page.reason })
    for (const language of missing) {
      if (!versions[language])
        await findVersion(item, page.kind === 'page' ? page.page : null, language, visited, tools)
    }
    if (missing.every((language) => versions[language])) break
  }
  return visited
}

/** The vendor's own feeds in other languages already carry the announcement. */
function fromItems({ items }: Joined<Item>): Versions {
  const [lead] = items
  const versions: Versions = {}
  for (const item of items) {
    if (item.language === lead.language || item.roundup || versions[item.language]) continue
    versions[item.language] = {
      title: item.title,
      summary: item.summary,
      url: item.url,
    }
  }
  return versions
}

async function findVersion(item: Item, page: Page | null, language: Language, visited: Visited, tools: Tools) {
  const vendor = tools.vendors.find(({ id }) => id === item.vendor)
  for (const url of candidates(item, page, language, vendor)) {
    const found = await look(url, item.vendor, tools)
    const version = found.kind === 'page' ? accept(item, found.page, found.url, language) : { refused: found.reason }
    if ('refused' in version) visited.unchecked.push({ url, reason: version.refused })
    else {
      visited.versions[language] = version
      return
    }
  }
}

type Look = { kind: 'page'; page: Page; url: string } | { kind: 'refused' | 'failed'; reason: string }

async function look(url: string, vendor: string, { client, parsers, vendors }: Tools): Promise<Look> {
  const answer = await client.get(url, (each) => objection(each, vendors, vendor))
  if (answer.kind === 'failed')
    return {
      kind: answer.refused ? 'refused' : 'failed',
      reason: answer.reason,
    }
  const page = await parsers.article({
    kind: 'article',
    bytes: answer.body,
    contentType: answer.contentType,
    url: answer.url,
  })
  if (!page) return { kind: 'failed', reason: 'cannot be read' }
  const elsewhere = judgePage(page, answer.url, vendors, vendor)
  return elsewhere === null ? { kind: 'page', page, url: answer.url } : { kind: 'refused', reason: elsewhere }
}
