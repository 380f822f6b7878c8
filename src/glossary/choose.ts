import type { TermMatch } from '../model/term.ts'

/** The few terms shown with an item: those that the fewest items of the issue share, as the common ones explain least. */
export function chooseTerms(perItem: TermMatch[][], atMost: number): TermMatch[][] {
  const uses = new Map<string, number>()
  for (const matches of perItem) for (const { term } of matches) uses.set(term, (uses.get(term) ?? 0) + 1)
  return perItem.map((matches) => {
    const byRarity = [...matches].sort((a, b) => (uses.get(a.term) ?? 0) - (uses.get(b.term) ?? 0) || a.start - b.start)
    const chosen = new Set(byRarity.slice(0, atMost))
    return matches.filter((match) => chosen.has(match))
  })
}
