import type { Profile } from '../languages/profile.ts'
import { languageCodes } from '../model/language.ts'
import { plainText, withoutSiteName } from '../text/plain.ts'
import { repaired } from '../text/repair.ts'

/**
 * A title as it was meant: width, quotes and dashes made one, broken letters taken off, and what a list or a channel put
 * before and behind it; `house` are the words of its vendor's name. And the same with what stood before it, such as a date.
 */
export function cleaned(title: string, { stamp, notice }: Profile, house: string[]): { clean: string; whole: string } {
  const short = title.length > longest ? title.slice(0, longest) : title
  const whole = isPlain.test(short) ? short : madePlain(short)
  const own = (/\d{4}/.test(whole) ? whole.replace(stamp, '') : whole).replace(notice, '')
  const named = withoutSiteName(own)
    .replace(channel, '')
    .replace(/\|[^|]{1,40}$/, '')
  return { clean: withoutVendor(named, house).trim(), whole }
}

/** `Example: …`, `… - Example`, `… - Example News`. */
function withoutVendor(full: string, house: string[]): string {
  const colon = full.indexOf(': ')
  const before = colon > 0 && colon < 30 ? full.slice(0, colon).toLowerCase().split(' ') : []
  const title = before.length > 0 && before.every((word) => house.includes(word)) ? full.slice(colon + 2) : full
  const at = title.lastIndexOf(' - ')
  if (at < 1) return title
  const behind = title
    .slice(at + 3)
    .toLowerCase()
    .split(' ')
  return behind.every((word) => house.includes(word) || word === 'news' || word === 'blog') ? title.slice(0, at) : title
}

/** Most titles are written with these characters alone. */
const isPlain = /^[!#-%'-,./0-~]+(?:[ -][!#-%'-,./0-~]+)*$/

function madePlain(title: string): string {
  return repaired(decoded(title.toWellFormed()))
    .normalize('NFKC')
    .replace(brokenApostrophe, '’')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»「」『』]|\\"/g, '"')
    .replace(/[‐‑‒–—―]|(?<=\s)--(?=\s)/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** References that were escaped once too often: `&#8217;`. */
function decoded(title: string): string {
  return /&#?\w{1,8};/.test(title) ? plainText(title) : title
}

/** What stands beyond cannot tell two posts apart that agree so far, and a hostile title costs no more than a long one. */
const longest = 400

/** An apostrophe whose UTF-8 was read as windows-1252, or lost its last bytes. */
const brokenApostrophe = /(?<=\p{L})â(?:\u0080[\u0080-\u00bf]|€[\u2122\u02dc\u0153\u009d]|(?=s\b))/gu

/** The name of the channel in brackets at the end: `(Example News)`. */
const channel = /\s\([^()]{1,30}\b(?:news|blog|newsroom)\)$/i

/** A title without case, punctuation and spaces: equal keys are equal titles. */
export function keyOf(clean: string): string {
  return clean
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.+#]+/gu, '')
    .replace(/\.+(?!\d)/g, '')
}

/** Whether the title ends in dots because somebody cut it there. */
export function isCut(clean: string): boolean {
  return /(\.\.\.|…)$/.test(clean)
}

/** What a title is about, before the colon or dash that a tagline follows; the whole where none does. Two words are no tagline. */
export function headOf(clean: string): string {
  const [, head, tagline] = /^(.{3,}?)(?:\s-\s|:\s|：|:(?=[^\d\s/]))(.*)$/u.exec(clean) ?? []
  return head && tagline && (/\S+\s+\S+\s+\S/.test(tagline) || /[^\x00-\x7f]{6}/.test(tagline)) ? head : clean
}

/**
 * Words, names with their inner marks (`I/O`), versions and figures, in order: `GPT-5.1` is a name and a version,
 * `Flash-Lite` two editions, `$13 billion` is `13b`, `1万` is `10000`.
 */
export function tokensOf(text: string): string[] {
  const plain = text
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(\d+)万(\d{1,4})(?!\d)/g, (_, n: string, rest: string) => String(Number(n) * 1e4 + Number(rest)))
    .replace(/(\d+(?:\.\d+)?)([万億兆])/g, (_, n: string, unit: string) => inWords(Number(n) * (units[unit] ?? 1)))
    .replace(
      /(\d+(?:\.\d+)?) (thousand|million|billion|trillion|gigawatts?)\b/gi,
      (_, n: string, unit: string) => n + unit.charAt(0).toLowerCase(),
    )
  const tokens: string[] = []
  for (const token of plain.match(word) ?? []) {
    const bare = token.endsWith("'s") ? token.slice(0, -2) : token
    for (const piece of bare.includes('-') ? bare.split('-') : [bare]) {
      const unit = /\d[A-Z]{2}/.test(piece) ? /^(v?\d+(?:\.\d+)*)([A-Z]{2,})$/.exec(piece) : null
      if (unit) tokens.push(unit[1] as string, unit[2] as string)
      else if (piece !== '') tokens.push(piece)
    }
  }
  return tokens
}

const units: Record<string, number> = { 万: 1e4, 億: 1e8, 兆: 1e12 }

/** As English writes large figures: `300億` is `30b`. */
function inWords(n: number): string {
  const [unit, of] = n >= 1e12 ? ['t', 1e12] : n >= 1e9 ? ['b', 1e9] : n >= 1e6 ? ['m', 1e6] : (['', 1] as const)
  return `${Math.round((1_000 * n) / of) / 1_000}${unit}`
}

const word = /[\p{Script=Latin}\p{N}]+(?:[.'+#&/-]+[\p{Script=Latin}\p{N}]+)*\+*/gu

/** The figure or version in a token in one spelling, or null: `v2.1.0` and `2.1` are one version. */
export function figureOf(token: string): string | null {
  if (!/\d/.test(token)) return null
  return token
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
    .replace(/^(\d+(?:\.\d+)*?)(?:\.0)+$/, '$1')
}

/** Where an address ends, without a date and what every page may be called; null where that says nothing. */
export function slugOf(address: string): string | null {
  const path = address.replace(/^https:\/\/[^/]+/, '').replace(/[?#].*$/, '')
  const slug =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.html?$/, '')
      .toLowerCase() ?? ''
  return /^([\d_-]+|index|.{0,3})$/.test(slug) || month.test(slug) || listing.test(slug) ? null : slug
}

const month = /^(\d{4}-)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(-?\d{4})?$/

/** Pages that carry many announcements under one address. */
const listing =
  /^(change-?logs?(\.md)?|release-?notes|releases|new-?released?|what'?s-?new|updates?|news|blog|models|posts|pricing|docs|home|overview)$/

/** Whether an address is that of a page where one entry follows another. A fragment names one of them. */
export function listsMany(address: string): boolean {
  const path = address.replace(/^https:\/\/[^/]+/, '')
  if (path.includes('#')) return false
  const parts = path.replace(/\?.*$/, '').toLowerCase().split('/').filter(Boolean)
  return (
    parts.length === 0 ||
    listing.test(parts.at(-1) ?? '') ||
    parts.some((part) => /^(change-?logs?|release-?notes)$/.test(part))
  )
}

/**
 * The address of a page in every language: `/ja-JP/`, `/intl/ja-jp/` and `/ja/` before its path are left out. Other pairs
 * of letters are sections, such as `/ai/`.
 */
export function withoutLocale(address: string): string {
  return address.replace(locale, '$1')
}

const locale = new RegExp(`^(https://[^/]+)/(?:intl/)?(?:${languageCodes.join('|')})(?:[-_][a-z]{2,4})?(?=/)`, 'i')
