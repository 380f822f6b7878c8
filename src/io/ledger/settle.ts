import { DateTime } from 'luxon'
import type { DeliveryState } from '../ledger.ts'
import type { Outcome } from '../transports/transport.ts'

interface Tries {
  attempts: number
  /** When the last of them was. */
  tried: string | null
}

/** A server that always says “later” has said no after this many tries. */
const triesAtMost = 5
/** Tries closer together than this are one: servers that put strangers off wait for minutes to pass. */
const apart = { minutes: 15 }

/** What a delivery becomes by an outcome. A fault of the whole run is no try of this subscriber's. */
export function settled(
  { attempts, tried }: Tries,
  outcome: Outcome,
  at: string,
): Tries & { state: DeliveryState; detail: string } {
  const { kind, detail } = outcome
  if (kind !== 'later') return { state: kind, detail, attempts, tried }
  const counts = !outcome.stop && (tried === null || tried <= before(at))
  const tries = counts ? { attempts: attempts + 1, tried: at } : { attempts, tried }
  return tries.attempts >= triesAtMost
    ? { state: 'refused', detail: `${tries.attempts} tries: ${detail}`, ...tries }
    : { state: 'later', detail, ...tries }
}

function before(at: string): string {
  return DateTime.fromISO(at, { zone: 'utc' }).minus(apart).toISO({ suppressMilliseconds: true }) ?? at
}
