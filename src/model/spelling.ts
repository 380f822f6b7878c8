/** The word that was probably meant: the nearest one, if few of its letters are wrong. */
export function nearest(written: string, words: string[]): string | null {
  const [best] = words
    .map((word) => ({ word, wrong: distance(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, wrong }) => wrong <= Math.ceil(word.length / 3))
    .sort((a, b) => a.wrong - b.wrong)
  return best?.word ?? null
}

/** Letters to add, drop or change to get from one word to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1]
    for (const [column, other] of [...to].entries())
      next.push(
        Math.min((row[column] ?? 0) + (letter === other ? 0 : 1), (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1),
      )
    row = next
  }
  return row.at(-1) ?? 0
}
