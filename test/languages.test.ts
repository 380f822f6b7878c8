import { describe, expect, test } from 'vitest'
import { languages } from '../src/languages/index.ts'
import type { Language } from '../src/model/language.ts'

/** What a title says of itself, in each language's way, in a form that both share. */
describe('a period', () => {
  test.each<[Language, string, string | null]>([
    ['en', 'Notes of May 4, 2026', '2026-05-04'],
    ['en', 'Notes of Sept. 15', '*-09-15'],
    ['en', 'What’s new: April 2026', '2026-04-*'],
    ['en', 'The news we announced in July', '*-07-*'],
    ['en', 'Agents that may help', null],
    ['en', 'Results for the second quarter', 'q2'],
    ['en', 'Results for Q3', 'q3'],
    ['en', 'Fellows, Autumn 2026', 'fall'],
    ['ja', 'まとめ 2026年5月', '2026-05-*'],
    ['ja', '5月4日のメンテナンス', '*-05-04'],
    ['ja', '第2四半期の決算', 'q2'],
  ])('%s: %s', (language, title, period) => {
    expect(languages[language].period(title)).toBe(period)
  })
})

describe('a part of a series', () => {
  test.each<[Language, string, string | null]>([
    ['en', 'Scaling agents, part 2', '2'],
    ['en', 'Project Kiosk: Phase Two', '2'],
    ['en', 'Notes, Vol. III', '3'],
    ['en', 'A party of two', null],
    ['ja', '連載 第三回', '3'],
    ['ja', 'エージェント入門 その2', '2'],
    ['ja', '第2世代', null],
  ])('%s: %s', (language, title, part) => {
    expect(languages[language].part(title)).toBe(part)
  })
})

describe('places, by one name', () => {
  test.each<[Language, string, string[]]>([
    ['en', 'Note comes to India and the United States', ['IN', 'US']],
    ['en', 'An office in New York', ['New York']],
    ['en', 'Indiana is no country', []],
    ['en', 'Sanctions on North Korea', ['KP']],
    ['en', 'From South Africa to the rest of Africa', ['Africa', 'ZA']],
    ['en', 'Data residency in Asia-Pacific', ['Asia']],
    ['en', 'Now in Germany. And in the U.S.', ['DE', 'US']],
    ['ja', 'アジアパシフィックでのデータ保管', ['Asia']],
    ['ja', 'タイ語と日本語に対応', []],
    ['ja', 'インドネシアと米国で提供開始', ['ID', 'US']],
    ['ja', '東京にオフィスを開設', ['Tokyo']],
    ['ja', 'インターネットで使う', []],
  ])('%s: %s', (language, title, places) => {
    expect(languages[language].places(title)).toEqual(places)
  })
})

describe('a kind of post', () => {
  test.each<[Language, string, string | undefined]>([
    ['en', 'Note 5 System Card', 'card'],
    ['en', 'How Contoso uses Note', 'customer'],
    ['en', 'How to use Note', 'guide'],
    ['en', 'Elevated errors on Note', 'incident'],
    ['en', 'Pausing Note Voice', 'suspension'],
    ['en', 'Note Voice is back', 'return'],
    ['en', 'Retiring Note 3', 'end'],
    ['en', 'Note is now the default', 'default'],
    ['en', 'Ada Lovelace joins Acme as adviser', 'people'],
    ['en', 'Acme raises $1 billion', 'funding'],
    ['en', 'Note release notes', undefined],
    ['en', 'Note 5 released', 'launch'],
    ['ja', 'Note 5のシステムカード', 'card'],
    ['ja', 'Note 5の提供を開始', 'launch'],
    ['ja', 'Note 5の一般提供を開始', 'availability'],
    ['ja', 'Note 5の障害について', 'incident'],
    ['ja', 'Note 5を使いこなす方法', 'guide'],
    ['ja', 'Note 3の提供終了', 'end'],
  ])('%s: %s', (language, title, kind) => {
    expect(languages[language].kinds.find(([, pattern]) => pattern.test(title))?.[0]).toBe(kind)
  })
})

describe('forms of a noun', () => {
  test.each<[string, string[]]>([
    ['token', ['token', 'tokens']],
    ['capability', ['capability', 'capabilities']],
    ['guardrails', ['guardrail', 'guardrails']],
    ['chain of thought', ['chain of thought', 'chains of thought']],
    ['quantization', ['quantization', 'quantisation', 'quantizations', 'quantisations']],
    ['data center', ['data center', 'data centre', 'data centers', 'data centres']],
    ['AI ethics', ['AI ethics']],
    ['bias', ['bias']],
  ])('%s', (noun, forms) => {
    expect(languages.en.nounForms(noun)).toEqual(expect.arrayContaining(forms))
  })

  test('a plural of its own loses its s, other words in s do not', () => {
    expect(languages.en.nounForms('guardrails')).toContain('guardrail')
    for (const word of ['AI ethics', 'bias', 'analysis'])
      expect(languages.en.nounForms(word)).not.toContain(word.slice(0, -1))
  })

  test('Japanese has one', () => {
    expect(languages.ja.nounForms('トークン')).toEqual(['トークン'])
  })
})

describe('forms of a verb', () => {
  test.each<[string, string[]]>([
    ['distill', ['distill', 'distills', 'distilled', 'distilling']],
    ['distil', ['distils', 'distilled', 'distilling']],
    ['fine-tune', ['fine-tunes', 'fine-tuned', 'fine-tuning']],
    ['quantize', ['quantized', 'quantised', 'quantizing']],
    ['verify', ['verifies', 'verified', 'verifying']],
  ])('%s', (verb, forms) => {
    expect(languages.en.verbForms(verb)).toEqual(expect.arrayContaining(forms))
  })

  test.each<[string, string, boolean]>([
    ['distillation', 'distill', true],
    ['Fine-tuning', 'fine-tune', true],
    ['pretraining', 'pretrain', true],
    ['Hallucination', 'hallucinate', true],
    ['embedding', 'vector', false],
    ['reasoning', 'reason why', false],
  ])('%s is made of %s: %s', (noun, verb, made) => {
    expect(languages.en.nounsOf(verb).includes(noun.toLowerCase().replaceAll('-', ' '))).toBe(made)
  })
})

describe('places in Japanese titles', () => {
  test.each([
    ['within a longer katakana word there is none', 'タイトル40本に対応', []],
    ['beside other scripts there is', 'タイで提供開始', ['TH']],
    ['as English writes them', 'Acme for Finland を発表', ['FI']],
  ])('%s', (_, title, places) => {
    expect(languages.ja.places(title)).toEqual(places)
  })
})
