import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../src/model/identity.ts'
import { temporaryFolder } from '../../support.ts'
import { allowed, fakeTime, reason, startHome, text } from './home.ts'

const etag = '"v1"'
const modified = 'Thu, 21 May 2026 09:00:00 GMT'
let etags: Record<string, string> = {}
const sameOr = (tag: string) => (response: ServerResponse, request: { headers: Record<string, unknown> }) => {
  if (request.headers['if-none-match'] === tag) response.writeHead(304, { etag: '"other"' }).end()
  else response.writeHead(200, { etag: tag, 'content-type': 'text/xml' }).end('<rss/>')
}
const server = await startHome({
  '/tagged': sameOr(etag),
  '/weak': sameOr('W/"v1"'),
  '/bare': sameOr('v1'),
  '/dated': (response, request) =>
    request.headers['if-modified-since'] === modified
      ? response.writeHead(304).end()
      : response.writeHead(200, { 'last-modified': modified }).end('<rss/>'),
  '/always-304': (response) => response.writeHead(304).end(),
  '/then-304': (response) => {
    const [before] = server.paths().filter((path) => path === '/then-304')
    if (before && server.paths().filter((path) => path === '/then-304').length > 1) response.writeHead(304).end()
    else response.end('<rss/>')
  },
  '/moving': (response) => response.writeHead(302, { location: etags.target ?? '/tagged' }).end(),
  '/for-good': (response) => response.writeHead(301, { location: '/tagged' }).end(),
  '/fresh-for-ever': (response) =>
    response.writeHead(200, { etag, 'cache-control': 'max-age=31536000, immutable' }).end('<rss/>'),
  '/injected': (response) => response.writeHead(200, { etag: '"a\\r\\nX: y"' }).end('<rss/>'),
  '/tab': (response) => response.writeHead(200, { etag: '"a\tb"' }).end('<rss/>'),
  '/huge': (response) => response.writeHead(200, { etag: `"${'x'.repeat(1_100)}"` }).end('<rss/>'),
  '/latin': (response) => response.writeHead(200, { etag: '"é"' }).end('<rss/>'),
})
const sent = () => {
  const { headers } = server.asked.at(-1) ?? { headers: {} as Record<string, string> }
  return [headers['if-none-match'], headers['if-modified-since']]
}
/** Asks twice, in two runs. */
const twice = async (path: string, cacheFolder = temporaryFolder()) => {
  const answers = []
  for (let run = 0; run < 2; run += 1) {
    const client = server.client({ cacheFolder })
    answers.push(await client.get(server.url(path), allowed))
    await client.close()
  }
  return answers as [Awaited<(typeof answers)[0]>, Awaited<(typeof answers)[0]>]
}

describe('an answer that did not change', () => {
  test.each([
    ['by its tag', '/tagged', [etag, undefined]],
    ['by a weak tag', '/weak', ['W/"v1"', undefined]],
    ['by a tag without quotes, as it came', '/bare', ['v1', undefined]],
    ['by its date', '/dated', [undefined, modified]],
  ])('%s', async (_, path, validators) => {
    const [first, second] = await twice(path)
    expect(first).toMatchObject({ kind: 'fresh', status: 200 })
    expect(second).toMatchObject({ kind: 'unchanged', status: 304, hash: sha256('<rss/>'), url: server.url(path) })
    expect(text(second)).toBe('<rss/>')
    expect(first.kind !== 'failed' && first.contentType).toBe(second.kind !== 'failed' && second.contentType)
    expect(sent()).toEqual(validators)
  })

  test('is found again behind its redirects', async () => {
    expect((await twice('/moving'))[1]).toMatchObject({ kind: 'unchanged', url: server.url('/tagged'), movedTo: null })
    const movedTo = server.url('/tagged')
    expect((await twice('/for-good'))[1]).toMatchObject({ kind: 'unchanged', movedTo })
  })

  test('validators go to the address that gave them and to no other', async () => {
    const cacheFolder = temporaryFolder()
    await twice('/moving', cacheFolder)
    etags = { target: '/weak' }
    const client = server.client({ cacheFolder })
    expect(await client.get(server.url('/moving'), allowed)).toMatchObject({ kind: 'fresh', url: server.url('/weak') })
    expect(sent()).toEqual([undefined, undefined])
    etags = {}
  })

  test('has to be one that was kept', async () => {
    expect((await twice('/always-304')).map(reason)).toEqual(Array(2).fill('answered 304, but nothing was kept'))
    expect(reason((await twice('/then-304'))[1])).toBe('answered 304, but nothing was kept')
  })
})

