import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { allowed, leadsTo, listen, reason, startHome } from './home.ts'

const source = await startHome({
  '/feed': (r) => r.end('<rss/>'),
  '/inside': (r) => r.writeHead(302, { location: 'https://169.254.169.254/' }).end(),
  '/away': (r) => r.writeHead(302, { location: 'https://evil.example/' }).end(),
})
const impostor = await startHome({ '/feed': (r) => r.end('<evil/>') }, 'self-signed.pem')

/** A proxy that looks names up itself: every one leads to `port`. */
async function startProxy(port: number, status = 'HTTP/1.1 200 Connection established') {
  const tunnels: { to: string; authorization: string | undefined }[] = []
  const server = createServer((_, response) => response.writeHead(405).end())
  const sockets = new Set<Socket>()
  server.on('connect', (request, socket: Socket) => {
    sockets.add(socket.on('error', () => {}))
    tunnels.push({ to: request.url ?? '', authorization: request.headers['proxy-authorization'] })
    if (!status.includes('200')) return socket.end(`${status}\r\n\r\n`)
    const onwards = connect(port, '127.0.0.1', () => {
      socket.write(`${status}\r\n\r\n`)
      socket.pipe(onwards).pipe(socket)
    })
    sockets.add(onwards.on('error', () => {}))
    return socket
  })
  const url = `http://me:secret@127.0.0.1:${await listen(server)}`
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { url, tunnels }
}

/** The name leads nowhere from here: only the proxy knows it. */
const resolve = leadsTo('10.0.0.1')
const viaProxy = (url: string, except = '') =>
  source.client({ resolve, proxy: { url, except }, limits: { retries: 0 } })

describe('through a proxy', () => {
  test('an answer comes through a tunnel, and the source’s own certificate counts', async () => {
    const { url, tunnels } = await startProxy(source.port)
    expect(await viaProxy(url).get(source.url('/feed'), allowed)).toMatchObject({ kind: 'fresh' })
    const authorization = `Basic ${Buffer.from('me:secret').toString('base64')}`
    expect(tunnels).toEqual([{ to: `news.vendor.example:${source.port}`, authorization }])
    expect(JSON.stringify(source.asked)).not.toContain('authorization')
  })

  test('a proxy that leads elsewhere is found out', async () => {
    const { url } = await startProxy(impostor.port)
    const answer = await viaProxy(url).get(source.url('/feed'), allowed)
    expect(reason(answer)).toContain('its certificate is signed by itself')
    expect(impostor.asked).toEqual([])
  })

  test.each([
    ['a literal address', '/inside', 'has a number for a host'],
    ['a host that is not official', '/away', 'is not official'],
  ])('%s is refused all the same', async (_, path, why) => {
    const { url, tunnels } = await startProxy(source.port)
    const answer = await viaProxy(url).get(source.url(path), allowed)
    expect(reason(answer)).toContain(why)
    expect(answer).toHaveProperty('refused', true)
    expect(new Set(tunnels.map(({ to }) => to))).toEqual(new Set([`news.vendor.example:${source.port}`]))
  })

  test('hosts that are to be asked without it are checked as ever', async () => {
    const { url, tunnels } = await startProxy(source.port)
    const answer = await viaProxy(url, '.vendor.example').get(source.url('/feed'), allowed)
    expect(reason(answer)).toContain('leads to an address that is not public')
    expect(tunnels).toEqual([])
  })

  test('a proxy that refuses is named, its password is not', async () => {
    const { url } = await startProxy(source.port, 'HTTP/1.1 403 Forbidden')
    const answer = await viaProxy(url).get(source.url('/feed'), allowed)
    expect(reason(answer)).toContain('the proxy did not let the request through')
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  test('a proxy that is not there', async () => {
    const gone = createServer()
    const port = await listen(gone)
    await new Promise((done) => gone.close(done))
    const answer = await viaProxy(`http://me:secret@127.0.0.1:${port}`).get(source.url('/feed'), allowed)
    expect(reason(answer)).toContain('refused the connection')
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  test('a proxy whose address is none stops the start', () => {
    expect(() => viaProxy('proxy')).toThrow('HTTPS_PROXY')
  })
})
