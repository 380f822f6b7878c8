import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readYaml } from '../../src/io/yaml.ts'
import { sourceSchema } from '../../src/model/source.ts'
import { parseArticle } from '../../src/parse/article.ts'
import { parsePage } from '../../src/parse/page.ts'
import { bytes, root, shared } from '../support.ts'

const rules = {
  payload: [
    { title: 'title', date: 'publishedOn', summary: 'summary', link: '/news/{slug.current}', where: { _type: 'post' } },
  ],
  rows: { each: 'a[href^="/news/"]:has(time)', title: 'h3', date: 'time' },
}
const post = (slug: string, title: string) =>
  JSON.stringify({
    _type: 'post',
    publishedOn: '2026-05-20T16:00:00.000Z',
    slug: { current: slug },
    summary: `About ${title}.`,
    title,
  })
const pushed = (...parts: string[]) =>
  parts.map((part) => `<script>self.__next_f.push([1,${JSON.stringify(part)}])</script>`).join('')
const row = (slug: string, title: string) => `<a href="/news/${slug}"><time>May 20, 2026</time><h3>${title}</h3></a>`
const read = (html: string) =>
  parsePage(bytes(`<html lang="en"><title>News</title>${html}</html>`), null, 'https://acme.example/news', rules)

test('entries come from the page’s own data, split as it may be, and from the visible rows', () => {
  const flight = `1:"$Sreact"\n2:{"posts":[${post('a', 'Alpha')},${post('b', 'Beta')}]}\n`
  const { items, problems } = read(pushed(flight.slice(0, 70), flight.slice(70)) + row('b', 'Beta') + row('c', 'Gamma'))
  expect(items.map(({ title, url, published, summary }) => [title, url, published, summary])).toEqual([
    ['Alpha', 'https://acme.example/news/a', '2026-05-20T16:00:00Z', 'About Alpha.'],
    ['Beta', 'https://acme.example/news/b', '2026-05-20T16:00:00Z', 'About Beta.'],
    ['Gamma', 'https://acme.example/news/c', '2026-05-20T00:00:00Z', null],
  ])
  expect(problems).toEqual([])
})

test('a row of text may hold line ends and is followed by the next row at once', () => {
  const text = 'data é\n7:{"not":"a row"}'
  const size = new TextEncoder().encode(text).byteLength.toString(16)
  expect(
    read(pushed(`3:T${size},${text}4:[${post('a', 'Alpha')}]\n`) + row('a', 'Alpha')).items.map(({ title }) => title),
  ).toEqual(['Alpha'])
})

test('where one way finds nothing the other serves, and the change is said', () => {
  const { items, problems } = read(row('a', 'Alpha'))
  expect(items).toHaveLength(1)
  expect(problems).toEqual([
    { rule: 'page-changed', message: 'the page’s own data held no entries: has the page changed?', fatal: false },
  ])
})

test('an article says its language, title, where it belongs and its alternates, whatever the case of the attribute', () => {
  const html = `<html lang="en"><head><title>Acme 2 | Acme</title><meta property="og:title" content="Acme 2"><meta name="description" content="A &amp; B">
    <meta property="og:url" content="/news/acme-2"><meta http-equiv="Refresh" content="5; url=/news">
    <link rel="canonical" href="/news/acme-2"><link rel="alternate" HREFLANG="ja-JP" href="/ja/news/acme-2"><link rel="alternate" hreflang="x-default" href="/news/acme-2"></head></html>`
  expect(parseArticle(bytes(html), null, 'https://acme.example/news/acme-2?x=1')).toEqual({
    language: 'en',
    title: 'Acme 2',
    description: 'A & B',
    canonical: 'https://acme.example/news/acme-2',
    ogUrl: 'https://acme.example/news/acme-2',
    refresh: '5; url=/news',
    alternates: [
      { language: 'ja-jp', url: 'https://acme.example/ja/news/acme-2' },
      { language: 'x-default', url: 'https://acme.example/news/acme-2' },
    ],
  })
})

describe.skipIf(!shared)('the real newsroom page (beside the project)', () => {
  test('at least 205 of its 207 posts with date, title and link', () => {
    const folder = join(shared ?? '', 'html')
    const source = readYaml(sourceSchema, join(root, 'feeds/anthropic/news.yaml'))
    const expected = JSON.parse(readFileSync(join(folder, 'anthropic-news.expected.json'), 'utf8'))[
      'anthropic-news-2026-04-01.html'
    ].payload as { slug: string; title: string; publishedOn: string }[]
    const { items } = parsePage(
      readFileSync(join(folder, 'anthropic-news-2026-04-01.html')),
      null,
      source.url,
      source.kind === 'page' ? source.page : { payload: [] },
    )
    const found = new Map(items.map((item) => [item.url, item]))
    const right = expected.filter(({ slug, title, publishedOn }) => {
      const item = found.get(`https://www.anthropic.com/news/${slug}`)
      return (
        item?.title === title.replace(/\s+/g, ' ').trim() &&
        item.published !== null &&
        new Date(item.published).getTime() === new Date(publishedOn).getTime()
      )
    })
    expect(expected).toHaveLength(207)
    expect(right.length).toBeGreaterThanOrEqual(205)
  })
})
