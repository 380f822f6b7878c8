/** A number that a text names: `$2.5 billion`, `二つ`, `May`. Numbers of one value are equal in any language. */
export interface Figure {
  text: string
  /** What it may stand for, as canonical numbers: `128K` is 128 and 128000. */
  values: string[]
  /** Written in digits, so that a translation has to say it too. */
  digits: boolean
  /** Said exactly: `thirty people`, not `hundreds of people`. */
  exact: boolean
}

/** How a language says numbers. */
export interface FigureWords {
  /** Phrases whose numbers mean something together (24/7), read before anything else. */
  idioms: [RegExp, (match: RegExpExecArray) => (number | string)[]][]
  /** Digits with what belongs to them; the first group is all of it. */
  written: RegExp
  /** What digits with their scale are worth. */
  worth: (written: string) => number[]
  /** Words that may stand for numbers; what they may be worth, and whether they say it exactly. */
  said: [RegExp, (match: RegExpExecArray) => number[], exact?: boolean][]
}

/** All figures of a text in normal width; what one rule has read is not read again by the next. */
export function figuresBy(words: FigureWords): (text: string) => Figure[] {
  return (text) => {
    const figures: Figure[] = []
    let rest = text
    const take = (pattern: RegExp, read: (match: RegExpExecArray) => Omit<Figure, 'text'>) => {
      for (const match of rest.matchAll(pattern)) figures.push({ text: match[0], ...read(match) })
      rest = rest.replace(pattern, (text) => ' '.repeat(text.length))
    }
    for (const [pattern, values] of words.idioms)
      take(pattern, (match) => ({ values: values(match).map(String), digits: /\d/.test(match[0]), exact: true }))
    take(words.written, ([all]) => ({ values: valuesOf(all, words.worth), digits: true, exact: true }))
    for (const [pattern, values, exact = false] of words.said)
      take(pattern, (match) => ({ values: values(match).map(canonical), digits: false, exact }))
    return figures
  }
}

/** Without the noise of binary fractions: 1.7 billion is 1700000000. */
export function canonical(value: number): string {
  return String(Number(value.toPrecision(12)))
}

/** Letters that scale a number in technical writing: 128K, 70B. */
export const letterScales: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }

function valuesOf(written: string, worth: FigureWords['worth']): string[] {
  const version = /\d+(?:\.\d+){2,}/.exec(written)?.[0]
  return version ? [version] : [...new Set(worth(written).map(canonical))]
}
