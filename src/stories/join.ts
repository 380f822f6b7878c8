import type { Merge } from '../model/story.ts'
import { type Candidate, type Features, featuresOf } from './features.ts'
import { Groups } from './groups.ts'
import { softConflictOf, translationConflict } from './rules.ts'

const sameTitleDays = 21
const sameLaunchDays = 3
const translationDays = 4

/** One announcement: its items with the lead first, and why each joined. */
export interface Joined<T extends Candidate> {
  items: [T, ...T[]]
  because: Merge[]
}

/**
 * Items to stories. The order of the input does not matter. Sure evidence first: the same address, then the same title,
 * then the same product launched within days, then the post in another language; whatever is not shown to be the same stays apart.
 */
export function joinStories<T extends Candidate>(items: T[]): Joined<T>[] {
  const all = items.map((item) => featuresOf(item)).sort(inTime)
  const groups = new Groups(all)
  joinByAddress(all, groups)
  joinByTitle(all, groups)
  joinByProduct(all, groups)
  joinAcrossLanguages(all, groups)
  return groups
    .all()
    .map(({ members, because }) => ({
      items: members.sort(leadFirst).map(({ item }) => item as T) as [T, ...T[]],
      because: because.sort((x, y) => compare(`${x.a} ${x.b}`, `${y.a} ${y.b}`)),
    }))
    .sort((x, y) => compare(x.items[0].id, y.items[0].id))
}

/** Rule 1: one page, however its address is written, and the same page under a language's prefix. */
function joinByAddress(all: Features[], groups: Groups) {
  for (const same of bucketsOf(all, ({ item }) => (item.address ? [item.address] : []))) {
    neighbours(same, (a, b) => groups.join(a, b, 'same-address', shown(a.item.address), { sure: true }))
  }
  for (const same of bucketsOf(all, ({ item }) => (item.address ? [withoutLocale(item.address)] : []))) {
    neighbours(same, (a, b) => {
      if (a.item.language !== b.item.language)
        groups.join(a, b, 'translated-address', shown(b.item.address), {
          sure: true,
        })
    })
  }
}

/** Rule 3: equal titles of a vendor within three weeks, unless one source uses the title for several pages. */
function joinByTitle(all: Features[], groups: Groups) {
  for (const same of bucketsOf(all, (each) => (each.key === '' ? [] : [`${each.item.vendor} ${each.key}`]))) {
    if (isTemplate(same)) continue
    neighbours(same, (a, b) => {
      if (daysApart(a, b) <= sameTitleDays) groups.join(a, b, 'same-title', `“${a.item.title}”`)
    })
  }
}

/** Rule 5: one product and version, launched by two posts within days, and nothing that tells them apart. */
function joinByProduct(all: Features[], groups: Groups) {
  const launches = all.filter((each) => each.kind === 'launch')
  for (const same of bucketsOf(launches, (each) =>
    [...each.products].map((product) => `${each.item.vendor} ${product}`),
  )) {
    neighbours(same, (a, b) => {
      if (a.item.language !== b.item.language || daysApart(a, b) > sameLaunchDays || softConflictOf(a, b)) return
      const product = [...a.products].find((each) => b.products.has(each))
      groups.join(a, b, 'same-launch', `${product}: both posts launch it, ${within(a, b)}`)
    })
  }
}

/** The post in another language: it shares names or figures with exactly one announcement, and contradicts none of it. */
function joinAcrossLanguages(all: Features[], groups: Groups) {
  const byAnchor = new Map<string, Features[]>()
  for (const each of all) for (const anchor of each.anchors) push(byAnchor, `${each.item.vendor} ${anchor}`, each)
  const pairs = all.flatMap((each) => matches(each, byAnchor, groups))
  for (const { a, b, shared } of pairs.sort(
    (x, y) => y.shared.length - x.shared.length || compare(x.b.item.id, y.b.item.id),
  )) {
    groups.join(a, b, 'same-in-two-languages', `both name ${shared.join(', ')}, ${within(a, b)}`)
  }
}

/** The one group in another language that an item fits best, if there is exactly one. */
function matches(each: Features, byAnchor: Map<string, Features[]>, groups: Groups) {
  const others = new Set([...each.anchors].flatMap((anchor) => byAnchor.get(`${each.item.vendor} ${anchor}`) ?? []))
  const found = [...others]
    .filter((other) => other.item.language < each.item.language && !each.item.roundup && !other.item.roundup)
    .filter((other) => daysApart(each, other) <= translationDays && !translationConflict(other, each))
    .map((other) => ({
      a: other,
      b: each,
      shared: [...each.anchors].filter((word) => other.words.has(word)).sort(),
    }))
    .filter(({ shared }) => shared.length >= 2)
    .sort((x, y) => y.shared.length - x.shared.length || compare(x.a.item.id, y.a.item.id))
  const best = found[0]
  if (!best) return []
  const rival = found.find(
    ({ a, shared }) => shared.length === best.shared.length && groups.of(a) !== groups.of(best.a),
  )
  return rival ? [] : [best]
}

/** The vendor's main channel leads, then whatever is no roundup, the fuller text, the earlier, the smaller id. */
function leadFirst(a: Features, b: Features): number {
  return (
    Number(b.item.main ?? false) - Number(a.item.main ?? false) ||
    Number(a.item.roundup ?? false) - Number(b.item.roundup ?? false) ||
    (b.item.summary?.length ?? 0) - (a.item.summary?.length ?? 0) ||
    inTime(a, b)
  )
}

function inTime(a: Features, b: Features): number {
  return compare(a.item.published ?? '9', b.item.published ?? '9') || compare(a.item.id, b.item.id)
}

/** Items in the order given, by each of their keys; only keys that several share. */
function bucketsOf(all: Features[], keys: (each: Features) => string[]): Features[][] {
  const buckets = new Map<string, Features[]>()
  for (const each of all) for (const key of keys(each)) push(buckets, key, each)
  return [...buckets.values()].filter((bucket) => bucket.length > 1)
}

/** Neighbours in time, each with the next: joins are transitive, and a thousand equal titles stay linear. */
function neighbours(bucket: Features[], visit: (a: Features, b: Features) => void) {
  for (const [index, b] of bucket.slice(1).entries()) visit(bucket[index] as Features, b)
}

function isTemplate(same: Features[]): boolean {
  const pages = new Map<string, Set<string>>()
  for (const { item } of same) {
    if (item.address && !item.roundup) pages.set(item.source, (pages.get(item.source) ?? new Set()).add(item.address))
  }
  return [...pages.values()].some((addresses) => addresses.size > 1)
}

function daysApart(a: Features, b: Features): number {
  return a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day)
}

function within(a: Features, b: Features): string {
  const days = daysApart(a, b)
  return days === 0 ? 'on the same day' : `${days} day${days === 1 ? '' : 's'} apart`
}

function withoutLocale(address: string): string {
  return address.replace(/^(https:\/\/[^/]+)\/(?:intl\/)?[a-z]{2}(?:-[a-z]{2,4})?(?=\/)/i, '$1')
}

function shown(address: string | null): string {
  return (address ?? '').replace(/^https:\/\//, '')
}

function push(map: Map<string, Features[]>, key: string, value: Features) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** By code units: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
