import { describe, expect, test } from 'vitest'
import { localise } from '../src/localise/fields.ts'
import { isStale, sourceMark } from '../src/localise/stale.ts'
import { summaryOf } from '../src/localise/summary.ts'
import type { Item } from '../src/model/item.ts'
import { announcement as item } from './fixtures/house.ts'

test('every field says where it comes from', () => {
  const { title, summary } = localise(
    item,
    {
      ja: { title: 'Note 2を発表', summary: null, url: 'https://acme.example/ja/note-2', by: 'hreflang' },
    },
    null,
  )
  expect(title).toEqual({
    en: { text: 'Introducing Note 2', origin: 'original', drafted: expect.any(String) },
    ja: {
      text: 'Note 2を発表',
      origin: 'official',
      url: 'https://acme.example/ja/note-2',
      by: 'hreflang',
      drafted: expect.any(String),
      of: sourceMark('Introducing Note 2'),
    },
  })
  expect(summary.ja).toEqual({ text: 'A new model.', origin: 'original', language: 'en', drafted: expect.any(String) })
})

describe('a translation is stale', () => {
  const original = (text: string, origin: 'original' | 'editor' = 'original') => ({ text, origin })
  const translation = { text: 'Note 2を発表', origin: 'editor' as const, of: sourceMark('Introducing Note 2') }
  test.each<[string, boolean, Parameters<typeof isStale>[1]]>([
    ['when its original says something else', true, original('Introducing Note 3')],
    ['not while it says the same', false, original('Introducing Note 2')],
    ['not for case, width or white space', false, original(' introducing  NOTE ２')],
    ['not for what an editor made of the original', false, original('Note 2 is here', 'editor')],
  ])('%s', (_, stale, of) => {
    expect(isStale(translation, of)).toBe(stale)
  })

  test('never where nobody knows what it was made from', () => {
    expect(isStale({ text: 'x', origin: 'editor' }, original('y'))).toBe(false)
  })
})

describe('a summary is the vendor’s own words', () => {
  const told = (summary: string | null, description: string | null = null, rest: Partial<Item> = {}) =>
    summaryOf({ ...item, summary, ...rest }, description)
  test.each<[string, string, string]>([
    [
      'what blog software adds',
      'A new model. The post Introducing Note 2 appeared first on Acme Blog.',
      'A new model.',
    ],
    ['a link to go on', 'A new model. Read more', 'A new model.'],
    ['a link with an arrow', 'A new model. Continue reading →', 'A new model.'],
    ['both', 'A new model […] Read the full post. The post X first appeared on Acme.', 'A new model'],
    ['a reading time', '4 min read · A new model.', 'A new model.'],
    ['nothing but such words', 'Read more', ''],
    [
      'but not the same words in a sentence',
      'Read more papers with less effort.',
      'Read more papers with less effort.',
    ],
    ['nothing that only repeats the title', 'Introducing Note 2.', ''],
  ])('without %s', (_, summary, own) => {
    expect(told(summary)).toBe(own)
  })

  test.each([
    ['続きを読む', '新しいモデルです。続きを読む', '新しいモデルです。'],
    ['詳しくはこちら', '新しいモデルです。詳しくはこちらをご覧ください。', '新しいモデルです。'],
    ['三点リーダー', '新しいモデルを […]', '新しいモデルを'],
  ])('in Japanese without %s', (_, summary, own) => {
    expect(told(summary, null, { language: 'ja', title: 'Note 2を発表' })).toBe(own)
  })

  test('else what its page says, else nothing', () => {
    expect(told(null, 'What the page says. Learn more')).toBe('What the page says.')
    expect(told('Introducing Note 2', 'What the page says.')).toBe('What the page says.')
    expect(told('In the feed.', 'On the page.')).toBe('In the feed.')
    expect(told(null, null)).toBe('')
  })
})
