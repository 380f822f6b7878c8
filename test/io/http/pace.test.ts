import { expect, test } from 'vitest'
import { allowed, fakeTime, pem, reason, startHome } from './home.ts'

let open = 0
let most = 0
const busy: Record<string, number> = {}
const server = await startHome((request, response) => {
  const host = request.headers.host ?? ''
  if (request.url === '/hang') return
  open += 1
  busy[host] = (busy[host] ?? 0) + 1
  most = Math.max(most, open)
  expect(busy[host]).toBe(1)
  setTimeout(
    () => {
      open -= 1
      busy[host] = (busy[host] ?? 0) - 1
      response.end('<rss/>')
    },
    request.url === '/slow' ? 250 : 20,
  )
}, 'self-signed.pem')
const ca = pem('self-signed.pem')
const at = (host: string, path: string) => server.url(path, `${host}.vendor.example`)

test('a host is asked for one thing at a time, first come, first served, on one connection', async () => {
  const client = server.client({ ca })
  const before = server.asked.length
  const paths = Array.from({ length: 8 }, (_, i) => `/${i}`)
  await Promise.all(paths.map((path) => client.get(at('one', path), allowed)))
  expect(server.asked.slice(before).map(({ path }) => path)).toEqual(['/robots.txt', ...paths])
  expect(server.sockets.size).toBe(1)
})

test('requests to a host begin an interval apart; the question whether one may ask does not count', async () => {
  const time = fakeTime()
  const client = server.client({ ca, time, limits: { intervalMs: 500 } })
  for (const path of ['/a', '/b', '/c']) await client.get(at('apart', path), allowed)
  expect(time.slept).toEqual([500, 500])
})

test('hosts do not wait for one another, but for the number of requests at one time', async () => {
  const client = server.client({ ca, limits: { concurrency: 4 } })
  most = 0
  await Promise.all(Array.from({ length: 12 }, (_, i) => client.get(at(`h${i}`, '/feed'), allowed)))
  expect(most).toBe(4)
})

test('a slow neighbour on the same host costs others no time of their own', async () => {
  const client = server.client({ ca, limits: { totalMs: 400 } })
  const answers = await Promise.all(
    ['/slow', '/slow?2', '/slow?3'].map((path) => client.get(at('slow', path), allowed)),
  )
  expect(answers.map(({ kind }) => kind)).toEqual(['fresh', 'fresh', 'fresh'])
})

test('a host that hangs costs only its own sources', async () => {
  const client = server.client({ ca, limits: { totalMs: 400, retries: 0, concurrency: 4 } })
  const finished: string[] = []
  const ask = async (host: string, path: string) => {
    const answer = await client.get(at(host, path), allowed)
    finished.push(host)
    return answer
  }
  const hanging = ask('hangs', '/hang')
  const others = await Promise.all(Array.from({ length: 10 }, (_, i) => ask(`w${i}`, '/feed')))
  expect(others.every(({ kind }) => kind === 'fresh')).toBe(true)
  expect(finished).not.toContain('hangs')
  expect(reason(await hanging)).toBe('did not answer within 0.4 s')
  await expect.poll(() => server.connected('hangs.vendor.example')).toBe(0)
})

test('the end of the run ends everything, in a queue or not', async () => {
  const client = server.client({ ca, limits: { concurrency: 1 } })
  const signal = AbortSignal.timeout(100)
  const answers = await Promise.all(
    [at('end', '/hang'), at('end', '/feed'), at('end2', '/feed')].map((url) => client.get(url, allowed, { signal })),
  )
  expect(answers.map(reason)).toEqual(Array(3).fill('the run’s time was up'))
  const late = await client.get(at('end3', '/feed'), allowed, { signal })
  expect(reason(late)).toBe('the run’s time was up')
})
