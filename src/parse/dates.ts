import { DateTime, type WeekdayNumbers } from 'luxon'
import { commonEra } from './dates/eras.ts'
import { dayPeriod, monthOf, yearOf } from './dates/names.ts'
import { type Zone, zoneOf } from './dates/zones.ts'

/** An ISO 8601 instant in UTC, in milliseconds where it has them, or null where the text is no date that names its year. Without a zone it is taken as UTC. */
export function instant(value: string | null | undefined): string | null {
  const given = value?.trim()
  if (!given || given.length > 80) return null
  const text = /[^\u0000-\u007f]/.test(given) ? given.normalize('NFKC').trim() : given
  const found = partsOf(text) ?? partsOf(tidy(commonEra(text)))
  return found ? written(found) : null
}

function partsOf(text: string): Parts | null {
  for (const { shape } of shapes) {
    const found = shape.exec(text)?.groups
    if (found) return found
  }
  return null
}

const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?(?:\s*(?<period>[ap]\.?m\.?)(?![a-z]))?`
const zone = String.raw`(?:\s*(?<zone>[A-Za-z(+-][\w:+/() -]*))?`
const after = String.raw`(?:(?:\s*,)?(?:\s+at)?\s+${time}${zone})?$`
const weekday = String.raw`(?:[^\s\d,]{2,20}(?:,\s*|\s+))?`
const month = String.raw`(?<month>[^\s\d,.:/-]{3,12})\.?`

/** How dates are written, in the order tried: the first that fits is taken. Each names its parts. */
const shapes: { name: string; shape: RegExp }[] = [
  {
    name: 'RFC 822: Tue, 19 May 2026 16:00:00 GMT; also 19-May-26',
    shape: re(
      String.raw`^${weekday}(?<day>\d{1,2})(?:st|nd|rd|th)?(?<gap>\s+|-)${month}(?:,?\s+|-)(?<year>\d{4}|\d{2})${after}`,
    ),
  },
  {
    name: 'ISO 8601, W3CDTF, SQL: 2026-05-19T16:00:00.000Z; also by slashes, dots or the year alone',
    shape: re(
      String.raw`^(?<year>\d{4})(?!\d{3}(?!\d))(?:([-/.]?)(?<month>\d{1,2})(?:\2(?<day>\d{1,2})(?:(?:T|,?\s+)(?:${time}|(?<hour2>\d{2})(?:(?<minute2>\d{2})(?<second2>\d{2})?)?)${zone})?)?)?$`,
    ),
  },
  {
    name: 'ISO 8601 by the day of the year: 2026-139; three digits are never a month and a day',
    shape: re(String.raw`^(?<year>\d{4})-?(?<ordinal>\d{3})(?:T${time}${zone})?$`),
  },
  {
    name: 'ISO 8601 by the week: 2026-W30-1, whose first day is Monday',
    shape: re(String.raw`^(?<year>\d{4})-?W(?<week>\d{2})(?:-?(?<weekday>[1-7]))?(?:T${time}${zone})?$`),
  },
  {
    name: 'The time first: 12:00 20 Jul 2026',
    shape: re(
      String.raw`^${time}(?:\s*(?<zone>[A-Z]{2,5}|[+-]\d{2}:?\d{2}))?,?\s+${weekday}(?<day>\d{1,2})(?:st|nd|rd|th)?\s+${month},?\s+(?<year>\d{4})$`,
    ),
  },
  {
    name: 'Cards: May 19, 2026',
    shape: re(String.raw`^${weekday}${month}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${after}`),
  },
  {
    name: 'asctime: Tue May 19 16:00:00 2026, with or without a zone',
    shape: re(
      String.raw`^${weekday}${month}\s+(?<day>\d{1,2})\s+${time}(?:\s+(?<zone>[A-Za-z+-][\w:+-]*))?\s+(?<year>\d{4})$`,
    ),
  },
  {
    name: 'Chinese characters and Hangul: 2026年5月19日 16時30分, 2026년 5월 19일 오후 4:30',
    shape: re(
      String.raw`^(?<year>\d{4})\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日일]?\s*(?:(?<period>午前|午後|上午|下午|오전|오후)?\s*(?<hour>\d{1,2})(?:[:：]|[時时点시]\s*)(?:(?<minute>\d{1,2})(?:[分분])?)?(?::?\s*(?<second>\d{1,2})(?:[秒초])?)?${zone})?$`,
    ),
  },
  {
    name: 'Korean SQL: 2026-05-19 오후 4:30:00',
    shape: re(
      String.raw`^(?<year>\d{4})[-.]\s?(?<month>\d{1,2})[-.]\s?(?<day>\d{1,2})\.?\s+(?<period>午前|午後|오전|오후)\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?$`,
    ),
  },
  {
    name: 'Year, month’s name, day: 2026-május-19T16:00, 2026 May 19',
    shape: re(String.raw`^(?<year>\d{4})[\s./-]+${month}[\s./-]+(?<day>\d{1,2})(?:(?:T|\s+)${time}${zone})?$`),
  },
  {
    name: 'By slashes, where only one reading is possible: 5/19/2026, 19/5/2026',
    shape: re(
      String.raw`^(?:(?<month>\d{1,2})\/(?<day>1[3-9]|2\d|3[01])|(?<day2>1[3-9]|2\d|3[01])[/.](?<month2>\d{1,2}))[/.](?<year>\d{4})${after}`,
    ),
  },
  { name: 'Seconds or milliseconds of Unix', shape: /^(?<unix>\d{10}|\d{13})$/ },
]

function re(source: string): RegExp {
  return new RegExp(source, 'iu')
}

/** "SEPT. 30, 2026 / AI" reads like "SEPT. 30, 2026", and a weekday in brackets says nothing new. */
function tidy(text: string): string {
  return text
    .replace(/\s*[/|·]\s.*$/u, (rest) => (/\d{4}/.test(rest) ? rest : ''))
    .replace(/\s*(?:\((?:[^()\d+-]*)\)|（[^）]*）)/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

type Parts = Record<string, string | undefined>

function written(parts: Parts): string | null {
  if (parts.unix) return iso(DateTime.fromMillis(Number(parts.unix.padEnd(13, '0')), { zone: 'utc' }))
  const [month, offset] = [monthOf(parts.month ?? parts.month2), zoneOf(parts.zone)]
  if (month === null || offset === undefined) return null
  const year = yearOf(parts.year ?? '')
  const day = Number(parts.ordinal ?? parts.day ?? parts.day2 ?? 1)
  const hour = Number(parts.hour ?? parts.hour2 ?? 0)
  const minute = Number(parts.minute ?? parts.minute2 ?? 0)
  const second = Math.min(59, Number(parts.second ?? parts.second2 ?? 0))
  const millisecond = Number((parts.fraction ?? '').slice(0, 3).padEnd(3, '0'))
  const clock = { hour: dayPeriod(hour, parts.period), minute, second, millisecond }
  const local = parts.week
    ? { weekYear: year, weekNumber: Number(parts.week), weekday: Number(parts.weekday ?? 1) as WeekdayNumbers }
    : parts.ordinal
      ? { year, ordinal: day }
      : { year, month, day }
  return iso(moved(DateTime.fromObject({ ...local, ...clock }, { zone: 'utc' }), offset))
}

/** What a clock in that zone shows, as the instant it is. */
function moved(local: DateTime, zone: Zone): DateTime {
  if (zone === 0 || !local.isValid) return local
  if (typeof zone === 'string') return local.setZone(zone, { keepLocalTime: true }).toUTC()
  return DateTime.fromMillis(local.toMillis() - zone * 60_000, { zone: 'utc' })
}

/** 1970 is a date, if an old one: a feed that gives it means "long ago", never "today". */
function iso(found: DateTime): string | null {
  return found.isValid && found.year >= 1970 && found.year < 2100 ? found.toISO({ suppressMilliseconds: true }) : null
}
