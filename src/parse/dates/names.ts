/** A month by its number or by the beginning of its name, in the languages feeds were seen in; null for no month. */
export function monthOf(text: string | undefined): number | null {
  if (text === undefined) return 1
  if (/^\d+$/.test(text)) return Number(text)
  const name = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const at = months.findIndex((names) => names.test(name))
  return at === -1 ? null : at + 1
}

/** English, German, French, Spanish, Portuguese, Italian, Dutch, Hungarian, Greek, Russian; without accents. */
const months = [
  /^(jan|ene|gen|ιαν|янв)/,
  /^(feb|fev|φεβ|фев)/,
  /^(mar(?!ec)|mrt|maer|marz|μαρ|мар)/,
  /^(apr|abr|avr|απρ|апр)/,
  /^(may|mai|mag|mei|maj|μαι|μαϊ|ма[йия])/,
  /^(jun|juin|giu|ιουν|июн)/,
  /^(jul|juil|lug|ιουλ|июл)/,
  /^(aug|ago|aou|αυγ|авг)/,
  /^(sep|set|szep|σεπ|сен)/,
  /^(oct|okt|out|ott|οκτ|окт)/,
  /^(nov|νοε|ноε|ноя)/,
  /^(dec|dez|dic|δεκ|дек)/,
]

/** English names, whole or short, as they stand amid a text where the beginning of a word proves no month. */
export const englishMonth =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** Two digits are of this century up to 69 (as POSIX has it), else of the last. */
export function yearOf(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

/** The hour of a day of 24, from one of 12 where the text says which half. */
export function dayPeriod(hour: number, period: string | undefined): number {
  if (!period) return hour
  const late = /^p|午後|下午|오후/i.test(period)
  return (hour % 12) + (late ? 12 : 0)
}
