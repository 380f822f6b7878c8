import type { Time } from './time.ts'

/** The time one `get` may take by itself: its requests, and its waits once it has asked. Queueing behind others is free. */
export interface Budget {
  leftMs(): number
  /** Nothing of it is spent. */
  whole(): boolean
  spend<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Waits; that costs nothing before the first request. */
  sleep(ms: number): Promise<void>
}

/** `run` ends everything, whatever is left. */
export function startBudget(totalMs: number, time: Time, run?: AbortSignal): Budget {
  let spentMs = 0
  let started = false
  const leftMs = () => Math.max(0, totalMs - spentMs)
  const signal = (ms: number) => AbortSignal.any([AbortSignal.timeout(Math.ceil(ms)), ...(run ? [run] : [])])
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    const from = time.now()
    try {
      return await work()
    } finally {
      spentMs += time.now() - from
    }
  }
  return {
    leftMs,
    whole: () => !started,
    spend: (work) => {
      started = true
      return counted(() => work(signal(leftMs())))
    },
    sleep: (ms) => {
      const wait = async () => (ms > 0 ? await time.sleep(ms, run) : undefined)
      return started ? counted(wait) : wait()
    },
  }
}
