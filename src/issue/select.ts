import type { Issue } from '../model/issue.ts'
import type { Item } from '../model/item.ts'
import type { Joined } from '../stories/join.ts'

export interface Window {
  /** Where the look back starts, by source: from the end of the last issue in which it could be read. */
  fromOf: (source: string) => string
  to: string
}

export interface Selected {
  fresh: Joined<Item>[]
  leftOut: { reason: string; items: number }[]
}

/** The stories of this issue; what is left out is counted by its reason. `memory` says which addresses do not come back, and why. */
export function selectStories(stories: Joined<Item>[], window: Window, memory: Map<string, string>): Selected {
  const reasons = new Map<string, number>()
  const fresh = stories.filter((story) => {
    const reason = reasonAgainst(story, window, memory)
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + story.items.length)
    return reason === null
  })
  const leftOut = [...reasons]
    .map(([reason, items]) => ({ reason, items }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1))
  return { fresh, leftOut }
}

/** Asked in this order. */
function reasonAgainst(story: Joined<Item>, window: Window, memory: Map<string, string>): string | null {
  const own = story.items.filter(({ roundup }) => !roundup)
  if (own.length === 0) return 'only a roundup reports it'
  const before = story.items.map(({ address }) => memory.get(address)).find(Boolean)
  if (before) return before
  if (own.every((item) => item.published === null)) return 'gives no date'
  const dated = own.filter((item) => item.published !== null && item.published <= window.to)
  if (dated.length === 0) return 'dated in the future'
  const inTime = dated.some((item) => latest(item) > window.fromOf(item.source))
  return inTime ? null : 'older than this issue’s window'
}

/** The last moment that a date can mean: midnight to the second is a day without a time. What was published before is told by its address. */
function latest({ published, firstSeen }: Item): string {
  return firstSeen ? (published ?? '') : (published ?? '').replace('T00:00:00Z', 'T23:59:59Z')
}

/** For each source the end of the last issue that could read it; one that none could read starts at `firstFrom`. */
export function windowOf(earlier: Issue[], to: string, firstFrom: string): Window {
  const ends = new Map<string, string>()
  for (const { coverage } of [...earlier].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    for (const { id, state } of coverage.sources) if (state === 'read') ends.set(id, coverage.to)
  }
  return { fromOf: (source) => ends.get(source) ?? firstFrom, to }
}
