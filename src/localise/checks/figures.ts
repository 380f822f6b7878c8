import type { Figure } from '../../languages/translation/figures.ts'
import {
  conversions,
  type KindOfMeasure,
  kindsOfMeasure,
  type Measure,
  type Measured,
} from '../../languages/translation/measures.ts'
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
      const kept = new Set([...valuesOf(figuresOf(target)), ...inOtherUnits(target)])
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
  { rule: 'measure', severity: 'refuse', find: otherMeasures },
  {
    rule: 'month',
    severity: 'refuse',
    find: ({ source, target }) => {
      const [before, after] = [monthsOf(source), monthsOf(target)]
      const inWords = valuesOf(figuresOf(source).filter(({ digits }) => !digits))
      const added = after.filter((month) => !before.includes(month) && !inWords.has(String(month)))
      return before.length > 0 ? added.map((month) => `month ${month} for ${before.join(', ')}`) : []
    },
  },
]

/** One number with another unit of the same kind: 30 days, 30か月. Another number is another matter (24か月, two years). */
function otherMeasures({ source, target }: Pair): string[] {
  const [before, after] = [measuresOf(source), measuresOf(target)]
  return after.flatMap((found) => {
    const said = before.filter((each) => kindOf(each.measure) === kindOf(found.measure) && isOneNumber(each, found))
    const isKept = (each: Measured) => after.some((other) => other.measure === each.measure && isOneNumber(each, other))
    const lost = said.filter((each) => each.measure !== found.measure && !isKept(each))
    return said.some(({ measure }) => measure === found.measure)
      ? []
      : lost.map(({ text }) => `${text} → ${found.text}`)
  })
}

function kindOf(measure: Measure): KindOfMeasure | undefined {
  return (Object.keys(kindsOfMeasure) as KindOfMeasure[]).find((kind) =>
    (kindsOfMeasure[kind] as readonly Measure[]).includes(measure),
  )
}

function isOneNumber(one: Measured, other: Measured): boolean {
  return one.values.some((value) => other.values.includes(value))
}

function measuresOf({ prose, profile }: Text): Measured[] {
  return profile.translation.measures(prose)
}

function monthsOf({ prose, profile }: Text): number[] {
  return [...new Set(profile.translation.months(prose))]
}

function newFigures({ source, target }: Pair): Figure[] {
  const known = new Set([...valuesOf(figuresOf(source)), ...inOtherUnits(source)])
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

/** What the durations of a text are worth in other units, where that is a whole number. */
function inOtherUnits(text: Text): string[] {
  return measuresOf(text).flatMap(({ measure, values }) =>
    conversions
      .flatMap(([larger, count, smaller]) => [
        ...(measure === larger ? values.map((value) => Number(value) * count) : []),
        ...(measure === smaller ? values.map((value) => Number(value) / count) : []),
      ])
      .filter(Number.isInteger)
      .map(String),
  )
}

/** A share may be said in many ways, so that only a currency can be new. */
function unitsOf({ prose, profile }: Text): Unit[] {
  const { units } = profile.translation
  return (Object.keys(units) as Unit[]).filter((unit) => units[unit].test(prose))
}
