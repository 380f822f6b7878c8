import type { Profile } from '../languages/profile.ts'
import { figureOf } from './title.ts'
import { unique } from './words.ts'

/** The words a vendor is called by. */
export function vendorWords(vendor: string): string[] {
  return vendor
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const tierWords = new Set(
  'flash lite pro mini nano micro ultra max plus turbo air small medium large xl base instant thinking live'.split(' '),
)

/** Written small, only these are editions and no common word: `5.4 mini`. */
const plainTiers = new Set(['mini', 'nano', 'lite'])

export function isTier(token: string): boolean {
  return plainTiers.has(token.toLowerCase()) || (/^\p{Lu}/u.test(token) && tierWords.has(token.toLowerCase()))
}

/**
 * Which tokens are names. A first word is capitalised whatever it is, and in a headline every word may be: there only
 * what is written like a name counts.
 */
export function nameFlags(
  tokens: string[],
  text: string,
  isHeadline: boolean,
  { commonWords, opener }: Profile,
): boolean[] {
  const starts: string[] = /[:.!?] /.test(text) ? (text.match(/(?<=[:.!?] )\p{Lu}\p{L}*/gu) ?? []) : []
  return tokens.map((token, at) => {
    if (isSmall.test(token)) return false
    if (/\p{Ll}\p{Lu}|\p{L}\d/u.test(token)) return true
    if (!/^\p{Lu}/u.test(token) || commonWords.has(token.toLowerCase()) || token.length < 2) return false
    if (/^\p{Lu}{2,}/u.test(token)) return true
    return isHeadline || at === 0 || starts.includes(token) ? !opener.test(token) : true
  })
}

/** Most words are no names, and are told at once. */
const isSmall = /^[a-z]+$/

/** A year names no version. */
export const isVersion = /^(?!20\d\d$)\d/

export function isAllCapitalised(tokens: string[]): boolean {
  let [long, capitalised] = [0, 0]
  for (const token of tokens) {
    if (token.length <= 3 || !/^\p{L}/u.test(token)) continue
    long += 1
    if (!isSmall.test(token) && /^\p{Lu}/u.test(token)) capitalised += 1
  }
  return long >= 4 && capitalised >= 0.8 * long
}

/**
 * Runs of names with at least one figure: `Gemini 3.5 Flash`. The vendor's name before a product is no part of it, and what
 * words of a script without spaces keep apart is no run: the 2 of 「Quill Pro の上限を2倍に」 is no version.
 */
export function productsOf(text: string, tokens: string[], flags: boolean[], house: string[]): string[] {
  const isApart = /[^\u0000-\u2fff]/.test(text) ? apartIn(text, tokens) : null
  const products: string[] = []
  let run: string[] = []
  const end = () => {
    while (run.length > 2 && house.includes(run[0] ?? '')) run.shift()
    if (run.length > 1 && run.some((each) => isVersion.test(each))) products.push(run.join(' '))
    run = []
  }
  for (const [at, token] of tokens.entries()) {
    if (isApart?.[at]) end()
    if (run.length === 0 && !flags[at]) continue
    const figure = /^v?\d+(\.\d+)*$/i.test(token) ? figureOf(token) : null
    const isVersioned = run.some((each) => /^\d/.test(each))
    const goesOn = isVersioned
      ? isTier(token) || /^\p{Lu}{2,4}$/u.test(token)
      : flags[at] || (figure !== null && run.length > 0)
    if (!goesOn) end()
    if (goesOn) run.push(figure ?? token.toLowerCase())
    else if (flags[at]) run.push(token.toLowerCase())
  }
  end()
  return unique(products)
}

/** Which tokens do not follow the one before at once, but behind a word in kanji or kana. */
function apartIn(text: string, tokens: string[]): boolean[] {
  let end = 0
  return tokens.map((token) => {
    const start = text.indexOf(token, end)
    const between = start < 0 ? '' : text.slice(end, start)
    if (start >= 0) end = start + token.length
    return start < 0 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(between)
  })
}
