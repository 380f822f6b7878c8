import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Candidate } from '../../src/stories/features.ts'
import { storiesOf } from '../../src/stories/join.ts'
import { candidate, root } from '../support.ts'

/** A post and one in the other language, as a draft reads them from two channels of a vendor. */
interface Row {
  same: boolean
  kind: string
  vendor: string
  en: Post
  ja: Post
}
type Post = { title: string; summary?: string; published: string; url: string }

const read = (name: string) =>
  readFileSync(join(root, 'test/localise', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

/**
 * All of these were seen while the rules were mended. A reviewer's (names changed) had 14 near misses joined at first. The
 * nasty ones share product and subject with what they are not: of 68 near misses 8 were joined at first, of 20 more 4, of
 * a fresh set none (14 of its 20 translations found), and of 20 in which the English post is the odd one 1.
 */
const rows = ['pairs', 'pairs-later', 'pairs-reviewed', 'pairs-nasty'].flatMap((name) => read(`${name}.jsonl`))
/**
 * Written in one go when the rules were frozen: 14 right, 0 wrong, 6 missed at first sight. Since then two signs were made
 * stricter, and one was widened for the sample, by other rows than these, and the figures stayed. 20 near misses can show
 * a flaw, and not that there is none.
 */
const unseen = read('pairs-unseen.jsonl').map((row, at): [Row, number] => [row, at])

/** Written by somebody who had seen neither rules nor rows: 3 right, 0 wrong, 22 missed at first sight, and not mended by. */
const otherHand = read('pairs-other-hand.jsonl').map((row, at): [Row, number] => [row, at])

const postOf = ({ vendor, ...row }: Row, at: number, language: 'en' | 'ja'): Candidate =>
  candidate(`${at}-${language}`, row[language].title, {
    vendor,
    source: `${vendor}/${language}`,
    language,
    summary: row[language].summary ?? null,
    published: `${row[language].published}T00:00:00Z`,
    address: row[language].url,
  })
const itemsOf = (row: Row, at: number) => [postOf(row, at, 'en'), postOf(row, at, 'ja')]
const nameOf = ({ kind, en, ja }: Row) => `${kind}: ${en.title} / ${ja.title}`

/** Which rows' two posts are joined, and every other pair across the languages that is. */
function joinedOf(some: [Row, number][]) {
  const { stories } = storiesOf(some.flatMap(([row, at]) => itemsOf(row, at)))
  const together = stories.map(({ items }) => items.map(({ id }) => id))
  const own = some.filter(([, at]) => together.some((ids) => ids.includes(`${at}-en`) && ids.includes(`${at}-ja`)))
  const crossed = together.filter((ids) => new Set(ids.map((id) => id.split('-')[0])).size > 1)
  return { own: own.map(([row]) => row), crossed }
}

const numbered = rows.map((row, at): [Row, number] => [row, at])
const isSame = ([{ same }]: [Row, number]) => same
const translations = numbered.filter(isSame)

test.each<[string, [Row, number][][], number]>([
  ['each pair by itself', numbered.map((each) => [each]), 0.88],
  ['a month of each vendor at once', [...Map.groupBy(translations, ([{ vendor }]) => vendor).values()], 0.81],
  ['pairs that no rule was made for', unseen.map((each) => [each]), 0.69],
  ['pairs by another hand', otherHand.map((each) => [each]), 0.11],
])('posts in two languages, %s: precision at least 0.98, and no fewer found than before', (name, drafts, floor) => {
  const results = drafts.map(joinedOf)
  const meant = drafts.flat().filter(isSame)
  const joined = results.flatMap(({ own }) => own)
  const right = joined.filter(({ same }) => same).length
  const wrong = joined.filter(({ same }) => !same)
  const crossed = results.flatMap((each) => each.crossed)
  const [precision, recall] = [right / (right + wrong.length + crossed.length), right / meant.length]
  const missed = meant.filter(([row]) => !joined.includes(row))
  console.log(
    [
      `${name}: ${right} right, ${wrong.length + crossed.length} wrong, ${missed.length} missed  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}`,
      ...wrong.map((row) => `  wrong  ${nameOf(row)}`),
      ...crossed.map((ids) => `  wrong  ${ids.join(' + ')}`),
      ...missed.map(([row]) => `  missed ${nameOf(row)}`),
    ].join('\n'),
  )
  expect(precision).toBeGreaterThanOrEqual(0.98)
  expect(recall).toBeGreaterThanOrEqual(floor)
})

test('the set is as large as its figures need', () => {
  expect(translations.length).toBeGreaterThanOrEqual(190)
  expect(rows.length - translations.length).toBeGreaterThanOrEqual(190)
})
