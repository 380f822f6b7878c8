import { sha256 } from '../../model/identity.ts'
import { instantAt } from '../clock.ts'
import type { Exchange } from '../recording/recording.ts'
import { printable } from './address.ts'
import type { Allowed, Answer, Client, Received } from './answer.ts'
import { startBudget } from './budget.ts'
import { type Cache, type Kept, openCache, record, validators } from './cache.ts'
import { type ConnectOptions, openConnections } from './connect.ts'
import { type Allowance, useful, type Wire } from './exchange.ts'
import { type Fault, fault, faultOf, isFault, statusReason } from './fault.ts'
import { follow, type Landed } from './follow.ts'
import { type Limits, usual } from './limits.ts'
import { createPace } from './pace.ts'
import { askAgain } from './retry.ts'
import { createRobots, type Robots } from './robots.ts'
import { realTime, type Time } from './time.ts'

export interface ClientOptions extends ConnectOptions {
  /** Says who asks, and whom to write to about it. */
  userAgent: string
  /** Told of every exchange, robots.txt and redirects too, and of every address that gave no answer. */
  onExchange?: (exchange: Exchange) => void
  /** Where answers are kept for “has it changed?”; without it every answer is asked for anew. */
  cacheFolder?: string
  /** Lower limits and another clock, for tests. */
  limits?: Partial<Limits>
  time?: Time
  /** Asked besides 443, for tests. */
  port?: number
}

/**
 * The guarded client: https only, official hosts at every redirect, public addresses, what robots.txt allows, one request
 * per host at a time, at most 3 MB and 15 seconds for a source. Every failure is an answer with a reason.
 */
export function createClient({ userAgent, cacheFolder, port, onExchange, ...options }: ClientOptions): Client {
  const limits = { ...usual, ...options.limits }
  const time = options.time ?? realTime
  const dispatcher = openConnections(options, limits)
  const wire: Wire = { dispatcher, pace: createPace(limits, time), time, limits, userAgent, onExchange }
  const cache = openCache(cacheFolder, time.now)
  const robots = createRobots({ wire, cache, port })
  return {
    get: (url, allowed, { signal } = {}) => get(url, allowed, signal, { wire, cache, robots, port }),
    close: async () => {
      await dispatcher.destroy()
      await cache.close()
    },
  }
}

interface Tools {
  wire: Wire
  cache: Cache
  robots: Robots
  port: number | undefined
}

async function get(asked: string, allowed: Allowed, run: AbortSignal | undefined, tools: Tools): Promise<Answer> {
  const { time, limits } = tools.wire
  const started = time.now()
  const answer = await attempt(asked, allowed, run, tools).catch((error) =>
    note(asked, faultOf(error, limits), tools.wire),
  )
  const ms = Math.round(time.now() - started)
  if (!isFault(answer)) return { ...answer, ms }
  const { url = printable(asked), status, reason, refused } = answer
  return { kind: 'failed', url, status, reason, ms, refused }
}

/**
 * Tells of a hop that came to nothing. What follows from the answers themselves is not told: where they lead, and what a
 * status means.
 */
function note<T extends object | null>(url: string, outcome: T, { onExchange, time }: Wire): T {
  if (outcome && isFault(outcome))
    onExchange?.({ url, at: instantAt(time.now()), fault: outcome.reason, status: outcome.status })
  return outcome
}

type Outcome = { kind: 'fresh' | 'unchanged' } & Omit<Received, 'ms'>

async function attempt(
  asked: string,
  allowed: Allowed,
  run: AbortSignal | undefined,
  { wire, cache, robots, port }: Tools,
): Promise<Outcome | Fault> {
  const { time, limits } = wire
  const budget = startBudget(limits.totalMs, time, run)
  const allowance: Allowance = { budget, retriesLeft: limits.retries, run }
  const kept = await cache.read(asked)
  const landed = await follow(
    asked,
    {
      allowed,
      port,
      before: async (url) => note(url.href, await robots.objectionTo(url, allowed, allowance), wire),
      headers: (url) => (kept?.url === url ? validators(kept) : {}),
      ask: async (url, headers) => note(url.href, await askAgain(url, headers, wire, allowance), wire),
    },
    limits,
  )
  if (isFault(landed)) return landed
  const { status, body } = landed.reply
  const about = { url: landed.url, status, at: instantAt(time.now()), movedTo: landed.moved ? landed.url : null }
  if (status === 304 && isAbout(kept, landed)) {
    await cache.touch(asked)
    return { kind: 'unchanged', ...about, contentType: kept.contentType, body: kept.body, hash: kept.hash }
  }
  if (!useful.has(status)) return fault(statusReason(status), { status, url: landed.url })
  if (body.byteLength === 0) return fault('answered with nothing', { status, url: landed.url })
  await keep(record({ asked, landed, at: time.now(), body }), cache)
  const contentType = landed.reply.headers['content-type'] ?? null
  return { kind: 'fresh', ...about, contentType, body, hash: sha256(body) }
}

/** Only what a server can compare is of use next time. */
function keep(answer: Kept, cache: Cache): Promise<void> {
  return Object.keys(validators(answer)).length > 0 ? cache.write(answer) : cache.forget(answer.asked)
}

/** A server may say “unchanged” only about what we told it we have. */
function isAbout(kept: Kept | null, { url }: Landed): kept is Kept {
  return kept !== null && kept.url === url && Object.keys(validators(kept)).length > 0
}
