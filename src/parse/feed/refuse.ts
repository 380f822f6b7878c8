import { type ParseProblem, problem } from '../parsed.ts'
import { most, type Survey } from './survey.ts'

/** Why a document is not read at all, or null. First hit wins. */
export function refusal(survey: Survey): ParseProblem | null {
  const found = refusals.find(({ fits }) => fits(survey))
  return found ? problem(found.rule, found.says(survey), true) : null
}

const feedRoots = ['rss', 'feed', 'rdf']

const refusals: { rule: string; fits: (survey: Survey) => boolean; says: (survey: Survey) => string }[] = [
  {
    rule: 'doctype',
    fits: ({ declares }) => declares,
    says: () => 'declares entities of its own (DOCTYPE with an internal subset), refused unread',
  },
  {
    rule: 'too-many',
    fits: ({ entries }) => entries > most.entries,
    says: () => `has more than ${most.entries.toLocaleString('en')} entries`,
  },
  {
    rule: 'too-deep',
    fits: ({ depth }) => depth > most.depth,
    says: () => `nests more than ${most.depth} elements`,
  },
  {
    rule: 'attributes',
    fits: ({ attributes }) => attributes > most.attributes,
    says: () => `has a tag with more than ${most.attributes} attributes`,
  },
  {
    rule: 'two-feeds',
    fits: ({ roots }) => roots.filter((root) => feedRoots.includes(root)).length > 1,
    says: () => 'holds two feeds, one after the other',
  },
  {
    rule: 'truncated',
    fits: ({ open }) => open.some((name) => /(^|:)(item|entry)$/i.test(name)),
    says: () => 'ends in the middle of an entry: it was cut off on its way',
  },
]
