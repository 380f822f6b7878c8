import { DateTime } from 'luxon'
import { languages } from '../languages/index.ts'
import type { Kind } from '../languages/profile.ts'
import type { Item } from '../model/item.ts'
import { withoutSiteName } from '../text/plain.ts'

/** What the rules need of an item; `address` is canonical, or null where the source gave none. */
export type Candidate = Pick<Item, 'id' | 'vendor' | 'source' | 'language' | 'title' | 'summary' | 'published'> & {
  address: string | null
  main?: boolean
  roundup?: boolean
}

/** What a title says, taken apart once, so that rules compare sets and not strings. */
export interface Features {
  item: Candidate
  /** The title without case, width, punctuation and site suffix: equal keys are equal titles. */
  key: string
  kind: Kind | null
  /** Figures and versions as written, `3.5`, `10000`, `7b`; dates are not among them. */
  numbers: Set<string>
  /** Editions of a product that are never one another. */
  tiers: Set<string>
  period: string | null
  /** Words in Latin script that stand for a name: capitalised, or mixed with digits. */
  names: Set<string>
  /** Names that carry a version, whole: `gemini 3.5 flash`. */
  products: Set<string>
  /** Words that may tie it to a post in another language: names and numbers, without the vendor's own name. */
  anchors: Set<string>
  words: Set<string>
  /** Days since 1970, or null. */
  day: number | null
}

const tierWords = new Set(
  'flash lite pro mini nano micro ultra max plus turbo air small medium large xl base instant'.split(' '),
)

export function featuresOf(item: Candidate): Features {
  const profile = languages[item.language]
  const title = folded(item.title)
  const period = profile.period(title)
  const tokens = tokensOf(withoutDates(title))
  const names = new Set(tokens.filter((token) => isName(token, profile.commonWords)).map(lower))
  const numbers = new Set(
    tokens.filter((token) => /\d/.test(token)).map((token) => lower(token).replace(/^v(?=\d)/, '')),
  )
  const words = new Set(tokens.map(lower))
  const anchors = new Set([...names, ...numbers].filter((word) => word !== item.vendor && word !== 'ai'))
  return {
    item,
    key: keyOf(title),
    kind: profile.kinds.find(([, pattern]) => pattern.test(title))?.[0] ?? null,
    numbers,
    tiers: new Set(
      tokens
        .filter((token) => /^\p{Lu}/u.test(token))
        .map(lower)
        .filter((token) => tierWords.has(token)),
    ),
    period,
    names,
    products: productsOf(tokens, profile.commonWords),
    anchors,
    words,
    day: item.published === null ? null : Math.floor(daysOf(item.published)),
  }
}

/** Width, quotes and dashes made one; the site's name behind a bar taken off. */
function folded(title: string): string {
  const plain = title
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
  return withoutSiteName(plain).trim()
}

function keyOf(title: string): string {
  return lower(title)
    .replace(/[^\p{L}\p{N}.+#]+/gu, '')
    .replace(/\.+(?!\d)/g, '')
}

/** Words, names with their inner marks (`GPT-5.1`, `I/O`), and figures without their thousands marks. */
function tokensOf(title: string): string[] {
  const plain = title
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(\d+(?:\.\d+)?)万/g, (_, n: string) => String(Number(n) * 10_000))
  const found = plain.match(/[\p{Script=Latin}\p{N}]+(?:[.'+#&/-]+[\p{Script=Latin}\p{N}]+)*\+*/gu) ?? []
  return found.flatMap(parts)
}

/** `GPT-5.1` is a name and a version; `Flash-Lite` two editions; `I/O` stays whole. */
function parts(token: string): string[] {
  const pieces = token.replace(/'s$/, '').split('-')
  return pieces.flatMap(
    (piece) => /^(v?\d+(?:\.\d+)*)(?:([A-Z]{2,})|)$/.exec(piece)?.slice(1).filter(Boolean) ?? [piece],
  )
}

function isName(token: string, common: Set<string>): boolean {
  return /^\p{Lu}|\p{Ll}\p{Lu}|\p{L}\d/u.test(token) && !common.has(lower(token))
}

/** Runs of names with at least one figure after a name: `Gemini 3.5 Flash`. */
function productsOf(tokens: string[], common: Set<string>): Set<string> {
  const products = new Set<string>()
  let run: string[] = []
  for (const token of [...tokens, '']) {
    if (token !== '' && (isName(token, common) || (run.length > 0 && /^v?\d+(\.\d+)*$/.test(token)))) {
      run.push(lower(token))
      continue
    }
    if (run.length > 1 && run.some((word) => /^v?\d/.test(word))) products.add(run.join(' '))
    run = []
  }
  return products
}

function withoutDates(title: string): string {
  return title
    .replace(
      /\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}(,\s*20\d\d)?\b/g,
      ' ',
    )
    .replace(/(20\d\d年)?\d{1,2}月(\d{1,2}日)?/g, ' ')
}

function lower(text: string): string {
  return text.toLowerCase()
}

function daysOf(instant: string): number {
  return DateTime.fromISO(instant, { zone: 'utc' }).toMillis() / 86_400_000
}
