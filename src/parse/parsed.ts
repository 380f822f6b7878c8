import type { ParsedItem } from '../model/item.ts'

export interface ParseProblem {
  rule: string
  message: string
  fatal: boolean
}

/** Documents beyond this are neither asked for, kept nor read: nobody writes so many announcements into one by hand. */
export const maxMegabytes = 3
export const maxBytes = maxMegabytes * 1024 * 1024

/** What a document was found to hold. `encoding` is the charset it was read in. */
export interface Parsed {
  title: string
  encoding: string
  items: ParsedItem[]
  problems: ParseProblem[]
}

export function problem(rule: string, message: string, fatal = false): ParseProblem {
  return { rule, message, fatal }
}

export function unreadable(encoding: string, rule: string, message: string): Parsed {
  return {
    title: '',
    encoding,
    items: [],
    problems: [problem(rule, message, true)],
  }
}
