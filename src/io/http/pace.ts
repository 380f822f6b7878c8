import { instantAt } from '../clock.ts'
import { createGate, type Gate } from './gate.ts'
import type { Limits } from './limits.ts'
import type { Time } from './time.ts'

/** One request's turn at a host. Whoever has it is alone there until `end`. */
export interface Turn {
  /** Until the host may be asked. */
  waitMs: number
  /** Why, in case the wait is too long. */
  why: string
  /** Waits for a place among all hosts' requests, and starts the interval to the next unless the question is only whether one may ask. */
  begin(asksLeave: boolean, signal?: AbortSignal): Promise<void>
  end(): void
}

/** Keeps requests to a host apart. Hosts do not wait for one another, but for the number of requests at one time. */
export interface Pace {
  enter(host: string, signal?: AbortSignal): Promise<Turn>
  /** The host's robots.txt asks for this time between requests. */
  slowDown(host: string, delayMs: number): void
  /** The host wants to be left alone until then. */
  holdOff(host: string, until: number): void
}

interface Host {
  gate: Gate
  delayMs: number
  nextAt: number
  heldUntil: number
}

export function createPace({ intervalMs, concurrency }: Limits, time: Time): Pace {
  const everywhere = createGate(concurrency)
  const hosts = new Map<string, Host>()
  const hostOf = (name: string): Host => {
    const host = hosts.get(name) ?? { gate: createGate(1), delayMs: 0, nextAt: 0, heldUntil: 0 }
    hosts.set(name, host)
    return host
  }
  return {
    enter: async (name, signal) => {
      const host = hostOf(name)
      await host.gate.enter(signal)
      return turnAt(host, everywhere, intervalMs, time)
    },
    slowDown: (name, delayMs) => {
      hostOf(name).delayMs = delayMs
    },
    holdOff: (name, until) => {
      const host = hostOf(name)
      host.heldUntil = Math.max(host.heldUntil, until)
    },
  }
}

function turnAt(host: Host, everywhere: Gate, intervalMs: number, time: Time): Turn {
  let begun = false
  return {
    waitMs: Math.max(host.nextAt, host.heldUntil) - time.now(),
    why: whyWait(host, intervalMs),
    begin: async (asksLeave, signal) => {
      await everywhere.enter(signal)
      begun = true
      if (!asksLeave) host.nextAt = time.now() + Math.max(intervalMs, host.delayMs)
    },
    end: () => {
      if (begun) everywhere.leave()
      host.gate.leave()
    },
  }
}

function whyWait({ heldUntil, nextAt, delayMs }: Host, intervalMs: number): string {
  if (heldUntil >= nextAt) return `asked to wait until ${instantAt(heldUntil)}`
  if (delayMs > intervalMs) return `its robots.txt asks for ${delayMs / 1000} s between requests, too long for this run`
  return 'took all its time before this request'
}