test('an answer is asked for again however long it says it is fresh', async () => {
  const before = server.paths().length
  await twice('/fresh-for-ever')
  expect(server.paths().length - before).toBe(2)
})

test('without a folder nothing is kept', async () => {
  const client = server.client()
  for (let time = 0; time < 2; time += 1)
    expect(await client.get(server.url('/tagged'), allowed)).toMatchObject({ kind: 'fresh' })
  expect(sent()).toEqual([undefined, undefined])
})

describe('a tag that goes back', () => {
  test.each([
    ['with escapes that are only letters', '/injected', '"a\\r\\nX: y"'],
    ['not with a control character', '/tab', undefined],
    ['not where it is long', '/huge', undefined],
    ['not where it is not plain', '/latin', undefined],
  ])('%s', async (_, path, tag) => {
    expect((await twice(path)).map(({ kind }) => kind)).toEqual(['fresh', 'fresh'])
    expect(sent()).toEqual([tag, undefined])
    expect(server.asked.at(-1)?.headers).not.toHaveProperty('x')
  })
})

describe('a kept answer that is none', () => {
  const fileOf = (folder: string, path: string) => join(folder, sha256(server.url(path)))
  const head = (more: object) =>
    JSON.stringify({
      hayami: 1,
      asked: server.url('/tagged'),
      url: server.url('/tagged'),
      at: '2026-05-21T09:00:00Z',
      contentType: null,
      etag,
      lastModified: null,
      hash: sha256('<old/>'),
      ...more,
    })
  test.each([
    ['empty', ''],
    ['no JSON', 'x\n<old/>'],
    ['another shape', '{"hayami":2}\n<old/>'],
    ['of another address', `${head({ asked: 'https://evil.example/' })}\n<old/>`],
    ['changed by somebody', `${head({})}\n<new/>`],
    ['cut off', `${head({})}\n<o`],
    ['with a header in its tag', `${head({ etag: '"x"\r\nX: y' })}\n<old/>`],
    ['with a date that is none', `${head({ at: 'yesterday' })}\n<old/>`],
    ['of 5 MB', `${head({})}\n${'x'.repeat(5_000_000)}`],
  ])('%s: it is ignored and written anew', async (_, content) => {
    const folder = temporaryFolder()
    writeFileSync(fileOf(folder, '/tagged'), content)
    const [first, second] = await twice('/tagged', folder)
    expect([first.kind, second.kind]).toEqual(['fresh', 'unchanged'])
    expect(readFileSync(fileOf(folder, '/tagged'), 'utf8')).toContain('<rss/>')
  })

  test('a folder in its place, or a file in place of the folder, costs only the memory', async () => {
    const folder = temporaryFolder()
    mkdirSync(fileOf(folder, '/tagged'))
    expect((await twice('/tagged', folder)).map(({ kind }) => kind)).toEqual(['fresh', 'fresh'])
    const file = join(folder, 'file')
    writeFileSync(file, 'mine')
    expect((await twice('/tagged', file)).map(({ kind }) => kind)).toEqual(['fresh', 'fresh'])
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  test('what was of no use for 30 days goes; what is not ours stays', async () => {
    const folder = temporaryFolder()
    await twice('/tagged', folder)
    const old = join(folder, 'a'.repeat(64))
    for (const file of [old, join(folder, 'notes.txt')]) {
      writeFileSync(file, 'x')
      utimesSync(file, 0, 0)
    }
    await twice('/tagged', folder)
    expect(readdirSync(folder).sort()).toEqual(
      [sha256(server.url('/tagged')), sha256(server.url('/robots.txt')), 'notes.txt'].sort(),
    )
  })
})

test('robots.txt is kept for a day', async () => {
  const cacheFolder = temporaryFolder()
  const time = fakeTime()
  const robots = async () => {
    const before = server.asked.length
    const client = server.client({ cacheFolder, time })
    await client.get(server.url('/tagged'), allowed)
    await client.close()
    return server.asked.slice(before).filter(({ path }) => path === '/robots.txt').length
  }
  expect(await robots()).toBe(1)
  await time.sleep(23 * 60 * 60 * 1000)
  expect(await robots()).toBe(0)
  await time.sleep(2 * 60 * 60 * 1000)
  expect(await robots()).toBe(1)
})
