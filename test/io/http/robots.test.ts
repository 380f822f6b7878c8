import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { allowed, home as atHome, fakeTime, reason, startHome } from './home.ts'

/** Hosts of the test and the robots.txt each gives; every other path is a feed. */
const files: Record<string, string> = {
  'closed.vendor.example': 'User-agent: *\nDisallow: /',
  'part.vendor.example': 'User-agent: *\nDisallow: /private\nAllow: /private/feed$',
  'us.vendor.example': 'User-agent: *\nAllow: /\n\nUser-agent: Hayami/2.0\nDisallow: /feed',
  'others.vendor.example': 'User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /',
  'between.vendor.example': 'User-agent: GPTBot\nSitemap: https://x.example/\nUser-agent: *\nDisallow: /feed # all',
  'page.vendor.example': '<!doctype html><title>Not found</title>',
  'bom.vendor.example': '\ufeffUser-agent: *\r\nDisallow: /feed',
  'late.vendor.example': `User-agent: *\nDisallow: /x\n${'#'.repeat(600 * 1024)}\nDisallow: /feed`,
  'endless.vendor.example': `User-agent: *\nDisallow: /x\n${'#'.repeat(4 * 1024 * 1024)}\nDisallow: /feed`,
  'many.vendor.example': `${Array.from({ length: 20_000 }, (_, i) => `User-agent: a${i}`).join('\n')}\n${'Disallow: /a\n'.repeat(15_000)}`,
  'stars.vendor.example': `User-agent: *\nDisallow: /${'*'.repeat(400_000)}b`,
  'slow.vendor.example': 'User-agent: *\nCrawl-delay: 4',
  'snail.vendor.example': 'User-agent: *\nCrawl-delay: 3600',
  'never.vendor.example': 'User-agent: *\nCrawl-delay: Infinity',
  'overflow.vendor.example': 'User-agent: *\nCrawl-delay: 1e999',
  'word.vendor.example': 'User-agent: *\nCrawl-delay: soon',
  'before.vendor.example': 'User-agent: *\nCrawl-delay: -5',
}
const statuses: Record<string, number> = {
  'none.vendor.example': 404,
  'forbidden.vendor.example': 403,
  'gone.vendor.example': 410,
  'error.vendor.example': 500,
  'down.vendor.example': 503,
  'busy.vendor.example': 429,
}
/** The rules come first; what follows is more than may be read. */
const endless = `User-agent: *\nDisallow: /feed\n${'# nothing more\n'.repeat(400_000)}`
const packings: Record<string, { name: string; pack: (text: string) => Buffer }> = {
  'gzip.vendor.example': { name: 'gzip', pack: gzipSync },
  'stored.vendor.example': { name: 'gzip', pack: (text) => gzipSync(text, { level: 0 }) },
  'deflate.vendor.example': { name: 'deflate', pack: deflateSync },
  'br.vendor.example': {
    name: 'br',
    pack: (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  },
  'zstd.vendor.example': { name: 'zstd', pack: zstdCompressSync },
  'twice.vendor.example': { name: 'gzip, gzip', pack: (text) => gzipSync(gzipSync(text, { level: 0 }), { level: 0 }) },
}
const server = await startHome((request, response) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  const port = request.socket.localPort
  if (request.url !== '/robots.txt') {
    if (request.url === '/hop')
      return response.writeHead(302, { location: `https://closed.vendor.example:${port}/feed` }).end()
    return response.end('<rss/>')
  }
  if (statuses[host]) return response.writeHead(statuses[host]).end('Disallow: /')
  if (host === 'moved.vendor.example')
    return response.writeHead(301, { location: `https://closed.vendor.example:${port}/robots.txt` }).end()
  if (host === 'away.vendor.example')
    return response.writeHead(302, { location: 'https://evil.example/robots.txt' }).end()
  if (host === 'circle.vendor.example') return response.writeHead(302, { location: '/robots.txt' }).end()
  if (host === 'broken.vendor.example') return void response.socket?.destroy()
  const packing = packings[host]
  if (packing) return response.writeHead(200, { 'content-encoding': packing.name }).end(packing.pack(endless))
  response.end(files[host] ?? '')
}, 'self-signed.pem')

const { ca } = { ca: (await import('./home.ts')).pem('self-signed.pem') }
const ask = (host: string, path = '/feed', client = server.client({ ca })) =>
  client.get(server.url(path, `${host}.vendor.example`), allowed)

