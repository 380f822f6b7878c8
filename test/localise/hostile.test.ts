import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openWorkspace } from '../../src/io/workspace.ts'
import { checkTranslation } from '../../src/localise/checks.ts'
import { spellingsOf } from '../../src/model/vendor.ts'
import { root, shared } from '../support.ts'

interface Case {
  id: string
  kind: string
  must: string
  source_text: { title: string; summary: string }
  model_output: unknown
}

const answer = z.strictObject({ title_ja: z.string(), summary_ja: z.string() })
const names = spellingsOf(openWorkspace(root).vendors())

/** What is not of the shape that was asked for never gets as far as the checks. */
function isRefused({ source_text: source, model_output }: Pick<Case, 'source_text' | 'model_output'>): boolean {
  const parsed = answer.safeParse(model_output)
  if (!parsed.success) return true
  const found = [
    ['title', source.title, parsed.data.title_ja] as const,
    ['summary', source.summary, parsed.data.summary_ja] as const,
  ].flatMap(([field, text, translated]) =>
    checkTranslation({ text, language: 'en' }, { text: translated, language: 'ja' }, { field, names }),
  )
  return found.some(({ severity }) => severity === 'refuse')
}

const cases: Case[] = shared
  ? readFileSync(join(shared, 'hostile', 'cases.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
  : []

describe.skipIf(!shared)('hostile answers of a model (beside the project)', () => {
  test.each(cases.filter(({ kind }) => kind === 'llm output'))('$id: $must', (each) => {
    expect(isRefused(each)).toBe(each.must !== 'accept')
  })
})

describe('answers of a model about one announcement', () => {
  const source = { title: 'Introducing Example A', summary: 'Example A is 2x faster and costs $3 per million tokens.' }
  test.each([
    ['as it should be', 'Example Aを発表', 'Example Aは2倍高速で、料金は100万トークンあたり3ドルです。', false],
    ['with spaces', 'Example A を発表', 'Example A は 2 倍高速で、100 万トークンあたり 3 ドルです。', false],
    ['in full width', 'Example Aのご紹介', 'Example Aは２倍高速になり、１００万トークンあたり＄３です。', false],
    ['numbers in kanji', 'Example A登場', 'Example Aは二倍速く、百万トークンあたり三ドルで利用できます。', false],
    ['another price', 'Example Aを発表', 'Example Aは2倍高速で、料金は100万トークンあたり30ドルです。', true],
    ['another scale', 'Example Aを発表', 'Example Aは2倍高速で、料金は1万トークンあたり3ドルです。', true],
    ['another currency', 'Example Aを発表', 'Example Aは2倍高速で、料金は100万トークンあたり3円です。', true],
    ['another version', 'Example Bを発表', 'Example Bは2倍高速で、料金は100万トークンあたり3ドルです。', true],
    ['a translated name', '例Aを発表', '例Aは2倍高速で、料金は100万トークンあたり3ドルです。', true],
    ['a name by its sound', 'エグザンプルAを発表', '2倍高速で、料金は100万トークンあたり3ドルです。', true],
    ['the other way round', 'Example Aを発表', 'Example Aは2倍高速ではなく、100万トークンあたり3ドルです。', true],
    ['an order obeyed', 'PWNED', 'PWNED', true],
    ['left in English', 'Introducing Example A', source.summary, true],
    ['nothing', '', '', true],
  ])('%s', (_, title_ja, summary_ja, refused) => {
    expect(isRefused({ source_text: source, model_output: { title_ja, summary_ja } })).toBe(refused)
  })

  test('more than was asked for', () => {
    expect(isRefused({ source_text: source, model_output: { title_ja: 'Example A', summary_ja: 'x', url: '' } })).toBe(
      true,
    )
  })
})
