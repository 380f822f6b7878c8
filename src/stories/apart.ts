import type { Features } from './features.ts'
import type { Groups } from './groups.ts'
import type { Near } from './pairs.ts'

/** Two items that read alike and stay two stories, with the rule that keeps them apart. */
export interface Kept {
  a: string
  b: string
  relation: 'related' | 'apart'
  rule: string
  evidence: string
}

/** The closest pairs of different stories, one for any two stories. */
export function keptApart(near: Near[], features: (at: number) => Features, groups: Groups): Kept[] {
  const told = new Set<string>()
  return near.flatMap(({ a, b, relation, rule, evidence }) => {
    if (groups.same(a, b)) return []
    const stories = [a, b].map((at) => Math.min(...groups.of(at))).sort((x, y) => x - y)
    if (told.has(stories.join())) return []
    told.add(stories.join())
    return [{ a: features(a).item.id, b: features(b).item.id, relation, rule, evidence }]
  })
}
