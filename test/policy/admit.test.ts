import { describe, expect, test } from 'vitest'
import { admit } from '../../src/policy/admit.ts'
import { titleBy } from '../../src/policy/filter.ts'
import { parsed, source, vendors } from '../fixtures/registry.ts'

test('official items are let in and the others kept with their reason', () => {
  const { items, refused, suspicion } = admit(
    source(),
    [
      parsed('A', 'https://acme.example/a/?utm_source=x'),
      parsed('B', 'https://evil.example/b'),
      parsed('C', null),
      parsed('D'.repeat(301), 'https://acme.example/d'),
      parsed('', 'https://acme.example/e'),
      parsed('🚀🚀', 'https://acme.example/f'),
      parsed('Visit https://evil.example now', 'https://acme.example/g'),
      parsed('H', 'https://acme.example/go?to=//evil.example/h'),
    ],
    vendors,
  )
  expect(items.map(({ title, address }) => [title, address])).toEqual([['A', 'https://acme.example/a']])
  expect(refused.map(({ reason }) => reason)).toEqual([
    'evil.example is no official host of acme',
    'has no link',
    'has a title of 301 characters (at most 300)',
    'has no title',
    'has a title without a letter',
    'has an address in its title, which mail clients would link',
    'hands readers on to evil.example',
  ])
  expect(suspicion).toBeNull()
})

test('an item of a roundup belongs to the vendor whose page it points at', () => {
  const { items, refused } = admit(
    source({ roundup: true }),
    [parsed('A', 'https://bolt.example/a'), parsed('B', 'https://evil.example/b')],
    vendors,
  )
  expect(items.map((item) => [item.vendor, item.roundup])).toEqual([['bolt', true]])
  expect(refused).toHaveLength(1)
})

test('a link by http is kept by https, with quotes escaped', () => {
  const { items } = admit(source(), [parsed('A', 'http://acme.example/"a"')], vendors)
  expect(items).toMatchObject([{ url: 'https://acme.example/%22a%22', address: 'https://acme.example/%22a%22' }])
})

test('a source whose every link leads off the vendor is suspicious as a whole', () => {
  const taken = [parsed('A', 'https://evil.example/a'), parsed('B', 'https://evil.example/b'), parsed('C', null)]
  expect(admit(source(), taken, vendors)).toMatchObject({
    items: [],
    suspicion: 'every link leads off the vendor: has the feed been taken over?',
  })
  expect(admit(source(), [parsed('C', null)], vendors).suspicion).toBeNull()
  expect(admit(source(), [], vendors).suspicion).toBeNull()
})

describe('of entries with one address the first stays', () => {
  test('slash, www, fragment, tracking and http are no difference', () => {
    const { items, leftOut } = admit(
      source(),
      [
        'https://acme.example/same',
        'https://www.acme.example/same/',
        'https://acme.example/same#top',
        'https://acme.example/same?utm_source=x',
        'http://acme.example/same',
      ].map((url, at) => parsed(`T${at}`, url)),
      vendors,
    )
    expect(items.map(({ title }) => title)).toEqual(['T0'])
    expect(leftOut).toEqual([{ reason: 'given twice by its source', items: 4 }])
  })

  test('entries that only their feed tells apart are items of their own, with an address each', () => {
    const at = 'https://acme.example/changelog/may'
    const own = { sharesPage: true as const }
    const { items, leftOut } = admit(
      source(),
      [parsed('One', at, { id: 'a1', ...own }), parsed('Two', at, { id: 'b2', ...own })],
      vendors,
    )
    expect(items.map(({ url, address }) => [url, address])).toEqual([
      [at, `${at}#a1`],
      [at, `${at}#b2`],
    ])
    expect(new Set(items.map(({ id }) => id)).size).toBe(2)
    expect(leftOut).toEqual([])
  })

  test('the same fragment or none gives the same identity', () => {
    const id = (url: string) => admit(source(), [parsed('A', url)], vendors).items[0]?.id
    expect(id('https://acme.example/same#top')).toBe(id('https://acme.example/same'))
  })

  test.each([
    ['the page that is the source', 'https://acme.example/notes'],
    ['the page under which the feed stands', 'https://acme.example/notes/rss.xml'],
  ])('release notes on %s differ by fragment', (_, url) => {
    const { items } = admit(
      source({ url }),
      [parsed('1', 'https://acme.example/notes#v1'), parsed('2', 'https://acme.example/notes#v2')],
      vendors,
    )
    expect(items.map(({ address }) => address)).toEqual([
      'https://acme.example/notes#v1',
      'https://acme.example/notes#v2',
    ])
    expect(new Set(items.map(({ id }) => id)).size).toBe(2)
  })
})

