import { languages } from '../languages/index.ts'
import { broad, conflictOf, softConflictOf, telling, translationConflict } from './conflicts.ts'
import type { Features } from './features.ts'
import { vendorWords } from './names.ts'
import { slugOf } from './title.ts'
import { compare, unequal, unique, without } from './words.ts'

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

/**
 * A translation names what the original names. Where it says more than names, what both are about must agree, or at least
 * not differ. A post that comes late needs all its names said.
 */
function inTwoLanguages(original: Features, translation: Features, isRare: IsRare) {
  const alike = original.concepts.filter((each) => translation.concepts.includes(each))
  const anchors = unique([...original.names, ...original.figures]).filter((word) => !isYear.test(word))
  const shared = anchors.filter((word) => translation.words.includes(word) || translation.figures.includes(word)).sort()
  const places = original.places.filter((each) => translation.places.includes(each))
  const tellsMore = original.concepts.length > 0 && translation.concepts.length > 0
  const isOnePeriod = original.period !== null && original.period === translation.period
  const agrees = alike.length > 0 || isOnePeriod || (places.length > 0 && !tellsMore)
  if (broad.has(original.kind) && !agrees && !sayAlike(original, translation)) return null
  const isLaunch = original.isBare && original.kind === 'launch' && translation.kind === 'launch'
  const isOneKind = !broad.has(original.kind) && original.kind === translation.kind
  const strength = shared.length + places.length + alike.length + Number(isOneKind)
  if (shared.length === 0 || strength < (isLaunch ? 1 : 2)) return null
  const unsaid = unsaidNames(original, translation)
  const isLate = daysApart(original, translation) > 4
  if (!original.isHeadline && unsaid > (original.isBare || isLate ? 0 : shared.length)) return null
  const versioned = original.versions.some((version) => translation.figures.includes(version))
  if (!versioned && !shared.some((word) => isRare(word, original))) return null
  const years = original.figures.filter((figure) => isYear.test(figure) && translation.figures.includes(figure))
  const named = unique([...shared, ...places, ...years])
    .sort()
    .join(', ')
  const about = shared.length < 2 && alike.length > 0 ? ` and are about ${alike.join(', ')}` : ''
  return { evidence: `both name ${named}${about}`, strength }
}

/** A year is in every second title. */
const isYear = /^20\d\d$/

/** Names that the translation has neither as they are written nor, of places and common words, in its own language. */
function unsaidNames({ headNames, item }: Features, { words, places, concepts }: Features): number {
  const profile = languages[item.language]
  return without(headNames, words).filter((name) => {
    const written = name.charAt(0).toUpperCase() + name.slice(1)
    const isSaid = (of: string[], by: string[]) => of.some((each) => by.includes(each))
    return !isSaid(profile.places(written), places) && !isSaid(profile.concepts(written), concepts)
  }).length
}

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

/**
 * Both name a product and no more, or both say something of it, in posts of one kind: a post that says more than the other
 * is not the launch.
 */
function sayAlike(a: Features, b: Features): boolean {
  const saysMore = ({ subject, names, figures, tiers }: Features) =>
    subject.some((word) => !names.includes(word) && !figures.includes(word) && !tiers.includes(word))
  if (a.concepts.length > 0 && b.concepts.length > 0) return !saysMore(a) && !saysMore(b)
  if (!saysMore(a) || !saysMore(b)) return saysMore(a) === saysMore(b)
  return a.kind === b.kind && (a.kind !== null || shareMuch(a, b))
}

/** Where no word tells the kind of either post, two names are too little: they are of one product or of one family. */
function shareMuch(a: Features, b: Features): boolean {
  const isShared = (word: string) => b.words.includes(word) || b.figures.includes(word)
  return a.figures.some((figure) => !isYear.test(figure) && isShared(figure)) || a.names.filter(isShared).length > 2
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

/** No days lie between posts of which one has no date. */
export function daysApart(a: Features, b: Features): number {
  return a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day)
}

export function when(days: number): string {
  return days === 0 ? 'on the same day' : `${days} day${days === 1 ? '' : 's'} apart`
}
