import type { Merge } from '../model/story.ts'
import { checkedFor, conflictOf, otherPeriod } from './conflicts.ts'
import type { Features } from './features.ts'
import { type IsRare, judge } from './rules.ts'

export interface Decisions {
  /** Addresses that an editor joined: each list is one announcement. */
  together: string[][]
  /** Addresses that an editor told apart: no two of a list are one announcement. */
  apart: string[][]
}

/** How sure a rule is: `sure` joins whatever the titles say, `told` unless they contradict, `likely` if half a group agrees. */
type Certainty = 'sure' | 'told' | 'likely'

const checkedBy: Record<Certainty, string[]> = { sure: [], told: checkedFor.title, likely: checkedFor.likeness }

/** Items that report one announcement, as they are found. Groups of one are not kept: most items stay alone. */
export class Groups {
  readonly #groupOf = new Map<number, number[]>()
  readonly #because = new Map<number[], Merge[]>()
  readonly #features: (at: number) => Features
  readonly #isRare: IsRare
  readonly #apart: Map<string, Set<string>>

  constructor(features: (at: number) => Features, isRare: IsRare, apart: string[][]) {
    this.#features = features
    this.#isRare = isRare
    this.#apart = opposites(apart)
  }

  of(at: number): number[] {
    return this.#groupOf.get(at) ?? [at]
  }

  same(a: number, b: number): boolean {
    return a === b || (this.#groupOf.has(a) && this.#groupOf.get(a) === this.#groupOf.get(b))
  }

  /** Whether an editor holds the announcements of two items for different ones. */
  toldApart(a: number, b: number): boolean {
    return this.#toldApart(this.of(a), this.of(b))
  }

  /** Joins the groups of two items, unless an editor or the titles of any two members speak against it. */
  join(a: number, b: number, rule: string, evidence: string, certainty: Certainty): boolean {
    if (this.same(a, b)) return true
    const [mine, yours] = [this.of(a), this.of(b)]
    if (this.#toldApart(mine, yours)) return false
    if (certainty !== 'sure' && !this.#agree(mine, yours, certainty)) return false
    const [{ item: one }, { item: other }] = [this.#features(a), this.#features(b)]
    const merge = { a: one.id, b: other.id, rule, evidence, checked: checkedBy[certainty] }
    const because = [...(this.#because.get(mine) ?? []), ...(this.#because.get(yours) ?? []), merge]
    const [into, from] = mine.length < yours.length ? [yours, mine] : [mine, yours]
    this.#because.delete(mine)
    this.#because.delete(yours)
    for (const each of from) into.push(each)
    for (const each of into.length === 2 ? into : from) this.#groupOf.set(each, into)
    this.#because.set(into, because)
    return true
  }

  /** Every group of two and more, with the reasons of its joins. */
  all(): [number[], Merge[]][] {
    return [...this.#because]
  }

  /** Equal titles speak with one voice, so that a thousand of them are one to compare. */
  #agree(mine: number[], yours: number[], certainty: Certainty): boolean {
    const [ours, theirs] = [this.#voices(mine), this.#voices(yours)]
    let agreeing = 0
    for (const one of ours)
      for (const other of theirs) {
        if (contradict(one, other)) return false
        if (one.key === other.key || (certainty === 'likely' && judge(one, other, this.#isRare).relation === 'same'))
          agreeing += 1
      }
    return certainty === 'told' || 2 * agreeing >= ours.length * theirs.length
  }

  #voices(group: number[]): Features[] {
    if (group.length === 1) return [this.#features(group[0] as number)]
    const voices = new Map<string, Features>()
    for (const at of group) {
      const each = this.#features(at)
      const voice = `${each.item.language} ${each.key} ${each.period}`
      if (!voices.has(voice)) voices.set(voice, each)
    }
    return [...voices.values()]
  }

  #toldApart(mine: number[], yours: number[]): boolean {
    if (this.#apart.size === 0) return false
    const theirs = new Set(yours.map((at) => this.#features(at).item.address))
    return mine.some((at) => {
      const against = this.#apart.get(this.#features(at).item.address ?? '')
      return against !== undefined && [...against].some((address) => theirs.has(address))
    })
  }
}

/** Equal titles contradict one another only by the day that stood before them. */
function contradict(a: Features, b: Features): boolean {
  return a.key === b.key ? otherPeriod(a, b) !== null : conflictOf(a, b) !== null
}

function opposites(lists: string[][]): Map<string, Set<string>> {
  const apart = new Map<string, Set<string>>()
  for (const list of lists)
    for (const address of list) {
      const others = apart.get(address) ?? new Set()
      for (const other of list) if (other !== address) others.add(other)
      apart.set(address, others)
    }
  return apart
}
