import { DateTime } from 'luxon'

/** Shapes in which official pages write a day; a day without a zone is taken as UTC. */
const shapes = [
  'MMM d, yyyy',
  'MMMM d, yyyy',
  'MMM d yyyy',
  'd MMM yyyy',
  'd MMMM yyyy',
  'yyyy/M/d',
  'yyyy.M.d',
  'yyyy年M月d日',
  'yyyy-MM-dd HH:mm:ss ZZZ',
  'yyyy-MM-dd HH:mm:ss',
  'ccc MMM d HH:mm:ss yyyy',
  'ccc, d MMM yyyy HH:mm:ss',
  'ccc, d MMM yyyy',
]

/** An ISO 8601 instant in UTC without fractions, or null where the text is no date that names its year. */
export function instant(value: string | null | undefined): string | null {
  const text = value?.trim()
  if (!text || text.length > 80) return null
  const readers = [
    () => DateTime.fromISO(text, { zone: 'utc' }),
    () => DateTime.fromRFC2822(text, { zone: 'utc' }),
    () => DateTime.fromHTTP(text, { zone: 'utc' }),
    ...shapes.map((shape) => () => DateTime.fromFormat(tidy(text), shape, { zone: 'utc', locale: 'en' })),
  ]
  for (const read of readers) {
    const found = read()
    if (found.isValid && /\d{2}/.test(text)) return written(found)
  }
  return null
}

/** "SEPT. 30, 2026 / AI" reads like "Sep 30, 2026". */
function tidy(text: string): string {
  return text
    .replace(/\s*[/|·].*$/u, (rest) => (/\d{4}/.test(rest) ? rest : ''))
    .replace(/\bsept\b/i, 'Sep')
    .replace(/(?<=\b[A-Za-z]{3,9})\.(?=\s)/, '')
    .replace(/\s*(?:\([^)]*\)|（[^）]*）)$/u, '')
}

function written(time: DateTime): string | null {
  const utc = time.toUTC()
  return utc.year >= 1990 && utc.year < 2100 ? utc.toISO({ suppressMilliseconds: true }) : null
}
