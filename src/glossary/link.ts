import type { Refusal, RefusedMatch, TermMatch } from '../model/term.ts'
import type { Compiled, Leaf } from './compile.ts'
import { type Folded, fold, longVowel, space } from './fold.ts'
import { Kind, kindAt, kindBefore, kindOf } from './kinds.ts'
import { Masks } from './masks.ts'
import { isInsideName } from './names.ts'
import { nowhere } from './trie.ts'

const hyphens = ['-', '‐', '‑']
/** So many long vowels and hyphens of a text may be missing in a form. */
const mostMissing = 3

interface Found {
  leaf: Leaf
  start: number
  end: number
}

/** The first occurrence of each term in a text, leftmost and longest first. Offsets are of the text as given. */
export function linkTerms(compiled: Compiled, text: string): TermMatch[] {
  return new Reader(compiled, text, false).read().matches
}

/** The same, with every form that was found and is no link, and the rule that refused it. */
export function explainLinks(compiled: Compiled, text: string): { matches: TermMatch[]; refused: RefusedMatch[] } {
  return new Reader(compiled, text, true).read()
}

/** One reading of one text from left to right. */
class Reader {
  private readonly compiled: Compiled
  private readonly text: string
  private readonly folded: Folded
  private readonly tellsWhy: boolean
  private masks: Masks | null = null
  private readonly matches: TermMatch[] = []
  private readonly refused: RefusedMatch[] = []
  private readonly seen = new Set<number>()
  /** Where the last term ended, linked or a repetition: what follows it directly is no part of a longer word. */
  private lastEnd = -1
  /** Up to where a shield hides a term. */
  private readonly shielded = new Map<number, number>()
  /** Up to where a form stands that a shield or a name hid: what is inside it is hidden with it. */
  private hiddenTo = -1
  private name = { start: -1, end: -1 }
  private readonly found: Found[] = []

  constructor(compiled: Compiled, text: string, tellsWhy: boolean) {
    this.compiled = compiled
    this.text = text
    this.folded = fold(text)
    this.tellsWhy = tellsWhy
  }

  read(): { matches: TermMatch[]; refused: RefusedMatch[] } {
    const { units, length, starts, ends } = this.folded
    const { trie } = this.compiled
    let inWord = false
    for (let at = 0; at < length; at += 1) {
      const unit = units[at] ?? 0
      const follows = inWord && starts[at] === ends[at - 1]
      inWord = kindOf(unit) === Kind.letter
      if (follows && inWord && !this.tellsWhy) continue
      const next = units[at + 1] ?? 0
      const skips = next === longVowel || next === space
      const node = skips ? trie.startAny(unit) : trie.start(unit, next)
      if (node === nowhere) continue
      this.walk(node, at, starts[at] ?? 0)
      if (this.found.length > 0) this.judge()
    }
    return { matches: this.matches, refused: this.refused }
  }

  /** Collects all that is spelled from a place on; a long vowel or a hyphen of the text may be missing in a form. */
  private walk(first: number, at: number, start: number, left = mostMissing) {
    const { units, length, ends } = this.folded
    const { trie } = this.compiled
    let node = first
    for (let to = at; ; ) {
      const leaves = trie.leavesAt(node)
      const next = to + 1 < length ? units[to + 1] : 0
      if (leaves !== null) {
        const end = ends[next === longVowel ? to + 1 : to] ?? 0
        for (const leaf of leaves) this.found.push({ leaf, start, end })
      }
      if (left > 0 && (next === longVowel || next === space)) this.walkWithout(node, to + 1, start, left - 1)
      to += 1
      node = to < length ? trie.step(node, units[to] ?? 0) : nowhere
      if (node === nowhere) return
    }
  }

  private walkWithout(node: number, at: number, start: number, left: number) {
    const { units, length, starts } = this.folded
    if (at + 1 >= length || (units[at] === space && !hyphens.includes(this.text[starts[at] ?? 0] ?? ''))) return
    const next = this.compiled.trie.step(node, units[at + 1] ?? 0)
    if (next !== nowhere) this.walk(next, at + 1, start, left)
  }