describe('filters of wide channels', () => {
  const filter = (categories: string[] = [], words: string[] = [], paths: string[] = []) => ({
    categories,
    words,
    paths,
  })
  const entry = (title: string, rest: object = {}) => parsed(title, 'https://acme.example/news/ai/a', rest)
  test.each([
    ['a word', filter([], ['AI']), entry('New AI chips'), true],
    ['in other case and width', filter([], ['AI']), entry('new ａｉ chips'), true],
    ['in the summary', filter([], ['AI']), entry('Chips', { summary: 'For AI.' }), true],
    ['not within a word', filter([], ['AI']), entry('Email against hail'), false],
    ['nor beside a digit', filter([], ['GPT']), entry('GPT5'), false],
    ['but beside a hyphen', filter([], ['GPT']), entry('GPT-5'), true],
    ['and beside Japanese', filter([], ['AI']), entry('生成AIの活用'), true],
    ['words with signs', filter([], ['C++ (new)']), entry('On C++ (new) and more'), true],
    ['two words', filter([], ['machine learning']), entry('Machine Learning at scale'), true],
    ['a Japanese word anywhere', filter([], ['生成']), entry('企業の生成モデル'), true],
    [
      'a category as a whole, in any case',
      filter(['Machine learning']),
      entry('X', { categories: ['MACHINE LEARNING '] }),
      true,
    ],
    ['not a part of one', filter(['AI']), entry('X', { categories: ['AI Infrastructure'] }), false],
    ['the beginning of a path', filter([], [], ['/news/ai']), entry('X'), true],
    ['with a slash at its end', filter([], [], ['/news/ai/']), entry('X'), true],
    ['not of a part of it', filter([], [], ['/news/a']), entry('X'), false],
    ['a star for one part', filter([], [], ['/news/*/a']), entry('X'), true],
    ['and not for none', filter([], [], ['/news/ai/a/*']), entry('X'), false],
    ['nor for two', filter([], [], ['/*/a']), entry('X'), false],
    ['any of several', filter(['AI'], ['AI'], ['/news']), entry('X'), true],
  ])('%s', (_, only, item, kept) => {
    expect(admit(source({ only }), [item], vendors)).toMatchObject({
      items: kept ? [{ title: item.title }] : [],
      refused: [],
      leftOut: kept ? [] : [{ reason: 'not about AI (filter)', items: 1 }],
    })
    const reason = 'of a kind that is not carried (filter)'
    expect(admit(source({ not: only }), [item], vendors).leftOut).toEqual(kept ? [{ reason, items: 1 }] : [])
  })

  test('what must not be there wins, and what is left out is not refused', () => {
    const only = filter([], ['AI'])
    const { items, refused, leftOut, suspicion } = admit(
      source({ only, not: filter([], ['sale']) }),
      [entry('AI chips on sale'), entry('Chips'), parsed('Shoes', 'https://evil.example/shoes')],
      vendors,
    )
    expect({ items, refused, suspicion }).toEqual({ items: [], refused: [], suspicion: null })
    expect(leftOut).toEqual([
      { reason: 'of a kind that is not carried (filter)', items: 1 },
      { reason: 'not about AI (filter)', items: 2 },
    ])
  })
})

describe('titles by template', () => {
  test.each([
    ['a version', 'Acme Tool {title}', 'v2.1', 'Acme Tool v2.1'],
    ['never twice', 'Acme Tool {title}', 'Acme tool v2.1', 'Acme tool v2.1'],
    ['a longer name is another', 'Acme Tool {title}', 'Acme Toolbox v2.1', 'Acme Tool Acme Toolbox v2.1'],
    ['the name behind it', '{title} (Acme Tool)', 'v2.1', 'v2.1 (Acme Tool)'],
    ['signs of replacement are text', 'Acme {title}', '$& $1', 'Acme $& $1'],
    ['nothing stays nothing', 'Acme Tool {title}', '', ''],
    ['no template', undefined, 'v2.1', 'v2.1'],
  ])('%s', (_, template, title, whole) => {
    expect(titleBy(template, title)).toBe(whole)
  })

  test('the checks of titles see the whole one', () => {
    const { items } = admit(source({ title: 'Acme {title}' }), [parsed('!!', 'https://acme.example/a')], vendors)
    expect(items.map(({ title }) => title)).toEqual(['Acme !!'])
  })
})
