import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { BadInput } from '../../model/problem.ts'

/** Says which browser to use, or `none`. */
export const variable = 'HAYAMI_CHROMIUM'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const elsewhere = '/Applications/Chromium.app/Contents/MacOS/Chromium'

/** The path of a Chromium: the one that the environment names, else one in the usual places, else null. */
export function findChromium(environment: NodeJS.ProcessEnv): string | null {
  const named = environment[variable]?.trim() ?? ''
  if (named === 'none') return null
  if (named !== '') return runs(named) ? named : refuse(named)
  const folders = [...(environment.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].filter(Boolean)
  return (
    names
      .flatMap((name) => folders.map((folder) => join(folder, name)))
      .concat(elsewhere)
      .find(runs) ?? null
  )
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function refuse(path: string): never {
  throw new BadInput({
    rule: 'browser',
    where: variable,
    message: `${path} is no program`,
    fix: 'name a Chromium that is there, such as /usr/bin/chromium, or “none” to do without',
    fatal: true,
  })
}
