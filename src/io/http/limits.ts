import { longestAddress } from '../../model/address.ts'
import { maxBytes } from '../../parse/parsed.ts'

/** What an answer may cost. Times are in milliseconds, sizes in bytes. */
export interface Limits {
  /** Of a body, both as sent and as unpacked. */
  bytes: number
  /** Of a robots.txt: what is beyond is not read (RFC 9309, 2.5). */
  robotsBytes: number
  headerBytes: number
  headers: number
  /** Answers of the kind 1xx before the real one. */
  preliminary: number
  encodings: number
  urlLength: number
  redirects: number
  retries: number
  retryMs: number
  /** Of a name; less than `connectMs`, which it is a part of. */
  lookupMs: number
  connectMs: number
  headersMs: number
  idleMs: number
  /** Of one `get`, with its redirects and retries. */
  totalMs: number
  /** Between the starts of two requests to one host, robots.txt aside. */
  intervalMs: number
  /** Requests at one time, to all hosts together. */
  concurrency: number
}

export const usual: Limits = {
  bytes: maxBytes,
  robotsBytes: 500 * 1024,
  headerBytes: 16 * 1024,
  headers: 128,
  preliminary: 8,
  encodings: 2,
  urlLength: longestAddress,
  redirects: 5,
  retries: 2,
  retryMs: 500,
  lookupMs: 3_000,
  connectMs: 5_000,
  headersMs: 8_000,
  idleMs: 5_000,
  totalMs: 15_000,
  intervalMs: 250,
  concurrency: 32,
}
