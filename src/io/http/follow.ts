import { trimAtWord } from '../../text/trim.ts'
import { flawOf, printable } from './address.ts'
import type { Allowed } from './answer.ts'
import type { Reply } from './exchange.ts'
import { type Fault, fault, isFault } from './fault.ts'
import { type Limits, usual } from './limits.ts'

/** Where redirects ended. */
export interface Landed {
  url: string
  reply: Reply
  /** There were redirects, and all of them for good. */
  moved: boolean
}

export interface Path {
  allowed: Allowed
  /** Of the client's own rules: a port for tests. */
  port: number | undefined
  /** The last word before an address is asked. */
  before?: (url: URL) => Promise<Fault | null>
  headers?: (url: string) => Record<string, string>
  /** One address, no redirect followed. */
  ask: (url: URL, headers: Record<string, string>) => Promise<Reply | Fault>
}

/** Asks an address and follows where it leads, judging every address before it is asked. */
export async function follow(
  first: string,
  path: Path,
  limits: Pick<Limits, 'redirects' | 'urlLength'> = usual,
): Promise<Landed | Fault> {
  const seen = new Set<string>()
  let moved = true
  let address = first
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const flaw = flawOf(address, { urlLength: limits.urlLength, port: path.port }) ?? path.allowed(address)
    if (flaw !== null) {
      const reason = hop === 0 ? flaw : ledTo(address, flaw)
      return fault(reason, { url: printable(address), refused: true })
    }
    const url = new URL(address)
    url.hash = ''
    // As the caller wrote it, so that it is known again.
    const at = { url: hop === 0 ? first : url.href }
    if (seen.has(url.href)) return fault('redirects in a circle', at)
    seen.add(url.href)
    const objection = await path.before?.(url)
    if (objection) return { ...at, ...objection }
    const reply = await path.ask(url, path.headers?.(at.url) ?? {})
    if (isFault(reply)) return { ...at, ...reply }
    const { location } = reply.headers
    if (!redirects.has(reply.status) || !location) return { ...at, reply, moved: moved && hop > 0 }
    moved &&= forGood.has(reply.status)
    address = URL.parse(location, url.href)?.href ?? location
  }
  return fault(`redirects more than ${limits.redirects} times`, { url: printable(address) })
}

/** Most flaws are an address's own (“is not https”); some speak of its host by name, and are whole sentences. */
function ledTo(address: string, flaw: string): string {
  const host = URL.parse(address)?.hostname
  const join = host && flaw.startsWith(`${host} `) ? 'and' : 'which'
  return `redirects to ${trimAtWord(printable(address), 200)}, ${join} ${flaw}`
}

const redirects = new Set([301, 302, 303, 307, 308])
const forGood = new Set([301, 308])
