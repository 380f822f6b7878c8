import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseArticle } from '../../src/parse/article.ts'
import { bytes, shared } from '../support.ts'

const url = 'https://acme.example/news/acme-2?x=1'
const head = (html: string) => parseArticle(bytes(`<html><head>${html}</head><body>Text</body></html>`), null, url)

test('an article says its language, title, addresses, date and alternates, whatever the case of the attributes', () => {
  const html = `<html lang="en"><head><title>Acme 2 | Acme</title><meta property="og:title" content="Acme 2"><meta name="description" content="A &amp; B">
    <meta property="og:url" content="/news/acme-2"><meta property="article:published_time" content="2026-05-21T09:00:00+09:00">
    <link REL="nofollow Canonical" href="/news/acme-2"><link rel="alternate" hrefLang="ja-JP" href="/ja/news/acme-2"><link href="/news/acme-2" hreflang="x-default" rel="foo alternate">
    <link rel="alternate" type="application/rss+xml" href="/rss"></head></html>`
  expect(parseArticle(bytes(html), null, url)).toEqual({
    language: 'en',
    title: 'Acme 2',
    description: 'A & B',
    canonical: 'https://acme.example/news/acme-2',
    ogUrl: 'https://acme.example/news/acme-2',
    published: '2026-05-21T00:00:00Z',
    refresh: null,
    alternates: [
      { language: 'ja-jp', url: 'https://acme.example/ja/news/acme-2' },
      { language: 'x-default', url: 'https://acme.example/news/acme-2' },
    ],
  })
})

test('a bare page says little', () => {
  expect(head('')).toEqual({
    language: null,
    title: '',
    description: null,
    canonical: null,
    ogUrl: null,
    published: null,
    refresh: null,
    alternates: [],
  })
})

const ld = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`

test.each([
  ['JSON-LD', ld({ '@type': 'BlogPosting', datePublished: '2026-05-21' }), '2026-05-21T00:00:00Z'],
  [
    'of the article in a graph, after a broken block',
    ld('{"@type": "NewsArticle", ') +
      ld({
        '@graph': [
          { '@type': 'WebPage', datePublished: '2020-01-01' },
          { '@type': ['NewsArticle'], datePublished: 'May 21, 2026' },
        ],
      }),
    '2026-05-21T00:00:00Z',
  ],
  [
    'with a line end within a text, and in a comment',
    ld('<!-- {"@type":"Article","headline":"a\nb","datePublished":"2026-05-21",} -->'),
    '2026-05-21T00:00:00Z',
  ],
  ['none', ld({ '@type': 'Organization' }), null],
])('the date: %s', (_, html, expected) => {
  expect(head(html).published).toBe(expected)
})

test.each([
  ['as usual', '<meta http-equiv="refresh" content="0; url=/ja/">', 'https://acme.example/ja/'],
  ['quoted, other case', `<META HTTP-EQUIV="Refresh" CONTENT="5;URL='https://b.example/x'">`, 'https://b.example/x'],
  ['of itself', '<meta http-equiv="refresh" content="300">', null],
  ['for those without scripts', '<noscript><meta http-equiv="refresh" content="0;url=/no"></noscript>', null],
  ['to a script', '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">', null],
])('a refresh: %s', (_, html, expected) => {
  expect(head(html).refresh).toBe(expected)
})

test.each([
  ['the first of several', '<title>One</title><title>Two</title>', 'One'],
  ['not that of a drawing', '<svg><title>Logo</title></svg><title>Page</title>', 'Page'],
  ['an empty og:title is none', '<meta property="og:title" content=" "><title>Page</title>', 'Page'],
])('the title: %s', (_, html, expected) => {
  expect(head(html).title).toBe(expected)
})

test('addresses are relative to the base', () => {
  expect(head('<base href="https://acme.example/en/"><link rel="canonical" href="acme-2">').canonical).toBe(
    'https://acme.example/en/acme-2',
  )
})

test('a page whose head is silent says its other languages in its own choice of them', () => {
  const html = '<body><a hreflang="ja" href="/ja/">日本語</a></body>'
  expect(parseArticle(bytes(html), null, url).alternates).toEqual([{ language: 'ja', url: 'https://acme.example/ja/' }])
})

describe.skipIf(!shared)('real pages (beside the project)', () => {
  const real = (file: string, at: string) => parseArticle(readFileSync(join(shared ?? '', 'html', file)), null, at)
  test('a changelog in nine languages', () => {
    const { alternates, ogUrl, title } = real('cursor-changelog-2026-04.html', 'https://cursor.com/changelog')
    expect({ title, ogUrl, count: alternates.length }).toEqual({
      title: 'Changelog · Cursor',
      ogUrl: 'https://cursor.com/changelog',
      count: 9,
    })
    expect(alternates).toContainEqual({ language: 'ja', url: 'https://cursor.com/ja/changelog' })
  })
  test.each([
    ['openai-agents-docs-index.html', 'https://openai.github.io/openai-agents-python/'],
    ['openai-agents-docs-ja-index.html', 'https://openai.github.io/openai-agents-python/ja/'],
  ])('documentation in four languages: %s', (file, at) => {
    const { alternates } = real(file, at)
    expect(alternates.map(({ language }) => language)).toEqual(['en', 'ja', 'ko', 'zh'])
    expect(alternates[1]?.url).toBe('https://openai.github.io/openai-agents-python/ja/')
  })
})
