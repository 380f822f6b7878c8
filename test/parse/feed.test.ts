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

describe('titles of other kinds', () => {
  test.each([
    ['Atom 0.3, base64', atom('<entry><title mode="base64">U2F5IDxiPmhlbGxvPC9iPg==</title></entry>'), 'Say hello'],
    ['Atom 0.3, escaped', atom('<entry><title type="text/html" mode="escaped">a &amp;amp; b</title></entry>'), 'a & b'],
    ['Atom with markup it does not declare', atom('<entry><title>Say <b>hello</b></title></entry>'), 'Say hello'],
    [
      'names of HTML that XML does not know',
      rss('<item><title>caf&eacute; &amp;eacute;</title></item>'),
      'café &eacute;',
    ],
    ['a number in capitals', rss('<item><title>&#X41;</title></item>'), 'A'],
    [
      'a character in two halves',
      rss('<item><title>&#xD83D;&#xDE00; &#55357;&#56832; &#xD83D;</title></item>'),
      '😀 😀 \ufffd',
    ],
    ['a bare less-than sign', rss('<item><title>1 < 2 and 3 <4</title></item>'), '1 < 2 and 3 <4'],
    ['of Dublin Core', rss('<item><dc:title>A</dc:title></item>'), 'A'],
    ['UTF-8 written as UTF-8 twice', rss('<item><title>Itâ€™s here</title></item>'), 'It’s here'],
    ['HTML in CDATA', rss('<item><title><![CDATA[<b>A</b>]]></title></item>'), '<b>A</b>'],
    ['longer than any', rss(`<item><title>${'A'.repeat(5000)}</title></item>`), 'A'.repeat(1000)],
  ])('%s', async (_, xml, title) => {
    expect((await read(xml)).items.map((item) => item.title)).toEqual([title])
  })
})

test('a title of RSS that holds elements counts as none, so that the policy refuses the entry and keeps its neighbours', async () => {
  const { items, problems } = await read(
    rss('<item><title><a href="https://evil.example/">Click</a></title></item><item><title>B</title></item>'),
  )
  expect(items.map(({ title }) => title)).toEqual(['', 'B'])
  expect(problems.map(({ rule }) => rule)).toContain('title-markup')
})

describe('the encoding is found', () => {
  const declared = (label: string) => `<?xml version="1.0" encoding="${label}"?>`
  const hello = rss('<item><title>A推論</title></item>').replace(/^<\?xml[^>]*\?>/, '')
  const wide = (text: string, size: 2 | 4, little: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * size))
    for (const [at, char] of [...text].entries()) {
      if (size === 2) view.setUint16(at * 2, char.charCodeAt(0), little)
      else view.setUint32(at * 4, char.charCodeAt(0), little)
    }
    return new Uint8Array(view.buffer)
  }
  test.each([
    ['UTF-16 little, no mark', wide(hello, 2, true), null, 'utf-16le'],
    ['UTF-16 big, no mark', wide(declared('u16') + hello, 2, false), null, 'utf-16be'],
    ['UTF-16 with a mark, against the header', wide(`\ufeff${hello}`, 2, true), 'text/xml; charset=utf-8', 'utf-16le'],
    ['UTF-32 big', wide(declared('utf-32') + hello, 4, false), null, 'utf-32be'],
    ['UTF-32 little with a mark', wide(`\ufeff${hello}`, 4, true), null, 'utf-32le'],
    ['a header that lies', bytes(hello), 'text/xml; charset=us-ascii', 'utf-8'],
    ['a declaration that lies', bytes(declared('euc-jp') + hello), null, 'utf-8'],
    ['a name nobody knows', bytes(declared('x-no-such') + hello), 'text/xml; charset=neither', 'utf-8'],
    ['text of no charset', bytes(hello), 'text/xml', 'utf-8'],
  ])('%s', async (_, document, type, encoding) => {
    const parsed = await parseFeed(document, type, null)
    expect([parsed.encoding, parsed.items[0]?.title]).toEqual([encoding, 'A推論'])
    expect(parsed.problems.map(({ rule }) => rule)).not.toContain('charset-guessed')
  })
})

