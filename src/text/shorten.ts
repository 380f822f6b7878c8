import { columnsOf } from './wrap.ts'

/** Where a text in some language may be cut. */
export interface Cuts {
  /** Names of companies and products, which are not cut through, nor parted from the version behind them. */
  names: readonly string[]
  /** Groups that belong together, where the script has no spaces. */
  phrases: ((text: string) => string[]) | null
  /** What no shortened text ends in: ` of`, ` the`. */
  dangling: RegExp
}

/** At most so many columns, as `columnsOf` counts them: cut between words or phrases, never in a name, and `…` only where cut. */
export function shorten(text: string, columns: number, cuts: Cuts): string {
  if (columnsOf(text) <= columns) return text
  const near = text.slice(0, 2 * columns + longestName)
  const whole = wholesIn(near, cuts.names)
  const best = [...endsIn(near, cuts), ...whole.map(([from]) => from)]
    .sort((a, b) => a - b)
    .filter((end) => end > 0 && end <= 2 * columns && !whole.some(([from, to]) => from < end && end < to))
    .map((end) => cut(near.slice(0, end), cuts.dangling))
    .findLast((shown) => widthOf(shown) <= columns)
  return best !== undefined && widthOf(best) > columns / 3 ? best : cutAnywhere(near, columns)
}

/** A column takes two code units at most; so much further on, no name that begins before the cut goes on. */
const longestName = 200

/** Where words or phrases end; a name may follow a phrase that goes on into it, so its beginning counts, too. */
function endsIn(text: string, { phrases }: Cuts): number[] {
  const ends = new Set([...text.matchAll(/\s+/gu)].map(({ index }) => index))
  let at = 0
  for (const phrase of phrases?.(text) ?? []) {
    at += phrase.length
    ends.add(at)
  }
  return [...ends].filter((end) => end < text.length)
}

/** A version and the word before it, and the one behind it that names a size or kind: `GPT-5.1`, `Acme Note 3.5 Flash`. */
const versioned =
  /(?<![\p{Script=Latin}\p{N}])[\p{Script=Latin}\p{N}]+(?:[ \u00a0-]v?\d+(?:\.\d+)*[a-z]?(?![\p{Script=Latin}\p{N}]))+(?:[ -]\p{Lu}[\p{Script=Latin}\p{N}]*)?/gu

/** What is not cut through, from and to. */
function wholesIn(text: string, names: readonly string[]): [number, number][] {
  const spans = [...text.matchAll(versioned)].map(({ index, 0: found }): [number, number] => [
    index,
    index + found.length,
  ])
  for (const name of names)
    for (let at = text.indexOf(name); at !== -1 && name !== ''; at = text.indexOf(name, at + name.length))
      spans.push([at, at + name.length])
  return spans
}

function cut(kept: string, dangling: RegExp): string {
  let left = kept
  for (let before = ''; before !== left; ) {
    before = left
    left = left.replace(/[\s,;:、，：・／/|｜—–\-（(「『“‘]+$/u, '').replace(dangling, '')
  }
  return `${left}…${closersOf(left)}`
}

const pairs: Record<string, string> = { '「': '」', '『': '』', '（': '）', '(': ')', '“': '”', '【': '】' }

/** What closes the brackets that a cut left open. */
function closersOf(text: string): string {
  const open: string[] = []
  for (const char of text) {
    const closer = pairs[char]
    if (closer !== undefined) open.push(closer)
    else if (char === open.at(-1)) open.pop()
  }
  return open.reverse().join('')
}

/** Fonts of wide scripts draw the ellipsis as wide as their characters. */
function widthOf(shown: string): number {
  const columns = columnsOf(shown)
  return columns > shown.length ? columns + 1 : columns
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** A word without an end, or a name longer than the room. */
function cutAnywhere(text: string, columns: number): string {
  let kept = ''
  let room = columns - 2
  for (const { segment } of graphemes.segment(text)) {
    room -= columnsOf(segment)
    if (room < 0) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
