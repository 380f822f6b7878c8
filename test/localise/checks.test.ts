import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkNames, checkTranslation } from '../../src/localise/checks.ts'
import type { Language } from '../../src/model/language.ts'
import { languageCodes } from '../../src/model/language.ts'
import { sure } from '../support.ts'

interface Row {
  language: Language
  field: 'title' | 'summary'
  source: string
  target: string
  bad?: string
}

const names = [
  'OpenAI',
  'Anthropic',
  'Google',
  'Microsoft',
  'Sakana AI',
  'Mistral AI',
  'Claude',
  'Gemini',
  'GitHub',
  'ChatGPT Enterprise',
  'Managed Agents',
  'Codex agent mode',
  ['Fujitsu', '富士通'],
]
const terms: Record<Language, { id: string; in: string; forms: string[] }[]> = {
  en: [{ id: 'model-distillation', in: 'model distillation', forms: ['モデル蒸留', '蒸留'] }],
  ja: [{ id: 'model-distillation', in: 'モデル蒸留', forms: ['model distillation', 'distillation'] }],
}
const rowsOf = (file: string) =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
const check = ({ language, field, source, target }: Row) =>
  checkTranslation(
    { text: source, language },
    { text: target, language: sure(languageCodes.find((each) => each !== language)) },
    { field, names, terms: terms[language].filter((term) => source.includes(term.in)) },
  )
const refused = (row: Row) => check(row).some(({ severity }) => severity === 'refuse')

/** The rules by which each kind of mistake is found: one of them has to speak. */
const kinds: Record<string, string[]> = {
  'number-dropped': ['figure-lost'],
  'number-changed': ['figure-lost', 'figure-new'],
  'number-added': ['figure-new'],
  'small-number': ['figure-small'],
  unit: ['unit'],
  url: ['urls'],
  code: ['code'],
  'name-changed': ['name-lost', 'name-by-sound', 'name-added'],
  'version-changed': ['figure-lost', 'name-lost'],
  'vendor-swapped': ['name-lost', 'name-added'],
  'vendor-added': ['name-added'],
  katakana: ['name-by-sound', 'name-lost'],
  capital: ['capital-lost'],
  'untranslated-run': ['untranslated', 'language'],
  untranslated: ['language'],
  chinese: ['language'],
  'wrong-language': ['language'],
  'prompt-leak': ['talk'],
  refusal: ['talk'],
  'negation-lost': ['negation-lost'],
  'negation-gained': ['negation-gained'],
  era: ['era', 'figure-new'],
  markup: ['markup'],
  control: ['control'],
  'look-alike': ['look-alike'],
  repetition: ['repetition'],
  'sentences-dropped': ['dropped'],
  overlong: ['overlong'],
  'sentence-merged': ['sentences'],
  empty: ['empty'],
  invented: ['invented'],
  unrelated: ['unrelated'],
  'unrelated-title': ['unrelated-title'],
  place: ['place'],
  month: ['month'],
  measure: ['measure'],
  'turned-round': ['opposite'],
  'company-by-sound': ['company-by-sound'],
  length: ['length'],
  term: ['term'],
}
const warnings = new Set([
  'length',
  'term',
  'small-number',
  'sentence-merged',
  'capital',
  'company-by-sound',
  'unrelated-title',
])

describe('the labelled translations', () => {
  const rows = rowsOf('translations.jsonl')
  const good = rows.filter(({ bad }) => bad === undefined)
  const bad = rows.filter((row): row is Row & { bad: string } => row.bad !== undefined)

  test('at least 100 good and 70 bad, every kind in both directions', () => {
    expect(good.length).toBeGreaterThanOrEqual(100)
    expect(bad.length).toBeGreaterThanOrEqual(70)
    const there = new Set(bad.map((row) => `${row.bad} ${row.language}`))
    const odd = ['katakana ja', 'capital ja', 'overlong en', 'overlong ja', 'company-by-sound ja']
    const wanted = Object.keys(kinds).flatMap((kind) => languageCodes.map((language) => `${kind} ${language}`))
    expect(wanted.filter((each) => !there.has(each))).toEqual(odd)
  })

  test('every bad one is caught by a rule made for it', () => {
    const missed = bad.filter((row) => {
      const found = check(row)
      const speaks = found.some(({ rule }) => sure(kinds[row.bad]).includes(rule))
      return !speaks || (!warnings.has(row.bad) && !refused(row))
    })
    expect(missed.map((row) => [row.bad, row.source, row.target, check(row)])).toEqual([])
  })

  test('at most 2 % of the good ones are refused', () => {
    const wrong = good.filter(refused).map((row) => [row.source, row.target, check(row)])
    expect(wrong.length / good.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.02)
  })

  test.each(['later', 'third', 'fourth'])(
    'of the good ones written without the rules in sight (%s), at most 2 % are refused',
    (set) => {
      const unseen = rowsOf(`translations-${set}.jsonl`)
      expect(unseen.length).toBeGreaterThanOrEqual(40)
      const wrong = unseen.filter(refused).map((row) => [row.source, row.target, check(row)])
      expect(wrong.length / unseen.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.02)
    },
  )

  test('scores by rule', () => {
    const table = checkNames.map((rule) => {
      const speaks = (row: Row) => check(row).some((finding) => finding.rule === rule)
      const meant = bad.filter((row) => sure(kinds[row.bad]).includes(rule))
      return { rule, caught: meant.filter(speaks).length, falseAlarms: good.filter(speaks).length }
    })
    console.table(table)
    const total = (set: Row[]) => `${set.filter(refused).length} of ${set.length}`
    console.log(`refused: bad ${total(bad)} (the others are warnings), good ${total(good)}`)
    expect(table.filter(({ rule, caught }) => caught === 0 && rule !== 'overlong')).toEqual([])
  })
})

const floods =
  'a|1|A-|www.|発表|<|not |午後1時|「|Ab 1 |提供を|料金|30日|年|May |to May|cut a |price a |fell a |1 a |GPU|North |ends a '
describe.each(languageCodes)('floods in %s', (language) => {
  test.each(floods.split('|'))('“%s” is refused within half a second', (unit) => {
    const source = { text: 'Introducing Example A', language: sure(languageCodes.find((each) => each !== language)) }
    const started = performance.now()
    const found = checkTranslation(source, { text: unit.repeat(100_000), language }, { field: 'summary', names })
    expect(performance.now() - started).toBeLessThan(500)
    expect(found.map(({ rule }) => rule)).toContain('overlong')
  })
})
