import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { startParsers } from '../../src/io/parsers.ts'
import { openWorkspace } from '../../src/io/workspace.ts'
import { admit } from '../../src/policy/admit.ts'
import { bytes, root, shared, sure } from '../support.ts'

/** A hostile page on its whole way in: read by a worker, then judged by the only door, with a real source's rules. */
const workspace = openWorkspace(root)
const source = sure(workspace.sources().find(({ id }) => id === 'anthropic/news'))
const parsers = startParsers()
afterAll(() => parsers.close())

async function take(page: Uint8Array) {
  const rules = source.kind === 'page' ? source.page : { payload: [] }
  const parsed = await parsers.list({ kind: 'page', rules, bytes: page, contentType: null, url: source.url })
  const { items, refused } = admit(source, parsed.items, workspace.vendors())
  const fatal = parsed.problems.filter((problem) => problem.fatal).map(({ rule }) => rule)
  return { items, refused, fatal, problems: parsed.problems.map(({ rule }) => rule), encoding: parsed.encoding }
}

const card = (href: string, title = 'A title', attributes = '') =>
  `<article ${attributes}><a href="${href}"><h3>${title}</h3></a><time datetime="2026-05-21">May 21, 2026</time></article>`
const neighbour = card('/news/good', 'Good')
const page = (inner: string) => `<!doctype html><html lang="en"><title>News</title><body><main>${inner}</main>`

describe('withheld, with neighbours kept', () => {
  test.each([
    ['a user name in the link', card('https://www.anthropic.com@evil.example/news/a')],
    ['another host', card('https://evil.example/news/a')],
    ['a host that only ends like it', card('https://notanthropic.com/news/a')],
    ['a link without a scheme', card('//evil.example/news/a')],
    ['a port', card('https://www.anthropic.com:8443/news/a')],
    ['a very long title', card('/news/a', 'x '.repeat(200))],
    ['an address as title', card('/news/a', 'https://evil.example')],
  ])('%s', async (_, html) => {
    const { items, refused } = await take(bytes(page(html + neighbour)))
    expect(items.map(({ title }) => title)).toEqual(['Good'])
    expect(refused).toHaveLength(1)
  })
})

test('a base on another host takes all relative links there, and none is let in', async () => {
  const { items, refused } = await take(bytes(`<base href="https://evil.example/">${page(neighbour)}`))
  expect([items.length, refused.length]).toEqual([0, 1])
})

describe('no entries at all', () => {
  test.each([
    ['an empty answer', ''],
    ['a challenge', page('<h1>Just a moment...</h1><script>challenge()</script>')],
    ['links of the frame only', '<header><a href="/news/a">News</a></header><footer><a href="/news/b">B</a></footer>'],
    ['only hidden ones', page(`<div style="display:none">${neighbour}</div>`)],
    ['only commented ones', page(`<!-- ${neighbour} -->`)],
  ])('%s is a failure', async (_, html) => {
    expect(await take(bytes(html))).toMatchObject({ items: [], fatal: ['page-changed'] })
  })
})

describe('bounded', () => {
  test.each([
    ['more than 3 MB', () => page('x'.repeat(3 * 1024 * 1024)), ['too-large']],
    ['6,000 entries', () => page(Array.from({ length: 6_000 }, (_, at) => card(`/news/${at}`)).join('')), ['too-many']],
    ['elements nested 5,000 deep', () => page(neighbour + '<div>'.repeat(5_000)), []],
    ['elements nested 300,000 deep', () => page(neighbour + '<div>'.repeat(300_000)), ['too-deep']],
    ['inline elements nested deep in a title', () => page(card('/news/a', `${'<b>'.repeat(3_000)}x`) + neighbour), []],
    [
      '50,000 attributes',
      () => page(`<p ${Array.from({ length: 50_000 }, (_, at) => `a${at}`).join(' ')}>${neighbour}`),
      [],
    ],
    ['deep data', () => page(`<script type="application/json">${'['.repeat(200_000)}</script>${neighbour}`), []],
    ['scripts without an end', () => page(neighbour + '<script>'.repeat(100_000)), []],
  ])('%s', async (_, html, fatal) => {
    const started = performance.now()
    const taken = await take(bytes(html()))
    expect(taken.fatal).toEqual(fatal)
    expect(taken.items.some(({ title }) => title === 'Good')).toBe(fatal.length === 0)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

test('markup in a headline is text or gone, never markup', async () => {
  const html = page(card('/news/a', 'A <script>x()</script><img src=x onerror=x()> &lt;b&gt;B&lt;/b&gt;'))
  expect((await take(bytes(html))).items.map(({ title }) => title)).toEqual(['A <b>B</b>'])
})

test('a charset that only the page names', async () => {
  const written = new Uint8Array([
    ...bytes('<meta charset="euc-jp">'),
    ...bytes('<main><article><a href="/news/a"><h3>'),
  ])
  const title = new Uint8Array([0xbf, 0xb7, 0xb5, 0xa1, 0xc7, 0xbd])
  const { items, encoding } = await take(new Uint8Array([...written, ...title, ...bytes('</h3></a></article></main>')]))
  expect([encoding, items[0]?.title]).toEqual(['euc-jp', '新機能'])
})

interface Case {
  id: string
  kind: string
  must: string
  expect?: { items?: number; items_kept?: number; title_or_reject?: string }
  forbid_output?: string[]
}

const corpus = shared ? join(shared, 'hostile', 'gen.mjs') : null
const generator = corpus
  ? ((await import(pathToFileURL(corpus).href)) as { cases(): Case[]; load(each: Case): Uint8Array | string })
  : null
const listings = generator?.cases().filter(({ kind }) => kind === 'html listing') ?? []

describe.skipIf(!generator)('the corpus of hostile listings (beside the project)', () => {
  test('is all here', () => expect(listings.length).toBeGreaterThanOrEqual(16))

  test.each(listings.map((each) => [each.id, each.must, each] as const))('%s: %s', async (_, must, each) => {
    const raw = sure(generator).load(each)
    const started = performance.now()
    const { items, refused, fatal, problems } = await take(typeof raw === 'string' ? bytes(raw) : raw)
    expect(performance.now() - started).toBeLessThan(3_000)
    const written = JSON.stringify(items)
    for (const forbidden of each.forbid_output ?? []) expect(written).not.toContain(forbidden)
    const count = each.expect?.items ?? each.expect?.items_kept
    if (count !== undefined) expect(items).toHaveLength(count)
    if (each.expect?.title_or_reject) expect(items.map(({ title }) => title)).toContain(each.expect.title_or_reject)
    const held: Record<string, () => void> = {
      reject: () => expect([items.length, fatal.length]).toEqual([0, 1]),
      quarantine: () => expect(refused.length > 0 || problems.includes('hidden')).toBe(true),
      escape: () => expect(items.map(({ title }) => /[<>]/.test(title))).toEqual([false]),
      accept: () => expect(fatal).toEqual([]),
      normalise: () => expect(fatal).toEqual([]),
      survive: () => expect(items.length > 0 || fatal.length > 0).toBe(true),
    }
    sure(held[must])()
  })
})
