import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRecording, saveRecording } from '../../../src/io/recording/index.ts'
import type { Exchange } from '../../../src/io/recording/recording.ts'
import { replayClient } from '../../../src/io/recording/replay.ts'
import { temporaryFolder } from '../../support.ts'
import { allowed, reset, startHome } from './home.ts'

const home = await startHome({
  'news.vendor.example/robots.txt': (response) => response.writeHead(200).end('User-agent: *\nDisallow: /private'),
  '/feed': (response) =>
    response.writeHead(200, { 'content-type': 'text/xml', 'set-cookie': 'who=me' }).end('<rss>蒸留</rss>'),
  '/old': (response) => response.writeHead(301, { location: '/feed' }).end(),
  '/away': (response) => response.writeHead(302, { location: 'https://evil.example/' }).end(),
  '/down': (response) => response.writeHead(503).end('busy'),
  '/gone': (response) => response.writeHead(410).end(),
  '/empty': (response) => response.writeHead(200).end(),
  '/reset': (_, request) => reset(request),
  '/large': (response) => response.writeHead(200).end(Buffer.alloc(4 * 1024 * 1024)),
  '/snappy': (response) => response.writeHead(200, { 'content-encoding': 'snappy' }).end('x'),
  '/cut': (response) => {
    response.writeHead(200, { 'content-length': 1_000 }).write('half')
    setTimeout(() => response.destroy(), 20)
  },
  '/idle': (response) => response.writeHead(200, { 'content-length': 1_000 }).write('half'),
  '/later': (response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
  '/circle': (response) => response.writeHead(302, { location: '/circle' }).end(),
  '/closed': (response) => response.writeHead(302, { location: '/private/b' }).end(),
})
const paths = [
  ...['/feed', '/old', '/away', '/down', '/gone', '/empty', '/reset', '/private/a', '/none'],
  ...['/large', '/snappy', '/cut', '/idle', '/circle', '/closed', '/later'],
]

test('what a client recorded is replayed to the same answers, failures too', async () => {
  const exchanges: Exchange[] = []
  const client = home.client({ onExchange: (exchange) => exchanges.push(exchange), limits: { idleMs: 500 } })
  const live = await Promise.all(paths.map((path) => client.get(home.url(path), allowed)))
  const path = join(temporaryFolder(), 'day.warc.gz')
  // Outside these tests the port is 443 and stands in no address.
  const named = (url: string) => url.replace(`:${home.port}`, '')
  const kept = exchanges.map((exchange) => ({ ...exchange, url: named(exchange.url) }))
  await saveRecording(path, { at: '2026-05-21T09:00:00Z', sample: false, exchanges: kept }, 'hayami-test')

  const recording = await openRecording(path)
  const replay = replayClient(recording)
  const again = await Promise.all(paths.map((each) => replay.get(named(home.url(each)), allowed)))
  const told = (answers: typeof live) =>
    answers.map((answer) =>
      answer.kind === 'failed'
        ? [answer.kind, named(answer.url), answer.status, answer.reason, answer.refused]
        : [answer.kind, named(answer.url), answer.status, answer.contentType, answer.hash, answer.movedTo],
    )
  expect(told(again)).toEqual(
    told(live).map((row) => row.map((cell) => (typeof cell === 'string' ? named(cell) : cell))),
  )
  for (const each of paths) expect([each, replay.holds(named(home.url(each)))]).toEqual([each, true])
  expect(live.map(({ kind }) => kind)).toEqual(['fresh', 'fresh', ...paths.slice(2).map(() => 'failed')])
  expect(recording.exchanges.map(({ url }) => url)).toContain('https://news.vendor.example/robots.txt')
  expect(JSON.stringify(recording.exchanges)).not.toContain('who=me')
})
