import type { Vendor } from '../model/vendor.ts'
import { unescaped } from './flaws.ts'

/** The vendor an address belongs to, and by which rule, or null. */
export function ownerOf(url: URL, vendors: Vendor[]): { vendor: string; rule: string } | null {
  for (const vendor of vendors) {
    const rule = ruleFor(url, vendor)
    if (rule !== null) return { vendor: vendor.id, rule }
  }
  return null
}

/** Whether a vendor has places on a host that others use, too. */
export function isShared(host: string, vendors: Vendor[]): boolean {
  return vendors.some(({ shared }) => shared.some((place) => place.startsWith(`${host}/`)))
}

/** Hosts are compared whole, never by their end. */
function ruleFor(url: URL, vendor: Vendor): string | null {
  const host = url.hostname
  if (vendor.hosts.includes(host)) return `${host} is an official host`
  const above = vendor.below.find((parent) => host === parent || host.endsWith(`.${parent}`))
  if (above) return `${host} is below ${above}`
  const place = vendor.shared.find((each) => covers(each, host, url.pathname))
  return place ? `${place} belongs to the vendor` : null
}

/**
 * Whether a place on a shared host covers a path, in the very case it is written in: /News may be a user's where /news is
 * the vendor's. A slash hidden in an escape makes two segments of one, so a path with one is nobody's.
 */
function covers(place: string, host: string, path: string): boolean {
  if (unescaped(path).split('/').length !== path.split('/').length) return false
  const at = `${host}${path}`
  if (place.endsWith('/')) return `${at}/`.startsWith(place)
  const bare = at.replace(/\/$/, '')
  if (!place.endsWith('/*')) return bare === place
  const start = place.slice(0, -1)
  return bare.startsWith(start) && /^[^/]+$/.test(bare.slice(start.length))
}
