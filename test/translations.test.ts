import { expect, test } from 'vitest'
import { termForms } from '../src/glossary/forms.ts'
import { markEdits } from '../src/issue/editors.ts'
import { checkTranslations } from '../src/issue/translations.ts'
import { fingerprint } from '../src/model/identity.ts'
import type { Field } from '../src/model/issue.ts'
import { sentence } from '../src/model/problem.ts'
import { house, issue, story } from './fixtures/house.ts'
import { term } from './glossary/terms.ts'

const english = 'Acme Spark 2 costs $3 and does not train on your data'
const problems = (ja: Field, termsIn: Parameters<typeof checkTranslations>[2] = () => []) => {
  const plain = story('a', { en: english })
  const translated = { ...plain, title: { ...plain.title, ja } }
  return checkTranslations(markEdits(issue([translated]), []), house.vendors, termsIn)
}
const good = 'アクメのSpark 2は3ドル、データは学習に使いません'
const wrong = 'アクメのSpark 2は30ドル、データは学習に使いません'

test.each<[string, Field, string[]]>([
  ['an editor’s good one', { text: good, origin: 'editor' }, []],
  [
    'an editor’s, who may know better',
    { text: wrong, origin: 'editor' },
    [
      'issues/2026-05-21.yaml → stories.0.title.ja.text: as a translation: figure-lost: 3 (compare it with the original)',
      'issues/2026-05-21.yaml → stories.0.title.ja.text: as a translation: figure-new: 30 (compare it with the original)',
    ],
  ],
  ['nothing, which another rule sees', { text: '', origin: 'editor' }, []],
  ['the vendor’s own words', { text: wrong, origin: 'official' }, []],
])('%s', (_, field, said) => {
  const drafted = field.origin === 'editor' ? {} : { drafted: fingerprint(field.text) }
  const found = problems({ ...field, ...drafted })
  expect(found.map(sentence)).toEqual(said)
  expect(found.filter(({ fatal }) => fatal)).toEqual([])
})

test('a machine’s is fatal where it is refused, and a warning stays one', () => {
  const machine = (text: string): Field => ({ text, origin: 'machine', drafted: fingerprint(text) })
  expect(problems(machine(good))).toEqual([])
  expect(problems(machine(wrong)).map(({ rule, fatal }) => [rule, fatal])).toEqual([
    ['translation-figure-lost', true],
    ['translation-figure-new', true],
  ])
  const said = problems(machine(good), () => [{ id: 'training', forms: ['訓練'] }])
  expect(said.map(({ rule, message, fatal }) => [rule, message, fatal])).toEqual([
    ['translation-term', 'as a translation: term: 訓練 (training)', false],
  ])
})

test('what a machine wrote and an editor changed is the editor’s', () => {
  const found = problems({ text: wrong, origin: 'machine', drafted: fingerprint(good) })
  expect(found.map(({ fatal }) => fatal)).toEqual([false, false])
})

test('terms of a text come with their forms in the other language', () => {
  const terms = [term('token', ['token'], ['トークン', { aliases: ['字句'] }])]
  const termsIn = termForms(terms, [])
  expect(termsIn('Ten tokens', 'en', 'ja')).toEqual([{ id: 'token', forms: ['トークン', '字句'] }])
  expect(termsIn('字句を数える', 'ja', 'en')).toEqual([{ id: 'token', forms: ['token', 'tokens'] }])
  expect(termsIn('Nothing', 'en', 'ja')).toEqual([])
})
