import { type Candidate, daysApart, type Features } from './features.ts'
import { noDay, type Overview } from './overview.ts'
import { judge } from './rules.ts'
import { compare } from './words.ts'

/** Two items, by position, with what a rule says of them. */
export interface Pair {
  a: number
  b: number
  rule: string
  evidence: string
  strength: number
}

export interface Near extends Pair {
  relation: 'related' | 'apart'
}

export interface Close {
  /** What some rule takes for one announcement, the surest first. */
  same: Pair[]
  /** What reads most alike and is apart, the most alike first. */
  near: Near[]
}

/** No rule joins posts by likeness that are further apart. */
const windowDays = 10
/** What is kept apart is shown to an editor where it came within a week. */
const nearDays = 7
/** Of what is kept apart only the closest pairs are worth an editor's look. */
const mostNear = 400
const leastLikeness = { related: 0.2, apart: 0.4 }

/** Of posts that share a name only so many, the latest, are compared: a thousand alike in a week are a template or an attack. */
const mostSharing = 100

/** The order in which rules join: the first is the surest. */
const order = ['same-launch', 'cut-title', 'same-words', 'same-report', 'same-slug', 'same-in-two-languages']

/**
 * The pairs of one vendor that any rule could take for one announcement. Each rule needs something in common that few
 * others have, so only those that share it are compared: `posts` in order of time, each with those of the days before.
 */
export function closePairs(posts: Candidate[], features: (at: number) => Features, overview: Overview): Close {
  const { days, titles, names, asked, isRare } = overview
  const index = new Index()
  const same: Pair[] = []
  let near: Near[] = []
  let oldest = 0
  for (const at of posts.keys()) {
    const day = days[at] as number
    while (day !== noDay && day - (days[oldest] as number) > windowDays) oldest += 1
    for (const before of index.sharing(asked(at), oldest)) {
      if (titles[before] === titles[at] && posts[before]?.language === posts[at]?.language) continue
      const [one, other] = [features(at), features(before)]
      if (one.item.vendor !== other.item.vendor || one.item.roundup || other.item.roundup) continue
      const { relation, ...verdict } = judge(other, one, isRare)
      if (relation === 'same') same.push({ a: before, b: at, ...verdict })
      else if (verdict.strength >= leastLikeness[relation] && daysApart(other, one) <= nearDays)
        near.push({ a: before, b: at, relation, ...verdict })
    }
    index.add(at, names(at))
    if (near.length > 4 * mostNear) near = sorted(near, posts).slice(0, mostNear)
    if (at % 20_000 === 19_999) index.forget(oldest)
  }
  return {
    same: sorted(same, posts).sort((x, y) => order.indexOf(x.rule) - order.indexOf(y.rule)),
    near: sorted(near, posts).slice(0, mostNear),
  }
}

/** Posts by their names. What is older than the window is forgotten, so that memory does not grow with time. */
class Index {
  readonly #lists = new Map<number, number[]>()

  /** Every post, from a position on, that shares one of the names; each once. */
  sharing(names: number[], oldest: number): Set<number> {
    const found = new Set<number>()
    for (const name of names) {
      const list = this.#lists.get(name)
      if (!list) continue
      dropBefore(oldest, list)
      for (const at of list.slice(-mostSharing)) found.add(at)
    }
    return found
  }

  add(at: number, names: Int32Array) {
    for (const name of names) {
      const list = this.#lists.get(name)
      if (!list) this.#lists.set(name, [at])
      else if (list.at(-1) !== at) list.push(at)
    }
  }

  forget(oldest: number) {
    for (const [name, list] of this.#lists) {
      dropBefore(oldest, list)
      if (list.length === 0) this.#lists.delete(name)
    }
  }
}

function dropBefore(oldest: number, list: number[]) {
  let old = 0
  while (old < list.length && (list[old] as number) < oldest) old += 1
  if (old > 0) list.splice(0, old)
}

/** The strongest first; equal ones by their ids, so that the order of the input does not matter. */
function sorted<P extends Pair>(pairs: P[], posts: Candidate[]): P[] {
  const ids = ({ a, b }: Pair) => [posts[a]?.id ?? '', posts[b]?.id ?? ''].sort().join(' ')
  return pairs
    .map((pair) => ({ pair, ids: ids(pair) }))
    .sort((x, y) => y.pair.strength - x.pair.strength || compare(x.ids, y.ids))
    .map(({ pair }) => pair)
}
