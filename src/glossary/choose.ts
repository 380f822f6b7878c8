import { countsOf } from '../model/counts.ts'
import type { TermMatch } from '../model/term.ts'

/** How a glossary's own definitions use its terms. */
export interface Commonness {
  /** In how many definitions each term stands. */
  uses: Map<string, number>
  /** The terms that so many definitions take for granted that a reader will, too. */
  basic: Set<string>
}

/** Terms that fewer definitions use are never taken for granted. */
const fewest = 10

export function commonnessOf(perDefinition: Pick<TermMatch, 'term'>[][]): Commonness {
  const uses = countsOf(perDefinition.flat().map(({ term }) => term))
  const many = Math.max(fewest, perDefinition.length / 4)
  return { uses, basic: new Set([...uses].filter(([, count]) => count > many).map(([term]) => term)) }
}

/**
 * The few terms shown with an item: the rarest, as the common ones explain least. Rare is what few items of the issue hold
 * and few definitions use. A basic term is shown once, with the first item that holds it.
 */
export function chooseTerms(perItem: TermMatch[][], atMost: number, { uses, basic }: Commonness): TermMatch[][] {
  const here = countsOf(perItem.flat().map(({ term }) => term))
  const rarity = ({ term }: TermMatch) => (here.get(term) ?? 0) + (uses.get(term) ?? 0)
  const explained = new Set<string>()
  return perItem.map((matches) => {
    const chosen = matches
      .filter(({ term }) => !explained.has(term))
      .sort((a, b) => rarity(a) - rarity(b) || a.start - b.start)
      .slice(0, atMost)
    for (const { term } of chosen) if (basic.has(term)) explained.add(term)
    return matches.filter((match) => chosen.includes(match))
  })
}
