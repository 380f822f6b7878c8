import { createSocket } from 'node:dgram'
import type { LookupAddress } from 'node:dns'
import { afterAll, describe, expect, test } from 'vitest'
import { openLookup } from '../../../src/io/http/lookup.ts'
import { allowed, pem, reason, startHome } from './home.ts'

/** A name server: names lead to loopback by their first word, to nothing (`none`), or are not answered at all (`hangs`). */
const server = createSocket('udp4', (question, from) => {
  const label = question.subarray(13, 13 + (question[12] ?? 0)).toString()
  const end = question.indexOf(0, 12) + 5
  const four = question.readUInt16BE(end - 4) === 1
  if (label.startsWith('hangs') || (label === 'half' && !four)) return
  const found = (label.startsWith('up') || label === 'half') && four
  const code = found || label.startsWith('up') ? 0 : label === 'broken' ? 2 : 3
  const head = Buffer.from(question.subarray(0, 12))
  head.writeUInt16BE(0x8180 | code, 2)
  head.fill(0, 4)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(found ? 1 : 0, 6)
  const address = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1])
  server.send(Buffer.concat([head, question.subarray(12, end), ...(found ? [address] : [])]), from.port, from.address)
})
await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const resolve = openLookup({ timeoutMs: 1_500, servers: [`127.0.0.1:${server.address().port}`] })

test('names that hang do not hold up others', async () => {
  const home = await startHome((_, response) => response.end('<rss/>'), 'self-signed.pem')
  const client = home.client({ resolve, ca: pem('self-signed.pem'), limits: { retries: 0 } })
  const ask = (name: string) => client.get(home.url('/feed', `${name}.vendor.example`), allowed)
  const eight = (name: string) => Array.from({ length: 8 }, (_, at) => ask(name + at))
  let over = false
  const hanging = Promise.all(eight('hangs')).finally(() => {
    over = true
  })
  const answers = await Promise.all(eight('up'))
  expect(answers.map(({ kind }) => kind)).toEqual(Array(8).fill('fresh'))
  expect(over).toBe(false)
  expect(new Set((await hanging).map(reason))).toEqual(
    new Set(['its host name could not be looked up: is there a network? (asked for its robots.txt)']),
  )
})

describe('a name', () => {
  const find = (name: string, by = resolve) =>
    new Promise<string | undefined | LookupAddress[]>((answer) =>
      by(name, { all: true }, (error, found) => answer(error ? error.code : (found as LookupAddress[]))),
    )
  const loopback = [{ address: '127.0.0.1', family: 4 }]

  test.each([
    ['with an address of one kind', 'up.vendor.example', loopback],
    ['whose other kind is never answered', 'half.vendor.example', loopback],
    ['that nobody knows', 'none.vendor.invalid', 'ENOTFOUND'],
    ['that is not answered', 'hangs.vendor.example', 'ETIMEOUT'],
    ['whose server is broken', 'broken.vendor.example', 'ESERVFAIL'],
  ])('%s', async (_, name, found) => expect(await find(name)).toEqual(found))

  test('that only the hosts file knows is found there', async () => {
    expect(await find('localhost')).toContainEqual(loopback[0])
  })

  test('is looked up by the platform where no name server is', async () => {
    const closed = createSocket('udp4')
    await new Promise<void>((bound) => closed.bind(0, '127.0.0.1', bound))
    const { port } = closed.address()
    await new Promise<void>((gone) => closed.close(gone))
    const by = openLookup({ timeoutMs: 1_500, servers: [`127.0.0.1:${port}`] })
    expect(await find('localhost', by)).toContainEqual(loopback[0])
  })
})
