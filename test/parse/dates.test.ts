import { expect, test } from 'vitest'
import { instant } from '../../src/parse/dates.ts'
import { dateIn, yearOf } from '../../src/parse/page/days.ts'

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
  ['milliseconds are kept', '2026-05-19T16:00:00.250Z', '2026-05-19T16:00:00.250Z'],
  ['a named zone', 'Mon, 23 Nov 2026 23:30:00 JST', '2026-11-23T14:30:00Z'],
  ['an American zone', '01 Jan 04 19:48 PST', '2004-01-02T03:48:00Z'],
  ['a zone of the database', 'Tue, 19 May 2026 16:00:00 Asia/Tokyo', '2026-05-19T07:00:00Z'],
  ['a zone by its distance', 'Tue, 19 May 2026 16:00:00 GMT+9', '2026-05-19T07:00:00Z'],
  ['a zone nobody knows is UTC', 'Tue, 19 May 2026 16:00:00 XYZ', '2026-05-19T16:00:00Z'],
  ['two digits of a year', '31-Dec-03', '2003-12-31T00:00:00Z'],
  ['RFC 822 without a space after the comma', 'Tue,19 May 2026 16:00:00 GMT', '2026-05-19T16:00:00Z'],
  ['asctime', 'Thu Jan  1 19:48:21 2004', '2004-01-01T19:48:21Z'],
  ['asctime with a zone', 'Thu Jan  1 19:48:21 EST 2004', '2004-01-02T00:48:21Z'],
  ['JavaScript', 'Mon Nov 23 2026 09:00:00 GMT+0000 (Coordinated Universal Time)', '2026-11-23T09:00:00Z'],
  ['W3CDTF, a month', '2003-12', '2003-12-01T00:00:00Z'],
  ['ISO without dashes', '20260519T160000Z', '2026-05-19T16:00:00Z'],
  ['ISO by the day of the year', '2026-139', '2026-05-19T00:00:00Z'],
  ['SQL', '2004-07-08 23:56:58.0', '2004-07-08T23:56:58Z'],
  ['slashes', '2026/5/19 16:00', '2026-05-19T16:00:00Z'],
  ['slashes the American way', '5/19/2026', '2026-05-19T00:00:00Z'],
  ['a clock of twelve hours', 'May 19, 2026 at 4:30 PM PST', '2026-05-20T00:30:00Z'],
  ['midnight as the end of a day', '2026-05-19T24:00:00Z', '2026-05-20T00:00:00Z'],
  ['long ago', 'Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00Z'],
  ['seconds of Unix', '1779120000', '2026-05-18T16:00:00Z'],
  ['Japanese with the time', '2026年5月21日（木）10時30分', '2026-05-21T10:30:00Z'],
  ['Korean', '2004-05-25 오후 11:23:17', '2004-05-25T23:23:17Z'],
  ['Korean in full', '2004년 05월 28일  01:31:15', '2004-05-28T01:31:15Z'],
  ['Greek', 'Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00Z'],
  ['Hungarian', '2004-július-13T9:15-05:00', '2004-07-13T14:15:00Z'],
  ['French', '19 mai 2026', '2026-05-19T00:00:00Z'],
  ['Japanese with the weekday', '2026年5月19日(火)', '2026-05-19T00:00:00Z'],
  ['Japanese in full width', '２０２６年７月２０日', '2026-07-20T00:00:00Z'],
  ['ISO in full width', '２０２６－０７－２０', '2026-07-20T00:00:00Z'],
  ['Reiwa', '令和8年7月20日', '2026-07-20T00:00:00Z'],
  [
    'Reiwa in full width, with the weekday and the time',
    '令和８年７月２０日（月）１０時３０分',
    '2026-07-20T10:30:00Z',
  ],
  ['the first year of Reiwa', '令和元年5月1日', '2019-05-01T00:00:00Z'],
  ['Reiwa as one character', '㋿8年7月20日', '2026-07-20T00:00:00Z'],
  ['Heisei', '平成30年1月5日', '2018-01-05T00:00:00Z'],
  ['the first year of Heisei', '平成元年1月8日', '1989-01-08T00:00:00Z'],
  ['the last days of Showa', '昭和64年1月7日', '1989-01-07T00:00:00Z'],
  ['an era by its letter', 'R8.7.20', '2026-07-20T00:00:00Z'],
  ['Heisei by its letter', 'H30/01/05', '2018-01-05T00:00:00Z'],
  ['an era beside the year', '2026（令和8）年7月20日', '2026-07-20T00:00:00Z'],
  ['the time first', '12:00 20 Jul 2026', '2026-07-20T12:00:00Z'],
  ['the time first, with its zone', '12:00 JST, Mon 20 July 2026', '2026-07-20T03:00:00Z'],
  ['ISO by the week', '2026-W30-1', '2026-07-20T00:00:00Z'],
  ['ISO by the week without dashes', '2026W301', '2026-07-20T00:00:00Z'],
  ['ISO by the week alone', '2026-W30', '2026-07-20T00:00:00Z'],
  ['a week of a year that begins in the one before', '2026-W01-1', '2025-12-29T00:00:00Z'],
  ['ISO by the day of the year without dashes, no ninth of November', '2026119', '2026-04-29T00:00:00Z'],
  ['a month without dashes', '202605', '2026-05-01T00:00:00Z'],
])('%s', (_, text, expected) => {
  expect(instant(text)).toBe(expected)
})

test.each([
  ['no year', 'Jul 20'],
  ['no year in Japanese', '5月21日'],
  ['a day that may be a month', '5/6/2026'],
  ['a negative year', 'Mon, 23 Nov -2026 09:00:00 GMT'],
  ['a negative year in ISO', '-2026-05-01'],
  ['year 0', '0000-00-00'],
  ['a day the month does not have', '2026-02-30'],
  ['an hour the day does not have', '19 May 2026 25:00:00 GMT'],
  ['no day at all', 'yesterday'],
  ['empty', ''],
  ['impossible', '2026-13-45'],
  ['an era no feed is from', '0001-01-01'],
  ['Meiji, before any feed', '明治45年7月29日'],
  ['Taisho, before any feed', '大正15年12月24日'],
  ['an era without its year', '令和年7月20日'],
  ['a version that begins like an era', 'R8.7.20.1'],
  ['a small letter is no era', 'r8.7.20'],
  ['a week the year does not have', '2027-W53-1'],
  ['a day the week does not have', '2026-W30-8'],
  ['a day the year does not have', '2026366'],
  ['very long', '1'.repeat(500)],
])('%s is no instant', (_, text) => {
  expect(instant(text)).toBeNull()
})

test.each([
  ['an era in a heading', '更新情報 令和8年5月21日（木）', null, '2026-05-21', '更新情報'],
  ['digits in full width', 'Ｖ２ ２０２６年５月２１日', null, '2026-05-21', 'Ｖ２'],
  ['a day below a year', '５月２１日 お知らせ', 2026, '2026-05-21', 'お知らせ'],
  ['a short month', 'v1.4.0 (Sept 3, 2026)', null, '2026-09-03', 'v1.4.0'],
])('%s is found amid a text, and the rest stays as written', (_, text, year, date, rest) => {
  const found = dateIn(text, year)
  expect([found?.date.slice(0, 10), found?.rest]).toEqual([date, rest])
})

test.each([
  ['May 2026', 2026],
  ['令和8年5月', 2026],
  ['２０２６年', 2026],
  ['Overview', null],
])('the heading %s stands over dates of %s', (heading, year) => {
  expect(yearOf(heading)).toBe(year)
})
