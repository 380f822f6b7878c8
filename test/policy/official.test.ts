import { describe, expect, test } from 'vitest'
import { judge, judgeLink, keptAddress } from '../../src/policy/official.ts'
import { judgePage } from '../../src/policy/page.ts'
import { vendors } from '../fixtures/registry.ts'

describe('official', () => {
  test.each([
    ['an exact host', 'https://acme.example/news/a', 'acme.example is an official host'],
    ['below a host that says so', 'https://x.labs.acme.example/', 'x.labs.acme.example is below labs.acme.example'],
    ['a place on a shared host', 'https://code.example/acme/tool', 'code.example/acme/ belongs to the vendor'],
    ['that place itself', 'https://code.example/acme', 'code.example/acme/ belongs to the vendor'],
    ['one part below a place', 'https://hub.example/blog/launch', 'hub.example/blog/* belongs to the vendor'],
    ['with a slash at the end', 'https://hub.example/blog/launch/', 'hub.example/blog/* belongs to the vendor'],
    ['dots in that part', 'https://hub.example/blog/feed.v2.xml', 'hub.example/blog/* belongs to the vendor'],
    [
      'one page of a shared host',
      'https://forge.example/acme/tool/releases.atom',
      'forge.example/acme/tool/releases.atom belongs to the vendor',
    ],
    ...[
      ['the default port', 'https://acme.example:443/'],
      ['capitals in scheme and host', 'HTTPS://ACME.Example/news'],
      ['spaces around it', ' https://acme.example/news \n'],
      ['an @ in the path', 'https://acme.example/@team/news'],
      ['an @ in the query', 'https://acme.example/news?by=a@evil.example'],
      ['another vendor’s name in the path', 'https://acme.example/evil.example/news'],
      ['a host name as a value', 'https://acme.example/news?ref=evil.example'],
      ['a double slash', 'https://acme.example/news//a'],
      ['a double slash at the start', 'https://acme.example//news/a'],
      ['parent folders, which the parser resolves', 'https://acme.example/news/../a'],
      ['an escaped slash', 'https://acme.example/news/a%2Fb'],
      ['an escaped percent sign', 'https://acme.example/news/100%25-faster'],
      ['Japanese in the path', 'https://acme.example/news/発表'],
      ['Japanese, escaped', 'https://acme.example/news/%E7%99%BA%E8%A1%A8'],
      ['broken escapes', 'https://acme.example/news/%E7%99-%zz'],
      ['a colon in the path', 'https://acme.example/news/https:-everywhere'],
      ['where a reader came from', 'https://acme.example/a?utm_source=https%3A%2F%2Fblog.acme.example%2F'],
      ['a link to another registered vendor', 'https://acme.example/go?to=https://bolt.example/a'],
      ['an address in a text fragment', 'https://acme.example/a#:~:text=https://evil.example'],
      ['a path to itself', 'https://acme.example/login?next=/news'],
    ].map(([name, url]) => [name, url, 'acme.example is an official host']),
  ])('%s', (_, url, reason) => {
    expect(judge(url as string, vendors, 'acme')).toMatchObject({ vendor: 'acme', official: true, reason })
  })
})

const lookAlike = 'has a host in characters that look like others'
const noHost = (host: string) => `${host} is no official host of acme`
const handsOn = 'hands readers on to evil.example'

