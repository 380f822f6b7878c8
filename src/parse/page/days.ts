import { instant } from '../dates.ts'

/** A date found in a text, as an instant, and what the text says besides it. */
export interface Dated {
  date: string
  rest: string
}

/**
 * The first whole date in a text that may say more: "v1.4.0 (May 21, 2026)", "Date: 2026-05-21", "2026年5月21日（木）".
 * `year` completes one that names none, such as "May 21" below a heading "May 2026".
 */
export function dateIn(text: string, year: number | null = null): Dated | null {
  for (const { shape, parts } of shapes) {
    const match = shape.exec(text)
    if (!match) continue
    const { y = year, m, d } = parts(match.slice(1))
    const date = y === null ? null : instant(`${y}-${twoDigits(monthNumber(m))}-${twoDigits(Number(d))}`)
    if (date) return { date, rest: trimmed(text.replace(match[0], ' ')) }
  }
  return null
}

/** The year of a heading that stands over several dates: "May 2026", "2026", "2026年5月". */
export function yearOf(heading: string): number | null {
  const match = section.exec(heading)
  return match ? Number(match[1] ?? match[2]) : null
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const day = '(\\d{1,2})(?:st|nd|rd|th)?'

type Parts = { y?: string | undefined; m: string | undefined; d: string | undefined }

const shapes: { shape: RegExp; parts: (found: string[]) => Parts }[] = [
  { shape: /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, parts: ([y, m, d]) => ({ y, m, d }) },
  { shape: /(?<![\d.])(\d{4})([./])(\d{1,2})\2(\d{1,2})(?![\d.])/, parts: ([y, , m, d]) => ({ y, m, d }) },
  { shape: /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/, parts: ([y, m, d]) => ({ y, m, d }) },
  { shape: new RegExp(`\\b${month}\\.?\\s+${day},?\\s+(\\d{4})\\b`, 'i'), parts: ([m, d, y]) => ({ y, m, d }) },
  { shape: new RegExp(`\\b${day}\\s+${month}\\.?,?\\s+(\\d{4})\\b`, 'i'), parts: ([d, m, y]) => ({ y, m, d }) },
  { shape: /(\d{1,2})\s*月\s*(\d{1,2})\s*日/, parts: ([m, d]) => ({ m, d }) },
  { shape: new RegExp(`\\b${month}\\.?\\s+${day}\\b(?!,?\\s*\\d)`, 'i'), parts: ([m, d]) => ({ m, d }) },
]

const section = new RegExp(`^\\W*(?:${month.replace('(', '(?:')}\\.?,?\\s+)?(\\d{4})\\W*$|^(\\d{4})\\s*年`, 'i')

function monthNumber(name: string | undefined): number {
  const named = months.indexOf((name ?? '').slice(0, 3).toLowerCase())
  return named === -1 ? Number(name) : named + 1
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

const weekday =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|[（(][月火水木金土日](?:曜日?)?[）)]/giu

/** Without the brackets, dashes and labels ("Date:") that were there for the date. */
function trimmed(rest: string): string {
  return rest
    .replace(weekday, ' ')
    .replace(/[（(［[]\s*[）)\]］]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s\-–—|·:：,、/]+|[\s\-–—|·,、/]+$/gu, '')
    .replace(/^[^:：]{0,30}[:：]$/u, '')
}
