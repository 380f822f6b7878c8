import { Kind, kindAt } from './kinds.ts'

/** What hides a term that is no word of the text: code, an address, the text of a link. */
type Mask = 'code' | 'address' | 'link'

interface Range {
  start: number
  end: number
  mask: Mask | null
}

/** The parts of a text in which no term is a term. Offsets must be asked for in ascending order, so that all is linear. */
export class Masks {
  private readonly text: string
  private readonly marked: Range[]
  private nth = 0
  private run: Range = { start: 0, end: 0, mask: null }

  constructor(text: string) {
    this.text = text
    this.marked = [...codeIn(text), ...linksIn(text)].sort((a, b) => a.start - b.start)
  }

  /** What hides the span from `offset` to `end`. */
  at(offset: number, end: number): Mask | null {
    while ((this.marked[this.nth]?.end ?? Number.POSITIVE_INFINITY) <= offset) this.nth += 1
    const marked = this.marked[this.nth]
    if (marked && marked.start <= offset) return marked.mask
    if (offset >= this.run.end) this.run = runAround(this.text, offset, this.run.end)
    return this.run.mask ?? (isFileName(this.text, end) ? 'code' : null)
  }
}

/** Whether a span is part of a file's name in Japanese: プロンプト集.xlsx. */
function isFileName(text: string, end: number): boolean {
  const rest = text.slice(end, end + 40)
  return rest.includes('.') && /^[\p{L}\p{N}_ー-]*\.(?:[a-z]{2,4}[34x]?)(?![A-Za-z0-9])/u.test(rest)
}

/** Code in Markdown: a fence of three or more, or a span that ends on its line. */
function codeIn(text: string): Range[] {
  const ranges: Range[] = []
  for (let at = text.indexOf('`'); at >= 0; ) {
    let ticks = 1
    while (text[at + ticks] === '`') ticks += 1
    const close = text.indexOf('`'.repeat(Math.min(ticks, 3)), at + ticks)
    if (close < 0) break
    const whole = ticks >= 3 || !text.slice(at, close).includes('\n')
    if (whole) ranges.push({ start: at, end: close + ticks, mask: 'code' })
    at = text.indexOf('`', whole ? close + ticks : at + ticks)
  }
  return ranges
}

/** Links in Markdown and in HTML, with their text. */
function linksIn(text: string): Range[] {
  const ranges: Range[] = []
  if (text.includes(']('))
    for (const { index, 0: link } of text.matchAll(/\[[^[\]\n]{1,300}\]\([^()\s]{1,500}\)/g))
      ranges.push({ start: index, end: index + link.length, mask: 'link' })
  for (let at = text.indexOf('<a '); at >= 0; ) {
    const close = text.indexOf('</a>', at)
    if (close < 0) break
    ranges.push({ start: at, end: close + 4, mask: 'link' })
    at = text.indexOf('<a ', close)
  }
  return ranges
}

/** The characters around an offset that no space and no Japanese parts, from `from` on, and what they are. */
function runAround(text: string, offset: number, from: number): Range {
  let start = offset
  while (start > from && isInRun(text.charCodeAt(start - 1))) start -= 1
  let end = offset
  while (end < text.length && isInRun(text.charCodeAt(end))) end += 1
  const opens = start === 0 || /[\s([{「『（【]/.test(text[start - 1] ?? '')
  const mask = maskOf(text.slice(start, Math.min(end, start + longest)), opens)
  if (mask === 'address' && (/[/=#?&]/.test(text[end - 1] ?? '') || kindAt(text, end) >= Kind.katakana))
    end += /^[^\s。、「」『』（）【】]*/.exec(text.slice(end, end + 500))?.[0].length ?? 0
  return { start, end: Math.max(end, offset + 1), mask }
}

/** A longer run is read as far as this. */
const longest = 2_000

function isInRun(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && unit !== 0x22 && unit !== 0x3c && unit !== 0x3e && unit !== 0x5b && unit !== 0x5d
}

/** Without one of these a run is a plain word. */
const odd = /[/@\\=$(]|::|->|\.[a-z]|^-/i

/** What begins like a path or an option is one only where a word begins: `opens`. */
function maskOf(run: string, opens: boolean): Mask | null {
  if (!odd.test(run)) return null
  if (/:\/\/|^\(?www\.|[\w+-]@[\w-]+\.\w/.test(run)) return 'address'
  if (/^\(?(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S/i.test(run)) return 'address'
  if (opens && /^\(?(?:--?[a-z]|[/@$\\]\w|~\/|\.{1,2}\/)/i.test(run)) return 'code'
  return /\w\.[a-z]|\w\(\)|\w=\S|\w::\w|\w->\w/.test(run) ? 'code' : null
}
