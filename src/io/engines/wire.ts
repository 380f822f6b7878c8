import { Agent, type Dispatcher, request } from 'undici'
import { type ConnectOptions, openConnections } from '../http/connect.ts'
import { faultOf, seconds } from '../http/fault.ts'
import { usual as usualHttp } from '../http/limits.ts'
import { retryAfter } from '../http/retry.ts'
import { realTime, type Time } from '../http/time.ts'
import { onLoopback } from './key.ts'

export interface WireLimits {
  retries: number
  retryMs: number
  /** Of one attempt, body included. */
  answerMs: number
  /** Of one request with its retries and waits. */
  totalMs: number
  bytes: number
}

const usual: WireLimits = { retries: 3, retryMs: 1_000, answerMs: 60_000, totalMs: 150_000, bytes: 2_000_000 }

/** For tests, which need not wait, and bring an API's host home. */
export interface WireOptions {
  time: Time
  limits: WireLimits
  connect: ConnectOptions
}

/** Why a request came to nothing, in hayami's own words: a server's may repeat the key or the post. */
export class Stop extends Error {
  /** Whether the next request would fare no better. */
  readonly forAll: boolean

  constructor(message: string, forAll: boolean) {
    super(message)
    this.forAll = forAll
  }
}

/**
 * The way to one API and to nothing else, in the form of `fetch`, so that every engine's library takes it: no redirects, a cap
 * on time and size, and retries where a server asks for patience. It answers with a 2xx or throws a Stop.
 */
export function openWire(
  api: string,
  { time = realTime, limits = usual, connect = {} }: Partial<WireOptions> = {},
): typeof fetch {
  const { origin } = new URL(api)
  const patient = { ...usualHttp, headersMs: limits.answerMs, idleMs: limits.answerMs }
  const dispatcher: Dispatcher = onLoopback(api) ? new Agent() : openConnections(connect, patient)
  return async (input, init = {}) => {
    const url = new URL(String(input))
    if (url.origin !== origin) throw new Stop(`asks for ${url.host}, which is not its API`, true)
    const signal = AbortSignal.any([AbortSignal.timeout(limits.totalMs), ...(init.signal ? [init.signal] : [])])
    for (let retry = 0; ; retry += 1) {
      const attempt = await once(url, init, { dispatcher, signal, limits })
      if (attempt instanceof Response) return attempt
      if (!attempt.again || retry === limits.retries) throw attempt.stop
      const until = attempt.answer ? retryAfter(attempt.answer, time.now()) : null
      const waitMs = until === null ? limits.retryMs * 2 ** retry * (0.5 + time.random() / 2) : until - time.now()
      if (waitMs > limits.totalMs) throw attempt.stop
      await time.sleep(waitMs, signal).catch(() => {
        throw attempt.stop
      })
    }
  }
}

interface Failure {
  stop: Stop
  again: boolean
  answer?: { status: number; headers: Record<string, string | undefined> }
}

interface Means {
  dispatcher: Dispatcher
  signal: AbortSignal
  limits: WireLimits
}

async function once(url: URL, init: RequestInit, { dispatcher, signal, limits }: Means): Promise<Response | Failure> {
  const patience = AbortSignal.timeout(limits.answerMs)
  try {
    const { statusCode, headers, body } = await request(url, {
      method: (init.method ?? 'GET') as Dispatcher.HttpMethod,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: init.body === undefined || init.body === null ? null : String(init.body),
      dispatcher,
      signal: AbortSignal.any([signal, patience]),
    })
    const bytes = await upTo(limits.bytes, body)
    if (statusCode >= 200 && statusCode < 300) {
      const type = String(headers['content-type'] ?? 'application/json')
      return new Response(statusCode === 204 ? null : bytes, { status: statusCode, headers: { 'content-type': type } })
    }
    const { reason, forAll, again } = meaning(statusCode)
    const wish = headers['retry-after']
    const answer = { status: statusCode, headers: wish ? { 'retry-after': String(wish) } : {} }
    return { stop: new Stop(reason, forAll), again, answer }
  } catch (error) {
    if (error instanceof Stop) return { stop: error, again: false }
    if (signal.aborted) return { stop: new Stop('did not answer before the time was up', true), again: false }
    if (patience.aborted)
      return { stop: new Stop(`did not answer within ${seconds(limits.answerMs)}`, true), again: true }
    const { reason, again } = faultOf(error, usualHttp)
    return { stop: new Stop(reason, true), again }
  }
}

async function upTo(most: number, body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > most) throw new Stop(`answered with more than ${most / 1_000_000} MB`, false)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

interface Meaning {
  from: number
  to: number
  reason: string
  forAll: boolean
  again: boolean
}

/** What a status means to an engine; the first row that fits counts. */
const meanings: Meaning[] = [
  { from: 300, to: 399, reason: 'sends elsewhere, where no text may go', forAll: true, again: false },
  { from: 401, to: 401, reason: 'refuses the key', forAll: true, again: false },
  { from: 402, to: 402, reason: 'wants to be paid', forAll: true, again: false },
  { from: 403, to: 403, reason: 'refuses the key', forAll: true, again: false },
  { from: 404, to: 404, reason: 'does not know the model or the address', forAll: true, again: false },
  { from: 429, to: 429, reason: 'was asked too often', forAll: true, again: true },
  { from: 456, to: 456, reason: 'has used up its quota', forAll: true, again: false },
  { from: 400, to: 499, reason: 'refuses the request', forAll: false, again: false },
  { from: 500, to: 599, reason: 'fails', forAll: true, again: true },
]

function meaning(status: number): Meaning {
  const known = meanings.find(({ from, to }) => status >= from && status <= to)
  const { reason = 'answers in no form of HTTP', forAll = true, again = false } = known ?? {}
  return { from: status, to: status, reason: `${reason} (${status})`, forAll, again }
}
