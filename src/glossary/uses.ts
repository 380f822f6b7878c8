import type { TermMatch } from '../model/term.ts'

/** In how many texts each term occurs. */
export function countUses(perText: Pick<TermMatch, 'term'>[][]): Map<string, number> {
  const uses = new Map<string, number>()
  for (const matches of perText) for (const { term } of matches) uses.set(term, (uses.get(term) ?? 0) + 1)
  return uses
}
