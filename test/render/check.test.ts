import { expect, test } from 'vitest'
import { checkEditions } from '../../src/render/check.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { issue, story } from '../fixtures/house.ts'
import { hostileTitles, house, kinds } from './kinds.ts'

test.each(kinds)('an issue %s has no finding', async (_, of, its) => {
  expect(await checkEditions(await renderEditions(of, its), of, its)).toEqual([])
})

test.skipIf(hostileTitles.length === 0)('hostile titles, as they are, are no finding', async () => {
  for (let at = 0; at < hostileTitles.length; at += 20) {
    const of = issue(
      hostileTitles.slice(at, at + 20).map((title, nth) => story(`s${nth}`, { en: title, ja: `${title}。` })),
    )
    expect(await checkEditions(await renderEditions(of, house), of, house)).toEqual([])
  }
})