describe('what nothing tells is detected by its letters', () => {
  const koi = [
    0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, 0x2c, 0x20, 0xcd, 0xc9, 0xd2, 0x20, 0xc9, 0x20, 0xc4, 0xcf, 0xc2, 0xd2, 0xcf,
    0xc5,
  ]
  const thai = [
    0xca, 0xc7, 0xd1, 0xca, 0xb4, 0xd5, 0xaa, 0xd2, 0xc7, 0xe2, 0xc5, 0xa1, 0xb7, 0xd1, 0xe9, 0xc1, 0xc7, 0xc5,
  ]
  const japanese = [0xa4, 0xb3, 0xa4, 0xf3, 0xa4, 0xcb, 0xa4, 0xc1, 0xa4, 0xcf, 0xc0, 0xa4, 0xb3, 0xa6]
  const korean = [0xbe, 0xc8, 0xb3, 0xe7, 0xc7, 0xcf, 0xbc, 0xbc, 0xbf, 0xe4]
  const latin = [0x4a, 0xfc, 0x72, 0x67, 0x65, 0x6e]
  test.each([
    ['koi8-r', koi, 'Привет, мир и доброе'],
    ['tis-620', thai, 'สวัสดีชาวโลกทั้มวล'],
    ['euc-jp', japanese, 'こんにちは世界'],
    ['euc-kr', korean, '안녕하세요'],
    ['windows-1252', latin, 'Jürgen'],
  ])('%s', async (encoding, title, text) => {
    const document = new Uint8Array([
      ...bytes('<rss><channel><item><title>'),
      ...title,
      ...bytes('</title></item></channel></rss>'),
    ])
    const parsed = await parseFeed(document, null, null)
    expect([parsed.encoding, parsed.items[0]?.title]).toEqual([encoding, text])
    expect(parsed.problems).toContainEqual({
      rule: 'charset-guessed',
      message: `names no charset that fits its bytes, and was read as ${encoding} by its letters`,
      fatal: false,
    })
  })
})

describe('namespaces, bases and languages', () => {
  test('prefixes are a feed’s own choice, and a stranger’s local names are not ours', async () => {
    const { title, items } = await read(
      `<r:rss xmlns:r="http://backend.userland.com/rss2" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:x="https://x.example/">
      <r:channel><r:title>Acme</r:title><r:item><x:title>Not this</x:title><r:title>This</r:title><d:creator>Ada</d:creator></r:item></r:channel></r:rss>`,
    )
    expect([title, items[0]?.title, items[0]?.author]).toEqual(['Acme', 'This', 'Ada'])
  })

  test('xml:base is inherited and may be relative itself', async () => {
    const { items } = await read(
      atom('<entry xml:base="b/"><title>A</title><link href="c"/></entry>', ' xml:base="/a/"'),
    )
    expect(items[0]?.url).toBe('https://acme.example/a/b/c')
  })

  test('the language is the title’s, else the entry’s, else the feed’s; an empty one is none', async () => {
    const { items } = await read(
      atom(
        '<entry><title xml:lang="ja_JP">A</title></entry><entry xml:lang="fr"><title>B</title></entry><entry><title>C</title></entry><entry><title xml:lang="">D</title></entry>',
        ' xml:lang="en"',
      ),
    )
    expect(items.map(({ language }) => language)).toEqual(['ja-JP', 'fr', 'en', null])
  })
})

test.each([
  [
    'RSS',
    rss(
      '<item><title>A</title><category>Product</category><category>product</category><dc:subject>API</dc:subject></item>',
    ),
    ['Product', 'API'],
  ],
  ['Atom', atom('<entry><title>A</title><category term="p1" label="Product"/></entry>'), ['p1', 'Product']],
])('categories of %s, each once', async (_, xml, categories) => {
  expect((await read(xml)).items[0]?.categories).toEqual(categories)
})

