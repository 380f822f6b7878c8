import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo, LookupFunction } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, createClient } from '../../src/io/client.ts'

const tls = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), 'utf8')
const asked: { path: string; agent: string }[] = []

/** An official host of the test, brought home: the name resolves to loopback, every other rule is on. */
const server = createServer({ key: tls('server.key'), cert: tls('server.pem') }, (request, response) => {
  asked.push({ path: request.url ?? '', agent: String(request.headers['user-agent']) })
  const answers: Record<string, () => void> = {
    '/feed': () => response.writeHead(200, { 'content-type': 'text/xml' }).end('<rss/>'),
    '/moved': () => response.writeHead(301, { location: '/feed' }).end(),
    '/away': () => response.writeHead(302, { location: 'https://evil.example/' }).end(),
    '/inside': () => response.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
    '/nonsense': () => response.writeHead(302, { location: 'http://xn--/' }).end(),
    '/loop': () => response.writeHead(302, { location: '/loop' }).end(),
    '/gzip': () => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('small')),
    '/bomb': () => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30_000_000))),
    '/brotli-bomb': () =>
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(Buffer.alloc(30_000_000))),
    '/large': () => response.writeHead(200).end(Buffer.alloc(4_000_000)),
    '/cut': () => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('half')
      response.destroy()
    },
    '/gone': () => response.writeHead(410).end(),
  }
  const answer = answers[request.url ?? ''] ?? (() => response.writeHead(404).end())
  answer()
})

const home: LookupFunction = (_, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4)
const allowed = (url: string) => (new URL(url).hostname.endsWith('vendor.example') ? null : 'is not official')
let client: Client
let base: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `https://news.vendor.example:${(server.address() as AddressInfo).port}`
  client = createClient({
    userAgent: 'hayami-test',
    resolve: home as never,
    ca: tls('ca.pem'),
    mayConnect: (address) => address === '127.0.0.1',
  })
})
afterAll(async () => {
  await client.close()
  server.closeAllConnections()
  server.close()
})

const text = (body: Uint8Array) => new TextDecoder().decode(body)

test('an answer, with the address that gave it', async () => {
  const answer = await client.get(`${base}/moved`, allowed)
  expect(answer).toMatchObject({ kind: 'fresh', url: `${base}/feed`, status: 200, contentType: 'text/xml' })
  expect(answer.kind === 'fresh' && text(answer.body)).toBe('<rss/>')
  expect(asked.at(-1)?.agent).toBe('hayami-test')
})

test('a compressed answer is unpacked', async () => {
  const answer = await client.get(`${base}/gzip`, allowed)
  expect(answer.kind === 'fresh' && text(answer.body)).toBe('small')
})

describe('failures are values with a reason', () => {
  test.each([
    ['a redirect off the vendor', '/away', 'redirects to https://evil.example/, which is not official', true],
    ['a redirect inside', '/inside', 'redirects to http://127.0.0.1/, which is not official', true],
    ['a redirect in circles', '/loop', 'redirects more than 5 times', false],
    ['a bomb', '/bomb', 'is larger than 3 MB', false],
    ['another bomb', '/brotli-bomb', 'is larger than 3 MB', false],
    ['too much', '/large', 'is larger than 3 MB', false],
    ['gone', '/gone', 'answered 410', false],
  ])('%s', async (_, path, reason, refused) => {
    expect(await client.get(`${base}${path}`, allowed)).toMatchObject({ kind: 'failed', reason, refused })
  })

  test('a connection that breaks in the middle', async () => {
    expect(await client.get(`${base}/cut`, allowed)).toMatchObject({ kind: 'failed' })
  })

  test('a redirect to no address at all', async () => {
    expect(await client.get(`${base}/nonsense`, allowed)).toMatchObject({ kind: 'failed', refused: true })
  })

  test('a name that leads to an address that is not public', async () => {
    const before = asked.length
    const guarded = createClient({ userAgent: 'x', resolve: home as never, ca: tls('ca.pem') })
    expect(await guarded.get(`${base}/feed`, allowed)).toMatchObject({
      kind: 'failed',
      reason: 'news.vendor.example leads to an address that is not public',
    })
    await guarded.close()
    expect(asked.length).toBe(before)
  })

  test('a certificate that nobody vouches for', async () => {
    const before = asked.length
    const strict = createClient({ userAgent: 'x', resolve: home as never, mayConnect: () => true })
    expect((await strict.get(`${base}/feed`, allowed)).kind).toBe('failed')
    await strict.close()
    expect(asked.length).toBe(before)
  })
})
