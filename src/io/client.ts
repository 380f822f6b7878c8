import { lookup } from 'node:dns'
import ipaddr from 'ipaddr.js'
import { Agent, buildConnector, fetch } from 'undici'
import { sha256 } from '../model/identity.ts'
import type { Evidence } from '../model/item.ts'
import { now } from './clock.ts'
import type { Exchange } from './recording/recording.ts'

/** What a source sent. `url` is the address that answered, after redirects; `hash` the SHA-256 of `body` in hexadecimal. */
export interface Received extends Evidence {
  contentType: string | null
  body: Uint8Array
  ms: number
  /** The new address of one that moved for good: every redirect on the way was a 301 or a 308. */
  movedTo: string | null
}

/** What a request came to. `unchanged`: the server says that what we kept is still right, and `body` is what we kept. */
export type Answer =
  | ({ kind: 'fresh' } & Received)
  | ({ kind: 'unchanged' } & Received)
  | {
      kind: 'failed'
      url: string
      status: number | null
      reason: string
      ms: number
      /** `allowed` said no. */
      refused: boolean
    }

/** The only way out. `allowed` says for every address, redirects too, why it may not be asked, or null. */
export interface Client {
  get(url: string, allowed: (url: string) => string | null, limits?: { signal?: AbortSignal }): Promise<Answer>
  close(): Promise<void>
}

const limits = {
  bytes: 3 * 1024 * 1024,
  redirects: 5,
  connectMs: 5_000,
  headersMs: 8_000,
  idleMs: 5_000,
  totalMs: 15_000,
}

export interface ClientOptions {
  /** Says who asks, and whom to write to about it. */
  userAgent: string
  /** Name resolution, for tests that bring an official host home. */
  resolve?: typeof lookup
  /** Trusted besides the system's authorities, for tests. */
  ca?: string
  /** Told of every exchange, redirects too. */
  onExchange?: (exchange: Exchange) => void
  /** What servers told us to ask by. */
  cacheFolder?: string
  /** Whether an address may be connected to; public unicast ones may. */
  mayConnect?: (address: string) => boolean
}

/**
 * A client that asks https addresses only, connects to public addresses only, follows redirects one by one under the same
 * rules, and reads at most 3 MB of the decoded body within 15 seconds. Failures are values.
 */
export function createClient({ userAgent, resolve = lookup, ca, mayConnect = isPublic }: ClientOptions): Client {
  const connect = buildConnector({
    timeout: limits.connectMs,
    lookup: resolve,
    ...(ca ? { ca } : {}),
  })
  const agent = new Agent({
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    connections: 1,
    pipelining: 1,
    connect: (options, callback) =>
      connect(options, (...[error, socket]) => {
        if (error) return callback(error, null)
        if (socket.remoteAddress && mayConnect(socket.remoteAddress)) return callback(null, socket)
        socket.destroy()
        return callback(new Error(`${options.hostname} leads to an address that is not public`), null)
      }),
  })
  return {
    get: (url, allowed) => ask(agent, url, allowed, { userAgent, started: performance.now() }),
    close: () => agent.close(),
  }
}

async function ask(
  agent: Agent,
  first: string,
  allowed: (url: string) => string | null,
  { userAgent, started }: { userAgent: string; started: number },
): Promise<Answer> {
  const signal = AbortSignal.timeout(limits.totalMs)
  const ms = () => Math.round(performance.now() - started)
  let url = first
  try {
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const objection = allowed(url)
      if (objection !== null)
        return {
          kind: 'failed',
          url,
          status: null,
          reason: hop === 0 ? objection : `redirects to ${url}, which ${objection}`,
          ms: ms(),
          refused: true,
        }
      const response = await fetch(url, {
        dispatcher: agent,
        redirect: 'manual',
        signal,
        headers: { 'user-agent': userAgent, accept: accepted },
      })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location) {
        await response.body?.cancel()
        url = URL.parse(location, url)?.href ?? location
        continue
      }
      if (!response.ok) {
        await response.body?.cancel()
        return {
          kind: 'failed',
          url,
          status: response.status,
          reason: `answered ${response.status}`,
          ms: ms(),
          refused: false,
        }
      }
      const body = await readCapped(response.body)
      return {
        kind: 'fresh',
        url,
        status: response.status,
        contentType: response.headers.get('content-type'),
        body,
        at: now(),
        hash: sha256(body),
        movedTo: null,
        ms: ms(),
      }
    }
    return {
      kind: 'failed',
      url,
      status: null,
      reason: `redirects more than ${limits.redirects} times`,
      ms: ms(),
      refused: false,
    }
  } catch (error) {
    return {
      kind: 'failed',
      url,
      status: null,
      reason: reasonOf(error),
      ms: ms(),
      refused: false,
    }
  }
}

const accepted = 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5'

/** Counts decoded bytes: a small compressed answer may unpack to a huge one. */
async function readCapped(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > limits.bytes) throw new Error(`is larger than ${limits.bytes / 1024 / 1024} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `did not answer within ${limits.totalMs / 1000} s`
  const cause = error.cause instanceof Error ? error.cause : error
  const code = (cause as NodeJS.ErrnoException).code
  const known: Record<string, string> = {
    ENOTFOUND: 'its host name is not known',
    EAI_AGAIN: 'its host name could not be looked up: is there a network?',
    ECONNREFUSED: 'refused the connection',
    ECONNRESET: 'broke the connection',
    UND_ERR_CONNECT_TIMEOUT: `did not connect within ${limits.connectMs / 1000} s`,
    UND_ERR_HEADERS_TIMEOUT: `sent no headers within ${limits.headersMs / 1000} s`,
    UND_ERR_BODY_TIMEOUT: `went silent for ${limits.idleMs / 1000} s`,
  }
  return known[code ?? ''] ?? cause.message
}
