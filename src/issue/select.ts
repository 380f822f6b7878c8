import type { Coverage, Issue } from '../model/issue.ts'
import type { Item } from '../model/item.ts'
import { conflictOf } from '../stories/conflicts.ts'
import { Features } from '../stories/features.ts'
import type { Joined } from '../stories/join.ts'

import { alreadyIn } from './memory.ts'

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
  /** What stands at an address of its own and was held for a story of an earlier issue: by which rule, and how to undo that. */
  recognised: Coverage['recognised']
}

/** The stories of this issue; what is left out is counted by its reason. `memory` says which addresses do not come back, and why. */
export function selectStories(stories: Joined<Item>[], window: Window, memory: Map<string, string>): Selected {
  const reasons = new Map<string, number>()
  const recognised: Selected['recognised'] = []
  const fresh = stories.flatMap((story) => {
    const items = story.items.filter(({ remembered }) => remembered === undefined)
    if (items.length === 0) return []
    const update = updateOf(story.items)
    const reason = reasonAgainst(story.items, update, memory, window)
    if (reason === null) return [{ ...todays(story), ...(update ? { updated: update.issue } : {}) }]
    reasons.set(reason, (reasons.get(reason) ?? 0) + items.length)
    if (reason.startsWith(alreadyIn)) recognised.push(...recognisedIn(story, memory, window))
    return []
  })
  const leftOut = [...reasons]
    .map(([reason, items]) => ({ reason, items }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1))
  return { fresh, leftOut, recognised: recognised.sort((a, b) => (a.title < b.title ? -1 : 1)) }
}

/** The issue that carried a page, and the page, where it has become another announcement since. */
interface Update {
  issue: string
  address: string
}

export const olderThanWindow = 'older than this issue’s window'

/** Asked in this order. An update lifts what is remembered of its own page only. */
function reasonAgainst(
  items: Item[],
  update: Update | null,
  memory: Map<string, string>,
  window: Window,
): string | null {
  const own = items.filter(({ roundup, remembered }) => !roundup && remembered === undefined)
  if (own.length === 0) return 'only a roundup reports it'
  for (const { address, remembered } of items) {
    const known = memory.get(address) ?? (remembered === undefined ? undefined : alreadyIn + remembered)
    if (known !== undefined && !(update?.address === address && known.startsWith(alreadyIn))) return known
  }
  if (own.every((item) => item.published === null)) return 'gives no date'
  const dated = own.filter((item) => item.published !== null && item.published <= window.to)
  if (dated.length === 0) return 'dated in the future'
  return dated.some((item) => isInTime(item, window)) ? null : olderThanWindow
}

function isInTime(item: Item, window: Window): boolean {
  return latest(item) > window.fromOf(item.source)
}

/**
 * A page that an issue carried and that has become another announcement since: its title names another version, edition,
 * part or period, and it has a later day. A page retitled in other ways is what it was.
 */
function updateOf(items: Item[]): Update | null {
  const earlier = items.filter(({ remembered }) => remembered !== undefined)
  for (const item of items) {
    if (item.remembered !== undefined || item.roundup) continue
    const last = earlier
      .filter(({ address, language }) => address === item.address && language === item.language)
      .sort((a, b) => ((a.remembered ?? '') < (b.remembered ?? '') ? 1 : -1))[0]
    if (!last?.remembered || (item.published ?? '') <= (last.published ?? '9')) continue
    if (conflictOf(new Features(last), new Features(item)) !== null)
      return { issue: last.remembered, address: item.address }
  }
  return null
}

/** New pages that a rule took for what was published: an editor should see which, and why. */
function recognisedIn({ items, because }: Joined<Item>, memory: Map<string, string>, window: Window) {
  const byId = new Map(items.map((item) => [item.id, item]))
  return because.flatMap(({ a, b, rule, evidence }) => {
    const [one, other] = [byId.get(a), byId.get(b)]
    if (!one || !other || one.address === other.address) return []
    const [before, now] = one.remembered === undefined ? [other, one] : [one, other]
    if (before.remembered === undefined || now.remembered !== undefined || memory.has(now.address)) return []
    if (now.roundup || !isInTime(now, window)) return []
    return [{ issue: before.remembered, title: now.title, rule, evidence, undo: [before.address, now.address] }]
  })
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
