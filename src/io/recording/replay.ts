import { sha256 } from '../../model/identity.ts'
import type { Answer, Client } from '../client.ts'
import type { Exchange, Recording } from './recording.ts'

const maxRedirects = 5

/** A client that answers from kept exchanges and never touches the network, under the same rules for addresses. */
export function replayClient({ exchanges }: Recording): Client {
  const kept = new Map(exchanges.map((exchange) => [exchange.url, exchange]))
  return {
    get: async (url, allowed) => replay(kept, url, allowed),
    close: async () => {},
  }
}

function replay(kept: Map<string, Exchange>, first: string, allowed: (url: string) => string | null): Answer {
  let url = first
  let forGood = true
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const failed = (reason: string, status: number | null = null, refused = false): Answer => ({
      kind: 'failed',
      url,
      status,
      reason,
      ms: 0,
      refused,
    })
    const objection = allowed(url)
    if (objection !== null) return failed(hop === 0 ? objection : `redirects to ${url}, which ${objection}`, null, true)
    const exchange = kept.get(url)
    if (!exchange) return failed('was not recorded')
    if ('fault' in exchange) return failed(exchange.fault)
    const { status, headers, body, at } = exchange
    const header = (name: string) => headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null
    const location = header('location')
    if (status >= 300 && status < 400 && location !== null) {
      forGood &&= status === 301 || status === 308
      url = URL.parse(location, url)?.href ?? location
      continue
    }
    if (status < 200 || status > 299) return failed(status === 410 ? 'is gone (410)' : `answered ${status}`, status)
    return {
      kind: 'fresh',
      url,
      status,
      contentType: header('content-type'),
      body,
      at,
      hash: sha256(body),
      movedTo: hop > 0 && forGood ? url : null,
      ms: 0,
    }
  }
  return {
    kind: 'failed',
    url,
    status: null,
    reason: `redirects more than ${maxRedirects} times`,
    ms: 0,
    refused: false,
  }
}
