import { isIP } from 'node:net'
import { addressFlaw, longestAddress } from '../../model/address.ts'

interface AddressRules {
  urlLength: number
  /** Allowed besides 443, for tests. */
  port: number | undefined
}

/** Why an address may not be asked whoever owns it, or null. An address without a host name never reaches a look-up. */
export function flawOf(address: string, rules: AddressRules): string | null {
  if (address.length > rules.urlLength) return `is longer than ${rules.urlLength} characters`
  const url = URL.parse(address)
  if (!url) return 'is no web address'
  return addressFlaw(url, rules.port) ?? flaws.find(({ has }) => has(url))?.reason ?? null
}

const flaws: { has: (url: URL) => boolean; reason: string }[] = [
  // The URL parser has already turned decimal, octal and hexadecimal spellings into this form.
  { has: (url) => isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0, reason: 'has a number for a host' },
  { has: (url) => local.test(url.hostname), reason: 'has a host that is no public name' },
]

/** Names without a dot, and those set aside for machines of one's own. */
const local = /^[^.]*\.?$|\.(localhost|local|internal|intranet|lan|home|corp|private|onion|arpa)\.?$/

/** An address as a log may show it: encoded, and without user name and password. */
export function printable(address: string): string {
  const url = URL.parse(address)
  if (!url) return 'something that is no web address'
  url.username = ''
  url.password = ''
  url.hash = ''
  return url.href.length > longestAddress ? `${url.href.slice(0, longestAddress - 1)}…` : url.href
}
