import type { Kind } from '../languages/profile.ts'
import type { Item } from '../model/item.ts'
import { Features } from './features.ts'
import type { Joined } from './join.ts'
import { compare } from './words.ts'

/** What ranking goes by beside the stories themselves. */
export interface Ranking {
  /** How many lead. */
  leads: number
  /** How much readers care for a vendor, 0 to 3; 1 is usual and gives no points. */
  weightOf: (vendor: string) => number
  /** ISO 8601, UTC: what was published later is fresh. */
  freshSince: string
  /** Items whose stories belong under one another. */
  related: { a: string; b: string }[]
}

/** A story in its place, with what put it there, as an editor reads it. */
export type Ranked<S extends Joined<Item>> = S & { rank: string[] }

interface Points {
  reason: string
  of: (story: Joined<Item>, ranking: Ranking) => number
}

/** Points that put a story above another. A table to argue about: each is a line that the draft shows. */
const points: Points[] = [
  { reason: 'launch with a version', of: ({ items }) => (items.some(isVersionedLaunch) ? 3 : 0) },
  { reason: 'kind of post', of: ({ items }) => pointsOf(new Features(items[0]).kind) },
  { reason: 'main channel', of: ({ items }) => (items.some(({ main }) => main) ? 2 : 0) },
  {
    reason: 'other official channels',
    of: ({ items }) =>
      Math.min(2, new Set(items.filter(({ roundup }) => !roundup).map(({ source }) => source)).size - 1),
  },
  { reason: 'weight of the vendor', of: ({ items }, { weightOf }) => weightOf(items[0].vendor) - 1 },
  { reason: 'says what it is about', of: ({ items }) => (items[0].summary ? 1 : 0) },
  {
    reason: 'published within a day',
    of: ({ items }, { freshSince }) => ((items[0].published ?? '') > freshSince ? 1 : 0),
  },
]

/** What readers act on comes before what they may read some day. */
const kindPoints: Partial<Record<Kind, number>> = {
  launch: 1,
  availability: 1,
  end: 1,
  price: 1,
  suspension: 1,
  incident: 1,
  guide: -1,
  customer: -2,
  event: -1,
  people: -1,
}

/**
 * The most telling first; equal ones by time, newest first, then by address. The first `leads` favour a vendor each; of
 * the others, those that are related follow one another.
 */
export function rankStories<S extends Joined<Item>>(stories: S[], ranking: Ranking): Ranked<S>[] {
  const scored = stories.map((story) => {
    const given = points
      .map(({ reason, of }) => ({ reason, points: of(story, ranking) }))
      .filter((each) => each.points !== 0)
    const rank = given.map((each) => `${each.points > 0 ? '+' : '−'}${Math.abs(each.points)} ${each.reason}`)
    return { story: { ...story, rank }, score: given.reduce((sum, each) => sum + each.points, 0) }
  })
  scored.sort(
    (a, b) =>
      b.score - a.score ||
      compare(b.story.items[0].published ?? '', a.story.items[0].published ?? '') ||
      compare(a.story.items[0].address, b.story.items[0].address),
  )
  const ranked = scored.map(({ story }) => story)
  const first: Ranked<S>[] = []
  for (const story of ranked) {
    if (first.length < ranking.leads && !first.some((each) => each.items[0].vendor === story.items[0].vendor))
      first.push(story)
  }
  for (const story of ranked) if (first.length < ranking.leads && !first.includes(story)) first.push(story)
  return [
    ...first,
    ...relatedTogether(
      ranked.filter((story) => !first.includes(story)),
      ranking.related,
    ),
  ]
}

function pointsOf(kind: Kind | null): number {
  return (kind && kindPoints[kind]) ?? 0
}

function isVersionedLaunch(item: Item): boolean {
  const { kind, products } = new Features(item)
  return kind === 'launch' && products.length > 0
}

/** Each story followed by those related to it. */
function relatedTogether<S extends Joined<Item>>(stories: S[], related: Ranking['related']): S[] {
  const byItem = new Map(stories.flatMap((story) => story.items.map(({ id }) => [id, story] as const)))
  const others = new Map<S, S[]>()
  for (const { a, b } of related) {
    const [one, other] = [byItem.get(a), byItem.get(b)]
    if (!one || !other || one === other) continue
    others.set(one, [...(others.get(one) ?? []), other])
    others.set(other, [...(others.get(other) ?? []), one])
  }
  const placed = new Set<S>()
  for (const story of stories) {
    placed.add(story)
    for (const other of stories) if (others.get(story)?.includes(other)) placed.add(other)
  }
  return [...placed]
}
