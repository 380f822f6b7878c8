import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPublic } from '../../../src/io/http/connect.ts'
import { root } from '../../support.ts'
import { allowed, home as atHome, leadsTo, listen, pem, reason, startHome } from './home.ts'

describe('an address that may be connected to', () => {
  test.each([
    ['public', '93.184.215.14', true],
    ['public', '2606:4700::6810:84e5', true],
    ['public inside IPv6', '::ffff:93.184.215.14', true],
    ['public behind NAT64', '64:ff9b::5db8:d70e', true],
    ['loopback', '127.0.0.1', false],
    ['loopback', '127.255.255.254', false],
    ['loopback', '::1', false],
    ['loopback inside IPv6', '::ffff:127.0.0.1', false],
    ['loopback in the old form inside IPv6', '::127.0.0.1', false],
    ['loopback behind NAT64', '64:ff9b::7f00:1', false],
    ['private behind a NAT64 of one’s own', '64:ff9b:1::a00:1', false],
    ['loopback in 6to4', '2002:7f00:1::', false],
    ['private in Teredo', '2001:0:a00:1::', false],
    ['private in SIIT', '::ffff:0:a00:1', false],
    ['private', '10.0.0.1', false],
    ['private', '172.31.255.1', false],
    ['private', '192.168.1.1', false],
    ['link-local: where clouds keep their keys', '169.254.169.254', false],
    ['link-local', 'fe80::1', false],
    ['link-local with a zone', 'fe80::1%eth0', false],
    ['shared by carriers', '100.64.0.1', false],
    ['this network', '0.0.0.0', false],
    ['unspecified', '::', false],
    ['unique local', 'fd00::1', false],
    ['site-local', 'fec0::1', false],
    ['multicast', '224.0.0.1', false],
    ['multicast', 'ff02::1', false],
    ['broadcast', '255.255.255.255', false],
    ['reserved', '240.0.0.1', false],
    ['for benchmarks', '198.18.0.1', false],
    ['for documents', '192.0.2.1', false],
    ['for documents', '203.0.113.9', false],
    ['for documents', '2001:db8::1', false],
    ['outside what was ever given out', '4000::1', false],
    ['no address', 'localhost', false],
    ['nothing', '', false],
  ])('%s: %s', (_, address, may) => expect(isPublic(address)).toBe(may))
})

