/** A text folded for matching, with the way back. `chars[i]` stands for `[starts[i], ends[i])` of the original. */
export interface Folded {
  chars: string[]
  starts: number[]
  ends: number[]
}

/** Stands where nothing may match: code, addresses, file names. */
const masked = '\u0000'

const masks = [
  /`[^`\n]*`/g,
  /\bhttps?:\/\/[^\s）」』】]+/g,
  /\b(?:[a-z0-9-]+\.)+(?:com|org|net|dev|io|ai|google|jp)(?:\/[^\s）」』】]*)?(?![\w-])/gi,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /\b[\w-]+\.(?:ts|js|py|md|json|ya?ml|txt|csv|pdf|html?|sh|rs|go)\b/gi,
]

const kana = /[\p{Script=Katakana}\p{Script=Hiragana}ー]/u
const japanese = /[\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Han}ー々]/u
const small: Record<string, string> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
}
const lookalikes: Record<string, string> = {
  へ: 'ヘ',
  べ: 'ベ',
  ぺ: 'ペ',
  '―': 'ー',
  '—': 'ー',
}

/**
 * Width and case folded, half-width kana composed, small vowels made large, a trailing long vowel and middle dots taken
 * out, hyphens and white space made one space, which vanishes beside Japanese.
 */
export function fold(text: string): Folded {
  const covered = maskedRanges(text)
  const out: Folded = { chars: [], starts: [], ends: [] }
  let next = 0
  for (let at = 0; at < text.length; at = next) {
    next = endOfUnit(text, at)
    if (covered.some(([start, end]) => start <= at && at < end)) emit(out, masked, at, next)
    else for (const char of foldUnit(text.slice(at, next))) emit(out, char, at, next)
  }
  return withoutTrailing(out)
}

/** A code point, with the half-width voicing mark that may follow it. */
function endOfUnit(text: string, at: number): number {
  const end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  return /[ﾞﾟ]/.test(text[end] ?? '') ? end + 1 : end
}

function foldUnit(unit: string): string[] {
  const folded = [...unit.normalize('NFKC').toLowerCase()]
  return folded.map((char) => (/[\s\-‐‑‒–_\u00a0]/.test(char) ? ' ' : (small[char] ?? char)))
}

function emit(out: Folded, char: string, start: number, end: number) {
  const last = out.chars.at(-1)
  if (char === ' ' && (last === ' ' || last === undefined || japanese.test(last))) return
  if (last === ' ' && japanese.test(char)) {
    out.chars.pop()
    out.starts.pop()
    out.ends.pop()
  }
  if (char === '・' && kana.test(out.chars.at(-1) ?? '')) return
  const before = out.chars.at(-1) ?? ''
  const alike = lookalikes[char]
  out.chars.push(alike && /[\p{Script=Katakana}ー]/u.test(before) ? alike : char)
  out.starts.push(start)
  out.ends.push(end)
}

/** コンピューター reads like コンピュータ: a long vowel at the end of a run of katakana is taken out. */
function withoutTrailing({ chars, starts, ends }: Folded): Folded {
  const keep = chars.map((char, at) => char !== 'ー' || /[\p{Script=Katakana}ー]/u.test(chars[at + 1] ?? ''))
  const out: Folded = { chars: [], starts: [], ends: [] }
  chars.forEach((char, at) => {
    if (keep[at]) {
      out.chars.push(char)
      out.starts.push(starts[at] ?? 0)
      out.ends.push(ends[at] ?? 0)
    } else if (out.ends.length > 0) {
      out.ends[out.ends.length - 1] = ends[at] ?? 0
    }
  })
  return out
}

function maskedRanges(text: string): [number, number][] {
  return masks.flatMap((mask) =>
    [...text.matchAll(mask)].map((found): [number, number] => [found.index, found.index + found[0].length]),
  )
}
