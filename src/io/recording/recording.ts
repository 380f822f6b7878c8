/**
 * One request and what came of it, before any redirect is followed: an answer, or why there was none of use. A fault has a
 * status where the answer broke off after it.
 */
export type Exchange = { url: string; at: string } & (Reply | { fault: string; status: number | null })

/** An answer as it came, its body without transfer and content encodings. */
export interface Reply {
  status: number
  headers: [string, string][]
  body: Uint8Array
}

/** Kept exchanges. `at` is the clock of a replay; a sample was written by hand, and an issue made from it says so. */
export interface Recording {
  at: string
  sample: boolean
  exchanges: Exchange[]
}
