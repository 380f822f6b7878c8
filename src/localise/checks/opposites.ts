import type { Sense } from '../../languages/translation/words.ts'
import { type Pair, type Rule, sentencePairs } from './rule.ts'

/** What is said is not turned round. */
export const oppositeRules: Rule[] = [
  {
    rule: 'opposite',
    severity: 'refuse',
    find: (pair) =>
      sentencePairs(pair.source, pair.target).flatMap(([said, answer]) =>
        [...opposites, ...opposites.map(([one, other]): [Sense, Sense] => [other, one])].flatMap(([one, other]) =>
          isTurned(pair, said, answer, one, other) ? [`${one} → ${other}`] : [],
        ),
      ),
  },
]

const opposites: [Sense, Sense][] = [
  ['dearer', 'cheaper'],
  ['more', 'less'],
  ['begins', 'ends'],
  ['with', 'without'],
  ['at least', 'below'],
  ['on', 'off'],
]

/** Where one text says a thing only and the other its opposite only; a denial turns it back (not under 18, 18 or older). */
function isTurned({ source, target }: Pair, said: string, answer: string, one: Sense, other: Sense): boolean {
  const [ours, theirs] = [source.profile.translation, target.profile.translation]
  const turned =
    ours.senses[one].test(said) &&
    !ours.senses[other].test(said) &&
    theirs.senses[other].test(answer) &&
    !theirs.senses[one].test(answer)
  return turned && !ours.negation.test(said) && !theirs.negation.test(answer)
}
