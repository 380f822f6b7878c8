import { fingerprint } from '../model/identity.ts'
import type { Issue } from '../model/issue.ts'
import type { Item } from '../model/item.ts'

export interface Dated {
  items: Item[]
  /** Fingerprints of undated addresses that no earlier issue knows: the memory by which later ones count as new. */
  undated: string[]
}

/**
 * An entry without a date is as old as hayami's first sight of it. Until a source has been read in full once, nobody can
 * tell new from old: its undated entries are noted and stay undated.
 */
export function dateByFirstSight(items: Item[], earlier: Issue[], now: string): Dated {
  const seen = firstSights(earlier)
  const readBefore = new Set(earlier.flatMap(({ coverage }) => coverage.sources.filter(isRead).map(({ id }) => id)))
  const undated = new Set<string>()
  const dated = items.map((item) => {
    if (item.published !== null) return item
    const mark = fingerprint(item.address)
    const known = seen.get(mark)
    if (known === undefined) undated.add(mark)
    const published = readBefore.has(item.source) ? (known ?? now) : null
    return { ...item, published, firstSeen: published !== null }
  })
  return { items: dated, undated: [...undated].sort() }
}

function firstSights(earlier: Issue[]): Map<string, string> {
  const seen = new Map<string, string>()
  for (const { coverage } of earlier)
    for (const mark of coverage.undated) {
      const before = seen.get(mark)
      if (before === undefined || coverage.to < before) seen.set(mark, coverage.to)
    }
  return seen
}

function isRead({ state }: { state: string }): boolean {
  return state === 'read'
}
