import type { Kind } from '../../languages/profile.ts'
import type { Pair, Rule, Text } from './rule.ts'

/** A translation is of what its original is about. */
export const subjectRules: Rule[] = [
  {
    rule: 'unrelated',
    severity: 'refuse',
    find: (pair) => (pair.field === 'summary' || saysAnother(pair) ? nothingOf(pair) : []),
  },
  {
    rule: 'unrelated-title',
    severity: 'warn',
    find: (pair) => (pair.field === 'title' && !saysAnother(pair) ? nothingOf(pair) : []),
  },
]

/** One subject, or two of the many that a summary has, may be said in words that hayami does not know. */
const fewest = { title: 2, summary: 3 }

/** Kinds of announcement that a translation does not make of another kind. */
const apart: Kind[] = ['price', 'incident', 'people', 'funding', 'event']

function nothingOf(pair: Pair): string[] {
  const subjects = subjectsOf(pair)
  const isLost =
    new Set(subjects.map(({ name }) => name)).size >= fewest[pair.field] &&
    !subjects.some(({ kept }) => kept) &&
    sharedWords(pair).length === 0
  return isLost ? subjects.map(({ name }) => `nothing of ${name}`) : []
}

/** Whether the target is about something itself: a title that says nothing known may say the same in unknown words. */
function saysAnother({ source, target }: Pair): boolean {
  const kind = kindOf(target)
  return (
    target.profile.concepts(target.plain).length > 0 ||
    (kind !== undefined && apart.includes(kind) && kind !== kindOf(source))
  )
}

function kindOf({ plain, profile }: Text): Kind | undefined {
  return profile.kinds.find(([, words]) => words.test(plain))?.[0]
}

/** What the source is about, by names that all languages share and by the glossary, and whether the target says it too. */
function subjectsOf({ source, target, terms }: Pair): { name: string; kept: boolean }[] {
  const said = source.bare === '' || target.bare === '' ? [] : target.profile.concepts(target.plain)
  const plain = target.plain.toLowerCase()
  return [
    ...source.profile.concepts(source.plain).map((name) => ({ name, kept: said.includes(name) })),
    ...terms.map(({ id, forms }) => ({ name: id, kept: forms.some((form) => plain.includes(form.toLowerCase())) })),
  ]
}

/** Words in Latin letters and figures stay as they are in any language. */
function sharedWords({ source, target }: Pair): string[] {
  const words = wordsIn(target)
  return [...wordsIn(source)].filter((word) => words.has(word))
}

function wordsIn({ plain }: Text): Set<string> {
  return new Set(plain.toLowerCase().match(/[a-z][a-z0-9.-]+|\d[\d,.]*/g))
}
