import { instantAt } from '../clock.ts'
import { type Allowance, exchange, type Reply, type Wire } from './exchange.ts'
import { type Fault, fault, faultOf, isFault, runOver } from './fault.ts'

/**
 * Asks, and asks again where that may help: after faults of the network and after answers that say "not now". Waits grow and
 * are drawn by chance, so that many clients do not come back at one time; a server's own wish goes before.
 */
export async function askAgain(
  url: URL,
  headers: Record<string, string>,
  wire: Wire,
  allowance: Allowance,
): Promise<Reply | Fault> {
  const { time, limits, pace } = wire
  for (let retry = 0; ; retry += 1) {
    const reply = await exchange(url, headers, wire, allowance)
    const until = isFault(reply) ? null : retryAfter(reply, time.now())
    if (until !== null) pace.holdOff(url.host, until)
    const again = isFault(reply) ? reply.again : passing.has(reply.status)
    if (!again || allowance.retriesLeft === 0) return reply
    const patience = allowance.budget.leftMs()
    const waitMs = until === null ? time.random() * limits.retryMs * 2 ** retry : until - time.now()
    if (waitMs > patience) {
      if (until === null || isFault(reply)) return reply
      return fault(`asked to wait until ${instantAt(until)}`, { status: reply.status })
    }
    allowance.retriesLeft -= 1
    try {
      await allowance.budget.sleep(waitMs)
    } catch (error) {
      return allowance.run?.aborted ? fault(runOver) : faultOf(error, limits)
    }
  }
}

const passing = new Set([429, 500, 502, 503, 504])

/** When a server that cannot answer now wants to be asked again (RFC 9110, 10.2.3), or null. */
export function retryAfter({ status, headers }: Pick<Reply, 'status' | 'headers'>, now: number): number | null {
  const wish = headers['retry-after']?.trim()
  if (!wish || !passing.has(status)) return null
  const until = /^\d+$/.test(wish) ? now + Number(wish) * 1000 : Date.parse(wish)
  return Number.isNaN(until) || until <= now ? null : Math.min(until, lastInstant)
}

/** The last that can be written with four digits. */
const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59)
