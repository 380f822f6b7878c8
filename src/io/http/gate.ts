/** Lets as many through as it has places; the others wait in the order they came, until their signal ends the wait. */
export interface Gate {
  enter(signal?: AbortSignal): Promise<void>
  leave(): void
}

export function createGate(places: number): Gate {
  let free = places
  const waiting = new Set<() => void>()
  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        if (free > 0) {
          free -= 1
          return resolve()
        }
        const giveUp = () => {
          waiting.delete(goOn)
          reject(signal?.reason)
        }
        const goOn = () => {
          signal?.removeEventListener('abort', giveUp)
          resolve()
        }
        waiting.add(goOn)
        signal?.addEventListener('abort', giveUp, { once: true })
      }),
    leave: () => {
      const [next] = waiting
      if (!next) {
        free += 1
        return
      }
      waiting.delete(next)
      next()
    },
  }
}
