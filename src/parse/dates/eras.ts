/** Japanese eras, the letter that stands for each in tables, and the year that is its first. */
const eras: { name: string; letter: string; first: number }[] = [
  { name: '明治', letter: 'M', first: 1868 },
  { name: '大正', letter: 'T', first: 1912 },
  { name: '昭和', letter: 'S', first: 1926 },
  { name: '平成', letter: 'H', first: 1989 },
  { name: '令和', letter: 'R', first: 2019 },
]

const names = eras.map(({ name }) => name).join('|')
const letters = eras.map(({ letter }) => letter).join('')

/** An era and its year as they stand before 年: 令和8, 平成元. */
export const eraYear = String.raw`(?:${names})\s*(?:元|\d{1,2})`

const said = new RegExp(String.raw`(${names})\s*(元|\d{1,2})(?=\s*年)`, 'u')
const short = new RegExp(String.raw`^([${letters}])\.?\s?(元|\d{1,2})(?=([./-])\d{1,2}\3\d{1,2}(?!\d))`, 'u')
const beside = new RegExp(String.raw`(?<=\d{4}年?)\s*\(${eraYear}年?\)`, 'u')

/** A date with its year as it is counted elsewhere: 令和8年7月20日, R8.7.20 and 2026(令和8)年7月20日 are of 2026. */
export function commonEra(text: string): string {
  return text.replace(beside, '').replace(said, yearIn).replace(short, yearIn)
}

/** 元年 is an era's first year. */
function yearIn(_: string, era: string, year: string): string {
  const first = eras.find(({ name, letter }) => name === era || letter === era)?.first ?? 0
  return String(first + (year === '元' ? 1 : Number(year)) - 1)
}
