import type { TermMatch } from '../model/term.ts'
import type { Compiled, Leaf, Node } from './compile.ts'
import { type Folded, fold } from './normalise.ts'

/** The first occurrence of each term in a text, leftmost and longest first. Offsets are of the text as given. */
export function linkTerms(compiled: Compiled, text: string): TermMatch[] {
  const seen = new Set<string>()
  return allMatches(compiled, text).filter(({ term }) => !seen.has(term) && seen.add(term))
}

function allMatches({ root }: Compiled, text: string): TermMatch[] {
  const folded = fold(text)
  const matches: TermMatch[] = []
  let lastEnd = 0
  for (let at = 0; at < folded.chars.length; ) {
    const found = longest(root, folded, at, text, lastEnd)
    if (!found) {
      at += 1
      continue
    }
    if (found.leaf.term !== null) matches.push({ term: found.leaf.term, ...found.span })
    lastEnd = found.span.end
    at = found.next
  }
  return matches
}

interface Found {
  leaf: Leaf
  next: number
  span: { start: number; end: number; text: string }
}

/** The longest form at a place whose edges and case allow it; a shield wins over a term of its length. */
function longest(root: Node, folded: Folded, at: number, text: string, lastEnd: number): Found | null {
  let node: Node | undefined = root
  let best: Found | null = null
  for (let to = at; node && to < folded.chars.length; to += 1) {
    node = node.next.get(folded.chars[to] ?? '')
    if (!node || node.leaves.length === 0) continue
    const [start, end] = [folded.starts[at] ?? 0, folded.ends[to] ?? 0]
    const span = { start, end, text: text.slice(start, end) }
    const leaf = node.leaves.find((each) => each.term === null) ?? node.leaves.find((each) => allowed(each, span, text))
    if (leaf && edgesFit(text, span, lastEnd, leaf.term === null)) best = { leaf, next: to + 1, span }
  }
  return best
}

function allowed(leaf: Leaf, span: Found['span'], text: string): boolean {
  if (leaf.exact !== null) {
    const plain = span.text.normalize('NFKC')
    return plain === leaf.exact || plain === `${leaf.exact}s`
  }
  return !insideName(text, span)
}

const latin = /[\p{Script=Latin}\p{N}_]/u
const scripts = [/[\p{Script=Katakana}ー]/u, /[\p{Script=Han}々]/u]

/** A Latin edge needs no letter beside it; a Japanese term none of its own script before it, unless a term ended there. */
function edgesFit(text: string, { start, end }: Found['span'], lastEnd: number, shield: boolean): boolean {
  const [before, first] = [charBefore(text, start), charAt(text, start)]
  const [last, after] = [charBefore(text, end), charAt(text, end)]
  if (latin.test(first) && latin.test(before)) return false
  if (latin.test(last) && latin.test(after)) return false
  if (shield) return true
  return !scripts.some((script) => script.test(first) && script.test(before) && lastEnd !== start)
}

/**
 * A capitalised form beside another capitalised word is part of a product's name (`Managed Agents`), unless the whole
 * text is written in capitals at the start of its words.
 */
function insideName(text: string, { start, end, text: match }: Found['span']): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(match)) return false
  const capital = /^\p{Lu}/u
  const words = text.match(/[\p{Script=Latin}][\p{Script=Latin}\p{N}'’-]*/gu) ?? []
  const titleCase = words.filter((word) => word.length > 3 && !capital.test(word)).length < words.length * 0.2
  if (titleCase && words.length > 3) return false
  const previous = /([\p{Script=Latin}\p{N}.-]+)[ \u00a0]$/u.exec(text.slice(Math.max(0, start - 40), start))?.[1]
  const next = /^[ \u00a0]([\p{Script=Latin}\p{N}.-]+)/u.exec(text.slice(end, end + 40))?.[1]
  return capital.test(previous ?? '') || capital.test(next ?? '')
}

function charAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : ''
}

function charBefore(text: string, at: number): string {
  const low = text[at - 1] ?? ''
  return /[\udc00-\udfff]/.test(low) ? (text[at - 2] ?? '') + low : low
}
