import { describe, expect, test } from 'vitest'
import { candidatesOf } from '../../src/glossary/candidates.ts'
import { chooseTerms, commonnessOf } from '../../src/glossary/choose.ts'
import { compileTerms } from '../../src/glossary/compile.ts'
import { term } from './terms.ts'

const match = (id: string, start = 0) => ({ term: id, start, end: start + 1, text: id })
const chosen = (perItem: string[][], atMost: number, definitions: string[][] = []) =>
  chooseTerms(
    perItem.map((ids) => ids.map(match)),
    atMost,
    commonnessOf(definitions.map((ids) => ids.map((id) => match(id)))),
  ).map((matches) => matches.map((each) => each.term))

describe('the few terms of an item', () => {
  test('are those that few items share, in the order of the text', () => {
    expect(chosen([['agent', 'rare', 'rarer'], ['agent'], ['agent', 'rare']], 2)).toEqual([
      ['rare', 'rarer'],
      ['agent'],
      ['agent', 'rare'],
    ])
  })

  test('and that few definitions use', () => {
    expect(chosen([['token', 'watermark']], 1, [['token'], ['token'], []])).toEqual([['watermark']])
  })

  test('what definitions take for granted is explained once', () => {
    const definitions = Array.from({ length: 12 }, () => ['ai'])
    expect(chosen([['ai'], ['ai', 'agent'], ['ai']], 3, definitions)).toEqual([['ai'], ['agent'], []])
  })
})

describe('words without an entry', () => {
  const glossary = [term('token', ['Token'], ['トークン', { reading: 'とーくん' }])]
  const prose = Array.from({ length: 3 }, () => 'the model answers in a moment; 利用者 はモデル')
  const words = (language: 'en' | 'ja', texts: string[]) =>
    candidatesOf(
      texts.map((text) => ({ title: text, text: '' })),
      prose,
      compileTerms(glossary, language),
    ).map(({ word, stories }) => `${word} ${stories}`)

  test('recur, are no ordinary words, no names and no forms of a term', () => {
    expect(
      words('en', [
        'Acme adds spectral caching for tokens',
        'With spectral caching the model answers in a moment',
        'Acme Chorus and a token',
        'Acme Chorus with a token in XYZ',
        'What XYZ means',
      ]),
    ).toEqual(['spectral caching 2', 'XYZ 2'])
  })

  test('are compounds in Japanese', () => {
    expect(words('ja', ['演算予約枠を広げます', '演算予約枠とトークン', '利用者のトークン', '利用者が増加'])).toEqual([
      '演算予約枠 2',
    ])
  })
})
