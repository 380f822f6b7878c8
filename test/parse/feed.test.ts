import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseFeed } from '../../src/parse/feed.ts'
import { bytes, shared } from '../support.ts'

const read = (xml: string, contentType: string | null = null) =>
  parseFeed(bytes(xml), contentType, 'https://acme.example/feed')
const rss = (items: string, more = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Acme</title>${more}${items}</channel></rss>`
const atom = (entries: string, more = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${more}><title>Acme</title>${entries}</feed>`

describe('titles become plain text, decoded once', () => {
  test.each([
    ['RSS text', rss('<item><title>Q&amp;A on &#x201C;agents&#x201D;</title></item>'), 'Q&A on “agents”'],
    ['RSS CDATA', rss('<item><title><![CDATA[Tom &amp; Jerry]]></title></item>'), 'Tom & Jerry'],
    ['RSS with a bare ampersand', rss('<item><title>R&D at Acme</title></item>'), 'R&D at Acme'],
    ['RSS with markup written out', rss('<item><title>&lt;b&gt; is a tag</title></item>'), '<b> is a tag'],
    ['Atom text', atom('<entry><title>1 &lt; 2</title></entry>'), '1 < 2'],
    [
      'Atom html',
      atom('<entry><title type="html">Say &lt;em&gt;hello&lt;/em&gt; &amp;amp; go</title></entry>'),
      'Say hello & go',
    ],
    ['Atom xhtml', atom('<entry><title type="xhtml"><div>Say <em>hello</em></div></title></entry>'), 'Say hello'],
    ['controls and direction marks', rss('<item><title>A\u202eB&#8206;C</title></item>'), 'A B C'],
    ['a nested second title', rss('<item><title>Mine</title><og><title>Other</title></og></item>'), 'Mine'],
    ['upper and lower white space', rss('<item><title>\n  Two\n  lines </title></item>'), 'Two lines'],
  ])('%s', async (_, xml, title) => {
    expect((await read(xml)).items.map((item) => item.title)).toEqual([title])
  })
})

describe('links', () => {
  test.each([
    ['relative to the feed', rss('<item><title>A</title><link>/news/a</link></item>'), 'https://acme.example/news/a'],
    [
      'relative to xml:base',
      atom('<entry><title>A</title><link href="a"/></entry>', ' xml:base="https://acme.example/blog/"'),
      'https://acme.example/blog/a',
    ],
    [
      'the alternate one',
      atom('<entry><title>A</title><link rel="self" href="/s"/><link rel="alternate" href="/a"/></entry>'),
      'https://acme.example/a',
    ],
    [
      'the guid where there is none',
      rss('<item><title>A</title><guid>https://acme.example/a</guid></item>'),
      'https://acme.example/a',
    ],
    [
      'no guid that is no address',
      rss('<item><title>A</title><guid isPermaLink="false">https://acme.example/a</guid></item>'),
      null,
    ],
    ['none', rss('<item><title>A</title><link></link></item>'), null],
  ])('%s', async (_, xml, url) => {
    expect((await read(xml)).items.map((item) => item.url)).toEqual([url])
  })
})

test('an RSS item, whole', async () => {
  const { title, encoding, items } = await read(
    rss(
      `<item><title>Acme 2</title><link>https://acme.example/2</link><guid isPermaLink="false">g2</guid><dc:creator>Ada</dc:creator>
      <description>&lt;img src="x.png"&gt;&lt;p&gt;A new model.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description>
      <pubDate>Tue, 19 May 2026 16:00:00 GMT</pubDate></item>`,
      '<language>en-us</language>',
    ),
  )
  expect({ title, encoding }).toEqual({ title: 'Acme', encoding: 'utf-8' })
  expect(items).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{12}$/),
      guid: 'g2',
      url: 'https://acme.example/2',
      title: 'Acme 2',
      summary: 'A new model.',
      author: 'Ada',
      published: '2026-05-19T16:00:00Z',
      updated: null,
      language: 'en-us',
      categories: [],
    },
  ])
})

test('one bad Atom date costs that date, not the feed', async () => {
  const { items, problems } = await read(
    atom(
      '<entry><title>A</title><published>soon</published></entry><entry><title>B</title><published>2026-05-19T00:00:00Z</published></entry>',
    ),
  )
  expect(items.map(({ published }) => published)).toEqual([null, '2026-05-19T00:00:00Z'])
  expect(problems.map(({ rule }) => rule)).toContain('no-date')
})

test('RSS 1.0 takes rdf:about for the guid', async () => {
  const { items } = await read(
    '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><title>A</title></channel><item rdf:about="https://acme.example/1"><title>One</title><link>https://acme.example/1</link></item></rdf:RDF>',
  )
  expect(items.map(({ guid, url }) => [guid, url])).toEqual([['https://acme.example/1', 'https://acme.example/1']])
})

test('Shift_JIS is read by the header, and by the declaration', async () => {
  const body = new Uint8Array([
    ...bytes('<?xml version="1.0" encoding="Shift_JIS"?><rss version="2.0"><channel><title>x</title><item><title>'),
    0x90,
    0x84,
    0x98,
    0x5f,
    ...bytes('</title></item></channel></rss>'),
  ])
  for (const type of ['text/xml; charset=Shift_JIS', null]) {
    const { items, encoding } = await parseFeed(body, type, null)
    expect([items[0]?.title, encoding]).toEqual(['推論', 'shift_jis'])
  }
})

describe('what is no feed is refused with its reason', () => {
  test.each([
    ['a page', '<!doctype html><html><body>Just a moment…</body></html>', 'no-feed'],
    ['nothing', '', 'no-feed'],
    [
      'entities of its own',
      '<!DOCTYPE rss [<!ENTITY x "y">]><rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>',
      'doctype',
    ],
    ['no channel', '<rss version="2.0"></rss>', 'no-feed'],
  ])('%s', async (_, xml, rule) => {
    const { items, problems } = await read(xml)
    expect(items).toEqual([])
    expect(problems).toEqual([expect.objectContaining({ rule, fatal: true })])
  })
})

test('a plain DOCTYPE is dropped, an empty channel is said to be empty', async () => {
  expect(
    (
      await read(
        '<!DOCTYPE rss SYSTEM "x.dtd"><rss version="2.0"><channel><title>A</title><item><title>B</title></item></channel></rss>',
      )
    ).items,
  ).toHaveLength(1)
  expect((await read(rss(''))).problems).toEqual([{ rule: 'empty', message: 'has no entries', fatal: false }])
})

test('prototype names are plain names', async () => {
  await read(
    rss('<item><__proto__><polluted>1</polluted></__proto__><constructor>x</constructor><title>A</title></item>'),
  )
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})

describe.skipIf(!shared)('real feeds of vendors (beside the project)', () => {
  const folder = join(shared ?? '', 'feeds', 'vendor-raw')
  test.each(shared ? readdirSync(folder) : [])('%s', async (name) => {
    const { items, problems } = await parseFeed(readFileSync(join(folder, name)), null, 'https://vendor.example/feed')
    expect(items.length).toBeGreaterThan(0)
    expect(items.filter(({ title, url, published }) => title === '' || url === null || published === null)).toEqual([])
    expect(items.filter(({ title }) => title.includes('\ufffd'))).toEqual([])
    expect(problems).toEqual([])
  })
})
