import { languages } from '../languages/index.ts'
import { broad, type Conflict, conflictOf } from './conflicts.ts'
import { daysApart, type Features } from './features.ts'
import { isTier } from './names.ts'
import type { IsRare } from './rules.ts'
import { differing, unequal, unique, without } from './words.ts'

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
export function inTwoLanguages(original: Features, translation: Features, isRare: IsRare) {
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

/**
 * A post in another language names the product as the original does: what only the translation names before its tagline
 * is another thing, and so is a product without the version of the original's.
 */
export function translationConflict(original: Features, translation: Features): Conflict | null {
  const hard = conflictOf(original, translation)
  if (hard !== null) return hard
  const foreign = without(translation.headNames, original.words)
  if (foreign.length > 0) return { rule: 'other-names', evidence: foreign.join(', ') }
  const missing = [
    ...without(original.versions, translation.figures),
    ...without(translation.versions, original.figures),
  ]
  if (missing.length > 0) return { rule: 'version-on-one-side', evidence: missing.join(', ') }
  const elsewhere = unequal(original.places, translation.places)
  if (elsewhere !== null) return { rule: 'other-place', evidence: elsewhere }
  const [mine, yours] = [original.kind, translation.kind]
  if (mine === yours || (broad.has(mine) && broad.has(yours) && !isBetter(mine, yours))) return null
  return { rule: 'other-kind', evidence: `${mine ?? 'none'} / ${yours ?? 'none'}` }
}

/** What a product gets is not what it did and now does better. */
function isBetter(mine: string | null, yours: string | null): boolean {
  const isNew = (kind: string | null) => kind === 'update' || kind === 'launch'
  return (mine === 'improvement' && isNew(yours)) || (isNew(mine) && yours === 'improvement')
}
