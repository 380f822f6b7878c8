import type { PageRules } from '../model/source.ts'
import { parseArticle } from './article.ts'
import { parseFeed } from './feed.ts'
import { parsePage } from './page.ts'
import { parseSitemap } from './sitemap.ts'

/** One document to read, away from the main thread: hostile ones may take a worker down, never the run. */
export type ParseTask = {
  bytes: Uint8Array
  contentType: string | null
  url: string | null
  /** Set to 1 when the work begins. */
  begun?: Int32Array
} & ({ kind: 'feed' } | { kind: 'page'; rules: PageRules } | { kind: 'article' } | { kind: 'sitemap' })

export default async function parse(task: ParseTask) {
  if (task.begun) {
    Atomics.store(task.begun, 0, 1)
    Atomics.notify(task.begun, 0)
  }
  if (task.kind === 'feed') return await parseFeed(task.bytes, task.contentType, task.url)
  if (task.kind === 'page') return parsePage(task.bytes, task.contentType, task.url, task.rules)
  if (task.kind === 'sitemap') return parseSitemap(task.bytes, task.contentType, task.url)
  return parseArticle(task.bytes, task.contentType, task.url)
}
