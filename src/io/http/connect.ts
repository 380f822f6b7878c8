import type { LookupAddress } from 'node:dns'
import { connect as connectTcp, type LookupFunction } from 'node:net'
import { createSecureContext, rootCertificates } from 'node:tls'
import ipaddr from 'ipaddr.js'
import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici'
import { BadInput } from '../../model/problem.ts'
import { environment } from '../environment.ts'
import { PlainError } from './fault.ts'
import type { Limits } from './limits.ts'
import { openLookup } from './lookup.ts'

export interface ConnectOptions {
  /** Name resolution, for tests that bring an official host home. */
  resolve?: LookupFunction
  /** Trusted besides the usual authorities, for tests. */
  ca?: string
  /** Whether an address may be connected to; public ones may. */
  mayConnect?: (address: string, port: number) => boolean
  /** Instead of the proxy that the environment names; null for none. */
  proxy?: Proxy | null
}

export interface Proxy {
  url: string
  /** Hosts to ask without it, as in NO_PROXY. */
  except?: string
}

/** The sockets of the client: one per host, HTTP/1.1 over verified TLS, to public addresses or through the proxy. */
export function openConnections(options: ConnectOptions, limits: Limits): Dispatcher {
  const { mayConnect = isPublic, ca, proxy = proxyOf(environment()) } = options
  const { resolve = openLookup({ timeoutMs: limits.lookupMs }) } = options
  const tls = {
    // Some official sites refuse HTTP/2 from programs.
    allowH2: false,
    timeout: limits.connectMs,
    // Said so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off.
    rejectUnauthorized: true,
    secureContext: createSecureContext(ca ? { ca: [...rootCertificates, ca] } : {}),
  }
  const shared = {
    connections: 1,
    pipelining: 1,
    allowH2: false,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: limits.headerBytes,
    keepAliveMaxTimeout: 10_000,
    connect: guarded(buildConnector(tls), { resolve, mayConnect, timeoutMs: limits.connectMs }),
  }
  return proxy ? throughProxy(proxy, shared, tls, limits) : new Agent(shared)
}

/** Public unicast. Of the addresses that carry an IPv4 one inside, only those of NAT64 may, and by what they carry. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast'
  if (parsed.match(nat64)) return isPublic(parsed.toByteArray().slice(12).join('.'))
  return parsed.range() === 'unicast' && parsed.match(globalUnicast)
}

const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

interface Guard {
  resolve: LookupFunction
  mayConnect: (address: string, port: number) => boolean
  timeoutMs: number
}

/**
 * Looks at what a name leads to before connecting, and at the connected socket before TLS begins: no byte reaches an
 * address that may not be asked, whatever the name leads to by then.
 */
function guarded(
  secure: buildConnector.connector,
  { resolve, mayConnect, timeoutMs }: Guard,
): buildConnector.connector {
  return (options, callback) => {
    const { hostname } = options
    const port = Number(options.port || 443)
    const may = (address: string | undefined) => address !== undefined && mayConnect(address, port)
    const refusal = () => new PlainError(`${hostname} leads to an address that is not public`)
    const checked: LookupFunction = (name, wanted, answer) =>
      resolve(name, { ...wanted, all: true }, (error, found, family) => {
        const addresses: LookupAddress[] = typeof found === 'string' ? [{ address: found, family: family ?? 4 }] : found
        const [first] = addresses ?? []
        if (error || !first) return answer(error ?? noAddress(), [])
        if (!addresses.every(({ address }) => may(address))) return answer(refusal(), [])
        return wanted.all ? answer(null, addresses) : answer(null, first.address, first.family)
      })
    const socket = connectTcp({ host: hostname, port, lookup: checked, noDelay: true })
    const deadline = setTimeout(() => socket.destroy(timedOut()), timeoutMs)
    let over = false
    const finish = (error: Error | null) => {
      if (over) return
      over = true
      clearTimeout(deadline)
      if (error) callback(error, null)
      else secure({ ...options, httpSocket: socket }, callback)
    }
    socket.once('connect', () => {
      if (may(socket.remoteAddress)) finish(null)
      else socket.destroy(refusal())
    })
    socket.on('error', finish)
    socket.once('close', () => finish(withCode('was closed while it connected', 'ECONNABORTED')))
    return socket
  }
}

const noAddress = () => withCode('has no address', 'ENOTFOUND')
const timedOut = () => withCode('did not connect in time', 'ETIMEDOUT')

function withCode(message: string, code: string): Error {
  return Object.assign(new Error(message), { code })
}

/**
 * A proxy looks names up itself, so what they lead to is its business; TLS still ends at the source, and literal addresses
 * and hosts that are not official are refused before.
 */
function throughProxy(
  proxy: Proxy,
  shared: object,
  tls: buildConnector.BuildOptions,
  { connectMs }: Limits,
): Dispatcher {
  try {
    return new EnvHttpProxyAgent({
      ...shared,
      httpsProxy: proxy.url,
      noProxy: proxy.except ?? '',
      requestTls: tls,
      proxyTls: { timeout: connectMs },
      clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: connectMs }),
    })
  } catch {
    throw new BadInput({
      rule: 'proxy',
      where: 'HTTPS_PROXY',
      message: 'is no address of a proxy',
      fix: 'write it as http://proxy.example:8080',
      fatal: true,
    })
  }
}

function proxyOf(variables: NodeJS.ProcessEnv): Proxy | null {
  const url = variables.https_proxy ?? variables.HTTPS_PROXY
  return url ? { url, except: variables.no_proxy ?? variables.NO_PROXY ?? '' } : null
}
