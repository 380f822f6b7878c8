import { describe, expect, test } from 'vitest'
import { canonicalAddress, itemId } from '../src/model/identity.ts'
import { BadInput, sentence } from '../src/model/problem.ts'
import { sourceSchema } from '../src/model/source.ts'
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
  test.each([
    [
      'a misspelt key',
      { ...source, langauge: 'en' },
      'feeds/a/b.yaml → langauge: no such key here (check the spelling; the schema beside the model lists the keys)',
    ],
    [
      'a missing language',
      { ...source, name: { en: 'News' } },
      'feeds/a/b.yaml → name.ja: is missing (add it: expected string, received undefined)',
    ],
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
