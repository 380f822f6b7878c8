import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acceptedGaps, type Gap, gapsIn, idle, unaccepted } from '../../src/render/check/clients.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { accepted, clients } from '../../templates/email/clients.ts'
import { shared, sure } from '../support.ts'
import { full, house } from './kinds.ts'

const editions = [...(await renderEditions(full, house)), ...(await renderEditions({ ...full, sample: true }, house))]
const gaps = (await Promise.all(editions.map(({ html }) => gapsIn(html)))).flat()

test('each pair on the list is a gap still', () => {
  expect(idle(gaps)).toEqual([])
})

test('a pair that nothing needs is found', () => {
  expect(idle([])).toEqual(acceptedGaps())
  expect(idle(gaps.filter(({ feature }) => feature !== 'opacity')).map(({ feature }) => feature)).toEqual([
    'opacity',
    'opacity',
  ])
})

test('a gap counts for its client and its degree only', () => {
  const gap: Gap = { feature: 'padding', client: 'outlook.windows', support: 'some' }
  expect(unaccepted([gap])).toEqual([])
  expect(unaccepted([{ ...gap, support: 'none' }])).toHaveLength(1)
  expect(unaccepted([{ ...gap, client: 'outlook.macos' }])).toHaveLength(1)
})

test('each feature stands there once, with its reason', () => {
  const features = accepted.map(({ feature }) => feature)
  expect(features.filter((feature, at) => features.indexOf(feature) !== at)).toEqual([])
  expect(accepted.filter(({ why }) => why.split(' ').length < 3).map(({ feature }) => feature)).toEqual([])
})

/** Where newer data differ from the package's. None takes more from readers than what the list accepts elsewhere. */
const differing = [
  '@media, outlook.macos: some, not full',
  'margin, outlook.macos: some, not full',
  'max-width, apple-mail.ios: full, not some',
  'overflow, samsung-email.android: some, not full',
  'text-decoration-color, outlook.macos: full, not some',
  'text-decoration-thickness, outlook.macos: none, not full',
  'text-decoration-thickness, samsung-email.android: full, not none',
  'text-decoration-thickness, thunderbird.macos: full, not none',
]

test.skipIf(shared === null)('newer data say the same of our clients (beside the project)', () => {
  const newer = JSON.parse(readFileSync(join(sure(shared), 'email', 'caniemail.json'), 'utf8')) as {
    features: Record<string, { title: string; support: Record<string, string> }>
  }
  const degree = (said: string | undefined) =>
    said === undefined || said.startsWith('u')
      ? 'unknown'
      : said.startsWith('n')
        ? 'none'
        : said.startsWith('a')
          ? 'some'
          : 'full'
  const ours = new Map(acceptedGaps().map((gap) => [`${gap.feature} ${gap.client}`, gap.support]))
  const found = Object.values(newer.features)
    .filter(({ title }) => accepted.some(({ feature }) => feature === title))
    .flatMap(({ title, support }) =>
      clients.flatMap((client) => {
        const [now, before] = [degree(support[client.replace('.', '/')]), ours.get(`${title} ${client}`) ?? 'full']
        return now === before || now === 'unknown' ? [] : [`${title}, ${client}: ${now}, not ${before}`]
      }),
    )
  expect(found).toEqual(differing)
})
