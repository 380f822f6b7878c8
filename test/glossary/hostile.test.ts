import { describe, expect, test } from 'vitest'
import { checkTerms } from '../../src/glossary/check.ts'
import { compileTerms } from '../../src/glossary/compile.ts'
import { explainLinks, linkTerms } from '../../src/glossary/link.ts'
import { eachLanguage, languageCodes } from '../../src/model/language.ts'
import { sentence } from '../../src/model/problem.ts'
import { term } from './terms.ts'

const terms = [
  term(
    'token',
    ['Token', { aliases: ['agent token', 'LLM'], shields: ['access token'] }],
    ['トークン', { reading: 'とーくん', aliases: ['コンピュータートークン'], shields: ['トークンリング'] }],
  ),
]
const compiled = eachLanguage((language) => compileTerms(terms, language))
const megabyte = (unit: string) => unit.repeat(Math.ceil(1_000_000 / unit.length))

/** What would take days if it were not linear takes a moment; the figures are in `npm run bench:glossary`. */
describe('a megabyte is answered', () => {
  test.each([
    ['nothing', ''],
    ['a lone half of a pair', '\ud800token\udc00'],
    ['NUL', '\u0000 token \u0000'],
    ['letters without a space', megabyte('a')],
    ['katakana without a space', megabyte('ア')],
    ['long vowels', megabyte('ー')],
    ['a term with long vowels, over and over', megabyte('コンピューートークー')],
    ['marks without a letter', megabyte('\u0301')],
    ['marks of two classes in turn', `a${megabyte('\u0301\u0327')}`],
    ['voicing marks', megabyte('ﾄﾞ')],
    ['ligatures that grow when folded', megabyte('ﷺ')],
    ['code that does not end', `${megabyte('`token')}`],
    ['links that do not end', megabyte('[token](')],
    ['anchors that do not end', megabyte('<a token ')],
    ['one address', `https://acme.example/${megabyte('token/')}`],
    ['one run of words with hyphens', megabyte('token-agent-')],
    ['capitals beside capitals', megabyte('Token Agent ')],
    ['shields', megabyte('access token ')],
    ['lone halves', megabyte('\ud800')],
    ['spaces', megabyte(' ')],
    ['dashes', megabyte('—')],
    ['white space of every kind', megabyte('\u00a0\u3000\t\n')],
  ])('%s', (_, text) => {
    for (const language of languageCodes) {
      const matches = linkTerms(compiled[language], text)
      expect(matches.length).toBeLessThanOrEqual(1)
      for (const { start, end, text: found } of matches) expect(text.slice(start, end)).toBe(found)
    }
  })
})

test('offsets fit whatever the text is made of', () => {
  const units = [
    'token',
    'トークン',
    'ﾄｰｸﾝ',
    'ー',
    '・',
    '―',
    ' ',
    '-',
    '\u3099',
    '\ud83d',
    '\u200b',
    'Ａ',
    'ﬁ',
    '`',
    'llm',
    'LLMs',
    '。',
    '\n',
  ]
  let seed = 1
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return units[seed % units.length] ?? ''
  }
  for (let nth = 0; nth < 2_000; nth += 1) {
    const text = Array.from({ length: 12 }, next).join('')
    for (const language of languageCodes) {
      const { matches, refused } = explainLinks(compiled[language], text)
      for (const { start, end, text: found } of [...matches, ...refused]) expect(text.slice(start, end)).toBe(found)
      const ends = matches.map(({ end }) => end)
      expect(matches.slice(1).every(({ start }, at) => start >= (ends[at] ?? 0))).toBe(true)
    }
  }
})

describe('a strange term file', () => {
  test('a thousand aliases are compiled and found', () => {
    const aliases = Array.from({ length: 1_000 }, (_, at) => `thing number ${at} of many more`)
    const many = [term('many', ['Many', { aliases }])]
    expect(linkTerms(compileTerms(many, 'en'), 'see thing-number-999 of many more')).toMatchObject([{ term: 'many' }])
    expect(checkTerms(many).filter(({ fatal }) => fatal)).toEqual([])
  })

  test('forms that could be walked in many ways end', () => {
    const kana = [...'アイウエオカキクケコサシスセソタチツテトナニヌネノン']
    const vowels = [term('kana', ['Kana'], [kana.join('ー'), { reading: 'かな' }])]
    expect(linkTerms(compileTerms(vowels, 'ja'), `${kana.join('ーー')}x`).length).toBeLessThanOrEqual(1)
    const long = [term('long', ['Long', { aliases: ['ab'.repeat(20_000)] }])]
    expect(linkTerms(compileTerms(long, 'en'), 'ab-'.repeat(20_010))).toEqual([])
  })

  test('an alias of one letter is refused', () => {
    expect(checkTerms([term('x', ['Axis', { aliases: ['x', '・'] }])]).map(sentence)).toEqual(
      expect.arrayContaining([
        'glossary/x/en.md → aliases: “x” is too short: it would be linked everywhere (write a longer form)',
        'glossary/x/en.md → aliases: “・” is too short: it would be linked everywhere (write a longer form)',
      ]),
    )
  })

  test('but finds itself alone where nobody checked', () => {
    expect(linkTerms(compileTerms([term('x', ['Axis', { aliases: ['x'] }])], 'en'), 'an x, xx')).toMatchObject([
      { start: 3, end: 4 },
    ])
  })
})
