import { describe, expect, test } from 'vitest'
import { checkTerms } from '../../src/glossary/check.ts'
import { chooseTerms } from '../../src/glossary/choose.ts'
import { compileTerms } from '../../src/glossary/compile.ts'
import { linkTerms } from '../../src/glossary/link.ts'
import { type Language, languageCodes } from '../../src/model/language.ts'
import { sentence } from '../../src/model/problem.ts'
import { type Term, termPageSchema } from '../../src/model/term.ts'

const page = (name: string, rest: object = {}) => ({
  ...termPageSchema.parse({ name, definition: 'One. Two.', ...rest }),
  body: '## A\n\nb',
})
const term = (id: string, en: [string, object?], ja: [string, object?] = [id, { reading: 'よみ' }]): Term => ({
  id,
  pages: { en: page(...en), ja: page(...ja) },
})

const terms = [
  term(
    'model-distillation',
    ['Model distillation', { aliases: ['distillation'], verbs: ['distill'] }],
    ['モデル蒸留', { reading: 'もでるじょうりゅう', aliases: ['蒸留'], shields: ['蒸留酒', '蒸留水'] }],
  ),
  term(
    'ai-agent',
    ['AI agent', { aliases: ['agent'] }],
    ['AIエージェント', { reading: 'えーあいえーじぇんと', aliases: ['エージェント'] }],
  ),
  term(
    'fine-tuning',
    ['Fine-tuning', { verbs: ['fine-tune'] }],
    ['ファインチューニング', { reading: 'ふぁいんちゅーにんぐ', aliases: ['微調整'] }],
  ),
  term(
    'rag',
    ['Retrieval-augmented generation', { aliases: ['RAG'] }],
    ['検索拡張生成', { reading: 'けんさくかくちょうせいせい', aliases: ['RAG'] }],
  ),
  term('context-window', ['Context window'], ['コンテキストウィンドウ', { reading: 'こんてきすとうぃんどう' }]),
  term('token', ['Token'], ['トークン', { reading: 'とーくん' }]),
  term('federated-learning', ['Federated learning'], ['連合学習', { reading: 'れんごうがくしゅう' }]),
  term('server', ['Server'], ['サーバー', { reading: 'さーばー' }]),
]
const compiled = Object.fromEntries(languageCodes.map((code) => [code, compileTerms(terms, code)])) as Record<
  Language,
  ReturnType<typeof compileTerms>
>
const found = (language: Language, text: string) =>
  linkTerms(compiled[language], text).map((match) => `${match.term}:${match.text}`)

describe('English', () => {
  test.each([
    ['any case', 'MODEL DISTILLATION and Tokens', ['model-distillation:MODEL DISTILLATION', 'token:Tokens']],
    ['the longest', 'we use model distillation', ['model-distillation:model distillation']],
    ['hyphen, space or nothing', 'finetuning', ['fine-tuning:finetuning']],
    ['a space for a hyphen', 'fine tuning', ['fine-tuning:fine tuning']],
    ['verbs', 'was distilled from a larger model', ['model-distillation:distilled']],
    ['verbs that end in e', 'fine-tuned models', ['fine-tuning:fine-tuned']],
    ['plural', 'two context windows', ['context-window:context windows']],
    ['acronyms, exact, with s', 'RAG and RAGs', ['rag:RAG']],
    ['no other case of an acronym', 'a rag doll', []],
    ['no part of a word', 'tokenize, reagent, agents_v2', []],
    ['nothing in code', 'set `token` now', []],
    ['nothing in addresses', 'see https://acme.example/token or token.py', []],
    ['nothing in a product’s name', 'the new Managed Agents offer', []],
    ['but in a title of capitals', 'A Practical Guide to Building Agents Well', ['ai-agent:Agents']],
    ['the first of each only', 'token after token', ['token:token']],
    ['beside punctuation', '“tokens”, (agents).', ['token:tokens', 'ai-agent:agents']],
  ])('%s', (_, text, expected) => {
    expect(found('en', text)).toEqual(expected)
  })
})

