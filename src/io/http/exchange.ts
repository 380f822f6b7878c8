import type { Dispatcher } from 'undici'
import { instantAt } from '../clock.ts'
import type { Exchange } from '../recording/recording.ts'
import { readBody, readStart } from './body.ts'
import type { Budget } from './budget.ts'
import { type Fault, fault, faultOf, isFault, PlainError, runOver } from './fault.ts'
import type { Limits } from './limits.ts'
import type { Pace } from './pace.ts'
import type { Time } from './time.ts'

/** What every request of a client goes through. */
export interface Wire {
  dispatcher: Dispatcher
  pace: Pace
  time: Time
  limits: Limits
  userAgent: string
  onExchange: ((exchange: Exchange) => void) | undefined
}

/** What one `get` may use. */
export interface Allowance {
  budget: Budget
  retriesLeft: number
  /** Ends the run. */
  run: AbortSignal | undefined
}

/** An answer with its body read: to the end where it is of use, else empty. */
export interface Reply {
  status: number
  headers: Headers
  body: Uint8Array
}

type Headers = Record<string, string | undefined>

/** One request and its answer, when it is its turn at the host. */
export async function exchange(
  url: URL,
  headers: Record<string, string>,
  wire: Wire,
  allowance: Allowance,
): Promise<Reply | Fault> {
  const { budget, run } = allowance
  try {
    const turn = await wire.pace.enter(url.host, run)
    try {
      if (turn.waitMs > budget.leftMs()) return fault(turn.why)
      await budget.sleep(turn.waitMs)
      await turn.begin(asksLeave(url), run)
      const reply = await budget.spend((signal) => send(url, headers, wire, signal))
      if (!isFault(reply)) note(url, reply, wire)
      return reply
    } finally {
      turn.end()
    }
  } catch (error) {
    return run?.aborted ? fault(runOver) : faultOf(error, wire.limits)
  }
}

/** The question is only whether one may ask. */
function asksLeave({ pathname }: URL): boolean {
  return pathname === '/robots.txt'
}

function note({ href: url }: URL, { status, headers, body }: Reply, { time, onExchange }: Wire) {
  const told = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )
  onExchange?.({ url, at: instantAt(time.now()), status, headers: told, body })
}

async function send(
  url: URL,
  headers: Record<string, string>,
  wire: Wire,
  signal: AbortSignal,
): Promise<Reply | Fault> {
  const { limits } = wire
  const flood = new AbortController()
  let preliminary = 0
  const response = await wire.dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: { 'user-agent': wire.userAgent, accept, 'accept-encoding': 'gzip, deflate, br, zstd', ...headers },
    signal: AbortSignal.any([signal, flood.signal]),
    onInfo: () => {
      preliminary += 1
      if (preliminary > limits.preliminary) flood.abort(new PlainError('sent preliminary answers without end'))
    },
  })
  const body = response.body.on('error', () => {})
  const reply = { status: response.statusCode, headers: single(response.headers) }
  try {
    const objection = garbled(response.headers, limits)
    if (objection) return objection
    if (!useful.has(reply.status)) {
      await drain(body)
      return { ...reply, body: new Uint8Array() }
    }
    const { 'content-length': length, 'content-encoding': encoding } = reply.headers
    const sizes = { length, encoding }
    const read = asksLeave(url)
      ? await readStart(body, sizes, { ...limits, bytes: Math.min(limits.bytes, limits.robotsBytes) })
      : await readBody(body, sizes, limits)
    return isFault(read) ? { ...read, status: reply.status } : { ...reply, body: read }
  } catch (error) {
    // Once an answer has begun, asking again is no way to mend it.
    if (signal.aborted) throw error
    return { ...faultOf(error, limits), status: reply.status, again: false }
  } finally {
    body.destroy()
  }
}

const accept = 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5'

/** Statuses whose body is what was asked for. */
export const useful = new Set([200, 203])

/** Headers that no honest server sends. */
function garbled(headers: Record<string, string | string[] | undefined>, limits: Limits): Fault | null {
  const values = Object.values(headers).flat()
  if (values.length > limits.headers) return fault(`sent more than ${limits.headers} headers`)
  if (headers['content-length'] !== undefined && headers['transfer-encoding'] !== undefined)
    return fault('announced two lengths at once')
  if (Array.isArray(headers.location)) return fault('redirects to two addresses at once')
  return null
}

/** Names that came several times, as one list each; the rest is as it came. */
function single(headers: Record<string, string | string[] | undefined>): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

/** Reads a little so that the connection can be used again; what does not come at once costs the connection instead. */
async function drain(body: Dispatcher.ResponseData['body']) {
  await body.dump({ limit: 16 * 1024, signal: AbortSignal.timeout(500) }).catch(() => {})
}
