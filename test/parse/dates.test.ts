import { expect, test } from 'vitest'
import { instant } from '../../src/parse/dates.ts'

test.each([
  ['RFC 822', 'Tue, 19 May 2026 16:00:00 GMT', '2026-05-19T16:00:00Z'],
  ['RFC 822 with a zone', 'Tue, 19 May 2026 16:00:00 -0700', '2026-05-19T23:00:00Z'],
  ['ISO 8601', '2026-05-19T16:00:00.000Z', '2026-05-19T16:00:00Z'],
  ['ISO with an offset', '2026-05-20T01:00:00+09:00', '2026-05-19T16:00:00Z'],
  ['a day', '2026-05-19', '2026-05-19T00:00:00Z'],
  ['a card', 'May 19, 2026', '2026-05-19T00:00:00Z'],
  ['a long month', 'September 3, 2026', '2026-09-03T00:00:00Z'],
  ['a padded day', 'Jun 08, 2026', '2026-06-08T00:00:00Z'],
  ['a four-letter month and a section', 'SEPT. 30, 2026 / AI', '2026-09-30T00:00:00Z'],
  ['Japanese', '2026年5月19日', '2026-05-19T00:00:00Z'],
  ['Japanese with the weekday', '2026年5月19日(火)', '2026-05-19T00:00:00Z'],
])('%s', (_, text, expected) => {
  expect(instant(text)).toBe(expected)
})

test.each([
  ['no year', 'Jul 20'],
  ['no day at all', 'yesterday'],
  ['empty', ''],
  ['impossible', '2026-13-45'],
  ['an era no feed is from', '0001-01-01'],
  ['very long', '1'.repeat(500)],
])('%s is no instant', (_, text) => {
  expect(instant(text)).toBeNull()
})
