import { addressFlaw, longestAddress } from '../model/address.ts'

/** Why an address is no official link whatever its host, or null. `written` is what the parser was given: it mends in silence. */
export function flawOf(url: URL, written: string): string | null {
  return addressFlaw(url) ?? flaws.find(({ has }) => has(url, written))?.reason ?? null
}

/** First hit wins. */
const flaws: { has: (url: URL, written: string) => boolean; reason: string }[] = [
  { has: (_, written) => /^https:[\\/]*[^/?#]*@/i.test(written.trim()), reason: 'carries a user name' },
  { has: (_, written) => /[\p{Cc}\s\\]/u.test(written.trim()), reason: 'holds white space, controls or backslashes' },
  { has: (_, written) => !/^https:\/\/[^/]/i.test(written.trim()), reason: 'does not start with https:// and a host' },
  { has: (url) => url.hostname.endsWith('.'), reason: 'has a host that ends in a dot' },
  { has: looksLike, reason: 'has a host in characters that look like others' },
  { has: (url) => /^[\d.]+$|^\[/.test(url.hostname), reason: 'has a number for a host' },
  { has: (url) => shorteners.has(url.hostname), reason: 'is a shortened link' },
  { has: holdsUnseen, reason: 'holds characters that cannot be seen or that turn the direction of writing' },
  { has: (url) => hidesSeparators(url.pathname), reason: 'hides separators in its path' },
  {
    has: (url, written) => Math.max(url.href.length, written.length) > longestAddress,
    reason: `is longer than ${longestAddress.toLocaleString('en')} characters`,
  },
]

/** Where these lead may change any day, whoever runs them. */
const shorteners = new Set(
  'aka.ms amzn.to bit.ly buff.ly cutt.ly dlvr.it fb.me g.co goo.gl gh.io git.io hubs.la hubs.ly ift.tt is.gd j.mp lnkd.in msft.it nvda.ws ow.ly qr.ae rb.gy rebrand.ly s.id shorturl.at t.co t.ly tiny.cc tinyurl.com trib.al v.gd x.gd youtu.be'.split(
    ' ',
  ),
)

/** A host written in anything but plain ASCII, or that is an IDN: official hosts are plain. */
function looksLike(url: URL, written: string): boolean {
  const host = /^[a-z]+:\/*([^/?#]*)/i.exec(written.trim())?.[1] ?? ''
  return url.hostname.split('.').some((label) => label.startsWith('xn--')) || /[^\x20-\x7e]|%/.test(host)
}

/** Such characters make a link look as if it led elsewhere; a mail client may show escaped ones as themselves. */
function holdsUnseen(url: URL, written: string): boolean {
  const shown = url.href.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => decoded(escaped))
  return /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]/u.test(written.trim() + shown)
}

function decoded(escaped: string): string {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}

/** Dots, slashes and backslashes that a server may see and the parser did not. */
function hidesSeparators(path: string): boolean {
  const plain = unescaped(path)
  return plain.includes('\\') || /(^|\/)\.\.?(;|\/|$)/.test(plain) || (plain.includes('//') && !path.includes('//'))
}

/** ASCII characters in their plain form, however often they were escaped. */
export function unescaped(text: string): string {
  const once = text.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return once === text ? text : unescaped(once)
}
