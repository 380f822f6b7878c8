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
type Post = { title: string; published: string; url: string }

const read = (name: string) =>
  readFileSync(join(root, 'test/localise', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

/** The second file was written after the rules, and scored 14 right, 1 wrong, 11 missed before they were mended by it. */
const rows = [...read('pairs.jsonl'), ...read('pairs-later.jsonl')]
/** Written when the rules were done, and never looked at to change them: what is to be expected of real posts. */
const unseen = read('pairs-unseen.jsonl').map((row, at): [Row, number] => [row, at])

const postOf = ({ vendor, ...row }: Row, at: number, language: 'en' | 'ja'): Candidate =>
  candidate(`${at}-${language}`, row[language].title, {
    vendor,
    source: `${vendor}/${language}`,
    language,
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
  ['each pair by itself', numbered.map((each) => [each]), 0.9],
  ['a month of each vendor at once', [...Map.groupBy(translations, ([{ vendor }]) => vendor).values()], 0.9],
  ['pairs that no rule was made for', unseen.map((each) => [each]), 0.5],
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
  expect(translations.length).toBeGreaterThanOrEqual(70)
  expect(rows.length - translations.length).toBeGreaterThanOrEqual(70)
})