test.each([
  ['Ada (ada@acme.example)', 'Ada'],
  ['ada@acme.example (Ada)', 'Ada'],
  ['Ada &lt;ada@acme.example&gt;', 'Ada'],
  ['ada@acme.example', 'ada@acme.example'],
])('of the author %s the name is kept', async (author, name) => {
  expect((await read(rss(`<item><title>A</title><author>${author}</author></item>`))).items[0]?.author).toBe(name)
})

test('JSON Feed', async () => {
  const { title, items, problems } = await read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Acme',
      language: 'ja',
      items: [
        {
          id: 7,
          url: '/news/a',
          title: 'A <b> & c',
          content_html: '<p>Tom &amp; Jerry</p>',
          date_published: '2026-05-19T16:00:00+09:00',
          authors: [{ name: 'Ada' }, { name: 'Grace' }, 3],
          tags: ['Product', null],
        },
        { id: 'c', external_url: 'https://other.example/c', title: 'C', date_published: '2026-05-18' },
        { id: 'https://acme.example/b', title: ['no text'], date_modified: '2026-05-20', author: { name: 'Ada' } },
        'no item',
      ],
    }),
    'application/feed+json',
  )
  expect(title).toBe('Acme')
  expect(items.map(({ id, ...item }) => item)).toEqual([
    {
      guid: '7',
      url: 'https://acme.example/news/a',
      title: 'A <b> & c',
      summary: 'Tom & Jerry',
      author: 'Ada, Grace',
      published: '2026-05-19T07:00:00Z',
      updated: null,
      language: 'ja',
      categories: ['Product'],
    },
    {
      guid: 'c',
      url: 'https://other.example/c',
      title: 'C',
      summary: null,
      author: null,
      published: '2026-05-18T00:00:00Z',
      updated: null,
      language: 'ja',
      categories: [],
    },
    {
      guid: 'https://acme.example/b',
      url: 'https://acme.example/b',
      title: '',
      summary: null,
      author: 'Ada',
      published: '2026-05-20T00:00:00Z',
      updated: '2026-05-20T00:00:00Z',
      language: 'ja',
      categories: [],
    },
  ])
  expect(problems.map(({ rule, message }) => [rule, message])).toEqual([
    ['no-object', '1 of 4 entries are no objects, and are left out'],
    ['no-title', '1 of 3 entries have no title'],
  ])
})

