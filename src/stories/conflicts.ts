import type { Features } from './features.ts'
import { differing, unequal, without } from './words.ts'

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

/**
 * The same across languages, where a word may stand behind another one than in the original, and so look like an edition:
 * what the other title has at all is none of its own.
 */
const translationRules = conflictRules.map((each) =>
  each.rule === 'other-edition'
    ? {
        ...each,
        find: (a: Features, b: Features) => unequal(without(a.tiers, b.words), without(b.tiers, a.words)),
      }
    : each,
)

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
  return firstHit(a.item.language === b.item.language ? conflictRules : translationRules, a, b)
}

/** For two titles in one language that do not contradict each other otherwise, and whose words differ. */
export function softConflictOf(a: Features, b: Features): Conflict | null {
  return firstHit(softRules, a, b)
}

/** What one language calls a launch, another may call an update, an expansion or being available, or just name. */
export const broad = new Set<string | null>([
  'launch',
  'update',
  'improvement',
  'expansion',
  'availability',
  'default',
  null,
])

/** Kinds that tell how something goes: one post's update is another's first results. */
export const telling = new Set(['update', 'improvement', 'report'])

function firstHit(rules: ConflictRule[], a: Features, b: Features): Conflict | null {
  for (const { rule, find } of rules) {
    const evidence = find(a, b)
    if (evidence !== null) return { rule, evidence }
  }
  return null
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
