import robotsParser from 'robots-parser'
import type { Allowed } from './answer.ts'
import { type Cache, record } from './cache.ts'
import type { Allowance, Wire } from './exchange.ts'
import { type Fault, fault, isFault, runOver } from './fault.ts'
import { follow } from './follow.ts'
import { askAgain } from './retry.ts'

/** Asks what a host lets programs read (RFC 9309): once a run, and once a day where answers are kept. */
export interface Robots {
  /** Why an address may not be asked, or null. */
  objectionTo(url: URL, allowed: Allowed, allowance: Allowance): Promise<Fault | null>
}

interface Tools {
  wire: Wire
  cache: Cache
  /** Of the client's own rules: a port for tests. */
  port: number | undefined
}

/** The package's types speak of a default export that its code does not have. */
const parse = robotsParser as unknown as typeof robotsParser.default
type Rules = ReturnType<typeof parse>

export function createRobots(tools: Tools): Robots {
  const known = new Map<string, Loading>()
  const objectionTo: Robots['objectionTo'] = async (url, allowed, allowance) => {
    const loading = known.get(url.host) ?? {
      by: allowance,
      whole: allowance.budget.whole(),
      rules: load(url, allowed, allowance, tools),
    }
    known.set(url.host, loading)
    const rules = await unlessOver(loading.rules, allowance.run)
    if (!isFault(rules)) return rules.isAllowed(url.href, token) === false ? forbidden(url) : null
    if (loading.whole && rules.reason !== runOver) return rules
    // A source that came with little time left, or at the end of its run, has not learnt how the host is.
    if (known.get(url.host) === loading) known.delete(url.host)
    return loading.by === allowance || allowance.run?.aborted ? rules : await objectionTo(url, allowed, allowance)
  }
  return { objectionTo }
}

interface Loading {
  by: Allowance
  /** It began with a whole budget. */
  whole: boolean
  rules: Promise<Rules | Fault>
}

/** The name hayami goes by in a robots.txt. */
const token = 'hayami'

function forbidden({ pathname }: URL): Fault {
  return fault(`its robots.txt does not allow ${pathname.slice(0, 200)}`)
}

/** What another source waits for must not outlast this one's run. */
async function unlessOver(loading: Promise<Rules | Fault>, run?: AbortSignal): Promise<Rules | Fault> {
  if (!run) return await loading
  const ended = Promise.withResolvers<Fault>()
  const end = () => ended.resolve(fault(runOver))
  if (run.aborted) end()
  run.addEventListener('abort', end, { once: true })
  try {
    return await Promise.race([loading, ended.promise])
  } finally {
    run.removeEventListener('abort', end)
  }
}

async function load(url: URL, allowed: Allowed, allowance: Allowance, tools: Tools): Promise<Rules | Fault> {
  const address = `${url.origin}/robots.txt`
  const { time, pace } = tools.wire
  const kept = await tools.cache.read(address)
  const age = kept ? time.now() - Date.parse(kept.at) : -1
  const bytes = kept && age >= 0 && age < keptMs ? kept.body : await ask(address, allowed, allowance, tools)
  if (isFault(bytes)) return bytes
  const text = new TextDecoder().decode(bytes.subarray(0, tools.wire.limits.robotsBytes))
  const rules = parse(address, ours(text))
  pace.slowDown(url.host, delayOf(rules))
  return rules
}

const keptMs = 24 * 60 * 60 * 1000

/** Milliseconds; what is no time at all is no wish. */
function delayOf(rules: Rules): number {
  const seconds = rules.getCrawlDelay(token) ?? 0
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 0
}

async function ask(address: string, allowed: Allowed, allowance: Allowance, { wire, cache, port }: Tools) {
  const { host } = new URL(address)
  // The host itself was let in already, if only for a part of it.
  const near: Allowed = (each) => (URL.parse(each)?.host === host ? null : allowed(each))
  const landed = await follow(
    address,
    { allowed: near, port, ask: (url) => askAgain(url, {}, wire, allowance) },
    wire.limits,
  )
  if (isFault(landed)) return unreadable(landed)
  const { status, body } = landed.reply
  // “Too many requests” says nothing about what is allowed; every other 4xx says that there are no rules.
  if (status === 429 || status >= 500 || status < 200 || (status >= 300 && status < 400))
    return fault(`its robots.txt answered ${status}, so it may not be asked now`)
  const rules = status < 300 ? body : new Uint8Array()
  await cache.write(record({ asked: address, landed, at: wire.time.now(), body: rules }))
  return rules
}

/** The source itself was not asked, so neither address nor status are its own. */
function unreadable({ reason }: Fault): Fault {
  return fault(reason === runOver ? reason : `${reason} (asked for its robots.txt)`)
}

/**
 * The groups that speak of hayami or of everybody. Thousands of other names, each multiplied by thousands of rules, would keep
 * the parser busy for minutes.
 */
function ours(text: string): string {
  const kept: string[] = []
  let agents: string[] = []
  let naming = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field = '', value = ''] = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line) ?? []
    const key = field.toLowerCase()
    if (key === 'user-agent') {
      if (!naming) agents = []
      naming = true
      const name = value.trim().toLowerCase().split('/')[0] ?? ''
      if (['*', token].includes(name)) agents.push(name)
    } else if (['allow', 'disallow', 'crawl-delay'].includes(key)) {
      if (naming) kept.push(...new Set(agents.map((name) => `user-agent: ${name}`)))
      naming = false
      if (agents.length > 0) kept.push(`${key}: ${value.trim().replace(/\*+/g, '*')}`)
    }
  }
  return kept.join('\n')
}
