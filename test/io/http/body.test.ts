import type { ServerResponse } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { allowed, reason, reset, startHome, text } from './home.ts'

const packed = (encoding: string, body: Uint8Array) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-encoding': encoding }).end(body)
const raw = (bytes: string) => (response: ServerResponse) => {
  response.socket?.write(bytes)
  response.socket?.end()
}
const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 255 : byte))
const zeros = Buffer.alloc(30_000_000)
const feed = Buffer.from('<rss>日本語</rss>')

const home = await startHome({
  '/plain': (r) => r.end(feed),
  '/gzip': packed('gzip', gzipSync(feed)),
  '/x-gzip': packed('X-GZIP', gzipSync(feed)),
  '/br': packed('br', brotliCompressSync(feed)),
  '/deflate': packed('deflate', deflateSync(feed)),
  '/deflate-raw': packed('deflate', deflateRawSync(feed)),
  '/zstd': packed('zstd', zstdCompressSync(feed)),
  '/identity': packed('identity', feed),
  '/twice': packed('br, gzip', gzipSync(brotliCompressSync(feed))),
  '/thrice': packed('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(feed)))),
  '/often': packed(Array(2_000).fill('gzip').join(','), feed),
  '/unknown': packed('compress', feed),
  '/constructor': packed('constructor', feed),
  '/empty-gzip': packed('gzip', gzipSync('')),
  '/at-the-limit': (r) => r.end(Buffer.alloc(3 * 1024 * 1024)),
  '/over-the-limit': (r) => r.end(Buffer.alloc(3 * 1024 * 1024 + 1)),
  '/stream': (r) => {
    r.writeHead(200)
    const push = () => {
      while (!r.destroyed && r.write(Buffer.alloc(65_536, 32)));
      if (!r.destroyed) r.once('drain', push)
    }
    push()
  },
  '/gzip-bomb': packed('gzip', gzipSync(zeros)),
  '/br-bomb': packed('br', brotliCompressSync(zeros)),
  '/deflate-bomb': packed('deflate', deflateSync(zeros)),
  '/zstd-bomb': packed('zstd', zstdCompressSync(zeros)),
  '/nested-bomb': packed('gzip, gzip', gzipSync(gzipSync(zeros))),
  '/zstd-window': packed('zstd', Buffer.from('28b52ffd00a8010000', 'hex')),
  '/gzip-corrupt': packed('gzip', flipped(gzipSync(feed), gzipSync(feed).length - 6)),
  '/gzip-cut': packed('gzip', gzipSync(feed).subarray(0, -9)),
  '/br-cut': packed('br', brotliCompressSync(feed).subarray(0, -3)),
  '/zstd-cut': packed('zstd', zstdCompressSync(feed).subarray(0, -3)),
  '/not-gzip': packed('gzip', feed),
  '/short': (r) => {
    r.writeHead(200, { 'content-length': '1000' })
    r.write('half')
    setTimeout(() => r.destroy(), 20)
  },
  '/reset': (r, q) => {
    r.writeHead(200, { 'content-length': '1000' })
    r.write('half')
    setTimeout(() => reset(q), 20)
  },
  '/chunk-cut': (r) => {
    r.writeHead(200)
    r.write('half')
    setTimeout(() => r.socket?.end(), 20)
  },
  '/terabyte': raw('HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\nx'),
  '/both': raw('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
  '/two-lengths': raw('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'),
  '/minus': raw('HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc'),
  '/bad-chunk': raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n'),
  '/garbage': raw('HTTQ/9.9 banana\r\n\r\n'),
  '/old': raw('<rss/>'),
  '/split': raw('HTTP/1.1 200 OK\r\nX: a\rSet-Cookie: b\r\nContent-Length: 1\r\n\r\nx'),
  '/nul': raw('HTTP/1.1 200 OK\r\nX: a\u0000b\r\nContent-Length: 1\r\n\r\nx'),
  '/status': raw('HTTP/1.1 999 Odd\r\nContent-Length: 1\r\n\r\nx'),
  '/hints': raw(
    `${'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(3)}HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>`,
  ),
  '/hint-flood': raw('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(5_000)),
  '/continue': raw('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx'),
  '/switch': raw('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
})
const client = home.client()

test.each(['/plain', '/gzip', '/x-gzip', '/br', '/deflate', '/deflate-raw', '/zstd', '/identity', '/twice'])(
  '%s is read',
  async (path) => {
    expect(text(await client.get(home.url(path), allowed))).toBe('<rss>日本語</rss>')
  },
)

test.each([['/at-the-limit'], ['/hints']])('%s is an answer like any other', async (path) => {
  expect(await client.get(home.url(path), allowed)).toMatchObject({ kind: 'fresh', status: 200 })
})

const large = 'is larger than 3 MB'
const damaged = 'is damaged: it cannot be unpacked'
const cut = /sent less or more than it announced|broke the connection|sent no valid HTTP answer/
const invalid = /^sent no valid HTTP answer/

describe('a body that harms itself only', () => {
  test.each<[string, string, string | RegExp]>([
    ['one byte too many', '/over-the-limit', large],
    ['without end', '/stream', large],
    ['a lie about its length', '/terabyte', large],
    ['a bomb', '/gzip-bomb', large],
    ['a bomb in Brotli', '/br-bomb', large],
    ['a bomb in deflate', '/deflate-bomb', large],
    ['a bomb in Zstandard', '/zstd-bomb', large],
    ['a bomb in a bomb', '/nested-bomb', large],
    ['a window of gigabytes', '/zstd-window', damaged],
    ['packed three times', '/thrice', 'is packed 3 times over'],
    ['packed very often', '/often', 'is packed 2000 times over'],
    ['packed in a way of its own', '/unknown', 'is packed as “compress”, which hayami cannot unpack'],
    ['packed as a word of JavaScript', '/constructor', 'is packed as “constructor”, which hayami cannot unpack'],
    ['nothing, packed', '/empty-gzip', 'answered with nothing'],
    ['a wrong checksum', '/gzip-corrupt', damaged],
    ['gzip that stops', '/gzip-cut', damaged],
    ['Brotli that stops', '/br-cut', damaged],
    ['Zstandard that stops', '/zstd-cut', damaged],
    ['not packed at all', '/not-gzip', damaged],
    ['shorter than it said', '/short', cut],
    ['broken off', '/reset', cut],
    ['without its last chunk', '/chunk-cut', cut],
    ['two ways to say how long', '/both', /^(announced two lengths|sent less or more than)/],
    ['two lengths', '/two-lengths', /^sent (less or more|no valid)/],
    ['a negative length', '/minus', /^sent (less or more|no valid)/],
    ['no chunk', '/bad-chunk', invalid],
    ['another protocol', '/garbage', invalid],
    ['no headers at all', '/old', invalid],
    ['a header split in two', '/split', invalid],
    ['a NUL in a header', '/nul', invalid],
    ['an odd status', '/status', 'answered 999'],
    ['preliminary answers without end', '/hint-flood', 'sent preliminary answers without end'],
    ['a preliminary answer nobody asked for', '/continue', invalid],
    ['another protocol from here on', '/switch', invalid],
  ])('%s', async (_, path, why) => {
    const before = home.paths().length
    expect(reason(await client.get(home.url(path), allowed))).toMatch(why)
    expect(home.paths().length - before).toBe(1)
  })
})
