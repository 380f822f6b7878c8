import type { Figure } from './figures.ts'

/** Units that other texts must not exchange for others of the same kind: 30 days are no 30 months. */
export const kindsOfMeasure = {
  time: ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'],
  power: ['kilowatt', 'megawatt', 'gigawatt', 'terawatt'],
  size: ['kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'],
} as const

export type KindOfMeasure = keyof typeof kindsOfMeasure
export type Measure = (typeof kindsOfMeasure)[KindOfMeasure][number]

/** Units that a text may say in place of others: 24か月, two years. */
export const conversions: [larger: Measure, count: number, smaller: Measure][] = [
  ['year', 12, 'month'],
  ['week', 7, 'day'],
  ['day', 24, 'hour'],
  ['hour', 60, 'minute'],
  ['minute', 60, 'second'],
]

export interface Measured {
  text: string
  measure: Measure
  values: string[]
}

/** How a language writes a number before a unit, and its names for the units; each is the source of a pattern. */
export interface MeasureWords {
  number: string
  names: Record<Measure, string>
  figures: (text: string) => Figure[]
}

/** All numbers with a unit in a text of normal width. */
export function measuresBy({ number, names, figures }: MeasureWords): (text: string) => Measured[] {
  const rows = (Object.keys(names) as Measure[]).map((measure): [Measure, RegExp] => [
    measure,
    new RegExp(`(${number})(?:${names[measure]})`, 'gi'),
  ])
  return (text) =>
    rows.flatMap(([measure, pattern]) =>
      [...text.matchAll(pattern)].map(([all, digits = '']) => ({
        text: all,
        measure,
        values: figures(digits).flatMap(({ values }) => values),
      })),
    )
}
