import { commonEra, eraYear } from '../dates/eras.ts'
import { englishMonth, monthOf } from '../dates/names.ts'
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
  const narrow = halfWidth(text)
  for (const { shape, parts } of shapes) {
    const match = shape.exec(narrow)
    if (!match) continue
    const { y = year, m, d } = parts(match.slice(1))
    const date = y === null ? null : instant(`${y}-${twoDigits(monthOf(m) ?? 0)}-${twoDigits(Number(d))}`)
    if (!date) continue
    return { date, rest: trimmed(`${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`) }
  }
  return null
}

/** With digits as wide as Latin ones. No other character moves, so that what is found here stands there too. */
function halfWidth(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
}

/** The year of a heading that stands over several dates: "May 2026", "2026", "2026年5月". */
export function yearOf(heading: string): number | null {
  const match = section.exec(commonEra(halfWidth(heading)))
  return match ? Number(match[1] ?? match[2]) : null
}

const month = `(${englishMonth})`
const day = '(\\d{1,2})(?:st|nd|rd|th)?'

type Parts = { y?: string | undefined; m: string | undefined; d: string | undefined }

const shapes: { shape: RegExp; parts: (found: string[]) => Parts }[] = [
  { shape: /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, parts: ([y, m, d]) => ({ y, m, d }) },
  { shape: /(?<![\d.])(\d{4})([./])(\d{1,2})\2(\d{1,2})(?![\d.])/, parts: ([y, , m, d]) => ({ y, m, d }) },
  {
    shape: new RegExp(String.raw`(${eraYear}\s*年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日`, 'u'),
    parts: ([y, m, d]) => ({ y: y && commonEra(y).replace(/\s*年/u, ''), m, d }),
  },
  { shape: /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/, parts: ([y, m, d]) => ({ y, m, d }) },
  { shape: new RegExp(`\\b${month}\\.?\\s+${day},?\\s+(\\d{4})\\b`, 'i'), parts: ([m, d, y]) => ({ y, m, d }) },
  { shape: new RegExp(`\\b${day}\\s+${month}\\.?,?\\s+(\\d{4})\\b`, 'i'), parts: ([d, m, y]) => ({ y, m, d }) },
  { shape: /(\d{1,2})\s*月\s*(\d{1,2})\s*日/, parts: ([m, d]) => ({ m, d }) },
  { shape: new RegExp(`\\b${month}\\.?\\s+${day}\\b(?!,?\\s*\\d)`, 'i'), parts: ([m, d]) => ({ m, d }) },
]

const section = new RegExp(`^\\W*(?:${month.replace('(', '(?:')}\\.?,?\\s+)?(\\d{4})\\W*$|^(\\d{4})\\s*年`, 'i')

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
