import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, LookupFunction, Server, Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterAll } from 'vitest'
import type { Answer, Client } from '../../../src/io/http/answer.ts'
import { type ClientOptions, createClient } from '../../../src/io/http/client.ts'
import type { Time } from '../../../src/io/http/time.ts'

export const pem = (name: string) => readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8')

/** An official host of the tests, brought home: its name leads to loopback, where one port is open; every other rule is on. */
export interface Home {
  port: number
  asked: { host: string; path: string; at: number; headers: IncomingMessage['headers'] }[]
  /** Paths asked, without robots.txt. */
  paths(): string[]
  sockets: Set<TLSSocket>
  /** How many connections a host has. */
  connected(host: string): number
  url(path: string, host?: string): string
  client(options?: Partial<ClientOptions>): Client
}

type Answers = Record<string, (response: ServerResponse, request: IncomingMessage) => void>

/** Hosts are told apart by name; a path may be `host/path` or `/path`; what is not there is answered 404. */
export async function startHome(answers: Answers | RequestListener, certificate = 'server.pem'): Promise<Home> {
  const asked: Home['asked'] = []
  const sockets = new Set<TLSSocket>()
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? ''
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    asked.push({ host, path, at: performance.now(), headers: request.headers })
    if (typeof answers === 'function') return answers(request, response)
    const answer = answers[host + path] ?? answers[path] ?? (() => response.writeHead(404).end())
    answer(response, request)
  }
  const server = createServer({ key: pem('server.key'), cert: pem(certificate) }, listener)
  server.on('connection', (socket: Socket) => {
    const from = socket.remotePort ?? 0
    plain.set(from, socket)
    socket.once('close', () => plain.delete(from))
  })
  server.on('secureConnection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  const port = await listen(server)
  const clients: Client[] = []
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()))
    server.closeAllConnections()
    server.close()
  })
  return {
    port,
    asked,
    paths: () => asked.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    sockets,
    connected: (host) => [...sockets].filter(({ servername }) => servername === host).length,
    url: (path, host = 'news.vendor.example') => `https://${host}:${port}${path}`,
    client: ({ limits, ...options } = {}) => {
      const client = createClient({
        userAgent: 'hayami-test (+https://hayami.example; editor@hayami.example)',
        resolve: home,
        ca: pem('ca.pem'),
        mayConnect: (address, to) => address === '127.0.0.1' && to === port,
        port,
        proxy: null,
        limits: { intervalMs: 0, retryMs: 0, ...limits },
        ...options,
      })
      clients.push(client)
      return client
    },
  }
}

const plain = new Map<number, Socket>()

/** Breaks a connection under TLS, as a failing network does. */
export function reset(request: IncomingMessage) {
  plain.get(request.socket.remotePort ?? 0)?.resetAndDestroy()
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Every name leads to these addresses. */
export const leadsTo =
  (...addresses: string[]): LookupFunction =>
  (_, __, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

export const home = leadsTo('127.0.0.1')

/** The vendor's hosts of the tests. */
export const allowed = (url: string) => {
  const host = new URL(url).hostname
  return host === 'vendor.example' || host.endsWith('.vendor.example') ? null : 'is not official'
}

/** A clock that moves when somebody sleeps, and chance that is always the same. */
export function fakeTime(random = 0.5): Time & { slept: number[] } {
  const slept: number[] = []
  let now = Date.UTC(2026, 4, 21, 9)
  return {
    slept,
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      slept.push(ms)
      now += ms
    },
    random: () => random,
  }
}

export const text = (answer: Answer) => (answer.kind === 'failed' ? answer.reason : Buffer.from(answer.body).toString())
export const reason = (answer: Answer) => (answer.kind === 'failed' ? answer.reason : 'no failure')
