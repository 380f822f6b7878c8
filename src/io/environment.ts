import { userInfo } from 'node:os'

/** Who is at the machine, for the record of an approval. */
export function userName(): string {
  return process.env.GITHUB_ACTOR ?? process.env.USER ?? userInfo().username
}

/** The environment, for what must not stand in a file: passwords and keys. */
export function environment(): NodeJS.ProcessEnv {
  return process.env
}

/** Resolves when the person at the terminal has had enough. */
export async function untilInterrupted(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
}

export interface Interruption {
  asked(): boolean
  done(): void
}

/** Notices once that the run shall end, so that it can end in order; asked a second time, the process ends as any other. */
export function watchInterruption(notice: () => void): Interruption {
  let asked = false
  const signals = ['SIGINT', 'SIGTERM'] as const
  const done = () => {
    for (const signal of signals) process.off(signal, stop)
  }
  const stop = () => {
    asked = true
    done()
    notice()
  }
  for (const signal of signals) process.on(signal, stop)
  return { asked: () => asked, done }
}
