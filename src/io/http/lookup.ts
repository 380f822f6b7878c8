import { type LookupAddress, lookup } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'

interface LookupOptions {
  /** A name is given up after. */
  timeoutMs: number
  /** Asked instead of those of the system, for tests. */
  servers?: string[]
}

/**
 * Looks names up at the name servers themselves. The platform's own look-up takes one of four threads for as long as a name
 * hangs, and unpacking and files wait for those too; it is asked only about what name servers do not know: names of the hosts
 * file, or of a machine without name servers. Answers with all addresses, whatever is wanted.
 */
export function openLookup(options: LookupOptions): LookupFunction {
  return (name, wanted, answer) => {
    addressesOf(name, options).then(
      (found) => answer(null, found),
      (error: NodeJS.ErrnoException) => {
        if (unknown.has(error.code ?? '')) lookup(name, { ...wanted, all: true }, answer)
        else answer(error, [])
      },
    )
  }
}

/** No such name, none of this family, no server. */
const unknown = new Set(['ENOTFOUND', 'ENODATA', 'ECONNREFUSED'])

async function addressesOf(name: string, { timeoutMs, servers }: LookupOptions): Promise<LookupAddress[]> {
  const resolver = new Resolver({ timeout: timeoutMs / 3, tries: 2 })
  if (servers) resolver.setServers(servers)
  const found: LookupAddress[] = []
  const add = (family: 4 | 6) => (addresses: string[]) => {
    found.push(...addresses.map((address) => ({ address, family })))
  }
  const [four, six] = [resolver.resolve4(name).then(add(4)), resolver.resolve6(name).then(add(6))]
  const both = Promise.allSettled([four, six])
  let timer = setTimeout(() => resolver.cancel(), timeoutMs)
  try {
    await Promise.any([four, six])
    // RFC 8305, 3: the other family gets a moment more.
    clearTimeout(timer)
    timer = setTimeout(() => resolver.cancel(), otherFamilyMs)
    await both
  } catch (error) {
    throw worst((error as AggregateError).errors)
  } finally {
    clearTimeout(timer)
  }
  return found.sort((a, b) => a.family - b.family)
}

const otherFamilyMs = 50

/** That a server did not answer says more than that another does not know the name. */
function worst(errors: NodeJS.ErrnoException[]): Error | undefined {
  const error = errors.find(({ code = '' }) => !unknown.has(code)) ?? errors[0]
  return error?.code === 'ECANCELLED'
    ? Object.assign(new Error('was not looked up in time'), { code: 'ETIMEOUT' })
    : error
}
