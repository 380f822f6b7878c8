import type { Figure } from '../../languages/translation/figures.ts'
import type { Unit } from '../../languages/translation/words.ts'
import type { Pair, Rule, Text } from './rule.ts'

/**
 * Numbers are compared by what they are worth, as $2.5 billion is 25億ドル. Small ones may come and go in words (two days,
 * 5月), but what the source writes in digits is never lost, and nothing above twelve is new.
 */
export const figureRules: Rule[] = [
  {
    rule: 'figure-lost',
    severity: 'refuse',
    find: ({ source, target }) => {
      const kept = valuesOf(figuresOf(target))
      return figuresOf(source)
        .filter(({ digits, values }) => digits && !values.some((value) => kept.has(value)))
        .map(({ text }) => text.trim())
    },
  },
  {
    rule: 'figure-new',
    severity: 'refuse',
    find: (pair) =>
      newFigures(pair)
        .filter(({ values }) => !values.some(isSmall))
        .map(({ text }) => text.trim()),
  },
  {
    rule: 'figure-small',
    severity: 'warn',
    find: (pair) =>
      newFigures(pair)
        .filter(({ digits, values }) => digits && values.every((value) => isSmall(value) && value !== '1'))
        .map(({ text }) => text.trim()),
  },
  {
    rule: 'unit',
    severity: 'refuse',
    find: ({ source, target }) => {
      const [before, after] = [unitsOf(source), unitsOf(target)]
      const shared = target.profile.translation.share.test(target.prose) ? ['percent'] : []
      return [
        ...before.filter((unit) => ![...after, ...shared].includes(unit)).map((unit) => `−${unit}`),
        ...after.filter((unit) => !before.includes(unit) && unit !== 'percent').map((unit) => `+${unit}`),
      ]
    },
  },
]

function newFigures({ source, target }: Pair): Figure[] {
  const known = valuesOf(figuresOf(source))
  return figuresOf(target).filter(({ exact, values }) => exact && !values.some((value) => known.has(value)))
}

/** A count or a month, which one language may say where another does not. */
function isSmall(value: string): boolean {
  return Number.isInteger(Number(value)) && Number(value) <= 12
}

function figuresOf({ prose, profile }: Text): Figure[] {
  return profile.translation.figures(prose)
}

function valuesOf(figures: Figure[]): Set<string> {
  return new Set(figures.flatMap(({ values }) => values))
}

/** A share may be said in many ways, so that only a currency can be new. */
function unitsOf({ prose, profile }: Text): Unit[] {
  const { units } = profile.translation
  return (Object.keys(units) as Unit[]).filter((unit) => units[unit].test(prose))
}
