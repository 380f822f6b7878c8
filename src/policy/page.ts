import type { Vendor } from '../model/vendor.ts'
import { judgeLink } from './official.ts'

/** What a page says of where it belongs, as it wrote it or made absolute. */
export interface PageClaims {
  canonical?: string | null
  ogUrl?: string | null
  /** The content of `<meta http-equiv="refresh">`, or the address in it. */
  refresh?: string | null
}

/** Why a page that an official address led to is not the vendor's after all, or null. `url` is where it was found. */
export function judgePage(page: PageClaims, url: string, vendors: Vendor[], vendor: string): string | null {
  const claims = [page.canonical, page.ogUrl, page.refresh && addressIn(page.refresh)]
  for (const claim of claims) {
    const target = claim ? URL.parse(claim.trim(), url) : null
    if (!target || !/^https?:$/.test(target.protocol)) continue
    const verdict = judgeLink(target.href, vendors, vendor)
    if (!verdict.official) return `its page says it belongs to ${target.hostname}`
  }
  return null
}

/** `5; url=https://…` holds an address, `5` alone asks for the same page again. */
function addressIn(refresh: string): string {
  return refresh.replace(/^\s*[\d.]*\s*[;,]?\s*(url\s*=)?\s*['"]?/i, '').replace(/['"]\s*$/, '')
}
