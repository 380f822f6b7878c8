import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ParsedItem } from '../src/model/item.ts'
import { sourceSchema } from '../src/model/source.ts'
import { vendorSchema } from '../src/model/vendor.ts'
import { admit } from '../src/policy/admit.ts'
import { checkFeeds } from '../src/policy/check.ts'
import { judge } from '../src/policy/official.ts'
import { shared } from './support.ts'

const vendor = (id: string, rest: object) => ({ id, ...vendorSchema.parse({ name: { en: id, ja: id }, ...rest }) })
const acme = vendor('acme', {
  hosts: ['acme.example', 'blog.acme.example'],
  below: ['labs.acme.example'],
  shared: ['code.example/acme/'],
})
const bolt = vendor('bolt', { hosts: ['bolt.example'] })
const vendors = [acme, bolt]

describe('official', () => {
  test.each([
    ['an exact host', 'https://acme.example/news/a', 'acme.example is an official host'],
    ['below a host that says so', 'https://x.labs.acme.example/', 'x.labs.acme.example is below labs.acme.example'],
    [
      'the vendor’s path on a shared host',
      'https://code.example/acme/tool',
      'code.example/acme/ belongs to the vendor',
    ],
    ['the default port', 'https://acme.example:443/', 'acme.example is an official host'],
  ])('%s', (_, url, reason) => {
    expect(judge(url, vendors, 'acme')).toMatchObject({ vendor: 'acme', official: true, reason })
  })
})

describe('not official, with the reason', () => {
  test.each([
    ['http', 'http://acme.example/', 'is not https'],
    ['a user name', 'https://acme.example@evil.example/', 'carries a user name'],
    ['a port', 'https://acme.example:8443/', 'names a port'],
    ['a host that ends alike', 'https://notacme.example/', 'notacme.example is no official host of acme'],
    ['a host below without saying so', 'https://x.acme.example/', 'x.acme.example is no official host of acme'],
    [
      'a host that begins alike',
      'https://acme.example.evil.example/',
      'acme.example.evil.example is no official host of acme',
    ],
    [
      'another’s path on a shared host',
      'https://code.example/acme-fans/tool',
      'code.example is no official host of acme',
    ],
    ['look-alike letters', 'https://аcme.example/', 'has a host in characters that look like others'],
    ['full-width letters', 'https://ａcme.example/', 'has a host in characters that look like others'],
    ['an escaped host', 'https://acme%2eexample/', 'has a host in characters that look like others'],
    ['a number', 'https://2130706433/', 'has a number for a host'],
    ['a literal address', 'https://[::1]/', 'has a number for a host'],
    ['a backslash', 'https://evil.example\\@acme.example/', 'carries a user name'],
    ['a dot at the end', 'https://acme.example./', 'has a host that ends in a dot'],
    ['script', 'javascript:alert(1)', 'is not https'],
    ['no address', 'acme', 'is no web address'],
    ['another vendor', 'https://bolt.example/a', 'bolt.example belongs to bolt, not to acme'],
  ])('%s', (_, url, reason) => {
    expect(judge(url, vendors, 'acme')).toMatchObject({ vendor: null, official: false, reason })
  })
})

const parsed = (title: string, url: string | null): ParsedItem => ({
  id: title,
  guid: null,
  url,
  title,
  summary: null,
  author: null,
  published: null,
  updated: null,
  language: null,
  categories: [],
})
const source = (rest: object = {}) => ({
  id: 'acme/news',
  vendor: 'acme',
  ...sourceSchema.parse({
    kind: 'feed',
    evidence: 'made up for tests',
    name: { en: 'News', ja: 'ニュース' },
    url: 'https://acme.example/rss',
    language: 'en',
    ...rest,
  }),
})

test('admit lets official items in and keeps the others with their reason', () => {
  const { items, refused } = admit(
    source(),
    [
      parsed('A', 'https://acme.example/a/?utm_source=x'),
      parsed('B', 'https://evil.example/b'),
      parsed('C', null),
      parsed('D'.repeat(301), 'https://acme.example/d'),
      parsed('', 'https://acme.example/e'),
      parsed('🚀🚀', 'https://acme.example/f'),
      parsed('Visit https://evil.example now', 'https://acme.example/g'),
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
  ])
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

test('the registry is checked as a whole', () => {
  const rules = checkFeeds(
    [acme, vendor('copy', { hosts: ['acme.example'] })],
    [source({ url: 'https://evil.example/rss', main: true })],
  ).map(({ rule, where }) => `${rule} ${where}`)
  expect(rules).toEqual([
    'host-taken feeds/copy/vendor.yaml → hosts',
    'unofficial feeds/acme/news.yaml → url',
    'main feeds/copy/',
  ])
})

describe.skipIf(!shared)('hostile addresses (beside the project)', () => {
  const cases = shared
    ? readFileSync(join(shared, 'hostile', 'cases.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map(
          (line) =>
            JSON.parse(line) as {
              id: string
              kind: string
              must: string
              inline: string
              allow: Record<string, string[]>
            },
        )
        .filter(({ kind, must }) => kind === 'url' && (must === 'reject' || must === 'accept'))
    : []
  test.each(cases)('$id: $must', ({ must, inline, allow }) => {
    const registered = Object.entries(allow).map(([id, hosts]) => vendor(id, { hosts }))
    expect(judge(inline, registered).official).toBe(must === 'accept')
  })
})
