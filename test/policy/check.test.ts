import { describe, expect, test } from 'vitest'
import type { Source } from '../../src/model/source.ts'
import type { Vendor } from '../../src/model/vendor.ts'
import { checkFeeds } from '../../src/policy/check.ts'
import { acme, source, vendor } from '../fixtures/registry.ts'

const main = source({ main: true })
const page = (rules: object) => source({ kind: 'page', main: true, page: rules })
const rows = { each: 'a' }

const foreign = (name: string, field: string, places: string[]): (typeof cases)[number] => [
  name,
  [acme, vendor('thief', { [field]: places })],
  [main],
  [`host-taken feeds/thief/vendor.yaml → ${field}`, 'main feeds/thief/'],
]
const cases: [name: string, vendors: Vendor[], sources: Source[], found: string[]][] = [
  ['nothing wrong', [acme], [main], []],
  ['a vendor without a source', [acme, vendor('new', { hosts: ['new.example'] })], [main], ['main feeds/new/']],
  [
    'a host of two',
    [acme, vendor('acme2', { hosts: ['acme.example'] })],
    [main, { ...main, id: 'acme2/news', vendor: 'acme2', disabled: 'x' }],
    [
      'host-taken feeds/acme2/vendor.yaml → hosts',
      'unofficial feeds/acme2/news.yaml → url',
      'same-address feeds/acme2/news.yaml → url',
    ],
  ],
  foreign('a host below another’s', 'hosts', ['x.labs.acme.example']),
  foreign('everything below another’s host', 'below', ['blog.acme.example']),
  foreign('a place within a place', 'shared', ['code.example/acme/tool/*']),
  foreign('a place around a place', 'shared', ['hub.example/blog/']),
  foreign('a place on an official host', 'shared', ['acme.example/blog/']),
  [
    'beside a place is free',
    [acme, vendor('beside', { shared: ['code.example/acme-2/', 'hub.example/docs/*'] })],
    [main],
    ['main feeds/beside/'],
  ],
  [
    'a feed elsewhere',
    [acme],
    [source({ main: true, url: 'https://evil.example/rss' })],
    ['unofficial feeds/acme/news.yaml → url'],
  ],
  ['no main channel', [acme], [source()], ['main feeds/acme/']],
  [
    'only a disabled main channel',
    [acme],
    [source(), { ...main, id: 'acme/old', url: 'https://acme.example/2', disabled: 'gone' }],
    ['main feeds/acme/'],
  ],
  ['two main channels', [acme], [main, { ...main, id: 'acme/b', url: 'https://acme.example/2' }], ['main feeds/acme/']],
  ['all disabled', [acme], [source({ disabled: 'gone' })], []],
  ['a roundup that leads', [acme], [source({ main: true, roundup: true })], ['main feeds/acme/news.yaml → main']],
  [
    'one address twice',
    [acme],
    [main, source({})].map((each, at) => ({ ...each, id: `acme/${at}` })),
    ['same-address feeds/acme/1.yaml → url'],
  ],
  ['no year', [acme], [source({ main: true, evidence: 'seen by many' })], ['evidence feeds/acme/news.yaml → evidence']],
  ['a page without a way', [acme], [page({})], ['page feeds/acme/news.yaml → page']],
  ['a page with one', [acme], [page({ notes: { heading: 'h2' } })], []],
  [
    'a sitemap elsewhere',
    [acme],
    [page({ rows, sitemap: { url: 'https://evil.example/sitemap.xml', below: 'https://evil.example/news/' } })],
    ['unofficial feeds/acme/news.yaml → page.sitemap.url', 'unofficial feeds/acme/news.yaml → page.sitemap.below'],
  ],
  ['a filter of nothing', [acme], [source({ main: true, only: {} })], ['filter feeds/acme/news.yaml → only']],
  [
    'a path without a slash',
    [acme],
    [source({ main: true, not: { paths: ['news'] } })],
    ['filter feeds/acme/news.yaml → not.paths'],
  ],
  [
    'translations elsewhere',
    [
      vendor('acme', {
        hosts: ['acme.example'],
        translations: [{ language: 'ja', from: 'https://acme.example/', to: 'https://evil.example/ja/' }],
      }),
    ],
    [main],
    ['unofficial feeds/acme/vendor.yaml → translations'],
  ],
]

describe('the registry is checked as a whole', () => {
  test.each(cases)('%s', (_, vendors, sources, found) => {
    expect(checkFeeds(vendors, sources).map(({ rule, where }) => `${rule} ${where}`)).toEqual(found)
  })
})
