import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../../model/identity.ts'
import type { Outcome, Translated } from '../../model/outcome.ts'
import type { Engine, Job, Text } from './engine.ts'
import { relevant } from './relevant.ts'

export type IsGood = (text: Text, made: Translated, job: Omit<Job, 'signal'>) => boolean

/**
 * Keeps what an engine translated, a file a text, so that it is paid for once. A file that is torn, foreign, of another text or
 * no good counts as none; deleting the folder loses money only.
 */
export function keepTranslations(engine: Engine, folder: string, isGood: IsGood = () => true): Engine {
  const keep = (text: Text, job: Omit<Job, 'signal'>) => keyOf(text, job, engine)
  const keptFor = (text: Text, job: Omit<Job, 'signal'>) => {
    const made = read(folder, keep(text, job))
    return made && isGood(text, made, job) ? made : null
  }
  return {
    ...engine,
    cost: (texts, job) =>
      engine.cost(
        texts.filter((text) => keptFor(text, job) === null),
        job,
      ),
    translate: async (texts, job) => {
      const keys = texts.map((text) => keep(text, job))
      const known = new Map<string, Outcome | null>(texts.map((text) => [keep(text, job), keptFor(text, job)]))
      // Two texts that say the same are one to the engine.
      const missing = new Map(texts.map((text) => [keep(text, job), text] as const).filter(([key]) => !known.get(key)))
      const made = missing.size > 0 ? await engine.translate([...missing.values()], job) : []
      for (const [at, [key, text]] of [...missing].entries()) {
        const outcome = made[at] ?? missed
        known.set(key, outcome)
        if (outcome.kind === 'translated' && isGood(text, outcome, job)) write(folder, key, outcome)
      }
      return keys.map((key) => known.get(key) ?? missed)
    },
  }
}

const missed: Outcome = { kind: 'failed', reason: 'the engine gave no outcome' }

/** All that a translation depends on; its id is not part of it. */
function keyOf({ title, summary }: Text, job: Omit<Job, 'signal'>, { name, version }: Engine): string {
  const { terms, names } = relevant([{ id: '', title, summary }], job)
  const pairs = terms.map(({ source, target }) => [source, target])
  return sha256(JSON.stringify([title, summary, job.source, job.target, name, version, pairs, names]))
}

const keptSchema = z.strictObject({ kind: z.literal('translated'), title: z.string(), summary: z.string().nullable() })

function read(folder: string, key: string): Translated | null {
  try {
    const [of, sum, json = ''] = readFileSync(join(folder, `${key}.json`), 'utf8').split('\n', 3)
    return of === key && sum === sha256(json) ? keptSchema.parse(JSON.parse(json)) : null
  } catch {
    return null
  }
}

/** Where nothing can be kept, it is translated again next time. */
function write(folder: string, key: string, outcome: Translated) {
  const json = JSON.stringify(outcome)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${key}.json`), `${key}\n${sha256(json)}\n${json}\n`)
  } catch {}
}
