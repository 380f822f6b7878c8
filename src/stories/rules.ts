import { languages } from '../languages/index.ts'
import { type Features, vendorWords } from './features.ts'
import { slugOf } from './title.ts'

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

/** Why two items cannot be one announcement. */
export interface Conflict {
  rule: string
  evidence: string
}

interface ConflictRule {
  rule: string
  /** What it looks at, as an editor reads it. */
  of: string
  /** What stands against the two, in words, or null. Symmetric but for the order of the words. */
  find: (a: Features, b: Features) => string | null
}

/** Differences that no likeness outweighs. First hit wins. */
const conflictRules: ConflictRule[] = [
  {
    rule: 'other-part',
    of: 'parts',
    find: (a, b) => (a.part !== b.part ? `${a.part ?? 'none'} / ${b.part ?? 'none'}` : null),
  },
  {
    rule: 'other-period',
    of: 'periods',
    find: otherPeriod,
  },
  { rule: 'other-figure', of: 'figures and versions', find: (a, b) => differing(a.figures, b.figures) },
  { rule: 'other-edition', of: 'editions', find: (a, b) => unequal(a.tiers, b.tiers) },
  { rule: 'other-place', of: 'places', find: (a, b) => differing(a.places, b.places) },
]

/** Differences that stand against likeness, though not against an equal title. */
const softRules: ConflictRule[] = [
  { rule: 'version-on-one-side', of: 'versions on one side', find: (a, b) => unequal(a.versions, b.versions) },
  {
    rule: 'other-kind',
    of: 'kinds of post',
    find: (a, b) => {
      const [mine, yours] = [a.kind, b.kind]
      if (mine === yours || (telling.has(mine ?? '') && telling.has(yours ?? ''))) return null
      return `${mine ?? 'none'} / ${yours ?? 'none'}`
    },
  },
  { rule: 'other-names', of: 'names', find: (a, b) => differing(without(a.names, b.words), without(b.names, a.words)) },
]

/** What is looked at before two items are joined by their titles, and before they are joined by likeness. */
export const checkedFor = {
  title: conflictRules.map(({ of }) => of),
  likeness: [...conflictRules, ...softRules].map(({ of }) => of),
}

export function conflictOf(a: Features, b: Features): Conflict | null {
  return firstHit(conflictRules, a, b)
}

/** For two titles in one language whose words differ. */
export function softConflictOf(a: Features, b: Features): Conflict | null {
  return firstHit(conflictRules, a, b) ?? firstHit(softRules, a, b)
}

/**
 * A post in another language names the product as the original does: what only the translation names before its tagline
 * is another thing, and so is a product without the version of the original's.
 */
export function translationConflict(original: Features, translation: Features): Conflict | null {
  const hard = conflictOf(original, translation)
  if (hard !== null) return hard
  const foreign = without(translation.headNames, original.words)
  if (foreign.length > 0) return { rule: 'other-names', evidence: foreign.join(', ') }
  const missing = without(original.versions, translation.figures)
  if (missing.length > 0) return { rule: 'version-on-one-side', evidence: missing.join(', ') }
  const elsewhere = unequal(original.places, translation.places)
  if (elsewhere !== null) return { rule: 'other-place', evidence: elsewhere }
  const [mine, yours] = [original.kind, translation.kind]
  if (mine === yours || (broad.has(mine) && broad.has(yours))) return null
  return { rule: 'other-kind', evidence: `${mine ?? 'none'} / ${yours ?? 'none'}` }
}

/** What one language calls a launch, another may call an update, an expansion or being available, or just name. */
const broad = new Set<string | null>(['launch', 'update', 'expansion', 'availability', 'default', null])

/** Kinds that tell how something goes: one post's update is another's first results. */
const telling = new Set(['update', 'report'])