describe('what a name leads to', async () => {
  const home = await startHome({ '/feed': (r) => r.end('<rss/>') })
  const connected: string[] = []
  const bystander = createServer((socket) => {
    connected.push('somebody')
    socket.on('data', (bytes) => connected.push(bytes.toString('latin1')))
    socket.on('error', () => {})
  })
  beforeAll(() => listen(bystander))
  afterAll(() => bystander.close())

  test.each([
    ['loopback', ['127.0.0.1']],
    ['loopback of IPv6', ['::1']],
    ['loopback inside IPv6', ['::ffff:127.0.0.1']],
    ['a public address and then a private one', ['93.184.215.14', '10.0.0.1']],
    ['where clouds keep their keys', ['169.254.169.254']],
  ])('%s is not asked', async (_, addresses) => {
    const { port } = bystander.address() as { port: number }
    const client = home.client({ resolve: leadsTo(...addresses), mayConnect: isPublic, port })
    const answer = await client.get(`https://news.vendor.example:${port}/feed`, allowed)
    expect(reason(answer)).toContain('news.vendor.example leads to an address that is not public')
    expect(answer).toHaveProperty('refused', false)
    expect(connected).toEqual([])
  })

  test('the socket counts, not what the name led to before', async () => {
    const { port } = bystander.address() as { port: number }
    // Says yes while names are looked up and no when the socket is there, as if the name led elsewhere by then.
    let times = 0
    const mayConnect = () => {
      times += 1
      return times === 1
    }
    const client = home.client({ mayConnect, port })
    const answer = await client.get(`https://news.vendor.example:${port}/feed`, allowed)
    expect(reason(answer)).toContain('leads to an address that is not public')
    expect(times).toBe(2)
    expect(connected.join('')).not.toContain('GET')
    expect(connected.filter((each) => each !== 'somebody')).toEqual([])
  })

  test('the port counts too', async () => {
    const { port } = bystander.address() as { port: number }
    expect(reason(await home.client({ port }).get(`https://news.vendor.example:${port}/`, allowed))).toContain('public')
  })

  test.each([
    ['nowhere', 'ENOTFOUND', 'its host name is not known'],
    ['nowhere for now', 'EAI_AGAIN', 'its host name could not be looked up: is there a network?'],
  ])('%s', async (_, code, why) => {
    const resolve = (_name: string, _options: object, answer: (error: Error, found: []) => void) =>
      answer(Object.assign(new Error('x'), { code }), [])
    expect(reason(await home.client({ resolve: resolve as never }).get(home.url('/feed'), allowed))).toContain(why)
  })

  test('a look-up without an answer costs the time to connect', async () => {
    const client = home.client({ resolve: () => {}, limits: { connectMs: 100, retries: 0 } })
    expect(reason(await client.get(home.url('/feed'), allowed))).toContain('did not connect within 0.1 s')
  })

  test('nobody listens', async () => {
    const closed = createServer()
    const port = await listen(closed)
    await new Promise((resolve) => closed.close(resolve))
    const client = home.client({ port, mayConnect: (_, to) => to === port })
    expect(reason(await client.get(`https://news.vendor.example:${port}/`, allowed))).toContain(
      'refused the connection',
    )
  })
})

describe('a certificate', async () => {
  const [good, selfSigned, expired] = await Promise.all(
    ['server.pem', 'self-signed.pem', 'expired.pem'].map((name) => startHome({ '/feed': (r) => r.end('x') }, name)),
  )
  test.each([
    ['signed by itself', selfSigned, 'news', pem('ca.pem'), 'its certificate is signed by itself'],
    ['expired', expired, 'news', pem('expired.pem'), 'its certificate has expired'],
    ['for another name', good, 'www', pem('ca.pem'), 'its certificate is for another name'],
    ['signed by nobody we know', good, 'news', undefined, 'its certificate is signed by nobody we trust'],
  ])('%s is not trusted', async (_, at, name, ca, why) => {
    const client = at?.client({ ca: ca ?? pem('expired.pem') })
    const answer = await client?.get(at?.url('/feed', `${name}.vendor.example`) ?? '', allowed)
    expect(answer && reason(answer)).toContain(why)
    expect(at?.asked).toEqual([])
  })

  test('no variable of the environment switches that off', () => {
    const code = `
      import { createServer } from 'node:https'
      import { readFileSync } from 'node:fs'
      import { createClient } from './src/io/http/client.ts'
      const pem = (name) => readFileSync('test/fixtures/tls/' + name)
      const server = createServer({ key: pem('server.key'), cert: pem('self-signed.pem') }, (_, r) => r.end('x'))
      server.listen(0, '127.0.0.1', async () => {
        const { port } = server.address()
        const resolve = (_, __, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }])
        const client = createClient({ userAgent: 'x', resolve, port, proxy: null, mayConnect: () => true })
        console.log((await client.get('https://news.vendor.example:' + port + '/', () => null)).reason)
        process.exit()
      })`
    const env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' }
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, env, encoding: 'utf8' })
    expect(ran.stdout).toContain('its certificate is signed by itself')
  })

  test('a server without TLS is told from one with', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx'))
    const port = await listen(plain)
    const client = good?.client({ port, mayConnect: (_, to) => to === port, resolve: atHome })
    const answer = await client?.get(`https://news.vendor.example:${port}/`, allowed)
    expect(answer && reason(answer)).toMatch(/speaks no TLS that we understand|broke the connection/)
    plain.close()
  })
})
