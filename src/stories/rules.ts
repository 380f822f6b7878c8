import { languages } from '../languages/index.ts'
import { broad, conflictOf, softConflictOf, telling, translationConflict } from './conflicts.ts'
import type { Features } from './features.ts'
import { isTier, vendorWords } from './names.ts'
import { slugOf } from './title.ts'
import { compare, differing, unequal, unique, without } from './words.ts'

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

/** What two posts of one product in two languages show, beside its name, and what a near miss of it does not. */
interface Sign {
  sign: string
  holds: (original: Features, translation: Features, shared: string[]) => boolean
}

/**
 * A product's name and a subject are shared by its launch, its outage and a customer's story of it. Only where neither
 * says a word or a figure more than the other is one the other's translation. First hit wins.
 */
const translationSigns: Sign[] = [
  {
    sign: 'name it and no more',
    holds: (a, b) =>
      isBroad(a, b) &&
      [a, b].every(saysNoMore) &&
      areBalanced(a, b) &&
      !(a.kind === 'launch' && b.kind === 'update') &&
      !(a.kind === 'update' && b.kind === 'launch'),
  },
  {
    sign: 'launch what both name',
    holds: (a, b, shared) =>
      areFiguresEqual(a, b) &&
      a.kind === 'launch' &&
      b.kind === 'launch' &&
      (a.isBare || b.isBare) &&
      shared.filter((word) => !isTier(word)).length > 1 &&
      daysApart(a, b) <= 1 &&
      !isVersioned(a, b),
  },
  {
    sign: 'say the same of it',
    holds: (a, b) =>
      isBroad(a, b) &&
      isOneSubject(a, b) &&
      areBalanced(a, b) &&
      (a.rest.length === 0 || (a.kind !== null && b.kind !== null)) &&
      (a.rest.length === 0 || subjectOf(a).length > 1 || isCounted(a, b) || isVersionedLaunch(a, b)) &&
      likenessOfSummaries(a, b) !== 'low',
  },
  {
    sign: 'count the same',
    holds: (a, b) =>
      isBroad(a, b) &&
      a.kind === b.kind &&
      subjectOf(a).length + subjectOf(b).length === 0 &&
      areBalanced(a, b) &&
      (isCounted(a, b) || isVersionedLaunch(a, b)),
  },
  {
    sign: 'are of one kind',
    holds: (a, b, shared) =>
      !broad.has(a.kind) &&
      a.kind === b.kind &&
      (isOneSubject(a, b) ||
        (subjectOf(a).length + subjectOf(b).length === 0 &&
          (a.rest.length === 0 || b.rest.length === 0 || shared.length > 1)) ||
        isCounted(a, b) ||
        (a.period !== null && a.period === b.period)) &&
      (differing(subjectOf(a), subjectOf(b)) === null || differing(a.concepts, b.concepts) === null),
  },
  {
    sign: 'say the same at length',
    holds: (a, b) =>
      (isBroad(a, b) || a.kind === b.kind) &&
      likenessOfSummaries(a, b) === 'high' &&
      differing(a.concepts, b.concepts) === null,
  },
  {
    sign: 'are of one period',
    holds: (a, b) =>
      isBroad(a, b) && a.period !== null && a.period === b.period && differing(a.concepts, b.concepts) === null,
  },
]

/** A translation names what the original names, and shows one of the signs. */
function inTwoLanguages(original: Features, translation: Features, isRare: IsRare) {
  const anchors = unique([...original.names, ...original.figures]).filter((word) => !isYear.test(word))
  const shared = anchors.filter((word) => translation.words.includes(word) || translation.figures.includes(word)).sort()
  if (shared.length === 0 || (!isVersioned(original, translation) && !shared.some((word) => isRare(word, original))))
    return null
  const isFigured = !broad.has(original.kind) && shared.some((word) => /^\d/.test(word))
  if (!original.isHeadline && unsaidNames(original, translation) > Number(isFigured)) return null
  const found = translationSigns.find(({ holds }) => holds(original, translation, shared))
  if (!found) return null
  const alike = original.concepts.filter((each) => translation.concepts.includes(each))
  const years = original.figures.filter((figure) => isYear.test(figure) && translation.figures.includes(figure))
  const named = unique([...shared, ...original.places, ...years])
    .sort()
    .join(', ')
  return {
    evidence: `both name ${named} and ${found.sign}`,
    strength: shared.length + original.places.length + alike.length + Number(!broad.has(original.kind)),
  }
}

