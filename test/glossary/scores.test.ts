import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compileTerms } from '../../src/glossary/compile.ts'
import { linkTerms } from '../../src/glossary/link.ts'
import { openWorkspace } from '../../src/io/workspace.ts'
import { type Language, languageCodes } from '../../src/model/language.ts'
import { namesOf } from '../../src/model/vendor.ts'
import { root } from '../support.ts'

/**
 * 440 sentences in the style of vendors' announcements, written and labelled by people who had not seen the linker: which
 * terms an editor would link. `decidable` is false where only the meaning tells.
 */
interface Labelled {
  id: string
  kind: string
  decidable?: boolean
  text: string
  matches: [term: string, text: string][]
}

interface Score {
  right: number
  wrong: number
  missed: number
}

const workspace = openWorkspace(root)
const names = namesOf(workspace.vendors())
const sentences = (language: Language): Labelled[] =>
  readFileSync(join(root, 'test', 'glossary', `${language}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const kinds = ['plain', 'compound', 'shield', 'product', 'case', 'width', 'hyphen', 'tiling', 'code', 'sense']
const lines: string[] = []

/** What a drop below would be a fault of: precision and recall on what rules can decide, and on all. */
const bars: Record<Language, { decidable: number; all: number }> = {
  en: { decidable: 0.99, all: 0.98 },
  ja: { decidable: 0.99, all: 0.98 },
}

describe.each(languageCodes)('%s', (language) => {
  const rows = sentences(language)
  const compiled = compileTerms(workspace.terms(), language, names)
  const scoreOf = (of: Labelled[]) =>
    of.map((row) => score(row, compiled)).reduce(add, { right: 0, wrong: 0, missed: 0 })

  test('the set is what it says: every kind, and labels that stand in their texts, in order', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150)
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(kinds))
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length)
    for (const kind of kinds.filter((each) => each !== 'sense')) {
      const linked = rows.filter((row) => row.kind === kind).map(({ matches }) => matches.length > 0)
      expect(new Set(linked), kind).toEqual(new Set([true, false]))
    }
    const ids = new Set(workspace.terms().map(({ id }) => id))
    for (const { id, text, matches } of rows) {
      let from = 0
      for (const [term, found] of matches) {
        expect(ids.has(term), `${id}: ${term}`).toBe(true)
        const at = text.indexOf(found, from)
        expect(at, `${id}: ${found}`).toBeGreaterThanOrEqual(from)
        from = at + found.length
      }
    }
  })

  test('precision and recall', () => {
    const decidable = scoreOf(rows.filter((row) => row.decidable !== false))
    const all = scoreOf(rows)
    for (const kind of kinds) lines.push(line(`${language} ${kind}`, scoreOf(rows.filter((row) => row.kind === kind))))
    lines.push(line(`${language} decidable`, decidable), line(`${language} all`, all))
    expect(f1(decidable)).toBeGreaterThanOrEqual(bars[language].decidable)
    expect(f1(all)).toBeGreaterThanOrEqual(bars[language].all)
  })
})

afterAll(() => console.log(`links of the development set\n${lines.join('\n')}`))

function score({ text, matches }: Labelled, compiled: ReturnType<typeof compileTerms>): Score {
  const wanted = matches.map(([term, found]) => `${term} ${found}`)
  const linked = linkTerms(compiled, text).map((match) => `${match.term} ${match.text}`)
  const right = linked.filter((match) => wanted.includes(match)).length
  return { right, wrong: linked.length - right, missed: wanted.length - right }
}

function add(a: Score, b: Score): Score {
  return { right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed }
}

function f1({ right, wrong, missed }: Score): number {
  return (2 * right) / (2 * right + wrong + missed)
}

function line(name: string, { right, wrong, missed }: Score): string {
  const of = (part: number, rest: number) => (part + rest === 0 ? '   – ' : (part / (part + rest)).toFixed(3))
  return `${name.padEnd(14)} right ${String(right).padStart(3)}  wrong ${String(wrong).padStart(2)}  missed ${String(missed).padStart(2)}  precision ${of(right, wrong)}  recall ${of(right, missed)}`
}
