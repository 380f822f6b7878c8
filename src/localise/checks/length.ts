import { type Pair, type Rule, sentencesIn } from './rule.ts'

/** How far a translation may be from the length that its language usually takes: measured on vendors' own pages. */
const spread = { title: 2.08, summary: 1.65 }

/** How much a translation says. */
export const lengthRules: Rule[] = [
  {
    rule: 'dropped',
    severity: 'refuse',
    find: (pair) => {
      const [before, after] = [sentencesIn(pair.source).length, sentencesIn(pair.target).length]
      const share = shareOf(pair)
      const lost = share < 0.22 || (after < before && share < 0.5)
      return lost ? [`${percent(share)} of the usual length, ${before} → ${after} sentences`] : []
    },
  },
  {
    rule: 'sentences',
    severity: 'warn',
    find: (pair) => {
      const [before, after] = [sentencesIn(pair.source).length, sentencesIn(pair.target).length]
      return pair.field === 'summary' && after < before && shareOf(pair) < 0.85 ? [`${before} → ${after}`] : []
    },
  },
  {
    rule: 'length',
    severity: 'warn',
    find: (pair) => {
      const share = shareOf(pair)
      const most = spread[pair.field]
      return share > most || share < 1 / most ? [`${percent(share)} of the usual length`] : []
    },
  },
]

/** Of the length that a translation into this language usually has; a text of a few words may have any. */
function shareOf({ source, target, field }: Pair): number {
  const usual =
    (source.plain.length * target.profile.translation.density[field]) / source.profile.translation.density[field]
  return target.bare === '' || usual < 4 ? 1 : target.plain.length / usual
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
