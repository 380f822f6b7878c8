import { languages } from '../../languages/index.ts'
import type { Talk } from '../../languages/translation/words.ts'
import { withoutNames } from './names.ts'
import { type Pair, type Rule, sentencePairs, type Text } from './rule.ts'

/** How a language is written, what a text denies, and what only somebody says who was asked to translate. */
export const languageRules: Rule[] = [
  {
    rule: 'language',
    severity: 'refuse',
    find: (pair) => {
      const { translation, isWritten } = pair.target.profile
      const foreign = translation.foreign(withoutNames(pair), isWritten)
      return foreign === null ? [] : [foreign]
    },
  },
  {
    rule: 'untranslated',
    severity: 'refuse',
    find: ({ target }) => target.prose.match(target.profile.translation.untranslated) ?? [],
  },
  { rule: 'talk', severity: 'refuse', find: talkIn },
  {
    rule: 'era',
    severity: 'refuse',
    find: ({ source, target }) => {
      const named = target.profile.translation.era.exec(target.prose)?.[0]
      return named === undefined || source.profile.translation.era.test(source.prose) ? [] : [named]
    },
  },
  { rule: 'negation-lost', severity: 'refuse', find: ({ source, target }) => deniedOnlyIn(source, target) },
  { rule: 'negation-gained', severity: 'refuse', find: ({ source, target }) => deniedOnlyIn(target, source) },
]

/** In any language, as a machine answers in the one it was asked in; a post may apologise and quote prompts itself. */
function talkIn({ source, target }: Pair): string[] {
  const talks = Object.values(languages).map(({ translation }) => translation.talk)
  const kinds = Object.keys(talks[0] ?? {}) as Talk[]
  return kinds.flatMap((kind) => {
    if (talks.some((talk) => talk[kind].test(source.plain))) return []
    return talks.flatMap((talk) => talk[kind].exec(target.plain)?.[0] ?? [])
  })
}

/** Sentence by sentence where both texts have as many, so that one denial does not hide another. */
function deniedOnlyIn(one: Text, other: Text): string[] {
  return sentencePairs(one, other).flatMap(([said, answer]) => {
    const { neutral, negation } = one.profile.translation
    const words = other.profile.translation
    const denied = negation.exec(said.replace(neutral, ' '))?.[0]
    const rest = answer.replace(words.neutral, ' ')
    return denied === undefined || words.negation.test(rest) || words.limiting.test(rest) ? [] : [denied]
  })
}
