import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../model/identity.ts'

/**
 * What YAML texts were parsed to before. Years of issues are read each morning, and parsing a text takes some fifty times as
 * long as hashing it. A file that is torn, foreign or of another text counts as none; deleting the folder loses nothing.
 */
export interface KeptYaml {
  /** The value that the text had, parsed now if need be; `name` is a file's name. */
  of(name: string, text: string, parse: () => unknown): unknown
}

export function keptYaml(folder: string): KeptYaml {
  const values = new Map<string, unknown>()
  return {
    of: (name, text, parse) => {
      const hash = sha256(text)
      if (values.has(hash)) return values.get(hash)
      const file = join(folder, `${name}.json`)
      const kept = read(file, hash)
      const value = kept === undefined ? parse() : kept.value
      if (kept === undefined) write(folder, file, hash, value)
      values.set(hash, value)
      return value
    },
  }
}

function read(file: string, hash: string): { value: unknown } | undefined {
  try {
    const [of, sum, json = ''] = readFileSync(file, 'utf8').split('\n', 3)
    return of === hash && sum === sha256(json) ? { value: JSON.parse(json) } : undefined
  } catch {
    return undefined
  }
}

/** Where nothing can be kept, it is parsed again next time. */
function write(folder: string, file: string, hash: string, value: unknown) {
  const json = JSON.stringify(value)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, `${hash}\n${sha256(json)}\n${json}\n`)
  } catch {}
}
