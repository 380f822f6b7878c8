import { sha256 } from '../../model/identity.ts'
import { printable } from '../http/address.ts'
import type { Allowed, Answer, Client } from '../http/answer.ts'
import { type Reply, useful } from '../http/exchange.ts'
import { type Fault, fault, isFault, runOver, statusReason } from '../http/fault.ts'
import { follow } from '../http/follow.ts'
import type { Exchange, Recording } from './recording.ts'

/** A client that answers from kept exchanges and never touches the network, under the same rules for addresses. */
export interface Replay extends Client {
  /** Whether the recording says anything of an address. */
  holds(url: string): boolean
}

export function replayClient({ exchanges }: Recording): Replay {
  const kept = new Map(exchanges.map((exchange) => [named(exchange.url), exchange]))
  return {
    get: async (url, allowed, { signal } = {}) =>
      signal?.aborted ? failed(url, fault(runOver)) : await replay(kept, url, allowed),
    holds: (url) => kept.has(named(url)),
    close: async () => {},
  }
}

async function replay(kept: Map<string, Exchange>, asked: string, allowed: Allowed): Promise<Answer> {
  const ask = async ({ href }: URL) => replyOf(kept.get(href))
  const landed = await follow(asked, { allowed, port: undefined, ask })
  if (isFault(landed)) return failed(asked, landed)
  const { url, reply, moved } = landed
  const { status, headers, body, at } = reply as Reply & { at: string }
  if (!useful.has(status)) return failed(url, fault(statusReason(status), { status }))
  if (body.byteLength === 0) return failed(url, fault('answered with nothing', { status }))
  const movedTo = moved ? url : null
  const contentType = headers['content-type'] ?? null
  return { kind: 'fresh', url, status, contentType, body, at, hash: sha256(body), movedTo, ms: 0 }
}

function failed(asked: string, { url = printable(asked), status, reason, refused }: Fault): Answer {
  return { kind: 'failed', url, status, reason, ms: 0, refused }
}

function replyOf(exchange: Exchange | undefined): (Reply & { at: string }) | Fault {
  if (!exchange) return fault('was not recorded')
  if ('fault' in exchange) return fault(exchange.fault, { status: exchange.status })
  const { status, headers, body, at } = exchange
  return { status, headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])), body, at }
}

/** One spelling for an address and for itself with a slash that the URL parser adds; fragments are not asked for. */
function named(url: string): string {
  return (URL.parse(url)?.href ?? url).replace(/#.*$/, '')
}
