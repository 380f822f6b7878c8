import { describe, expect, test } from 'vitest'
import { canonicalAddress, itemId } from '../src/model/identity.ts'
import { BadInput, sentence } from '../src/model/problem.ts'
import { sourceSchema } from '../src/model/source.ts'
import { nearest } from '../src/model/spelling.ts'
import { validate } from '../src/model/validate.ts'

describe('canonicalAddress is one spelling for all ways to write an address', () => {
  test.each([
    ['trailing slash', 'https://acme.example/news/a/', 'https://acme.example/news/a'],
    ['www', 'https://www.acme.example/news/a', 'https://acme.example/news/a'],
    ['case of the host only', 'https://ACME.example/News/A', 'https://acme.example/News/A'],
    ['tracking', 'https://acme.example/a?utm_source=x&id=2&fbclid=3', 'https://acme.example/a?id=2'],
    ['sorted query', 'https://acme.example/a?b=2&a=1', 'https://acme.example/a?a=1&b=2'],
    ['fragment', 'https://acme.example/a#top', 'https://acme.example/a'],
    ['index file', 'https://acme.example/a/index.html', 'https://acme.example/a'],
    ['needless escapes', 'https://acme.example/%61%2Fb%e3%81%82', 'https://acme.example/a%2Fb%E3%81%82'],
    ['doubled slashes', 'https://acme.example//a//b', 'https://acme.example/a/b'],
    ['http is the same page', 'http://acme.example/a', 'https://acme.example/a'],
    ['the root', 'https://acme.example/', 'https://acme.example'],
    ['dots in the path', 'https://acme.example/a/../b', 'https://acme.example/b'],
  ])('%s', (_, written, canonical) => {
    expect(canonicalAddress(written)).toBe(canonical)
    expect(canonicalAddress(canonical)).toBe(canonical)
  })

  test.each(['javascript:alert(1)', 'mailto:a@acme.example', 'not an address', ''])('%s has none', (written) => {
    expect(canonicalAddress(written)).toBeNull()
  })

  test('an entry of a page that lists many keeps its fragment when asked', () => {
    expect(canonicalAddress('https://acme.example/changes#2-1', { keepFragment: true })).toBe(
      'https://acme.example/changes#2-1',
    )
  })
})

test('an item keeps its identity when the source changes its guid', () => {
  const item = { url: 'https://acme.example/a/', guid: 'one', title: 'A', published: null }
  expect(itemId({ ...item, guid: 'two', url: 'https://www.acme.example/a?utm_medium=rss' })).toBe(itemId(item))
})

describe('validate names file, field and fix', () => {
  const source = { kind: 'feed', name: { en: 'News', ja: 'ニュース' }, url: 'https://acme.example/rss', language: 'en' }
  const row = { title: 'a', date: 'b', link: '/{c}' }
  test.each<[string, unknown, string]>([
    [
      'a misspelt key',
      { ...source, langauge: 'en' },
      'feeds/a/b.yaml → langauge: no such key here (did you mean language?)',
    ],
    [
      'a misspelt key far inside',
      { ...source, kind: 'page', page: { payload: [{ ...row, titel: 'a' }] } },
      'feeds/a/b.yaml → page.payload.0.titel: no such key here (did you mean title?)',
    ],
    [
      'a key like none',
      { ...source, name: { ...source.name, fr: 'Nouvelles' } },
      'feeds/a/b.yaml → name.fr: no such key here (the keys here: en, ja)',
    ],
    [
      'a missing language',
      { ...source, name: { en: 'News' } },
      'feeds/a/b.yaml → name.ja: is missing (add it: The channel’s name as readers see it)',
    ],
    [
      'a missing choice',
      { ...source, language: undefined },
      'feeds/a/b.yaml → language: is missing (add it: one of en, ja)',
    ],
    ['a missing kind', { ...source, kind: undefined }, 'feeds/a/b.yaml → kind: is missing (add it: one of feed, page)'],
    ['an unknown kind', { ...source, kind: 'feeed' }, 'feeds/a/b.yaml → kind: must be one of feed, page (is “feeed”)'],
    [
      'a missing key deep inside',
      { ...source, kind: 'page', page: { payload: [{ date: 'b', link: '/{c}' }] } },
      'feeds/a/b.yaml → page.payload.0.title: is missing (add it: A field of the entry, by its path: title, or author.name)',
    ],
    ['an empty key', { ...source, url: null }, 'feeds/a/b.yaml → url: is empty (write it: a text)'],
    [
      'an empty text',
      { ...source, evidence: ' ' },
      'feeds/a/b.yaml → evidence: is empty (write it: How we know that the address is official, and when it was seen)',
    ],
    ['an empty file', null, 'feeds/a/b.yaml: is empty (it needs kind, name, url, language, evidence)'],
    ['another type', { ...source, quirks: 'slow' }, 'feeds/a/b.yaml → quirks: must be a list (is “slow”)'],
    ['too little', { ...source, atLeast: -1 }, 'feeds/a/b.yaml → atLeast: must be 0 or more'],
    [
      'http',
      { ...source, url: 'http://acme.example/rss' },
      'feeds/a/b.yaml → url: must be a plain https address without user or port (is http://acme.example/rss)',
    ],
    [
      'a user in the address',
      { ...source, url: 'https://me@acme.example/rss' },
      'feeds/a/b.yaml → url: must be a plain https address without user or port (is https://me@acme.example/rss)',
    ],
  ])('%s', (_, value, message) => {
    let caught: unknown
    try {
      validate(sourceSchema, value, 'feeds/a/b.yaml')
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(BadInput)
    expect((caught as BadInput).problems.map(sentence)).toContain(message)
  })
})

test.each([
  ['langauge', 'language'],
  ['nmae', 'name'],
  ['Title', 'title'],
  ['disable', 'disabled'],
  ['evidance', 'evidence'],
  ['host', null],
  ['x', null],
])('%s is meant for %s', (written, meant) => {
  expect(nearest(written, ['name', 'language', 'title', 'disabled', 'evidence'])).toBe(meant)
})
