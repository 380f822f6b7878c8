import type { Answer, Client } from '../io/client.ts'
import type { Parsers } from '../io/parsers.ts'
import type { Progress } from '../io/progress.ts'
import type { Item, Refused } from '../model/item.ts'
import type { Source } from '../model/source.ts'
import type { Vendor } from '../model/vendor.ts'
import type { Parsed, ParseProblem } from '../parse/parsed.ts'
import { admit } from '../policy/admit.ts'
import { judge } from '../policy/official.ts'

/** What became of one source. */
export interface Pulled {
  source: Source
  state: 'read' | 'failed' | 'silent'
  /** Why it failed or is held for silent. */
  detail: string | null
  total: number
  items: Item[]
  refused: Refused[]
  /** Entries that are neither, counted by reason: see policy/admit.ts. */
  leftOut: { reason: string; items: number }[]
  problems: ParseProblem[]
  ms: number
}

/** Asks every source, reads the answers, and lets in what is official. Sources do not wait for one another. */
export async function pull(
  sources: Source[],
  vendors: Vendor[],
  client: Client,
  parsers: Parsers,
  progress: Progress,
): Promise<Pulled[]> {
  let done = 0
  return await Promise.all(
    sources.map(async (source) => {
      const pulled = await pullOne(source, vendors, client, parsers)
      done += 1
      progress.show(`${done} of ${sources.length} sources · ${source.id}`)
      return pulled
    }),
  )
}

async function pullOne(source: Source, vendors: Vendor[], client: Client, parsers: Parsers): Promise<Pulled> {
  const answer = await client.get(source.url, (url) => objection(url, vendors, source.vendor))
  if (answer.kind === 'failed') return nothing(source, answer.reason, answer.ms)
  const parsed = await read(source, answer, parsers)
  const fatal = parsed.problems.find((problem) => problem.fatal)
  if (fatal)
    return {
      ...nothing(source, fatal.message, answer.ms),
      problems: parsed.problems,
    }
  const { items, refused, leftOut, suspicion } = admit(source, parsed.items, vendors)
  if (suspicion !== null) {
    return { ...nothing(source, suspicion, answer.ms), total: parsed.items.length, refused, problems: parsed.problems }
  }
  const silent = parsed.items.length < source.atLeast
  return {
    source,
    state: silent ? 'silent' : 'read',
    detail: silent ? `gave ${parsed.items.length} entries, at least ${source.atLeast} are usual` : null,
    total: parsed.items.length,
    items,
    refused,
    leftOut,
    problems: parsed.problems,
    ms: answer.ms,
  }
}

/** Why an address may not be asked on behalf of a vendor, or null. */
export function objection(url: string, vendors: Vendor[], vendor: string): string | null {
  const verdict = judge(url, vendors, vendor)
  return verdict.official ? null : verdict.reason
}

function read(source: Source, answer: Exclude<Answer, { kind: 'failed' }>, parsers: Parsers): Promise<Parsed> {
  const document = {
    bytes: answer.body,
    contentType: answer.contentType,
    url: answer.url,
  }
  return parsers.list(
    source.kind === 'page' ? { kind: 'page', rules: source.page, ...document } : { kind: 'feed', ...document },
  )
}

function nothing(source: Source, detail: string, ms: number): Pulled {
  return {
    source,
    state: 'failed',
    detail,
    total: 0,
    items: [],
    refused: [],
    leftOut: [],
    problems: [],
    ms,
  }
}
