import type { Answer, Received } from '../io/http/answer.ts'
import type { Parsers } from '../io/parsers.ts'
import { canonicalAddress } from '../model/identity.ts'
import type { Evidence, Item, ParsedItem, Refused } from '../model/item.ts'
import type { Source } from '../model/source.ts'
import type { Vendor } from '../model/vendor.ts'
import type { Parsed, ParseProblem } from '../parse/parsed.ts'
import { admit } from '../policy/admit.ts'
import { judge } from '../policy/official.ts'
import type { Outside } from './context.ts'
import { beyondThePage } from './sitemap.ts'

/** What became of one source. */
export interface Pulled {
  source: Source
  state: 'read' | 'failed' | 'silent'
  /** Why it failed or is held for silent; of a source that was read, what its operator should know. */
  detail: string | null
  /** The source says that nothing changed since it was last asked. */
  unchanged: boolean
  evidence: Evidence | null
  total: number
  items: Item[]
  refused: Refused[]
  /** Entries that are neither, counted by reason: see policy/admit.ts. */
  leftOut: { reason: string; items: number }[]
  problems: ParseProblem[]
  ms: number
}

/** A source's requests together: its own answer, its sitemap and what that names. */
const sourceMs = 15_000

/** Asks every source, reads the answers, and lets in what is official. Sources do not wait for one another. */
export async function pull(sources: Source[], outside: Outside): Promise<Pulled[]> {
  let done = 0
  return await Promise.all(
    sources.map(async (source) => {
      const pulled = await pullOne(source, outside)
      done += 1
      outside.progress.show(`${done} of ${sources.length} sources · ${source.id}`)
      return pulled
    }),
  )
}

async function pullOne(source: Source, outside: Outside): Promise<Pulled> {
  const { client, parsers, vendors, signal } = outside
  const allowed = (url: string) => objection(url, vendors, source.vendor)
  const answer = await client.get(source.url, allowed, { signal })
  if (answer.kind === 'failed') return failed(source, failureOf(source, answer), answer.ms)
  const parsed = await read(source, answer, parsers)
  const left = AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, sourceMs - answer.ms))])
  const more = await beyondThePage(source, parsed.items, { ...outside, allowed, signal: left })
  const found = [...parsed.items, ...more.items]
  const problems = [...moved(source, answer), ...parsed.problems, ...more.problems]
  const fatal = problems.find((problem) => problem.fatal)
  if (fatal && more.items.length === 0) return { ...failed(source, fatal.message, answer.ms), problems }
  const { items, refused, leftOut, suspicion } = admit(source, found, vendors)
  if (suspicion !== null) return { ...failed(source, suspicion, answer.ms), total: found.length, refused, problems }
  return {
    source,
    ...health(source, found, problems),
    unchanged: answer.kind === 'unchanged',
    evidence: evidenceOf(answer),
    total: found.length,
    items,
    refused,
    leftOut,
    problems,
    ms: answer.ms,
  }
}

/** Why an address may not be asked on behalf of a vendor, or null. */
export function objection(url: string, vendors: Vendor[], vendor: string): string | null {
  const verdict = judge(url, vendors, vendor)
  return verdict.official ? null : verdict.reason
}

export function evidenceOf({ url, status, at, hash }: Received): Evidence {
  return { url, status, at, hash }
}

function read(source: Source, answer: Received, parsers: Parsers): Promise<Parsed> {
  const document = {
    bytes: answer.body,
    contentType: answer.contentType,
    url: answer.url,
  }
  return parsers.list(
    source.kind === 'page' ? { kind: 'page', rules: source.page, ...document } : { kind: 'feed', ...document },
  )
}

/** Nothing, or far less than usual, from a source that always has something is a failure, not an empty day. */
function health(source: Source, found: ParsedItem[], problems: ParseProblem[]): Pick<Pulled, 'state' | 'detail'> {
  if (found.length < source.atLeast)
    return { state: 'silent', detail: `gave ${found.length} entries, at least ${source.atLeast} are usual` }
  const remarks = problems.filter(({ rule }) => operatorRules.has(rule)).map(({ message }) => message)
  return { state: 'read', detail: remarks.length > 0 ? remarks.join('; ') : null }
}

/** What asks for a change of the source's file. */
const operatorRules = new Set(['moved', 'page-changed'])

function moved({ id, url }: Source, { movedTo }: Received): ParseProblem[] {
  const home = (address: string) => canonicalAddress(address, { keepFragment: true })
  if (movedTo === null || home(movedTo) === home(url)) return []
  return [{ rule: 'moved', message: `moved for good: in feeds/${id}.yaml write “url: ${movedTo}”`, fatal: false }]
}

function failureOf({ id }: Source, { status, reason }: Extract<Answer, { kind: 'failed' }>): string {
  return status === 410 ? `${reason}: find its new address, or in feeds/${id}.yaml write “disabled: gone”` : reason
}

function failed(source: Source, detail: string, ms: number): Pulled {
  return {
    source,
    state: 'failed',
    detail,
    unchanged: false,
    evidence: null,
    total: 0,
    items: [],
    refused: [],
    leftOut: [],
    problems: [],
    ms,
  }
}