describe('not official, with the reason', () => {
  test.each([
    ['http', 'http://acme.example/', 'is not https'],
    ['script', 'javascript:alert(1)', 'is not https'],
    ['data', 'data:text/html,x', 'is not https'],
    ['no address', 'acme', 'is no web address'],
    ['no scheme', '//acme.example/x', 'is no web address'],
    ['a scheme without slashes', 'https:acme.example', 'does not start with https:// and a host'],
    ['a slash too many', 'https:///acme.example', 'does not start with https:// and a host'],
    ['a user name', 'https://acme.example@evil.example/', 'carries a user name'],
    ['an empty user name', 'https://@acme.example/', 'carries a user name'],
    ['an escaped @', 'https://acme.example%40evil.example/', 'is no web address'],
    ['a port', 'https://acme.example:8443/', 'names a port'],
    ['a backslash', 'https://evil.example\\@acme.example/', 'carries a user name'],
    ['a backslash in the path', 'https://acme.example\\evil', 'holds white space, controls or backslashes'],
    ['a tab in the middle', 'https://acme.exa\tmple/', 'holds white space, controls or backslashes'],
    [
      'a line break in the middle',
      'https://acme.example\n.evil.example/',
      'holds white space, controls or backslashes',
    ],
    ['a host that ends alike', 'https://notacme.example/', noHost('notacme.example')],
    ['a host below without saying so', 'https://x.acme.example/', noHost('x.acme.example')],
    ['a host that begins alike', 'https://acme.example.evil.example/', noHost('acme.example.evil.example')],
    ['a host with a hyphen more', 'https://acme-example.example/', noHost('acme-example.example')],
    ['an empty label', 'https://acme..example/', noHost('acme..example')],
    ['a host after a fragment', 'https://evil.example#@acme.example', noHost('evil.example')],
    ['a host in the query', 'https://evil.example?https://acme.example/', noHost('evil.example')],
    ['a dot at the end', 'https://acme.example./', 'has a host that ends in a dot'],
    ['look-alike letters', 'https://аcme.example/', lookAlike],
    ['the same in Punycode', 'https://xn--cme-5cd.example/', lookAlike],
    ['full-width letters', 'https://ａcme.example/', lookAlike],
    ['an ideographic full stop', 'https://acme。example/', lookAlike],
    ['a soft hyphen', 'https://ac\u00adme.example/', lookAlike],
    ['an escaped host', 'https://acme%2eexample/', lookAlike],
    ['a number', 'https://2130706433/', 'has a number for a host'],
    ['a literal address', 'https://[::1]/', 'has a number for a host'],
    ['a shortened link', 'https://bit.ly/abc', 'is a shortened link'],
    [
      'writing turned round',
      'https://acme.example/\u202e/gro',
      'holds characters that cannot be seen or that turn the direction of writing',
    ],
    [
      'the same, escaped',
      'https://acme.example/%E2%80%AE/gro',
      'holds characters that cannot be seen or that turn the direction of writing',
    ],
    [
      'a space of no width',
      'https://acme.example/a\u200bb',
      'holds characters that cannot be seen or that turn the direction of writing',
    ],
    [
      'an escaped line break',
      'https://acme.example/a%0d%0aLocation:x',
      'holds characters that cannot be seen or that turn the direction of writing',
    ],
    ['two escaped slashes', 'https://acme.example/%2F%2Fevil.example', 'hides separators in its path'],
    ['an escaped backslash', 'https://acme.example/%5Cevil.example', 'hides separators in its path'],
    ['dots and an escaped slash', 'https://acme.example/a/..%2Fb', 'hides separators in its path'],
    ['dots escaped twice', 'https://acme.example/a/%252e%252e/b', 'hides separators in its path'],
    ['2,100 characters', `https://acme.example/${'a'.repeat(2_100)}`, 'is longer than 2,048 characters'],
    ['another vendor', 'https://bolt.example/a', 'bolt.example belongs to bolt, not to acme'],
    ['an address as a value', 'https://acme.example/go?url=https://evil.example/x', handsOn],
    ['the same, escaped', 'https://acme.example/go?url=https%3A%2F%2Fevil.example', handsOn],
    ['the same, escaped twice', 'https://acme.example/go?url=https%253A%252F%252Fevil.example', handsOn],
    ['by http', 'https://acme.example/go?a=1&url=http://evil.example', handsOn],
    ['without a scheme', 'https://acme.example/redirect?to=//evil.example', handsOn],
    ['without a scheme or a dot', 'https://acme.example/redirect?to=//evil', 'hands readers on to evil'],
    ['without slashes', 'https://acme.example/redirect?to=https:evil.example', handsOn],
    ['with backslashes, escaped', 'https://acme.example/redirect?to=%5C%5Cevil.example', handsOn],
    ['as the whole query', 'https://acme.example/redirect?https://evil.example', handsOn],
    ['in the path', 'https://acme.example/away/https://evil.example/x', handsOn],
    ['in the path with one slash', 'https://acme.example/away/https:/evil.example/x', handsOn],
    ['as the path', 'https://acme.example//evil.example/x', handsOn],
    ['in the fragment', 'https://acme.example/#/go?u=https://evil.example', handsOn],
    ['behind a user name', 'https://acme.example/go?u=https://acme.example@evil.example', handsOn],
    ['behind an official one', 'https://acme.example/go?u=https://acme.example&v=https://evil.example', handsOn],
    ['a script', 'https://acme.example/go?u=javascript:alert(1)', 'hands readers on to a javascript: address'],
  ])('%s', (_, url, reason) => {
    expect(judge(url, vendors, 'acme')).toMatchObject({ vendor: null, official: false, reason })
  })

  test.each([
    ['another’s path beside the vendor’s', 'https://code.example/acme-fans/tool'],
    ['parent folders out of it', 'https://code.example/acme/../evil'],
    ['the same, escaped', 'https://code.example/acme/%2e%2e/evil'],
    ['an escaped slash', 'https://code.example/acme/a%2Fb'],
    ['an escaped slash before it', 'https://code.example/evil%2F..%2Facme/a'],
    ['two parts where one is meant', 'https://hub.example/blog/friends/launch'],
    ['none', 'https://hub.example/blog/'],
    ['an empty one', 'https://hub.example/blog//launch'],
    ['two in one, by an escaped slash', 'https://hub.example/blog/friends%2Flaunch'],
    ['the same, escaped twice', 'https://hub.example/blog/friends%252Flaunch'],
    ['dots out of it', 'https://hub.example/blog/../launch'],
    ['one part below a place that differs in case', 'https://hub.example/Blog/launch'],
    ['a user whose name differs in case', 'https://code.example/Acme/tool'],
    ['a page that differs in case', 'https://forge.example/acme/Tool/releases.atom'],
    ['below a single page', 'https://forge.example/acme/tool/releases.atom/x'],
    ['beside a single page', 'https://forge.example/acme/tool/issues/1'],
  ])('on a shared host: %s', (_, url) => {
    expect(judge(url, vendors, 'acme').official).toBe(false)
  })

  test.each([
    ['of the vendor itself it is the place that is wrong', 'acme', 'is in no official place on code.example'],
    ['so it is when no vendor is named', undefined, 'is in no official place on code.example'],
    ['of a vendor without a place there it is the host', 'bolt', 'code.example is no official host of bolt'],
  ])('on a shared host, %s', (_, vendor, reason) => {
    expect(judge('https://code.example/evil', vendors, vendor)).toMatchObject({ official: false, reason })
  })
})