function firstHit(rules: ConflictRule[], a: Features, b: Features): Conflict | null {
  for (const { rule, find } of rules) {
    const evidence = find(a, b)
    if (evidence !== null) return { rule, evidence }
  }
  return null
}

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
      if (!long.key.startsWith(short.key) || !isWholeSentence(short, long)) return null
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
    days: 4,
    across: true,
    find: (original, translation, isRare) => {
      if (broad.has(original.kind) && !sayAlike(original, translation)) return null
      const anchors = [...original.names, ...original.figures]
      const shared = unique(anchors)
        .filter((word) => translation.words.includes(word) || translation.figures.includes(word))
        .sort()
      const isLaunch = original.isBare && original.kind === 'launch' && translation.kind === 'launch'
      if (shared.length < (isLaunch ? 1 : 2)) return null
      const unsaid = without(original.headNames, translation.words)
      if (!original.isHeadline && unsaid.length > (original.isBare ? 0 : shared.length)) return null
      const versioned = original.versions.some((version) => translation.figures.includes(version))
      if (!versioned && !shared.some((word) => !/^20\d\d$/.test(word) && isRare(word, original))) return null
      return { evidence: `both name ${shared.join(', ')}`, strength: shared.length }
    },
  },
]

/** So long a beginning that no other title would have it: where dots say that it was cut, and where nothing does. */
function isWholeSentence(short: Features, long: Features): boolean {
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

/**
 * Both name a product and no more, or both say something of it, in posts of one kind: a post that says more than the other
 * is not the launch.
 */
function sayAlike(a: Features, b: Features): boolean {
  const saysMore = ({ subject, names, figures, tiers }: Features) =>
    subject.some((word) => !names.includes(word) && !figures.includes(word) && !tiers.includes(word))
  return saysMore(a) ? saysMore(b) && a.kind === b.kind : !saysMore(b)
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
export function likenessOf(a: Features, b: Features): number {
  const shared = a.words.filter((word) => b.words.includes(word)).length
  return shared === 0 ? 0 : (2 * shared) / (a.words.length + b.words.length)
}

/** A pair reads the same from both sides: by language, then by day, then by id. */
function inOrder(a: Features, b: Features): [Features, Features] {
  const order =
    compare(a.item.language, b.item.language) || (a.day ?? 1e9) - (b.day ?? 1e9) || compare(a.item.id, b.item.id)
  return order <= 0 ? [a, b] : [b, a]
}

/** No days lie between posts of which one has no date. */
export function daysApart(a: Features, b: Features): number {
  return a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day)
}

export function when(days: number): string {
  return days === 0 ? 'on the same day' : `${days} day${days === 1 ? '' : 's'} apart`
}

export function otherPeriod(a: Features, b: Features): string | null {
  return a.period && b.period && !samePeriod(a.period, b.period) ? `${a.period} / ${b.period}` : null
}

/** A part that one of them does not name contradicts nothing. */
function samePeriod(a: string, b: string): boolean {
  const [mine, yours] = [a.split('-'), b.split('-')]
  return (
    mine.length === yours.length && mine.every((part, at) => part === yours[at] || part === '*' || yours[at] === '*')
  )
}

/** What each side has and the other lacks, where both have something: `5.1 / 5.2`. */
function differing(a: string[], b: string[]): string | null {
  if (a.length === 0 || b.length === 0) return null
  const [onlyA, onlyB] = [without(a, b), without(b, a)]
  return onlyA.length > 0 && onlyB.length > 0 ? `${onlyA.sort().join(', ')} / ${onlyB.sort().join(', ')}` : null
}

/** What either side has and the other lacks: `flash / flash, lite`. */
function unequal(a: string[], b: string[]): string | null {
  if (a.length === 0 && b.length === 0) return null
  const [onlyA, onlyB] = [without(a, b), without(b, a)]
  return onlyA.length + onlyB.length > 0
    ? `${onlyA.sort().join(', ') || '–'} / ${onlyB.sort().join(', ') || '–'}`
    : null
}

function without(a: string[], b: string[]): string[] {
  return a.length === 0 ? a : a.filter((each) => !b.includes(each))
}

function unique(words: string[]): string[] {
  return [...new Set(words)]
}

/** By code units: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
