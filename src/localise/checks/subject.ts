import type { Pair, Rule, Text } from './rule.ts'

/** A translation is of what its original is about. */
export const subjectRules: Rule[] = [
  {
    rule: 'unrelated',
    severity: 'refuse',
    find: (pair) => {
      if (pair.field === 'title') return []
      const [subjects, shared] = [subjectsOf(pair), sharedWords(pair)]
      if (subjects.length < fewest || subjects.some(({ kept }) => kept) || shared.length > 0) return []
      return subjects.map(({ name }) => `nothing of ${name}`)
    },
  },
]

/** One subject may be said in words that hayami does not know; titles say too little to tell. */
const fewest = 2

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
