import { Piscina } from 'piscina'
import type { Article } from '../parse/article.ts'
import { maxBytes, type Parsed, unreadable } from '../parse/parsed.ts'
import type { Sitemap } from '../parse/sitemap.ts'
import type { ParseTask } from '../parse/worker.ts'

/** Two seconds are some twenty times what the largest real feeds take; `startMs` is for a worker that is only coming up. */
const limits = { bytes: maxBytes, taskMs: 2_000, startMs: 30_000, heapMb: 128, youngMb: 16, workers: 2 }

/** Reads documents in workers with a cap on memory and time: what a hostile document does, it does to its worker only. */
export interface Parsers {
  list(task: Extract<ParseTask, { kind: 'feed' | 'page' }>): Promise<Parsed>
  article(task: Extract<ParseTask, { kind: 'article' }>): Promise<Article | null>
  sitemap(task: Extract<ParseTask, { kind: 'sitemap' }>): Promise<Sitemap>
  close(): Promise<void>
}

export function startParsers(): Parsers {
  const pool = new Piscina({
    filename: new URL('./parse-worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: limits.workers,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: limits.youngMb },
  })
  // A worker that dies between two tasks has nobody to tell; the pool has replaced it by then.
  pool.on('error', () => {})
  const inTurn = turns(limits.workers)
  const run = (task: ParseTask) => inTurn(() => runCapped(pool, task))
  return {
    list: async (task) => {
      if (task.bytes.byteLength > limits.bytes) return unreadable('', 'too-large', tooLarge)
      try {
        return (await run(task)) as Parsed
      } catch (error) {
        return unreadable('', 'unreadable', reasonOf(error))
      }
    },
    article: async (task) => {
      if (task.bytes.byteLength > limits.bytes) return null
      try {
        return (await run(task)) as Article
      } catch {
        return null
      }
    },
    sitemap: async (task) => {
      if (task.bytes.byteLength > limits.bytes) return unreadSitemap('too-large', tooLarge)
      try {
        return (await run(task)) as Sitemap
      } catch (error) {
        return unreadSitemap('unreadable', reasonOf(error))
      }
    },
    close: () => pool.destroy(),
  }
}

/** Only as many at a time as there are workers, so that no document spends its time waiting behind a slow one. */
function turns(most: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < most) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

/** The clock runs from when the worker says that it has begun: on a busy machine its start alone may take a second. */
async function runCapped(pool: Piscina, task: ParseTask): Promise<unknown> {
  const begun = new Int32Array(new SharedArrayBuffer(4))
  const stop = new AbortController()
  const after = (ms: number) => setTimeout(() => stop.abort(), ms)
  let timer = after(limits.startMs)
  const { value } = Atomics.waitAsync(begun, 0, 0)
  void Promise.resolve(value).then(() => {
    clearTimeout(timer)
    if (!done) timer = after(limits.taskMs)
  })
  let done = false
  try {
    return await pool.run({ ...task, begun }, { signal: stop.signal })
  } finally {
    done = true
    clearTimeout(timer)
    Atomics.notify(begun, 0)
  }
}

const tooLarge = `is larger than ${limits.bytes / 1024 / 1024} MB`

function unreadSitemap(rule: string, message: string): Sitemap {
  return { entries: [], problems: [{ rule, message, fatal: true }] }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'AbortError') return `took longer than ${limits.taskMs / 1000} s to read`
  return /heap|memory/i.test(error.message)
    ? `needed more than ${limits.heapMb} MB to read`
    : `cannot be read: ${error.message.split('\n')[0]}`
}
