import { setTimeout } from 'node:timers/promises'

/** The clock, patience and chance of the client, so that tests need not wait. */
export interface Time {
  /** Milliseconds since 1970; never goes back while the process runs. */
  now(): number
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** From 0 up to but not including 1. */
  random(): number
}

export const realTime: Time = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: async (ms, signal) => {
    await setTimeout(ms, undefined, signal ? { signal } : {})
  },
  random: Math.random,
}