describe('what a host lets programs read', () => {
  test.each([
    ['everything closed', 'closed', '/feed', 'its robots.txt does not allow /feed'],
    ['a part closed', 'part', '/private/x', 'its robots.txt does not allow /private/x'],
    ['an exception in a closed part', 'part', '/private/feed', null],
    ['the rest of it', 'part', '/feed', null],
    ['closed to hayami', 'us', '/feed', 'its robots.txt does not allow /feed'],
    ['closed to others', 'others', '/feed', null],
    ['a line for nobody between names', 'between', '/feed', 'its robots.txt does not allow /feed'],
    ['a page instead of the file', 'page', '/feed', null],
    ['a byte order mark', 'bom', '/feed', 'its robots.txt does not allow /feed'],
    ['a rule beyond 500 KiB', 'late', '/feed', null],
    ['a file of 4 MB', 'endless', '/feed', null],
    ['the start of a file of 4 MB', 'endless', '/x', 'its robots.txt does not allow /x'],
    ...Object.keys(packings).map((host): [string, string, string, string] => {
      const [name = ''] = host.split('.')
      return [`the start of one of 6 MB, packed: ${name}`, name, '/feed', 'its robots.txt does not allow /feed']
    }),
    ['no such file', 'none', '/feed', null],
    ['the file is forbidden', 'forbidden', '/feed', null],
    ['the file is gone', 'gone', '/feed', null],
    ['an empty file', 'empty', '/feed', null],
    ['a server error', 'error', '/feed', 'its robots.txt answered 500, so it may not be asked now'],
    ['a server that is down', 'down', '/feed', 'its robots.txt answered 503, so it may not be asked now'],
    ['too many requests', 'busy', '/feed', 'its robots.txt answered 429, so it may not be asked now'],
    ['a connection that breaks', 'broken', '/feed', 'broke the connection (asked for its robots.txt)'],
    ['the file of another official host', 'moved', '/feed', 'its robots.txt does not allow /feed'],
    ['a circle', 'circle', '/feed', 'redirects in a circle (asked for its robots.txt)'],
    ['thousands of names times thousands of rules', 'many', '/feed', null],
    ['stars without end', 'stars', `/${'a'.repeat(1_900)}`, null],
    ['a redirect to a host that is closed', 'page', '/hop', 'its robots.txt does not allow /feed'],
  ])('%s', async (_, host, path, why) => {
    const before = server.paths().length
    const answer = await ask(host, path)
    expect(answer).toMatchObject(why === null ? { kind: 'fresh' } : { kind: 'failed', reason: why, refused: false })
    if (why !== null && path !== '/hop') expect(server.paths().length).toBe(before)
  })

  test('a file that leads off the vendor is not fetched, and the source is not to blame', async () => {
    const answer = await ask('away')
    expect(reason(answer)).toBe(
      'redirects to https://evil.example/robots.txt, which is not official (asked for its robots.txt)',
    )
    expect(answer).toHaveProperty('refused', false)
  })

  test('a host of which the vendor owns a part only is asked for its file', async () => {
    const client = server.client({ ca })
    const part = (url: string) => (new URL(url).pathname.startsWith('/private') ? null : 'is not official')
    expect(await client.get(server.url('/private/feed', 'part.vendor.example'), part)).toMatchObject({ kind: 'fresh' })
  })
})

test('the file is asked for once a run, whoever asks for how much', async () => {
  const client = server.client({ ca })
  const before = server.asked.length
  await Promise.all(['/a', '/b', '/c'].map((path) => ask('part', path, client)))
  expect(server.asked.slice(before).map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b', '/c'])
})

test('who runs out of time while it waits does not spoil the file for others', async () => {
  const hanging = await startHome((request, response) => {
    if (request.url === '/robots.txt') setTimeout(() => response.end(''), 300)
    else response.end('<rss/>')
  })
  const client = hanging.client({ resolve: atHome })
  const first = client.get(hanging.url('/a'), allowed, { signal: AbortSignal.timeout(50) })
  const second = client.get(hanging.url('/b'), allowed)
  expect(reason(await first)).toBe('the run’s time was up')
  expect(await second).toMatchObject({ kind: 'fresh' })
})

describe('a delay between requests', () => {
  test('is kept', async () => {
    const time = fakeTime()
    const client = server.client({ ca, time })
    for (const path of ['/a', '/b', '/c']) expect(await ask('slow', path, client)).toMatchObject({ kind: 'fresh' })
    expect(time.slept).toEqual([4_000, 4_000])
  })

  test.each(['never', 'overflow', 'word', 'before'])('that is no time is no delay: %s', async (host) => {
    const time = fakeTime()
    const client = server.client({ ca, time })
    for (const path of ['/a', '/b']) expect(await ask(host, path, client)).toMatchObject({ kind: 'fresh' })
    expect(time.slept).toEqual([])
  })

  test('is not slept through where it is longer than a source has', async () => {
    const time = fakeTime()
    const client = server.client({ ca, time })
    expect(await ask('snail', '/a', client)).toMatchObject({ kind: 'fresh' })
    expect(reason(await ask('snail', '/b', client))).toBe(
      'its robots.txt asks for 3600 s between requests, too long for this run',
    )
    expect(time.slept).toEqual([])
  })
})
