import type { Item } from '../model/item.ts'
import { featuresOf } from './features.ts'
import type { Joined } from './join.ts'

/** Points that put a story above another, each with the reason an editor reads. */
const points: { reason: string; of: (story: Joined<Item>) => number }[] = [
  {
    reason: 'the vendor’s main channel',
    of: ({ items }) => (items.some(({ main }) => main) ? 2 : 0),
  },
  {
    reason: 'a launch with a version',
    of: ({ items }) => (items.some(isVersionedLaunch) ? 3 : 0),
  },
  {
    reason: 'other official channels',
    of: ({ items }) =>
      Math.min(2, new Set(items.filter(({ roundup }) => !roundup).map(({ source }) => source)).size - 1),
  },
  {
    reason: 'says what it is about',
    of: ({ items }) => (items[0].summary ? 1 : 0),
  },
]

function isVersionedLaunch(item: Item): boolean {
  const { kind, products } = featuresOf(item)
  return kind === 'launch' && products.size > 0
}

/** The most telling first; equal ones by time, newest first, then by address. The first `leads` favour a vendor each. */
export function rankStories(stories: Joined<Item>[], leads: number): Joined<Item>[] {
  const score = new Map(stories.map((story) => [story, points.reduce((sum, { of }) => sum + of(story), 0)]))
  const ranked = [...stories].sort(
    (a, b) =>
      (score.get(b) ?? 0) - (score.get(a) ?? 0) ||
      compare(b.items[0].published ?? '', a.items[0].published ?? '') ||
      compare(a.items[0].address, b.items[0].address),
  )
  const first: Joined<Item>[] = []
  for (const story of ranked) {
    if (first.length < leads && !first.some((each) => each.items[0].vendor === story.items[0].vendor)) first.push(story)
  }
  for (const story of ranked) if (first.length < leads && !first.includes(story)) first.push(story)
  return [...first, ...ranked.filter((story) => !first.includes(story))]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
