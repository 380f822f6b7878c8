import { createHash } from 'node:crypto'
import { GlossaryEntries, type SourceLanguageCode, type TargetLanguageCode } from 'deepl-node'
import { languages } from '../../languages/index.ts'
import type { Outcome } from '../../model/outcome.ts'
import { inBatches, stopOf } from './batches.ts'
import { openClient } from './deepl/client.ts'
import { charactersOf, type Engine, failed, type Job, type Text } from './engine.ts'
import { openWire, Stop, type WireOptions } from './wire.ts'

/** Keys of the free plan end in `:fx` and are known at a host of their own. */
export function deeplApi(key: string): string {
  return key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com'
}

/** Sends the terms, and the names as terms that stay as they are, as a glossary of the account's own. */
export function deepl(key: string, api: string, owner: string, options: Partial<WireOptions>): Engine {
  const wire = openWire(api, options)
  const ready = new Map<string, string>()
  const glossary = async (job: Job): Promise<string | undefined> => {
    const entries = entriesOf(job)
    if (entries.size === 0) return undefined
    const { prefix, name } = nameOf(owner, job, entries)
    const client = openClient(key, api, wire, job.signal)
    const id =
      ready.get(name) ??
      (await client.glossaryNamed(name, prefix, job, new GlossaryEntries({ entries: Object.fromEntries(entries) })))
    ready.set(name, id)
    return id
  }
  return {
    name: 'deepl',
    version: '1',
    cost: (texts) => ({ unit: 'characters', amount: texts.reduce((sum, text) => sum + charactersOf(text), 0) }),
    translate: (texts, job) =>
      inBatches(texts, most, async (batch) => {
        const id = await glossary(job).catch(withoutGlossary)
        const client = openClient(key, api, wire, job.signal)
        const parts = batch.flatMap(partsOf)
        const results = await client.translateText(
          parts,
          languages[job.source].tag as SourceLanguageCode,
          languages[job.target].machine.tag as TargetLanguageCode,
          { preserveFormatting: true, ...(id ? { glossary: id } : {}) },
        )
        const words = results.map(({ text }) => text)
        return words.length === parts.length ? together(batch, words) : batch.map(() => failed('left texts out'))
      }),
  }
}

/** Every request would meet it, and a translation that leaves the glossary out is not what was asked for. */
function withoutGlossary(error: unknown): never {
  throw new Stop(`as to its glossary: ${stopOf(error).message}`, true)
}

/** A request takes 50 texts and 128 KiB, in which a Japanese character is nine bytes. */
const most = { texts: 25, characters: 10_000 }

function partsOf({ title, summary }: Text): string[] {
  return summary ? [title, summary] : [title]
}

function together(batch: Text[], words: string[]): Outcome[] {
  const left = [...words]
  return batch.map(({ summary }) => {
    const title = left.shift()?.trim()
    const translated = summary ? left.shift()?.trim() : summary
    if (!title || (summary && !translated)) return failed('left a text empty')
    return { kind: 'translated', title, summary: translated ?? null }
  })
}

/** One entry a form; a name goes before a term. What a glossary cannot hold stays out of it. */
function entriesOf({ terms, names }: Job): Map<string, string> {
  const pairs = [...terms.map(({ source, target }) => [source, target]), ...names.map((name) => [name, name])]
  const fit = pairs
    .map(([source = '', target = '']) => [source.trim(), target.trim()] as const)
    .filter((pair) => pair.every(holdable))
  return new Map(fit.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

function holdable(form: string): boolean {
  return form !== '' && form !== '__proto__' && !/[\p{Cc}\u2028\u2029]/u.test(form)
}

/** Entries cannot be looked up by what they are, so the name tells them. */
function nameOf(
  owner: string,
  { source, target }: Job,
  entries: Map<string, string>,
): { prefix: string; name: string } {
  const prefix = `${owner} ${source}-${target} `
  const hash = createHash('sha256').update(JSON.stringify([...entries]))
  return { prefix, name: prefix + hash.digest('hex').slice(0, 32) }
}