describe('Japanese', () => {
  test.each([
    ['the longest', 'モデル蒸留を使う', ['model-distillation:モデル蒸留']],
    ['a shield', '蒸留酒と蒸留水', []],
    ['a shield, then the term', '蒸留酒ではなく蒸留', ['model-distillation:蒸留']],
    ['half-width kana', 'ﾓﾃﾞﾙ蒸留とﾄｰｸﾝ', ['model-distillation:ﾓﾃﾞﾙ蒸留', 'token:ﾄｰｸﾝ']],
    ['small and large kana', 'コンテキストウインドウ', ['context-window:コンテキストウインドウ']],
    ['a trailing long vowel', 'サーバを増やす', ['server:サーバ']],
    ['with the long vowel', 'サーバーを増やす', ['server:サーバー']],
    ['full-width Latin', 'ＲＡＧを使う', ['rag:ＲＡＧ']],
    ['a middle dot', 'ファイン・チューニング', ['fine-tuning:ファイン・チューニング']],
    ['a space beside Latin', 'AI エージェント', ['ai-agent:AI エージェント']],
    ['no part of a longer katakana word', 'ユーザーエージェント', []],
    ['no part of a longer kanji word', '企業連合学習会', []],
    ['the right side is open', 'トークン数', ['token:トークン']],
    [
      'one term right after another',
      'トークンコンテキストウィンドウ',
      ['token:トークン', 'context-window:コンテキストウィンドウ'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found('ja', text)).toEqual(expected)
  })
})

test('offsets are of the text as it was given', () => {
  const text = '🚀 𠮷野家のﾓﾃﾞﾙ蒸留、それと `token`とトークン'
  for (const match of linkTerms(compiled.ja, text)) expect(text.slice(match.start, match.end)).toBe(match.text)
  expect(linkTerms(compiled.ja, text).map(({ start, end }) => [start, end])).toEqual([
    [8, 14],
    [27, 31],
  ])
})

test.each([
  ['nothing', ''],
  ['a lone surrogate', '\ud800token'],
  ['NUL', '\u0000 token \u0000'],
  ['a megabyte without a space', 'ア'.repeat(1_000_000)],
])('%s is answered', (_, text) => {
  expect(linkTerms(compiled.ja, text).length + linkTerms(compiled.en, text).length).toBeLessThanOrEqual(1)
})

test('the few terms of an item are those that few items share', () => {
  const match = (id: string, start: number) => ({ term: id, start, end: start + 1, text: id })
  const chosen = chooseTerms([[match('ai', 0), match('rare', 5)], [match('ai', 0)], [match('ai', 3)]], 1)
  expect(chosen.map((matches) => matches.map((each) => each.term))).toEqual([['rare'], ['ai'], ['ai']])
})

test('the glossary is checked as a whole', () => {
  const wrong = [
    term('a', ['Alpha', { aliases: ['first'], shields: ['beta test'], related: ['nothing', 'a'] }], ['アルファ', {}]),
    term('b', ['Beta', { aliases: ['First'], definition: 'long '.repeat(80) }]),
  ]
  expect(checkTerms(wrong).map(sentence)).toEqual([
    'glossary/a/en.md → related: “nothing” is no term (name a folder of glossary/)',
    'glossary/a/en.md → related: names the term itself (take it out)',
    'glossary/a/ja.md → reading: is missing (write how the name is read, in hiragana)',
    'glossary/b/en.md → definition: has 399 characters, the mail carries 280 (say it in two short sentences)',
    'glossary/b/en.md → aliases: “First” belongs to a already (keep it in one place)',
    'glossary/a/en.md → shields: “beta test” holds no form of the term (take it out or mend its spelling)',
  ])
  expect(checkTerms(terms)).toEqual([])
})
