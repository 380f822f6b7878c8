import { afterAll, expect, test } from 'vitest'
import { startParsers } from '../../src/io/parsers.ts'
import { parseSitemap } from '../../src/parse/sitemap.ts'
import { bytes } from '../support.ts'

const address = 'https://acme.example/sitemap.xml'
const read = (xml: string, contentType: string | null = null) => parseSitemap(bytes(xml), contentType, address)
const urlset = (inner: string) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${inner}</urlset>`

const parsers = startParsers()
afterAll(() => parsers.close())

test('addresses once each, with the time of the change or of publication, and the title for news', () => {
  const xml = urlset(`
    <url><loc> https://acme.example/news/a?x=1&amp;y=2 </loc><lastmod>2026-05-21T10:00:00+09:00</lastmod>
      <image:image><image:loc>https://acme.example/a.png</image:loc><image:title>A picture</image:title></image:image></url>
    <url><loc>https://acme.example/news/b</loc><lastmod>2026-05-22</lastmod><news:news><news:publication_date>2026-05-20</news:publication_date>
      <news:title>B &amp; C</news:title></news:news></url>
    <url><loc>https://acme.example/news/b</loc></url><url><loc>mailto:a@acme.example</loc></url><url/>`)
  for (const contentType of [null, 'application/rss+xml', 'text/html; charset=utf-8'])
    expect(read(xml, contentType)).toEqual({
      entries: [
        { url: 'https://acme.example/news/a?x=1&y=2', updated: '2026-05-21T01:00:00Z', title: null },
        { url: 'https://acme.example/news/b', updated: '2026-05-20T00:00:00Z', title: 'B & C' },
      ],
      problems: [],
    })
})

test.each([
  [
    'an index',
    '<sitemapindex><sitemap><loc>https://acme.example/1.xml</loc></sitemap></sitemapindex>',
    'sitemap-index',
    'is an index of sitemaps, not one: name one of https://acme.example/1.xml',
  ],
  ['a page', '<!doctype html><html><body>Not found</body></html>', 'no-sitemap', 'its root is <html>'],
  ['nothing', '', 'no-sitemap', 'its root is <nothing>'],
  ['an empty one', urlset(''), 'empty', 'names no address'],
  ['one with entities of its own', '<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', 'doctype', 'refused unread'],
  ['too many', urlset('<url><loc>/a</loc></url>'.repeat(50_001)), 'too-many', 'has 50001 addresses'],
  ['too large', urlset(' '.repeat(3 * 1024 * 1024)), 'too-large', '3 MB'],
])('%s is refused', (_, xml, rule, message) => {
  expect(read(xml)).toEqual({
    entries: [],
    problems: [{ rule, message: expect.stringContaining(message), fatal: true }],
  })
})

test('a DOCTYPE in a comment or in CDATA declares nothing', () => {
  const xml = urlset(
    '<!-- <!DOCTYPE x [<!ENTITY a "b">]> --><url><loc>/a</loc><note><![CDATA[<!DOCTYPE x [<!ENTITY a "b">]>]]></note></url>',
  )
  expect(read(xml)).toMatchObject({ entries: [{ url: 'https://acme.example/a' }], problems: [] })
})

test('a gzip file is named as such', () => {
  expect(parseSitemap(new Uint8Array([0x1f, 0x8b, 8]), null, address).problems[0]?.rule).toBe('compressed')
})

test('is read in a worker', async () => {
  const document = { bytes: bytes(urlset('<url><loc>/news/a</loc></url>')), contentType: null, url: address }
  expect(await parsers.sitemap({ kind: 'sitemap', ...document })).toEqual({
    entries: [{ url: 'https://acme.example/news/a', updated: null, title: null }],
    problems: [],
  })
})
