import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { allowed, reason, startHome, text } from './home.ts'

const far = 'https://evil.example/'
const home = await startHome({
  '/feed': (r) => r.writeHead(200, { 'content-type': 'text/xml' }).end('<rss/>'),
  '/feed?q=%C3%A9': (r) => r.end('<rss/>'),
  '/moved': (r) => r.writeHead(301, { location: '/feed' }).end(),
  '/moved-twice': (r) => r.writeHead(308, { location: 'moved#x' }).end(),
  '/for-now': (r) => r.writeHead(302, { location: '/moved' }).end(),
  '/other-host': (r, q) =>
    r.writeHead(301, { location: `https://blog.vendor.example:${q.socket.localPort}/feed` }).end(),
  '/away': (r) => r.writeHead(302, { location: far }).end(),
  '/chain': (r) => r.writeHead(302, { location: '/chain2' }).end(),
  '/chain2': (r, q) => r.writeHead(307, { location: `https://blog.vendor.example:${q.socket.localPort}/away` }).end(),
  '/inside': (r) => r.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
  '/decimal': (r) => r.writeHead(302, { location: 'https://2130706433/' }).end(),
  '/hex': (r) => r.writeHead(302, { location: 'https://0x7f.0.0.1/' }).end(),
  '/octal': (r) => r.writeHead(302, { location: 'https://0177.0.0.01/' }).end(),
  '/six': (r) => r.writeHead(302, { location: 'https://[::ffff:7f00:1]/' }).end(),
  '/downgrade': (r) => r.writeHead(302, { location: 'http://news.vendor.example/feed' }).end(),
  '/user': (r) => r.writeHead(302, { location: 'https://me:secret@news.vendor.example/' }).end(),
  '/port': (r) => r.writeHead(302, { location: 'https://news.vendor.example:22/' }).end(),
  '/localhost': (r) => r.writeHead(302, { location: 'https://localhost/' }).end(),
  '/script': (r) => r.writeHead(302, { location: 'javascript:alert(1)' }).end(),
  '/nonsense': (r) => r.writeHead(302, { location: 'https://exa mple/' }).end(),
  '/two': (r) => r.writeHead(302, { location: ['/feed', far] } as never).end(),
  '/nowhere': (r) => r.writeHead(302).end(),
  '/loop': (r) => r.writeHead(302, { location: '/loop' }).end(),
  '/ping': (r) => r.writeHead(302, { location: '/pong' }).end(),
  '/pong': (r) => r.writeHead(302, { location: '/ping' }).end(),
  '/long': (r) => r.writeHead(302, { location: `/${'x'.repeat(3_000)}` }).end(),
  '/deep/6': (r) => r.writeHead(302, { location: '/deep/5' }).end(),
  '/deep/5': (r) => r.writeHead(302, { location: '/deep/4' }).end(),
  '/deep/4': (r) => r.writeHead(302, { location: '/deep/3' }).end(),
  '/deep/3': (r) => r.writeHead(302, { location: '/deep/2' }).end(),
  '/deep/2': (r) => r.writeHead(302, { location: '/deep/1' }).end(),
  '/deep/1': (r) => r.writeHead(302, { location: '/feed' }).end(),
  '/empty': (r) => r.writeHead(200).end(),
  '/nothing': (r) => r.writeHead(204).end(),
  '/part': (r) => r.writeHead(206).end('<rss'),
  '/unasked': (r) => r.writeHead(304).end(),
  '/proxy': (r) => r.writeHead(407, { 'proxy-authenticate': 'Basic' }).end(),
  '/withheld': (r) => r.writeHead(451).end('x'.repeat(100_000)),
  '/gone': (r) => r.writeHead(410).end(),
  '/headers': (r) =>
    r.writeHead(200, Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x-${i}`, 'y']))).end('x'),
  '/header': (r) => r.writeHead(200, { x: 'y'.repeat(20_000) }).end('x'),
})

describe('an answer', () => {
  test('says what came, from where, and what it was', async () => {
    const client = home.client()
    const answer = await client.get(home.url('/feed'), allowed)
    const hash = createHash('sha256').update('<rss/>').digest('hex')
    expect(answer).toMatchObject({ kind: 'fresh', url: home.url('/feed'), status: 200, contentType: 'text/xml', hash })
    expect(text(answer)).toBe('<rss/>')
  })

  test('is asked for with an honest name, and nothing that identifies anybody', async () => {
    const headers = home.asked.at(-1)?.headers ?? {}
    expect(headers['user-agent']).toBe('hayami-test (+https://hayami.example; editor@hayami.example)')
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
  })

  test.each([
    ['not moved', '/feed', null],
    ['moved for good', '/moved', '/feed'],
    ['moved for good in two steps', '/moved-twice', '/feed'],
    ['one step only for now', '/for-now', null],
  ])('%s', async (_, path, movedTo) => {
    const answer = await home.client().get(home.url(path), allowed)
    expect(answer).toMatchObject({ kind: 'fresh', url: home.url('/feed') })
    expect(answer).toHaveProperty('movedTo', movedTo && home.url(movedTo))
  })

  test('keeps the address as it was written', async () => {
    const url = home.url('/feed?q=é#part')
    expect(await home.client().get(url, allowed)).toHaveProperty('url', url)
    const long = home.url(`/${'x'.repeat(1_000)}`)
    expect(await home.client().get(long, allowed)).toMatchObject({ kind: 'failed', status: 404, url: long })
  })

  test('may come from another official host', async () => {
    const movedTo = home.url('/feed', 'blog.vendor.example')
    expect(await home.client().get(home.url('/other-host'), allowed)).toMatchObject({ kind: 'fresh', movedTo })
  })
})

describe('an address that may not be asked is refused before it is', () => {
  test.each([
    ['off the vendor', '/away', `redirects to ${far}, which is not official`],
    ['off the vendor behind two official hosts', '/chain', `redirects to ${far}, which is not official`],
    ['inside, by number', '/inside', 'redirects to http://127.0.0.1/, which is not https'],
    ['a decimal number', '/decimal', 'redirects to https://127.0.0.1/, which has a number for a host'],
    ['a hexadecimal number', '/hex', 'redirects to https://127.0.0.1/, which has a number for a host'],
    ['an octal number', '/octal', 'redirects to https://127.0.0.1/, which has a number for a host'],
    ['IPv6 around IPv4', '/six', 'redirects to https://[::ffff:7f00:1]/, which has a number for a host'],
    ['without TLS', '/downgrade', 'redirects to http://news.vendor.example/feed, which is not https'],
    ['with a password', '/user', 'redirects to https://news.vendor.example/, which carries a user name'],
    ['another port', '/port', 'redirects to https://news.vendor.example:22/, which names a port'],
    ['this machine', '/localhost', 'redirects to https://localhost/, which has a host that is no public name'],
    ['a script', '/script', 'redirects to javascript:alert(1), which is not https'],
    ['no address at all', '/nonsense', 'redirects to something that is no web address, which is no web address'],
  ])('%s', async (_, path, why) => {
    const before = home.asked.length
    const answer = await home.client().get(home.url(path), allowed)
    expect(answer).toMatchObject({ kind: 'failed', reason: why, refused: true, status: null })
    expect(JSON.stringify(answer)).not.toMatch(/secret|\\u001b/)
    expect(home.asked.length - before).toBeLessThanOrEqual(5)
  })

  test('and one that leads off says whose host it is not, or in which part of it nothing is', async () => {
    const led = (flaw: string) => home.client().get(home.url('/away'), (url) => (url === far ? flaw : allowed(url)))
    expect(reason(await led('evil.example is no official host of acme'))).toBe(
      `redirects to ${far}, and evil.example is no official host of acme`,
    )
    expect(reason(await led('is in no official place on evil.example'))).toBe(
      `redirects to ${far}, which is in no official place on evil.example`,
    )
  })

  test.each([
    ['asked for itself', 'https://evil.example/', 'is not official'],
    ['a port', 'https://news.vendor.example:8443/', 'names a port'],
    ['plain http', 'http://news.vendor.example/', 'is not https'],
    ['no address', 'feed', 'is no web address'],
  ])('%s', async (_, url, why) => {
    expect(await home.client().get(url, allowed)).toMatchObject({ kind: 'failed', reason: why, refused: true })
  })
})

describe('redirects end', () => {
  test.each([
    ['in a circle', '/loop', 'redirects in a circle', 1],
    ['in a circle of two', '/ping', 'redirects in a circle', 2],
    ['after five', '/deep/6', 'redirects more than 5 times', 6],
    ['where the address grows', '/long', 'is longer than 2048 characters', 1],
    ['at two addresses', '/two', 'redirects to two addresses at once', 1],
    ['without an address', '/nowhere', 'answered 302', 1],
  ])('%s', async (_, path, why, requests) => {
    const before = home.paths().length
    expect(reason(await home.client().get(home.url(path), allowed))).toContain(why)
    expect(home.paths().length - before).toBe(requests)
  })

  test('five are followed', async () => {
    expect(await home.client().get(home.url('/deep/5'), allowed)).toMatchObject({ kind: 'fresh' })
  })
})

describe('an answer that is of no use is a failure with its status', () => {
  test.each([
    ['empty', '/empty', 200, 'answered with nothing'],
    ['no content', '/nothing', 204, 'answered 204, with nothing to read'],
    ['a part', '/part', 206, 'answered 206, with a part only'],
    ['unchanged, but nothing was kept', '/unasked', 304, 'answered 304, but nothing was kept'],
    ['a proxy’s words from a source', '/proxy', 407, 'answered 407'],
    ['withheld', '/withheld', 451, 'answered 451'],
    ['gone', '/gone', 410, 'is gone (410)'],
    ['not there', '/missing', 404, 'answered 404'],
    ['too many headers', '/headers', null, 'sent more than 128 headers'],
    ['too long a header', '/header', null, 'sent more than 16 KB of headers'],
  ])('%s', async (_, path, status, why) => {
    const before = home.paths().length
    const answer = await home.client().get(home.url(path), allowed)
    expect(answer).toMatchObject({ kind: 'failed', status, reason: why, refused: false, url: home.url(path) })
    expect(home.paths().length - before).toBe(1)
  })
})