describe('a link by http', () => {
  test.each([
    [
      'is official when its host is',
      'http://acme.example/a',
      true,
      'acme.example is an official host (asked by https)',
    ],
    ['with the port of http', 'http://acme.example:80/a', true, 'acme.example is an official host (asked by https)'],
    ['with another port', 'http://acme.example:8080/a', false, 'names a port'],
    ['of nobody', 'http://evil.example/a', false, 'evil.example is no official host of a registered vendor'],
    ['to a literal address', 'http://[::ffff:127.0.0.1]/', false, 'has a number for a host'],
  ])('%s', (_, url, official, reason) => {
    expect(judgeLink(url, vendors)).toMatchObject({ url, official, reason })
  })

  test.each([
    ['http://acme.example/a', 'https://acme.example/a'],
    [' http://ACME.example:80/a ', 'https://acme.example/a'],
    ['https://acme.example/"a"<b>', 'https://acme.example/%22a%22%3Cb%3E'],
  ])('%s is kept as %s', (url, kept) => {
    expect(keptAddress(url)).toBe(kept)
  })
})

describe('a page says where it belongs', () => {
  const at = 'https://acme.example/news/a'
  test.each([
    ['nothing', {}, null],
    ['itself', { canonical: at, ogUrl: 'http://acme.example/news/a' }, null],
    ['a relative address', { canonical: '/news/b', ogUrl: '' }, null],
    ['another host of the vendor', { canonical: 'https://blog.acme.example/a' }, null],
    ['itself again after a while', { refresh: '300' }, null],
    ['a page of its own', { refresh: '0; url=/news/b' }, null],
    ['somebody else', { canonical: 'https://evil.example/a' }, 'its page says it belongs to evil.example'],
    ['somebody else without a scheme', { canonical: '//evil.example/a' }, 'its page says it belongs to evil.example'],
    ['another vendor', { ogUrl: 'https://bolt.example/a' }, 'its page says it belongs to bolt.example'],
    [
      'a refresh to elsewhere',
      { refresh: "0;URL='https://evil.example/'" },
      'its page says it belongs to evil.example',
    ],
    ['such a refresh, resolved', { refresh: 'https://evil.example/' }, 'its page says it belongs to evil.example'],
  ])('%s', (_, claims, reason) => {
    expect(judgePage(claims, at, vendors, 'acme')).toBe(reason)
  })
})
