import { expect, test } from 'vitest'
import { checkEditions } from '../../src/render/check.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { oneLine } from '../../src/text/plain.ts'
import { issue, story } from '../fixtures/house.ts'
import { hostileTitles, house, kinds } from './kinds.ts'

test.each(kinds)('an issue %s has no finding', async (_, of, its) => {
  expect(await checkEditions(await renderEditions(of, its), of, its)).toEqual([])
})

test.skipIf(hostileTitles.length === 0)('hostile titles, as the pipeline lets them in, are no finding', async () => {
  for (let at = 0; at < hostileTitles.length; at += 20) {
    const of = issue(
      hostileTitles
        .slice(at, at + 20)
        .map(oneLine)
        .filter((title) => title !== '')
        .map((title, nth) => story(`s${nth}`, { en: title, ja: `${title}。` })),
    )
    expect(await checkEditions(await renderEditions(of, house), of, house)).toEqual([])
  }
})

test.skipIf(hostileTitles.length === 0)('hostile titles as they are: what is found is in the words', async () => {
  const of = issue(hostileTitles.slice(0, 25).map((title, nth) => story(`s${nth}`, { en: title, ja: `${title}。` })))
  const found = await checkEditions(await renderEditions(of, house), of, house)
  expect(
    [...new Set(found.map(({ rule }) => rule))].filter(
      (rule) => !['html/bidi', 'html/control', 'text/line-break'].includes(rule),
    ),
  ).toEqual([])
  expect(found.filter(({ where }) => where === undefined)).toEqual([])
})
