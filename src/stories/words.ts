/** What each side has and the other lacks, where both have something: `5.1 / 5.2`. */
export function differing(a: string[], b: string[]): string | null {
  if (a.length === 0 || b.length === 0) return null
  const [onlyA, onlyB] = [without(a, b), without(b, a)]
  return onlyA.length > 0 && onlyB.length > 0 ? `${onlyA.sort().join(', ')} / ${onlyB.sort().join(', ')}` : null
}

/** What either side has and the other lacks: `flash / flash, lite`. */
export function unequal(a: string[], b: string[]): string | null {
  if (a.length === 0 && b.length === 0) return null
  const [onlyA, onlyB] = [without(a, b), without(b, a)]
  return onlyA.length + onlyB.length > 0
    ? `${onlyA.sort().join(', ') || '–'} / ${onlyB.sort().join(', ') || '–'}`
    : null
}

export function without(a: string[], b: string[]): string[] {
  return a.length === 0 ? a : a.filter((each) => !b.includes(each))
}

/** Each once, in order. Most lists are short, and are copied only where something is left out. */
export function unique(words: string[]): string[] {
  if (words.length < 2) return words
  if (words.length > 16) return [...new Set(words)]
  return words.filter((word, at) => words.indexOf(word) === at)
}

/** By code units: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
