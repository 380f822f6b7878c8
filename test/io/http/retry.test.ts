import { describe, expect, test } from 'vitest'
import { allowed, fakeTime, reason, reset, startHome } from './home.ts'

type Handlers = Exclude<Parameters<typeof startHome>[0], (...args: never[]) => unknown>
const counts: Record<string, number> = {}
/** Does not answer well the first `times` times. */
const first =
  (times: number, bad: Handlers[string]): Handlers[string] =>
  (response, request) => {
    const path = request.url ?? ''
    counts[path] = (counts[path] ?? 0) + 1
    if (counts[path] <= times) bad(response, request)
    else response.end('<rss/>')
  }
const status =
  (code: number, headers: Record<string, string> = {}): Handlers[string] =>
  (response) =>
    response.writeHead(code, headers).end('x')
const mid: Handlers[string] = (response, request) => {
  response.writeHead(200, { 'content-length': '100' })
  response.write('x')
  setTimeout(() => reset(request), 10)
}

const server = await startHome({
  '/once-503': first(1, status(503)),
  '/twice-500': first(2, status(500)),
  '/thrice-502': first(3, status(502)),
  '/once-504': first(1, status(504)),
  '/once-429': first(1, status(429)),
  '/reset': first(1, (_, request) => reset(request)),
  '/close': first(2, (_, request) => void request.socket.destroy()),
  '/mid': first(1, mid),
  '/501': first(9, status(501)),
  '/400': first(9, status(400)),
  '/garbage': first(9, (response) => void response.socket?.end('HTTQ/9.9 banana\r\n\r\n')),
  '/after-2': first(1, status(503, { 'retry-after': '2' })),
  '/after-date': first(1, status(429, { 'retry-after': 'Thu, 21 May 2026 09:00:03 GMT' })),
  '/after-past': first(1, status(429, { 'retry-after': 'Thu, 21 May 2020 09:00:03 GMT' })),
  '/after-nonsense': first(1, status(429, { 'retry-after': 'soon' })),
  '/after-hour': first(9, status(429, { 'retry-after': '3600' })),
  '/after-ever': first(9, status(429, { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' })),
  '/after-infinity': first(9, status(503, { 'retry-after': '9'.repeat(400) })),
  '/feed': (response) => response.end('<rss/>'),
})

const ask = async (path: string, random = 0.5) => {
  const time = fakeTime(random)
  const client = server.client({ time, limits: { retryMs: 500 } })
  const before = server.paths().length
  const answer = await client.get(server.url(path), allowed)
  return { answer, slept: time.slept, requests: server.paths().length - before, client, time }
}

describe('asked again', () => {
  test.each([
    ['503', '/once-503', 2, [250]],
    ['500 twice: the wait grows', '/twice-500', 3, [250, 500]],
    ['504', '/once-504', 2, [250]],
    ['429', '/once-429', 2, [250]],
    ['a connection that broke', '/reset', 2, [250]],
    ['a connection that was closed', '/close', 3, [250, 500]],
    ['after as many seconds as the server wants', '/after-2', 2, [2_000]],
    ['at the time the server wants', '/after-date', 2, [3_000]],
    ['a time that has passed', '/after-past', 2, [250]],
    ['a time that is none', '/after-nonsense', 2, [250]],
  ])('%s', async (_, path, requests, slept) => {
    const asked = await ask(path)
    expect(asked).toMatchObject({ answer: { kind: 'fresh' }, requests, slept })
  })

  test('chance decides how soon, from at once to the whole wait', async () => {
    delete counts['/once-503']
    expect((await ask('/once-503', 0)).slept).toEqual([])
    delete counts['/once-503']
    expect((await ask('/once-503', 0.999)).slept[0]).toBeCloseTo(499.5)
  })
})

describe('not asked again', () => {
  test.each([
    ['502 for the third time', '/thrice-502', 3, 'answered 502'],
    ['an answer that broke off', '/mid', 1, 'broke the connection'],
    ['what the server does not do', '/501', 1, 'answered 501'],
    ['what we did wrong', '/400', 1, 'answered 400'],
    ['garbage', '/garbage', 1, 'sent no valid HTTP answer'],
    ['in an hour', '/after-hour', 1, 'asked to wait until 2026-05-21T10:00:00Z'],
    ['never', '/after-ever', 1, 'asked to wait until 9999-12-31T23:59:59Z'],
    ['after more seconds than there are', '/after-infinity', 1, 'asked to wait until 9999-12-31T23:59:59Z'],
  ])('%s', async (_, path, requests, why) => {
    const asked = await ask(path)
    expect(reason(asked.answer)).toBe(why)
    expect(asked.requests).toBe(requests)
  })
})

test('a host that wants to be left alone is left alone by its other sources too', async () => {
  const { client, requests } = await ask('/after-hour')
  const before = server.paths().length
  expect(requests).toBe(1)
  expect(reason(await client.get(server.url('/feed'), allowed))).toBe('asked to wait until 2026-05-21T10:00:00Z')
  expect(server.paths().length).toBe(before)
})

test('a short wait is waited for by other sources of the host', async () => {
  delete counts['/after-2']
  const time = fakeTime()
  const client = server.client({ time })
  const answers = await Promise.all(['/after-2', '/feed'].map((path) => client.get(server.url(path), allowed)))
  expect(answers.map(({ kind }) => kind)).toEqual(['fresh', 'fresh'])
})

test('what waits and redirects cost comes out of one budget', async () => {
  delete counts['/twice-500']
  const time = fakeTime(0.9)
  const client = server.client({ time, limits: { retryMs: 9_000 } })
  const answer = await client.get(server.url('/twice-500'), allowed)
  expect(answer).toMatchObject({ kind: 'failed', status: 500 })
  expect(time.slept).toEqual([8_100])
})
