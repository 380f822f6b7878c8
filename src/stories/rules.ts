import { languages } from '../languages/index.ts'
import { inTwoLanguages, translationConflict } from './across.ts'
import { conflictOf, softConflictOf, telling } from './conflicts.ts'
import { daysApart, type Features } from './features.ts'
import { vendorWords } from './names.ts'
import { slugOf } from './title.ts'
import { compare, unequal, without } from './words.ts'

/** What two items are to one another, by which rule, and what it saw. */
export interface Verdict {
  relation: 'same' | 'related' | 'apart'
  rule: string
  evidence: string
  /** How much speaks for it: among pairs of one rule the strongest joins first. */
  strength: number
}

/** Whether few posts of a vendor in a language use a word, so that two that share it tell of one thing. */
export type IsRare = (word: string, of: Features) => boolean

interface SameRule {
  rule: string
  /** At most so many days lie between the two. */
  days: number
  /** Whether it is about two posts in different languages. */
  across: boolean
  /** What the two share, in words, or null. */
  find: (a: Features, b: Features, isRare: IsRare) => { evidence: string; strength: number } | null
}

/** Ways in which two posts of one vendor show to be one announcement although address and title differ. First hit wins. */
const sameRules: SameRule[] = [
  {
    rule: 'same-launch',
    days: 3,
    across: false,
    find: (a, b) => {
      const product = a.products.find((each) => b.products.includes(each))
      if (!product || a.kind !== 'launch' || b.kind !== 'launch') return null
      if (a.core !== b.core || (a.hasTagline && b.hasTagline)) return null
      return { evidence: `both launch ${product}`, strength: 1 }
    },
  },
  {
    rule: 'cut-title',
    days: 2,
    across: false,
    find: (a, b) => {
      const [short, long] = a.key.length < b.key.length ? [a, b] : [b, a]
      if (!long.key.startsWith(short.key) || !isLongEnough(short, long)) return null
      return { evidence: `“${short.item.title}” is the other title cut off`, strength: short.key.length }
    },
  },
  {
    rule: 'same-words',
    days: 3,
    across: false,
    find: (a, b) => {
      if (a.core !== b.core || (a.hasTagline && b.hasTagline)) return null
      const { length } = a.subject
      if (a.kind === null ? length < 4 : length + Math.min(1, a.headNames.length) < 3) return null
      return { evidence: `both say ${a.subject.join(', ')}`, strength: length }
    },
  },
  {
    rule: 'same-report',
    days: 1,
    across: false,
    find: (a, b, isRare) => {
      if (!tellsProgress(a) || !tellsProgress(b)) return null
      if (a.names.length < 2 || unequal(a.names, b.names) !== null || unequal(a.figures, b.figures) !== null)
        return null
      if (!a.names.some((name) => isRare(name, a))) return null
      return { evidence: `both tell how ${a.names.join(' ')} goes`, strength: a.names.length }
    },
  },
  {
    rule: 'same-slug',
    days: 7,
    across: true,
    find: sharedSlug,
  },
  {
    rule: 'same-in-two-languages',
    days: 10,
    across: true,
    find: inTwoLanguages,
  },
]

/** So long a beginning that no other title would have it: where dots say that it was cut, and where nothing does. */
function isLongEnough(short: Features, long: Features): boolean {
  if (short.isCut && short.item.source !== long.item.source) return short.key.length >= 32
  if (short.key.length < 40 || short.key.length < 0.5 * long.key.length) return false
  const more = without(long.words, short.words)
  return short.isCut || !more.some((word) => long.names.includes(word) || long.figures.includes(word))
}

/** Nothing but the names of what goes on, and words for how it goes so far. */
function tellsProgress({ kind, words, names, item }: Features): boolean {
  const { progressWords } = languages[item.language]
  return telling.has(kind ?? '') && words.every((word) => names.includes(word) || progressWords.has(word))
}

function sharedSlug(a: Features, b: Features) {
  const [mine, yours] = [a, b].map(({ item }) => (item.address === null ? null : slugOf(item.address)))
  if (!mine || mine !== yours || !isTelling(mine)) return null
  return { evidence: `both pages are called ${mine}`, strength: 100 }
}

/** A page's name that no other announcement would have. */
export function isTelling(slug: string): boolean {
  const parts = slug.split(/[-_]+/)
  return parts.length >= 4 || (parts.length >= 2 && /\d/.test(slug))
}

/** Two items of one vendor whose titles and addresses differ. Symmetric. */
export function judge(one: Features, other: Features, isRare: IsRare): Verdict {
  const across = one.item.language !== other.item.language
  const [a, b] = inOrder(one, other)
  const against = across ? translationConflict(a, b) : conflictOf(a, b)
  const likeness = likenessOf(a, b)
  if (against !== null) return { relation: 'apart', ...against, strength: likeness }
  const soft = across ? null : softConflictOf(a, b)
  const days = daysApart(a, b)
  for (const { rule, days: within, across: isAcross, find } of sameRules) {
    if (isAcross !== across || days > within || (soft !== null && rule !== 'cut-title')) continue
    const found = find(a, b, isRare)
    if (found !== null)
      return { relation: 'same', rule, evidence: `${found.evidence}, ${when(days)}`, strength: found.strength }
  }
  const shared = a.names.filter((name) => b.names.includes(name) && isRare(name, a))
  const isRelated = shared.length > 0 && days <= 3
  const reason = soft ?? { rule: 'nothing-shown', evidence: 'nothing shows that they are one' }
  return { relation: isRelated ? 'related' : 'apart', ...reason, strength: likeness }
}

/** Titles that two vendors publish of what they did together: each names the other. */
export function jointly(a: Features, b: Features): boolean {
  const says = (text: Features, vendor: string) =>
    vendorWords(vendor).some((word) => text.words.includes(word) || text.key.includes(word))
  return [a, b].every((text) => says(text, a.item.vendor) && says(text, b.item.vendor)) && daysApart(a, b) <= 3
}

/** The share of words in common (Dice): 1 for the same words, 0 for none. */
function likenessOf(a: Features, b: Features): number {
  const shared = a.words.filter((word) => b.words.includes(word)).length
  return shared === 0 ? 0 : (2 * shared) / (a.words.length + b.words.length)
}

/** A pair reads the same from both sides: by language, then by day, then by id. */
function inOrder(a: Features, b: Features): [Features, Features] {
  const order =
    compare(a.item.language, b.item.language) || (a.day ?? 1e9) - (b.day ?? 1e9) || compare(a.item.id, b.item.id)
  return order <= 0 ? [a, b] : [b, a]
}

export function when(days: number): string {
  return days === 0 ? 'on the same day' : `${days} day${days === 1 ? '' : 's'} apart`
}
