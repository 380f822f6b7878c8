import type { Issue } from '../model/issue.ts'
import type { Item } from '../model/item.ts'
import { Features } from '../stories/features.ts'
import type { Joined } from '../stories/join.ts'
import { conflictOf } from '../stories/rules.ts'
import { alreadyIn, takenOut } from './memory.ts'

export interface Window {
  /** Where the look back starts, by source: from the end of the last issue in which it could be read. */
  fromOf: (source: string) => string
  to: string
}

/** A story of this issue. */
export interface Fresh extends Joined<Item> {
  /** The date of the issue that carried its page before it said something materially new. */
  updated?: string
}

export interface Selected {
  fresh: Fresh[]
  leftOut: { reason: string; items: number }[]
}

/** The stories of this issue; what is left out is counted by its reason. `memory` says which addresses do not come back, and why. */
export function selectStories(stories: Joined<Item>[], window: Window, memory: Map<string, string>): Selected {
  const reasons = new Map<string, number>()
  const fresh = stories.flatMap((story) => {
    const items = story.items.filter(({ remembered }) => remembered === undefined)
    if (items.length === 0) return []
    const before = updateOf(story.items)
    const reason =
      before === null
        ? reasonAgainst(story.items, memory, window)
        : reasonAgainst(items, withoutPublished(memory), window)
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + items.length)
    return reason === null ? [{ ...todays(story), ...(before === null ? {} : { updated: before }) }] : []
  })
  const leftOut = [...reasons]
    .map(([reason, items]) => ({ reason, items }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1))
  return { fresh, leftOut }
}

export const olderThanWindow = 'older than this issue’s window'

/** Asked in this order. */
function reasonAgainst(items: Item[], memory: Map<string, string>, window: Window): string | null {
  const own = items.filter(({ roundup, remembered }) => !roundup && remembered === undefined)
  if (own.length === 0) return 'only a roundup reports it'
  const before = items.map(({ address }) => memory.get(address)).find(Boolean)
  if (before) return before
  const carried = items.find(({ remembered }) => remembered !== undefined)?.remembered
  if (carried) return alreadyIn + carried
  if (own.every((item) => item.published === null)) return 'gives no date'
  const dated = own.filter((item) => item.published !== null && item.published <= window.to)
  if (dated.length === 0) return 'dated in the future'
  const inTime = dated.some((item) => latest(item) > window.fromOf(item.source))
  return inTime ? null : olderThanWindow
}

/**
 * The issue that carried a page which has become another announcement since: its title names another version, edition, part
 * or period, and a later day. A page retitled in other ways is what it was.
 */
function updateOf(items: Item[]): string | null {
  const earlier = items.filter(({ remembered }) => remembered !== undefined)
  for (const item of items) {
    if (item.remembered !== undefined || item.roundup) continue
    const last = earlier
      .filter(({ address, language }) => address === item.address && language === item.language)
      .sort((a, b) => ((a.remembered ?? '') < (b.remembered ?? '') ? 1 : -1))[0]
    if (!last?.remembered || (item.published ?? '') <= (last.published ?? '9')) continue
    if (conflictOf(new Features(last), new Features(item)) !== null) return last.remembered
  }
  return null
}

/** What an editor took out stays out, however it changes. */
function withoutPublished(memory: Map<string, string>): Map<string, string> {
  return new Map([...memory].filter(([, reason]) => reason.startsWith(takenOut)))
}

/** A story without what earlier issues carried. */
function todays({ items, because }: Joined<Item>): Joined<Item> {
  const left = items.filter(({ remembered }) => remembered === undefined) as [Item, ...Item[]]
  const ids = new Set(left.map(({ id }) => id))
  return { items: left, because: because.filter(({ a, b }) => ids.has(a) && ids.has(b)) }
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