describe('ill-formed feeds are read as far as they go', () => {
  test.each([
    ['its last tag has no end', '<rss><channel><item><title>A</title></item></channel></rss', ['A']],
    ['it ends between two entries', '<rss><channel><item><title>A</title></item>', ['A']],
    [
      'space and a warning before the declaration',
      `\n<br><b>Warning</b>\n${rss('<item><title>A</title></item>')}`,
      ['A'],
    ],
    ['tags that are never closed', rss('<item><description>a<br>b<p>c</description><title>A</title></item>'), ['A']],
    ['a script after it', `${rss('<item><title>A</title></item>')}<script>x()</script>`, ['A']],
    ['a page around it', `<html><body>${rss('<item><title>A</title></item>')}</body></html>`, ['A']],
    ['entries without a channel', '<rss><item><title>A</title></item></rss>', ['A']],
    ['attributes without quotes', '<rss version=2.0><channel><item a=b><title>A</title></item></channel></rss>', ['A']],
  ])('%s', async (_, xml, titles) => {
    expect((await read(xml)).items.map(({ title }) => title)).toEqual(titles)
  })
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
    ['JSON of another kind', '{"items":[]}', 'no-feed'],
    ['broken JSON', '{"version":"https://jsonfeed.org/version/1","items":[', 'no-feed'],
    ['a late subset', `<!--${'x'.repeat(200_000)}--><!DOCTYPE rss [<!ENTITY x "y">]>${rss('')}`, 'doctype'],
    ['a subset after the feed', `${rss('')}<!DOCTYPE rss [<!ENTITY x "y">]>`, 'doctype'],
    ['a subset behind quotes', `<!DOCTYPE rss SYSTEM "a>b" [<!ENTITY x "y">]>${rss('')}`, 'doctype'],
    ['an entity alone', `<!entity x "y">${rss('')}`, 'doctype'],
    ['too many entries', rss('<item/>'.repeat(5_001)), 'too-many'],
    ['nests too deep', rss(`<item>${'<a>'.repeat(5_000)}</item>`), 'too-deep'],
    ['too many attributes', rss(`<item ${'a="b" '.repeat(1_000)}/>`), 'attributes'],
    ['two feeds', rss('<item><title>A</title></item>') + rss(''), 'two-feeds'],
    ['cut off in an entry', '<rss><channel><item><title>A</title></item><item><title>B</ti', 'truncated'],
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

test('what only looks like a DOCTYPE is text', async () => {
  const { items } = await read(
    rss('<item><title><![CDATA[<!DOCTYPE x [<!ENTITY y "z">]>]]></title></item><!-- <!ENTITY a "b"> -->'),
  )
  expect(items.map(({ title }) => title)).toEqual(['<!DOCTYPE x [<!ENTITY y "z">]>'])
})

describe('a DOCTYPE that is a text or a comment refuses nothing and leaves nothing behind', () => {
  const subset = '<!DOCTYPE rss [<!ENTITY x "y">]>'
  const item = (text: string) => rss(`<item><title>A</title><description>${text}</description></item>`)
  test.each([
    ['in CDATA', item(`<![CDATA[${subset} hello]]>`)],
    ['amid CDATA', item(`<![CDATA[<p>hello</p>${subset}]]>`)],
    ['in a comment', item(`<!-- ${subset} -->hello`)],
    ['in a comment in CDATA', item(`<![CDATA[<!-- ${subset} -->hello]]>`)],
    ['in a comment before the feed', `<!-- ${subset} -->${item('hello')}`],
    [
      'in Atom’s html',
      atom(`<entry><title>A</title><summary type="html"><![CDATA[${subset}hello]]></summary></entry>`),
    ],
  ])('%s', async (_, xml) => {
    const { items, problems } = await read(xml)
    expect(items.map(({ summary }) => summary)).toEqual(['hello'])
    expect(problems.filter(({ fatal }) => fatal)).toEqual([])
  })
})

describe('entries that share a link', () => {
  type Row = [title: string, guid: string, link?: string]
  const ids = async (...rows: Row[]) => {
    const items = rows.map(
      ([title, guid, link = '/a']) =>
        `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${guid}</guid></item>`,
    )
    return (await read(rss(items.join('')))).items.map(({ id }) => id)
  }

  test('are told apart by their guids where titles differ too, in any order', async () => {
    const [a, b, other] = await ids(['A', '1'], ['B', '2'], ['C', '3', '/c'])
    expect(new Set([a, b, other]).size).toBe(3)
    expect(await ids(['C', '3', '/c'], ['B', '2'], ['A', '1'])).toEqual([other, b, a])
  })

  test('are one where only their guids differ, only their titles, or one has no guid', async () => {
    const [alone] = await ids(['A', '1'])
    expect(await ids(['A', '1'], ['A', '2'])).toEqual([alone, alone])
    expect(await ids(['A', '1'], ['B', '1'])).toEqual([alone, alone])
    expect(await ids(['A', '1'], ['B', ''])).toEqual([alone, alone])
  })

  test('change nothing for an entry whose link is its own, whatever its guid', async () => {
    const [alone] = await ids(['C', '3', '/c'])
    expect((await ids(['A', '1'], ['B', '2'], ['C', '4', '/c']))[2]).toBe(alone)
  })

  test('are told apart in a JSON Feed too', async () => {
    const entry = (id: string) => ({ id, title: `Title ${id}`, url: '/a' })
    const { items } = await read(
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [entry('1'), entry('2')] }),
    )
    expect(new Set(items.map(({ id }) => id)).size).toBe(2)
  })
})

test('an entry keeps its identity when its guid changes', async () => {
  const ids = await Promise.all(
    ['a1', 'b2', ''].map(
      async (guid) =>
        (await read(rss(`<item><title>A</title><link>/a</link><guid>${guid}</guid></item>`))).items[0]?.id,
    ),
  )
  expect(new Set(ids).size).toBe(1)
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
