import type { Features } from './features.ts'

/** Why two items cannot be one announcement, or null. Symmetric. */
export interface Conflict {
  rule: string
  evidence: string
}

interface ConflictRule {
  rule: string
  /** What stands against the two, in words, or null. */
  find: (a: Features, b: Features) => string | null
}

/** Differences that no likeness outweighs. First hit wins. */
const conflictRules: ConflictRule[] = [
  { rule: 'other-figure', find: (a, b) => bothSided(a.numbers, b.numbers) },
  {
    rule: 'other-edition',
    find: (a, b) => (a.tiers.size + b.tiers.size > 0 ? anySided(a.tiers, b.tiers) : null),
  },
  {
    rule: 'other-period',
    find: (a, b) => (a.period && b.period && a.period !== b.period ? `${a.period} / ${b.period}` : null),
  },
]

/** Differences that stand against likeness, though not against an equal title. */
const softRules: ConflictRule[] = [
  {
    rule: 'other-kind',
    find: (a, b) => (a.kind && b.kind && a.kind !== b.kind && !alike(a.kind, b.kind) ? `${a.kind} / ${b.kind}` : null),
  },
  { rule: 'other-names', find: (a, b) => bothSided(a.names, b.names) },
]

export function conflictOf(a: Features, b: Features): Conflict | null {
  return firstHit(conflictRules, a, b)
}

/** For two titles in one language whose words differ. */
export function softConflictOf(a: Features, b: Features): Conflict | null {
  return firstHit([...conflictRules, ...softRules], a, b)
}

/** A post in another language names the product as the original does: what only the translation names is another thing. */
export function translationConflict(original: Features, translation: Features): Conflict | null {
  const foreign = [...translation.names].filter((name) => !original.words.has(name) && name !== original.item.vendor)
  if (foreign.length > 0) return { rule: 'other-names', evidence: foreign.join(', ') }
  const kinds = softRules.filter(({ rule }) => rule === 'other-kind')
  return firstHit([...conflictRules, ...kinds], original, translation)
}

function firstHit(rules: ConflictRule[], a: Features, b: Features): Conflict | null {
  for (const { rule, find } of rules) {
    const evidence = find(a, b)
    if (evidence !== null) return { rule, evidence }
  }
  return null
}

/** A launch may be told as an update, an expansion or as being available; the other kinds are posts of their own. */
function alike(a: string, b: string): boolean {
  const news = new Set(['launch', 'update', 'expansion', 'availability'])
  return news.has(a) && news.has(b)
}

/** What each side has and the other lacks, where both have something: `5.1 / 5.2`. */
function bothSided(a: Set<string>, b: Set<string>): string | null {
  const [onlyA, onlyB] = [minus(a, b), minus(b, a)]
  return onlyA.length > 0 && onlyB.length > 0 ? `${onlyA.join(', ')} / ${onlyB.join(', ')}` : null
}

function anySided(a: Set<string>, b: Set<string>): string | null {
  const [onlyA, onlyB] = [minus(a, b), minus(b, a)]
  return onlyA.length + onlyB.length > 0 ? `${onlyA.join(', ') || '–'} / ${onlyB.join(', ') || '–'}` : null
}

/** Sorted, so that evidence does not hang on the order of words. */
function minus(a: Set<string>, b: Set<string>): string[] {
  return [...a].filter((each) => !b.has(each)).sort()
}
