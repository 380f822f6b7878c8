import { oneLine } from '../../text/plain.ts'
import { trimAtWord } from '../../text/trim.ts'
import type { Limits } from './limits.ts'

/** Why a request came to nothing. */
export interface Fault {
  reason: string
  /** Where it happened, if not at the address asked for. */
  url?: string
  status: number | null
  refused: boolean
  /** Asking once more may help. */
  again: boolean
}

export function fault(reason: string, more: Partial<Fault> = {}): Fault {
  return { status: null, refused: false, again: false, ...more, reason: trimAtWord(oneLine(reason), 500) }
}

export function isFault(value: object): value is Fault {
  return 'reason' in value && 'again' in value
}

/** An error whose message is already the reason. */
export class PlainError extends Error {}

export const runOver = 'the run’s time was up'

/** What an error of the platform or of undici means. */
export function faultOf(error: unknown, limits: Limits): Fault {
  const cause = innermost(error)
  if (cause instanceof PlainError) return fault(cause.message)
  if (cause.name === 'TimeoutError') return fault(`did not answer within ${seconds(limits.totalMs)}`)
  const known = reasons(limits).find(({ code, message }) =>
    code ? code.test(codeOf(cause)) : message?.test(cause.message),
  )
  return known ? fault(known.reason, { again: known.again ?? false }) : fault(cause.message || 'failed')
}

function innermost(error: unknown): Error {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0])
  if (error instanceof Error) return error.cause instanceof Error ? innermost(error.cause) : error
  return new Error(String(error))
}

function codeOf(error: Error): string {
  return String((error as NodeJS.ErrnoException).code ?? '')
}

interface Reason {
  code?: RegExp
  message?: RegExp
  reason: string
  again?: boolean
}

/** The first row that fits counts. A certificate or a garbled answer does not get better by asking again. */
const reasons = (limits: Limits): Reason[] => [
  { message: /^bad (response|upgrade)|^Response does not match the HTTP/, reason: 'sent no valid HTTP answer' },
  { message: /^Proxy response \((\d+)\)/, reason: 'the proxy did not let the request through' },
  { code: /^ENOTFOUND$/, reason: 'its host name is not known' },
  {
    code: /^(EAI_AGAIN|ETIMEOUT|ESERVFAIL|EREFUSED)$/,
    reason: 'its host name could not be looked up: is there a network?',
    again: true,
  },
  { code: /^ECONNREFUSED$/, reason: 'refused the connection', again: true },
  { code: /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/, reason: 'broke the connection', again: true },
  {
    code: /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN|ENETDOWN)$/,
    reason: 'cannot be reached from here',
    again: true,
  },
  {
    code: /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    reason: `did not connect within ${seconds(limits.connectMs)}`,
    again: true,
  },
  { code: /^UND_ERR_HEADERS_TIMEOUT$/, reason: `sent no headers within ${seconds(limits.headersMs)}`, again: true },
  { code: /^UND_ERR_BODY_TIMEOUT$/, reason: `went silent for ${seconds(limits.idleMs)}` },
  { code: /^UND_ERR_HEADERS_OVERFLOW$/, reason: `sent more than ${limits.headerBytes / 1024} KB of headers` },
  { code: /^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, reason: 'sent less or more than it announced' },
  { code: /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/, reason: 'its certificate is signed by itself' },
  { code: /^CERT_HAS_EXPIRED$/, reason: 'its certificate has expired' },
  { code: /^CERT_NOT_YET_VALID$/, reason: 'its certificate is not valid yet' },
  { code: /^ERR_TLS_CERT_ALTNAME_INVALID$/, reason: 'its certificate is for another name' },
  { code: /^(UNABLE_TO_|CERT_|INVALID_CA|INVALID_PURPOSE)/, reason: 'its certificate is signed by nobody we trust' },
  { code: /^(ERR_SSL_|EPROTO|ERR_TLS_)/, reason: 'speaks no TLS that we understand' },
]

export function seconds(ms: number): string {
  return `${ms / 1000} s`
}

/** Why an answer with this status is of no use. */
export function statusReason(status: number): string {
  return statuses[status] ?? `answered ${status}`
}

const statuses: Record<number, string> = {
  204: 'answered 204, with nothing to read',
  205: 'answered 205, with nothing to read',
  206: 'answered 206, with a part only',
  304: 'answered 304, but nothing was kept',
  410: 'is gone (410)',
}
