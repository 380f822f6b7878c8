import { Piscina } from 'piscina'
import type { Article } from '../parse/article.ts'
import type { Parsed } from '../parse/parsed.ts'
import type { Sitemap } from '../parse/sitemap.ts'
import type { ParseTask } from '../parse/worker.ts'

const limits = { taskMs: 5_000, heapMb: 256, workers: 2 }

/** Reads documents in workers with a cap on memory and time: what a hostile document does, it does to its worker only. */
export interface Parsers {
  list(task: Extract<ParseTask, { kind: 'feed' | 'page' }>): Promise<Parsed>
  article(task: Extract<ParseTask, { kind: 'article' }>): Promise<Article | null>
  sitemap(task: Extract<ParseTask, { kind: 'sitemap' }>): Promise<Sitemap>
  close(): Promise<void>
}

export function startParsers(): Parsers {
  const pool = new Piscina({
    filename: new URL('../parse/worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: limits.workers,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  })
  const run = (task: ParseTask) => pool.run(task, { signal: AbortSignal.timeout(limits.taskMs) })
  return {
    list: async (task) => {
      try {
        return (await run(task)) as Parsed
      } catch (error) {
        return {
          title: '',
          encoding: '',
          items: [],
          problems: [{ rule: 'unreadable', message: reasonOf(error), fatal: true }],
        }
      }
    },
    article: async (task) => {
      try {
        return (await run(task)) as Article
      } catch {
        return null
      }
    },
    sitemap: async (task) => {
      try {
        return (await run(task)) as Sitemap
      } catch (error) {
        return { entries: [], problems: [{ rule: 'unreadable', message: reasonOf(error), fatal: true }] }
      }
    },
    close: () => pool.destroy(),
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'AbortError') return `took longer than ${limits.taskMs / 1000} s to read`
  return /heap|memory/i.test(error.message)
    ? `needed more than ${limits.heapMb} MB to read`
    : `cannot be read: ${error.message.split('\n')[0]}`
}
