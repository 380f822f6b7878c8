import type { Merge } from '../model/story.ts'
import type { Features } from './features.ts'
import { conflictOf } from './rules.ts'

/** Items that report one announcement, as they are found; a merge that would bring conflicting members together is refused. */
export class Groups {
  readonly #groupOf = new Map<Features, Features[]>()
  readonly #because = new Map<Features[], Merge[]>()

  constructor(all: Features[]) {
    for (const each of all) this.#start(each)
  }

  #start(each: Features) {
    const group = [each]
    this.#groupOf.set(each, group)
    this.#because.set(group, [])
  }

  of(each: Features): Features[] {
    return this.#groupOf.get(each) ?? []
  }

  /** Joins the groups of two items; `sure` ones, with the same address, join whatever their titles say. */
  join(a: Features, b: Features, rule: string, evidence: string, { sure = false } = {}): boolean {
    const [mine, yours] = [this.of(a), this.of(b)]
    if (mine === yours) return true
    if (!sure && mine.some((one) => yours.some((other) => conflictOf(one, other)))) return false
    const because = [
      ...(this.#because.get(mine) ?? []),
      ...(this.#because.get(yours) ?? []),
      { a: a.item.id, b: b.item.id, rule, evidence },
    ]
    for (const each of yours) {
      mine.push(each)
      this.#groupOf.set(each, mine)
    }
    this.#because.delete(yours)
    this.#because.set(mine, because)
    return true
  }

  all(): { members: Features[]; because: Merge[] }[] {
    return [...this.#because].map(([members, because]) => ({
      members,
      because,
    }))
  }
}