  /** Of what was found at one place the longest that no rule refuses. */
  private judge() {
    if (this.found.length > 1) this.found.sort((a, b) => a.end - b.end)
    for (const { leaf, start, end } of this.found) {
      if (leaf.kind === 'shield' && this.edgeRule(start, end) !== 'inside-word')
        this.shielded.set(leaf.term, Math.max(end, this.shielded.get(leaf.term) ?? -1))
      if (leaf.kind === 'name' && end > this.name.end && this.isName(leaf.exact, start, end)) this.name = { start, end }
    }
    for (let nth = this.found.length - 1; nth >= 0; nth -= 1) {
      const { leaf, start, end } = this.found[nth] as Found
      const longer = this.found[nth + 1]
      if (leaf.kind !== 'form' || (longer?.leaf === leaf && longer.end === end)) continue
      const rule = this.ruleAgainst(leaf, start, end)
      if (rule === null) {
        this.lastEnd = end
        this.seen.add(leaf.term)
        this.matches.push(this.matchOf(leaf.term, start, end))
      } else {
        if (rule === 'repeated') this.lastEnd = end
        if (rule === 'shield' || rule === 'name') this.hiddenTo = Math.max(end, this.hiddenTo)
        if (this.tellsWhy) this.refused.push({ ...this.matchOf(leaf.term, start, end), rule })
      }
    }
    this.found.length = 0
  }

  private ruleAgainst(leaf: Leaf & { kind: 'form' }, start: number, end: number): Refusal | null {
    if (start < this.lastEnd) return 'inside-longer'
    const edge = this.edgeRule(start, end)
    if (edge !== null) return edge
    if (isBroken(this.text, start, end)) return 'broken'
    if (leaf.exact !== null && this.text.slice(start, end).normalize('NFKC') !== leaf.exact) return 'other-case'
    if (end <= Math.max(this.hiddenTo, this.shielded.get(leaf.term) ?? -1)) return 'shield'
    if (this.seen.has(leaf.term)) return 'repeated'
    this.masks ??= new Masks(this.text)
    const mask = this.masks.at(start, end)
    if (mask !== null) return mask
    if (end <= this.name.end && !(leaf.proper && start === this.name.start && end === this.name.end)) return 'name'
    if (isInsideName(this.text, start, end, leaf, this.compiled.profile.opener)) return 'name'
    return null
  }

  /**
   * A letter or digit at an edge needs none beside it; a term in katakana or kanji needs none of its script before it,
   * unless a term ended there. The right side of Japanese is open.
   */
  private edgeRule(start: number, end: number): 'inside-word' | 'same-script-before' | null {
    const first = kindAt(this.text, start)
    const [last, after] = [kindBefore(this.text, end), kindAt(this.text, end)]
    if (first === Kind.letter && kindBefore(this.text, start) === Kind.letter) return 'inside-word'
    if (last === Kind.letter && after === Kind.letter) return 'inside-word'
    if (last === Kind.hiragana && this.compiled.profile.verbal.test(this.text.slice(end, end + 4))) return 'inside-word'
    if (first < Kind.katakana || first !== kindBefore(this.text, start) || start === this.lastEnd) return null
    return isParticle(this.text, start - 1) || this.standsAlone(start) ? null : 'same-script-before'
  }

  /** Whether the word before is one that stands before any noun: 最新, 自社. */
  private standsAlone(start: number): boolean {
    return this.compiled.profile.detached.test(this.text.slice(Math.max(0, start - 8), start))
  }

  private isName(name: string, start: number, end: number): boolean {
    return this.text.slice(start, end).normalize('NFKC') === name && this.edgeRule(start, end) !== 'inside-word'
  }

  private matchOf(term: number, start: number, end: number): TermMatch {
    return { term: this.compiled.ids[term] ?? '', start, end, text: this.text.slice(start, end) }
  }
}

/** A katakana ヘ by itself, where a hiragana へ is meant, which looks the same. */
function isParticle(text: string, at: number): boolean {
  return text[at] === 'ヘ' && kindBefore(text, at) !== Kind.katakana
}

/**
 * Whether the words of a form are not together: on two items of a list, on both sides of a dash, or the first of them joined to a word before it
 * (`real-world models`).
 */
function isBroken(text: string, start: number, end: number): boolean {
  const found = text.slice(start, end)
  if (/\n\s*[\n\p{Pd}・•*]|\s\p{Pd}|\p{Pd}\s|--|[—―](?!\p{Script=Katakana})|(?<!\p{Script=Katakana})[—―]/u.test(found))
    return true
  return /^\S+ /.test(found) && /[\p{L}\p{N}][-‐‑]$/u.test(text.slice(Math.max(0, start - 2), start))
}
