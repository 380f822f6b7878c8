import { countsOf } from '../model/counts.ts'
import type { Issue } from '../model/issue.ts'
import type { Term } from '../model/term.ts'

/** Terms of this many issues back are not shown again. */
const restIssues = 30

/**
 * The term of the day: one with an article where there are such, not shown lately, and used by today's news where possible.
 * `found` holds the terms of each story, the leading ones first: the earliest story that uses a rested term gives it, and of
 * its terms the rarest.
 */
export function termOfTheDay(terms: Term[], found: string[][], earlier: Issue[]): string | null {
  const recent = new Set(
    [...earlier]
      .sort((a, b) => (a.date < b.date ? 1 : -1))
      .slice(0, restIssues)
      .map(({ term }) => term),
  )
  const uses = countsOf(found.flat())
  const told = terms.filter(({ pages }) => Object.values(pages).every(({ body }) => body !== ''))
  const rested = new Set((told.length > 0 ? told : terms).map(({ id }) => id).filter((id) => !recent.has(id)))
  const byRarity = (ids: string[]) =>
    ids.filter((id) => rested.has(id)).sort((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0) || (a < b ? -1 : 1))
  return found.map((ids) => byRarity(ids)[0]).find(Boolean) ?? [...rested].sort()[0] ?? null
}
