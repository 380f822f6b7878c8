import { canonicalAddress } from '../model/identity.ts'
import type { Vendor } from '../model/vendor.ts'

/** The answer of the only door. `canonical` is null where the text is no web address at all. */
export interface Verdict {
  url: string
  vendor: string | null
  official: boolean
  /** In words an editor can act on; for an official address, which rule made it so. */
  reason: string
  canonical: string | null
}

/** Judges whether an address is a vendor's own: of any registered vendor, or of the one named. */
export function judge(url: string, vendors: Vendor[], vendorId?: string): Verdict {
  const canonical = canonicalAddress(url)
  const refusal = (reason: string): Verdict => ({
    url,
    vendor: null,
    official: false,
    reason,
    canonical,
  })
  if (!URL.canParse(url)) return refusal('is no web address')
  const parsed = new URL(url)
  const flaw = flaws.find(({ has }) => has(parsed, url))
  if (flaw) return refusal(flaw.reason)
  const owner = vendors.map((vendor) => ({ vendor, rule: ruleFor(parsed, vendor) })).find(({ rule }) => rule !== null)
  if (!owner?.rule) return refusal(`${parsed.hostname} is no official host of ${vendorId ?? 'a registered vendor'}`)
  if (vendorId && owner.vendor.id !== vendorId) {
    return refusal(`${parsed.hostname} belongs to ${owner.vendor.id}, not to ${vendorId}`)
  }
  return {
    url,
    vendor: owner.vendor.id,
    official: true,
    reason: owner.rule,
    canonical,
  }
}

/** What no official link has, whatever its host. */
const flaws: { has: (url: URL, written: string) => boolean; reason: string }[] = [
  { has: (url) => url.protocol !== 'https:', reason: 'is not https' },
  {
    has: (url, written) => url.username !== '' || url.password !== '' || /^https:[\\/]*[^/?#]*@/i.test(written),
    reason: 'carries a user name',
  },
  { has: (url) => url.port !== '', reason: 'names a port' },
  {
    has: (_, written) => /[\p{Cc}\s\\]/u.test(written.trim()),
    reason: 'holds white space, controls or backslashes',
  },
  {
    has: (url) => url.hostname.endsWith('.'),
    reason: 'has a host that ends in a dot',
  },
  {
    has: (url, written) => looksLike(url, written),
    reason: 'has a host in characters that look like others',
  },
  {
    has: (url) => /^[\d.]+$|^\[/.test(url.hostname),
    reason: 'has a number for a host',
  },
  {
    has: (url) => /%2f%2f|%5c|%00/i.test(url.pathname),
    reason: 'hides separators in its path',
  },
]

/** A host written in anything but plain ASCII, or that is an IDN: official hosts are plain. */
function looksLike(url: URL, written: string): boolean {
  const host = /^[a-z]+:\/*([^/?#]*)/i.exec(written.trim())?.[1] ?? ''
  return url.hostname.split('.').some((label) => label.startsWith('xn--')) || /[^\x20-\x7e]|%/.test(host)
}

/** The rule of a vendor that covers an address, or null. Hosts are compared whole, never by their end. */
function ruleFor(url: URL, vendor: Vendor): string | null {
  const host = url.hostname
  if (vendor.hosts.includes(host)) return `${host} is an official host`
  const above = vendor.below.find((parent) => host === parent || host.endsWith(`.${parent}`))
  if (above) return `${host} is below ${above}`
  const prefix = vendor.shared.find((each) => `${host}${url.pathname}/`.toLowerCase().startsWith(each.toLowerCase()))
  return prefix ? `${prefix} belongs to the vendor` : null
}
