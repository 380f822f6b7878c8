import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startParsers } from '../../src/io/parsers.ts'
import { bytes } from '../support.ts'

const feed = (entries: string) => `<rss version="2.0"><channel><title>Acme</title>${entries}</channel></rss>`
const good = feed('<item><title>A</title><link>https://acme.example/a</link></item>')

describe('what a hostile document does, it does to its worker only', () => {
  let parsers: ReturnType<typeof startParsers>
  beforeAll(() => {
    parsers = startParsers()
  })
  afterAll(() => parsers.close())
  const read = (text: string) => parsers.list({ kind: 'feed', bytes: bytes(text), contentType: null, url: null })
  /** A selector that takes quadratic time. */
  const rules = { payload: [], rows: { each: 'i:not(i ~ i ~ i ~ b)', fallback: [] } }
  const page = (text: string) => parsers.list({ kind: 'page', rules, bytes: bytes(text), contentType: null, url: null })

  test('one that takes too long is stopped, and its neighbours are read meanwhile and afterwards', async () => {
    const slow = page('<i></i>'.repeat(40_000))
    const neighbours = await Promise.all(Array.from({ length: 20 }, () => read(good)))
    expect(neighbours.map(({ items }) => items.length)).toEqual(neighbours.map(() => 1))
    expect((await slow).problems).toEqual([
      { rule: 'unreadable', message: 'took longer than 2 s to read', fatal: true },
    ])
    expect((await read(good)).items).toHaveLength(1)
  })

  test('so are two at once, and those that wait behind them', async () => {
    const all = await Promise.all([
      page('<i></i>'.repeat(40_000)),
      page('<i></i>'.repeat(40_000)),
      read(good),
      read(good),
    ])
    expect(all.map(({ items }) => items.length)).toEqual([0, 0, 1, 1])
  })

  test('one that needs too much memory is stopped', async () => {
    const { problems } = await read(feed(`<item><title>A</title>${'<a/>'.repeat(780_000)}</item>`))
    expect(problems).toEqual([
      { rule: 'unreadable', message: expect.stringMatching(/needed more than 128 MB|longer than 2 s/), fatal: true },
    ])
    expect((await read(good)).items).toHaveLength(1)
  })

  test('one of more than 3 MB is not looked at', async () => {
    const { problems } = await read(feed(' '.repeat(3 * 1024 * 1024)))
    expect(problems).toEqual([{ rule: 'too-large', message: 'is larger than 3 MB', fatal: true }])
    expect(
      await parsers.article({ kind: 'article', bytes: new Uint8Array(4e6), contentType: null, url: null }),
    ).toBeNull()
    const sitemap = await parsers.sitemap({ kind: 'sitemap', bytes: new Uint8Array(4e6), contentType: null, url: null })
    expect(sitemap).toEqual({ entries: [], problems })
  })

  test('the largest answers do not hold up the main thread', async () => {
    const entries = Array.from({ length: 4_900 }, (_, at) => `<item><title>${'A'.repeat(500)} ${at}</title></item>`)
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const { items } = await read(feed(entries.join('')))
    delay.disable()
    expect(items).toHaveLength(4_900)
    expect(delay.max / 1e6).toBeLessThan(process.env.CI ? 1_000 : 500)
    console.log(`largest gap of the main thread: ${(delay.max / 1e6).toFixed(0)} ms`)
  })
})
