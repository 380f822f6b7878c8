import type { Language } from './language.ts'

/** One entry as a source published it, before anybody judged it. Texts are plain text; times are ISO 8601 in UTC. */
export interface ParsedItem {
  /** hayami's own identity of the entry, see identity.ts. */
  id: string
  /** What the source calls it, if anything. */
  guid: string | null
  url: string | null
  title: string
  summary: string | null
  author: string | null
  published: string | null
  updated: string | null
  /** As the source declares it (BCP 47), or null. */
  language: string | null
  /** What the source files it under, as written. */
  categories: string[]
  /** Other entries of the source have the same address, and only the source's own names tell them apart. */
  sharesPage?: true
}

/** The answer that something was read from: its address after redirects, status, time (ISO 8601, UTC) and SHA-256. */
export interface Evidence {
  url: string
  status: number
  at: string
  hash: string
}

/** An entry that passed `policy`: official, with an address and the vendor it belongs to. */
export interface Item {
  /** Of the source and its entry: two channels that carry one page give two items. */
  id: string
  vendor: string
  source: string
  language: Language
  url: string
  /** The canonical address, the same for every way to write it. */
  address: string
  title: string
  summary: string | null
  published: string | null
  /** `published` is when hayami first saw it, as the source gives no date. */
  firstSeen?: boolean
  /** From the vendor's main channel. */
  main: boolean
  /** May confirm a story but not start or lead one. */
  roundup: boolean
  /** The date of the issue that carried it: by it today's items are recognised, it is none of them. */
  remembered?: string
}

/** An entry that did not enter, and why. */
export interface Refused {
  source: string
  title: string
  url: string | null
  reason: string
}
