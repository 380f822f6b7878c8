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