function isBroad(a: Features, b: Features): boolean {
  return broad.has(a.kind) && broad.has(b.kind)
}

/** Words that nothing accounts for stand in both or in neither: what only one says is another thing. */
function areBalanced(a: Features, b: Features): boolean {
  return a.rest.length > 0 === b.rest.length > 0 && areFiguresEqual(a, b)
}

/** But for one, two and three, which a language may write as words. */
function areFiguresEqual(a: Features, b: Features): boolean {
  const telling = (one: Features) => one.figures.filter((figure) => !/^(?:[123]|20\d\d)$/.test(figure))
  return unequal(telling(a), telling(b)) === null
}

function saysNoMore(one: Features): boolean {
  return one.topics.length + one.rest.length + one.places.length === 0
}

/** What is said of the product, by names that languages share. */
function subjectOf({ topics, places }: Features): string[] {
  return [...topics, ...places]
}

/** How much of what the summaries tell beyond the titles is the same; null where too little is told to say. */
function likenessOfSummaries(a: Features, b: Features): 'high' | 'low' | null {
  if (a.summary === null || b.summary === null) return null
  const told = [...factsOf(a), ...factsOf(b)]
  const [mine, yours] = [factsOf(a.summary), factsOf(b.summary)].map((facts) => without(facts, told)) as [
    string[],
    string[],
  ]
  const likeness = (2 * mine.filter((fact) => yours.includes(fact)).length) / (mine.length + yours.length)
  if (mine.length > 1 && yours.length > 1 && likeness >= 0.7) return 'high'
  const [counted, alsoCounted] = [mine, yours].map((facts) => facts.filter((fact) => /^\d/.test(fact))) as [
    string[],
    string[],
  ]
  if (counted.length < 2 || alsoCounted.length < 2) return null
  return counted.some((figure) => alsoCounted.includes(figure)) ? null : 'low'
}

/** What both languages write alike: names of more than a plan, figures, places and subjects. */
function factsOf({ names, figures, places, concepts }: Features): string[] {
  return unique([...names.filter((name) => !isTier(name)), ...figures, ...places, ...concepts])
}

/** Equal before the taglines; or with them, where words tell what both do: a tagline alone may tell of an end. */
function isOneSubject(a: Features, b: Features): boolean {
  const isTold = a.kind !== null && b.kind !== null
  const isEqual = (mine: string[], yours: string[]) =>
    mine.length + a.places.length > 0 && unequal(mine, yours) === null
  return isEqual(a.topics, b.topics) || (isTold && isEqual(a.concepts, b.concepts))
}

/** Both give a figure that is no version: `80 languages`. */
function isCounted(a: Features, b: Features): boolean {
  return a.figures.some((figure) => b.figures.includes(figure) && !a.versions.includes(figure) && !isYear.test(figure))
}

function isVersionedLaunch(a: Features, b: Features): boolean {
  return isVersioned(a, b) && a.kind === 'launch' && b.kind === 'launch'
}

function isVersioned(a: Features, b: Features): boolean {
  return a.versions.some((version) => b.figures.includes(version))
}

/** A year is in every second title. */
const isYear = /^20\d\d$/

/** Names that the translation has neither as they are written nor, of places and common words, in its own language. */
function unsaidNames({ headNames, item }: Features, { words, places, concepts, period }: Features): number {
  const profile = languages[item.language]
  return without(headNames, words).filter((name) => {
    const written = name.charAt(0).toUpperCase() + name.slice(1)
    const isSaid = (of: string[], by: string[]) => of.some((each) => by.includes(each))
    if (period !== null && profile.period(written) !== null) return false
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
