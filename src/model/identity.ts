import { createHash } from 'node:crypto'

/** The short form of a SHA-256 that fingerprints texts and names items: 12 hexadecimal digits. */
export function fingerprint(...parts: string[]): string {
  return sha256(parts.join('\u0000')).slice(0, 12)
}

export function sha256(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex')
}

/**
 * hayami's own identity of an entry: its canonical address; where it has none, what the source calls it;
 * last its title and day. A guid that changes does not make a known address a new entry.
 */
export function itemId(item: {
  url: string | null
  guid: string | null
  title: string
  published: string | null
}): string {
  const address = item.url && canonicalAddress(item.url, { keepFragment: true })
  return fingerprint(address || item.guid || `${item.title}\n${item.published?.slice(0, 10) ?? ''}`)
}

/** Query parameters that say where a reader came from, not what the page is. */
const tracking =
  /^(utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|mkt_tok|ref|ref_src|trk|cmpid)$/i

/**
 * One spelling for all ways to write an address: host without `www.`, no tracking, sorted query, no trailing slash,
 * no index file, no needless escapes. Null when it is no http(s) address.
 */
export function canonicalAddress(value: string, { keepFragment = false } = {}): string | null {
  if (!URL.canParse(value)) return null
  const url = new URL(value)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const host = url.host.replace(/^www\./, '').replace(/\.$/, '')
  const path = plainEscapes(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/\/index\.html?$/, '/')
    .replace(/\/$/, '')
  const query = [...url.searchParams]
    .filter(([name]) => !tracking.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, of]) =>
      of === '' ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(of)}`,
    )
    .join('&')
  const fragment = keepFragment && !wholePage.test(url.hash) ? url.hash : ''
  return `https://${host}${path}${query && `?${query}`}${fragment}`
}

/** Fragments that name no part of a page: none, its top (HTML, 7.4.6.4), and text to scroll to. */
const wholePage = /^(#?$|#top$|#:~:)/i

/** Escapes of characters that need none (RFC 3986, 6.2.2.2) are undone, the others written in capitals. */
function plainEscapes(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (sequence) => {
    const char = String.fromCharCode(Number.parseInt(sequence.slice(1), 16))
    return /[A-Za-z0-9\-._~]/.test(char) ? char : sequence.toUpperCase()
  })
}
