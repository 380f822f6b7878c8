import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openRecording, refuseUnfit, saveRecording } from '../../src/io/recording/index.ts'
import type { Exchange, Recording } from '../../src/io/recording/recording.ts'
import { replayClient } from '../../src/io/recording/replay.ts'
import { fromWarc, toWarc } from '../../src/io/recording/warc.ts'
import { sha256 } from '../../src/model/identity.ts'
import { bytes, temporaryFolder } from '../support.ts'

const at = '2026-05-21T09:00:00Z'
const page = (path: string) => `https://acme.example/${path}`
const exchanges: Exchange[] = [
  {
    url: page('rss'),
    at,
    status: 200,
    headers: [
      ['content-type', 'text/xml; charset=utf-8'],
      ['content-encoding', 'gzip'],
      ['etag', '"a"'],
    ],
    body: bytes('<rss>蒸留</rss>'),
  },
  { url: page('old'), at, status: 301, headers: [['location', '/new']], body: new Uint8Array() },
  { url: page('new'), at, status: 200, headers: [], body: new Uint8Array([0, 255, 10, 13, 10]) },
  { url: page('maybe'), at, status: 302, headers: [['location', '/new']], body: new Uint8Array() },
  { url: page('down'), at, status: 503, headers: [], body: bytes('busy') },
  { url: page('gone'), at, status: 410, headers: [], body: new Uint8Array() },
  { url: page('dead'), at, fault: 'did not answer within 15 s', status: null },
  { url: page('huge'), at, fault: 'is larger than 3 MB', status: 200 },
  { url: page('loop'), at, status: 302, headers: [['location', '/loop']], body: new Uint8Array() },
]
const recording: Recording = { at: '2026-05-21T09:00:30Z', sample: false, exchanges }
const anything = () => null

async function kept(): Promise<string> {
  const path = join(temporaryFolder(), 'day.warc.gz')
  await saveRecording(path, recording, 'hayami-test')
  return path
}

describe('a replay of a WARC file', async () => {
  const client = replayClient(await openRecording(await kept()))
  test.each([
    ['an answer', 'rss', { kind: 'fresh', url: page('rss'), status: 200, contentType: 'text/xml; charset=utf-8', at }],
    ['one that moved for good', 'old', { kind: 'fresh', url: page('new'), movedTo: page('new') }],
    ['one that moved for now', 'maybe', { kind: 'fresh', url: page('new'), movedTo: null }],
    ['a failure', 'down', { kind: 'failed', status: 503, reason: 'answered 503' }],
    ['one that is gone', 'gone', { kind: 'failed', status: 410, reason: 'is gone (410)' }],
    ['silence', 'dead', { kind: 'failed', status: null, reason: 'did not answer within 15 s' }],
    ['an answer that broke off', 'huge', { kind: 'failed', status: 200, reason: 'is larger than 3 MB' }],
    ['a circle', 'loop', { kind: 'failed', reason: 'redirects in a circle' }],
    ['what nobody asked', 'else', { kind: 'failed', reason: 'was not recorded' }],
  ])('%s', async (_, path, answer) => {
    expect(await client.get(page(path), anything)).toMatchObject(answer)
  })

  test('bodies are given back to the byte, with their hash', async () => {
    for (const path of ['rss', 'new']) {
      const exchange = exchanges.find(({ url }) => url === page(path)) as Extract<Exchange, { body: Uint8Array }>
      const answer = await client.get(page(path), anything)
      expect(answer.kind === 'fresh' && [Buffer.from(answer.body), answer.hash]).toEqual([
        Buffer.from(exchange.body),
        sha256(exchange.body),
      ])
    }
  })

  test('is under the same rules as the network', async () => {
    const only = (url: string) => (url.endsWith('/old') ? null : 'is not official')
    expect(await client.get(page('old'), only)).toMatchObject({
      kind: 'failed',
      reason: `redirects to ${page('new')}, which is not official`,
      refused: true,
    })
  })
})

test('the clock is that of the recording, to the second', async () => {
  expect((await openRecording(await kept())).at).toBe('2026-05-21T09:00:30Z')
})

test('the file is standard WARC: a warcinfo, then a record each, gzipped one by one, digests in place', async () => {
  const path = await kept()
  const text = gunzipSync(readFileSync(path)).toString('latin1')
  expect(text.match(/^WARC\/1\.1\r$/gm)).toHaveLength(1 + exchanges.length)
  expect(text).toMatch(/^WARC-Type: warcinfo\r$/m)
  expect(text.match(/^WARC-Type: response\r$/gm)).toHaveLength(7)
  expect(text.match(/^WARC-Payload-Digest: sha256:/gm)?.length).toBeGreaterThanOrEqual(7)
  expect(text).toContain('HTTP/1.1 301 Moved Permanently\r\n')
  expect(text).not.toMatch(/content-encoding/i)
})

test('a WARC of somebody else’s is read: compressed and chunked as it came over the wire', async () => {
  const body = gzipSync('<feed/>')
  const chunked = Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])
  const http = Buffer.concat([
    Buffer.from(
      'HTTP/1.1 200 OK\r\nContent-Type: application/atom+xml\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n',
    ),
    chunked,
  ])
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Target-URI: ${page('feed')}`,
    'WARC-Date: 2026-05-20T08:00:00Z',
    'WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${http.length}`,
  ]
  const path = join(temporaryFolder(), 'theirs.warc')
  writeFileSync(path, Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), http, Buffer.from('\r\n\r\n')]))
  const theirs = await openRecording(path)
  expect(theirs.at).toBe('2026-05-20T08:00:00Z')
  const answer = await replayClient(theirs).get(page('feed'), anything)
  expect(answer).toMatchObject({ kind: 'fresh', contentType: 'application/atom+xml' })
  expect(answer.kind === 'fresh' && new TextDecoder().decode(answer.body)).toBe('<feed/>')
})

