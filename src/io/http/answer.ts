import type { Evidence } from '../../model/item.ts'

/** What a source sent. `url` is the address that answered, after redirects; `hash` the SHA-256 of `body` in hexadecimal. */
export interface Received extends Evidence {
  contentType: string | null
  body: Uint8Array
  ms: number
  /** The new address of one that moved for good: every redirect on the way was a 301 or a 308. */
  movedTo: string | null
}

/**
 * What a request came to. `unchanged`: the server says that what we kept is still right (its status is 304), and `body` and
 * `hash` are what we kept.
 */
export type Answer =
  | ({ kind: 'fresh' } & Received)
  | ({ kind: 'unchanged' } & Received)
  | {
      kind: 'failed'
      url: string
      status: number | null
      /** In plain words, on one line, without controls or secrets. */
      reason: string
      ms: number
      /** The address may not be asked: `allowed` said no, or it breaks a rule of the client itself. */
      refused: boolean
    }

/** Says why an address may not be asked, or null. */
export type Allowed = (url: string) => string | null

/**
 * The only way out. `allowed` is asked about every address before it is, redirects too. `signal` ends the run that the
 * request belongs to. Answers are values; nothing throws.
 */
export interface Client {
  get(url: string, allowed: Allowed, limits?: { signal?: AbortSignal }): Promise<Answer>
  close(): Promise<void>
}
