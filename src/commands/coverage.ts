import type { Window } from '../issue/select.ts'
import type { Coverage } from '../model/issue.ts'
import type { Item } from '../model/item.ts'
import type { Kept } from '../stories/apart.ts'
import type { Pulled } from './pull.ts'
import type { Visited } from './versions.ts'

interface Covered {
  pulled: Pulled[]
  visited: Visited[]
  leftOut: Coverage['leftOut']
  undated: string[]
  window: Window
  apart: Kept[]
  known: Item[]
  recognised: Coverage['recognised']
}

/** What an issue says of itself: which sources it rests on, what was seen, and what is not in it. */
export function coverageOf({ pulled, visited, leftOut, undated, window, apart, known, recognised }: Covered): Coverage {
  const stories = visited.flatMap(({ joined }) => joined ?? [])
  const froms = pulled.map(({ source }) => window.fromOf(source.id)).sort()
  return {
    from: froms[0] ?? window.to,
    to: window.to,
    seen: pulled.reduce((sum, { total }) => sum + total, 0),
    drafted: [...new Set(stories.flatMap(({ items }) => items.map(({ address }) => address)))].sort(),
    term: null,
    merged: stories.reduce((sum, { items }) => sum + items.length - 1, 0),
    sources: pulled
      .map((each) => sourceCoverage(each, newOf(each.source.id, stories)))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    refused: [...pulled.flatMap(({ refused }) => refused), ...visited.flatMap(({ refused }) => refused)],
    leftOut: summed([...pulled.flatMap((each) => each.leftOut), ...leftOut]),
    unchecked: [
      ...new Map(visited.flatMap(({ unchecked }) => unchecked).map((each) => [each.url, each])).values(),
    ].sort((a, b) => (a.url < b.url ? -1 : 1)),
    untranslated: [],
    keptApart: keptApart(apart, stories, known),
    recognised,
    undated,
  }
}

/** As many pairs as an editor looks through. */
const mostApart = 10

/** The closest pairs of which one at least is in this issue: whoever sees a repetition finds here why it is none. */
function keptApart(apart: Kept[], stories: { items: Item[] }[], known: Item[]): Coverage['keptApart'] {
  const shown = new Set(stories.flatMap(({ items }) => items.map(({ id }) => id)))
  const byId = new Map(known.map((item) => [item.id, item]))
  return apart
    .flatMap(({ a, b, rule, evidence }) => {
      const [one, other] = [byId.get(a), byId.get(b)]
      if (!one || !other || !(shown.has(a) || shown.has(b)) || one.address === other.address) return []
      return [{ rule, evidence, titles: [one.title, other.title], between: [one.address, other.address] }]
    })
    .slice(0, mostApart)
}

/** More new announcements at once than a channel usually has: it may have been taken over, or re-dated as a whole. */
const flood = 10

function newOf(source: string, stories: { items: Item[] }[]): number {
  return stories.filter(({ items }) => items[0]?.source === source).length
}

function sourceCoverage(pulled: Pulled, fresh: number): Coverage['sources'][number] {
  const { source, state, total, evidence } = pulled
  const alert = fresh > flood ? [`gives ${fresh} new announcements at once, more than ${flood}: look at them`] : []
  const detail = [...(pulled.detail ? [pulled.detail] : []), ...alert].join('; ')
  return {
    id: source.id,
    state,
    items: total,
    ...(detail ? { detail } : {}),
    ...(evidence ? { evidence } : {}),
  }
}

function summed(counts: Coverage['leftOut']): Coverage['leftOut'] {
  const totals = new Map<string, number>()
  for (const { reason, items } of counts) totals.set(reason, (totals.get(reason) ?? 0) + items)
  return [...totals].map(([reason, items]) => ({ reason, items })).sort((a, b) => (a.reason < b.reason ? -1 : 1))
}
