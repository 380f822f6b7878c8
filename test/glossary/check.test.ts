import { describe, expect, test } from 'vitest'
import { checkTerms } from '../../src/glossary/check.ts'
import { sentence } from '../../src/model/problem.ts'
import { pageFingerprint, type Term } from '../../src/model/term.ts'
import { term } from './terms.ts'

/** Two terms that are in order and lead to each other, with whatever a row changes. */
const glossary = (en: object = {}, ja: object = {}): Term[] => {
  const terms = [
    term('a', ['Token', { related: ['b'], ...en }], ['トークン', { reading: 'とーくん', related: ['b'], ...ja }]),
    term('b', ['Beta', { related: ['a'] }], ['ベータ', { reading: 'べーた', related: ['a'] }]),
  ]
  for (const { pages } of terms) pages.ja.checkedAgainst ??= pageFingerprint(pages.en)
  return terms
}

/** A third term, named by an acronym, that leads to the first. */
const acronym = (): Term => {
  const made = term('gpu', ['GPU', { related: ['a'] }], ['画像処理半導体', { reading: 'がぞう', related: ['a'] }])
  made.pages.ja.checkedAgainst = pageFingerprint(made.pages.en)
  return made
}

test('two terms in order', () => {
  expect(checkTerms(glossary())).toEqual([])
})

describe('what is to be mended', () => {
  test.each<[string, Term[], string]>([
    ['no such related term', glossary({ related: ['nothing'] }), 'en.md → related: “nothing” is no term'],
    ['related to itself', glossary({ related: ['a'] }), 'en.md → related: names the term itself'],
    [
      'no such term to be confused with',
      glossary({ confusable: [{ term: 'nothing', difference: 'One.' }] }),
      'en.md → confusable: “nothing” is no term',
    ],
    ['no reading', glossary({}, { reading: undefined }), 'ja.md → reading: is missing'],
    ['a long definition', glossary({ definition: 'long '.repeat(80) }), 'en.md → definition: has 399 characters'],
    ['in Japanese sooner', glossary({}, { definition: '長'.repeat(131) }), 'ja.md → definition: has 131 characters'],
    ['a form of another term', glossary({ aliases: ['beta'] }), 'b/en.md → aliases: “Beta” belongs to a already'],
    ['its plural', glossary({ aliases: ['betas'] }), 'b/en.md → aliases: “Beta” belongs to a already'],
    [
      'a form that only looks the same',
      glossary({}, { aliases: ['べｰタ'] }),
      'b/ja.md → aliases: “ベータ” belongs to a already',
    ],
    ['the same in half width', glossary({}, { aliases: ['ﾍﾞｰﾀ'] }), 'b/ja.md → aliases: “ベータ” belongs to a already'],
    [
      'an acronym in small letters',
      [...glossary({ aliases: ['gpu'] }), acronym()],
      'gpu/en.md → aliases: “GPU” belongs to a already',
    ],
    ['a form twice', glossary({ aliases: ['token'] }), 'en.md → aliases: “token” is given twice'],
    ['a form twice but for its hyphen', glossary({ aliases: ['a-b c', 'a b-c'] }), 'aliases: “a b-c” is given twice'],
    ['a shield without a form', glossary({ shields: ['beta test'] }), 'en.md → shields: “beta test” never shields'],
    [
      'a shield of what is refused anyway',
      glossary({}, { shields: ['アクセストークン'] }),
      'ja.md → shields: “アクセストークン” never shields',
    ],
    ['an exact form that is none', glossary({ exact: ['TOKEN'] }), 'en.md → exact: “TOKEN” is no form of the term'],
  ])('%s', (_, terms, expected) => {
    const said = checkTerms(terms)
      .filter(({ fatal }) => fatal)
      .map(sentence)
    expect(said).toEqual([expect.stringContaining(expected)])
  })

  test('an article without sections, in one language only, with HTML', () => {
    const terms = glossary()
    const [first] = terms
    if (!first) throw new Error('no term')
    first.pages.en.body = 'No heading.'
    first.pages.ja.body = ''
    first.pages.ja.checkedAgainst = pageFingerprint(first.pages.en)
    expect(checkTerms(terms).map(sentence)).toEqual([
      'glossary/a/en.md → article: has no section (add “## ” headings)',
      'glossary/a/ja.md → article: is missing, en.md has one (write it, or take the other out)',
    ])
    first.pages.en.body = first.pages.ja.body = '## A\n\n<b>x</b>'
    first.pages.ja.checkedAgainst = pageFingerprint(first.pages.en)
    expect(checkTerms(terms).map(({ message }) => message)).toEqual([
      'holds a first-level heading or HTML',
      'holds a first-level heading or HTML',
    ])
  })
})

describe('what is to be looked at', () => {
  test('a page whose English has changed says so, and names the new fingerprint', () => {
    const [a, b] = glossary() as [Term, Term]
    a.pages.en.definition = 'Another. Two.'
    expect(checkTerms([a, b])).toEqual([
      expect.objectContaining({
        rule: 'drift',
        where: 'glossary/a/ja.md → checkedAgainst',
        message: 'en.md has changed since this page was checked against it',
        fix: `see that both say the same, then write checkedAgainst: "${pageFingerprint(a.pages.en)}"`,
        fatal: false,
      }),
    ])
  })

  test('what only the linker reads is no change', () => {
    const [a, b] = glossary() as [Term, Term]
    a.pages.en.aliases = ['unit of text']
    a.pages.en.shields = ['access token']
    expect(checkTerms([a, b])).toEqual([])
  })

  test('a page that was never checked', () => {
    const [a, b] = glossary() as [Term, Term]
    a.pages.ja.checkedAgainst = undefined
    expect(checkTerms([a, b]).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'drift: was not checked against en.md yet',
    ])
  })

  test('an orphan', () => {
    const [a, b] = glossary() as [Term, Term]
    for (const page of Object.values(b.pages)) page.related = []
    expect(checkTerms([a, b]).map(sentence)).toEqual([
      'glossary/a: is an orphan: no other page leads to it (name it under related of a term beside it)',
    ])
  })
})