describe('what is no recording says so', () => {
  test.each([
    ['a folder without one', temporaryFolder(), 'holds no recording'],
    ['a file that is no WARC', 'broken.warc.gz', 'cannot be read as WARC'],
    ['a file that is not there', 'none.warc.gz', 'none.warc.gz: does not exist'],
  ])('%s', async (_, name, message) => {
    const path = name.endsWith('.gz') ? join(temporaryFolder(), name) : name
    if (name === 'broken.warc.gz') writeFileSync(path, 'no archive at all')
    await expect(openRecording(path)).rejects.toThrow(message)
  })

  test.each([
    ['its name', (folder: string) => join(folder, 'kept'), 'end it in .warc.gz'],
    ['a folder in its place', (folder: string) => folder, 'cannot be written: is a folder'],
    [
      'a file in place of its folder',
      (folder: string) => join(folder, 'file', 'a.warc.gz'),
      'cannot be written: is no folder',
    ],
  ])('a place that could not be written or read again is refused before anything is asked: %s', (_, of, message) => {
    const folder = join(temporaryFolder(), 'day.warc.gz')
    mkdirSync(folder)
    writeFileSync(join(folder, 'file'), '')
    expect(() => refuseUnfit(of(folder))).toThrow(message)
  })

  test('the look whether it can be written leaves no file, and a file that is there as it was', async () => {
    const path = join(temporaryFolder(), 'new', 'kept.warc.gz')
    refuseUnfit(path)
    expect(existsSync(path)).toBe(false)
    writeFileSync(path, 'before')
    refuseUnfit(path)
    expect(readFileSync(path, 'utf8')).toBe('before')
  })
})

describe('a file that is not whole is no smaller recording', async () => {
  const whole = readFileSync(await kept())
  const plain = gunzipSync(whole)
  /** Where the last gzip member begins. */
  const lastMember = whole.lastIndexOf(Buffer.from([0x1f, 0x8b, 0x08]))
  test.each([
    ['in the end of its last record', 'cut.warc.gz', whole.subarray(0, -5)],
    ['in the middle', 'cut.warc.gz', whole.subarray(0, whole.length / 2)],
    ['between two records', 'cut.warc.gz', whole.subarray(0, lastMember)],
    ['in a body, not gzipped', 'cut.warc', plain.subarray(0, plain.lastIndexOf('hayami-fault') + 4)],
    ['in a head, not gzipped', 'cut.warc', plain.subarray(0, plain.lastIndexOf('Content-Length') + 4)],
    ['between two records, not gzipped', 'cut.warc', plain.subarray(0, plain.lastIndexOf('WARC/1.1'))],
  ])('%s', async (_, name, bytes) => {
    const path = join(temporaryFolder(), name)
    writeFileSync(path, bytes)
    await expect(openRecording(path)).rejects.toThrow('cannot be read as WARC: it is cut off')
  })

  test('without gzip it is read all the same', async () => {
    expect((await fromWarc(plain)).exchanges).toHaveLength(exchanges.length)
  })
})

describe('a recording costs no more than answers may', () => {
  const answer = (path: string, body: Uint8Array): Exchange => ({ url: page(path), at, status: 200, headers: [], body })
  const warc = (...answers: Exchange[]) => toWarc({ at, sample: false, exchanges: answers }, 'hayami-test')

  test('a body of more than 3 MB is a fault, and what follows it is read', async () => {
    const limit = 3 * 1024 * 1024
    const file = await warc(
      answer('large', new Uint8Array(limit + 1)),
      answer('most', new Uint8Array(limit)),
      answer('small', bytes('<rss/>')),
    )
    const client = replayClient(await fromWarc(file))
    expect(await client.get(page('large'), anything)).toMatchObject({
      kind: 'failed',
      status: 200,
      reason: 'is larger than 3 MB',
    })
    expect(await client.get(page('most'), anything)).toMatchObject({ kind: 'fresh' })
    expect(await client.get(page('small'), anything)).toMatchObject({ kind: 'fresh' })
  })

  test('a small file that unpacks to hundreds of megabytes stays small', async () => {
    const file = await warc(answer('bomb', new Uint8Array(200 * 1024 * 1024)))
    expect(file.byteLength).toBeLessThan(1024 * 1024)
    const before = process.memoryUsage().rss
    expect((await fromWarc(file)).exchanges).toMatchObject([{ fault: 'is larger than 3 MB', status: 200 }])
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('one that unpacks to more than it may in all is refused', async () => {
    const file = await warc(answer('a', new Uint8Array(3_000)), answer('b', new Uint8Array(3_000)))
    await expect(fromWarc(file, { bytes: 4_000, total: 1024 ** 3 / 2 ** 18 })).rejects.toThrow(
      'it unpacks to more than',
    )
  })
})

test('a replay ends with its run', async () => {
  const client = replayClient(recording)
  expect(await client.get(page('rss'), anything, { signal: AbortSignal.abort() })).toMatchObject({
    kind: 'failed',
    status: null,
    reason: 'the run’s time was up',
  })
})
