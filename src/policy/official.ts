import { canonicalAddress } from '../model/identity.ts'
import type { Vendor } from '../model/vendor.ts'
import { flawOf } from './flaws.ts'
import { handsOnTo } from './hands-on.ts'
import { isShared, ownerOf } from './owner.ts'

/** The answer of the only door. `canonical` is null where the text is no web address at all. */
export interface Verdict {
  url: string
  vendor: string | null
  official: boolean
  /** In words an editor can act on; for an official address, which rule made it so. */
  reason: string
  canonical: string | null
}

/** Judges whether an address may be asked as it stands, as a page of any registered vendor, or of the one named. */
export function judge(url: string, vendors: Vendor[], vendorId?: string): Verdict {
  const canonical = canonicalAddress(url)
  const refusal = (reason: string): Verdict => ({ url, vendor: null, official: false, reason, canonical })
  const parsed = URL.parse(url)
  if (!parsed) return refusal('is no web address')
  const flaw = flawOf(parsed, url)
  if (flaw !== null) return refusal(flaw)
  const owner = ownerOf(parsed, vendors)
  if (!owner) return refusal(nobodys(parsed.hostname, vendors, vendorId))
  if (vendorId && owner.vendor !== vendorId)
    return refusal(`${parsed.hostname} belongs to ${owner.vendor}, not to ${vendorId}`)
  const other = handsOnTo(parsed, vendors)
  if (other !== null) return refusal(`hands readers on to ${other}`)
  return { url, vendor: owner.vendor, official: true, reason: owner.rule, canonical }
}

/** Of a host that others use, too, it is the place that is wrong and not the host. */
function nobodys(host: string, vendors: Vendor[], vendorId?: string): string {
  const claimants = vendors.filter(({ id }) => vendorId === undefined || id === vendorId)
  return isShared(host, claimants)
    ? `is in no official place on ${host}`
    : `${host} is no official host of ${vendorId ?? 'a registered vendor'}`
}

/** Judges a link as somebody wrote it. One by http is official when its host is: it is only ever asked and shown by https. */
export function judgeLink(url: string, vendors: Vendor[], vendorId?: string): Verdict {
  const asked = byHttps(url)
  const verdict = judge(asked, vendors, vendorId)
  const reason = verdict.official && asked !== url ? `${verdict.reason} (asked by https)` : verdict.reason
  return { ...verdict, url, reason }
}

/** The address of an official link in the one spelling that is kept: by https, and with every quote and bracket escaped. */
export function keptAddress(url: string): string {
  const asked = byHttps(url)
  return URL.parse(asked)?.href ?? asked
}

/** The port that http leaves out is left out, too; any other stays, to be refused. */
function byHttps(url: string): string {
  return url.replace(/^\s*http:\/\/(?:([^/?#@]*):80(?=[/?#]|$))?/i, (_, host?: string) => `https://${host ?? ''}`)
}
