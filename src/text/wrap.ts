/**
 * Breaks lines longer than `columns`: Latin between words, Japanese between characters but never before a closing mark.
 * An address stays whole. With `hanging`, what goes on below stands that much further in than its line began; with
 * `phrases`, a script without spaces breaks between them.
 */
export function wrap(text: string, columns: number, { hanging, phrases }: Wrapping = {}): string {
  return text
    .split('\n')
    .map((line) => {
      const indent = hanging === undefined ? '' : `${/^ */.exec(line)?.[0]}${' '.repeat(hanging)}`
      return wrapLine(phrases ? inPhrases(line, columns, phrases) : pieces(line), columns, indent)
    })
    .join('\n')
}

interface Wrapping {
  hanging?: number
  phrases?: ((text: string) => string[]) | null
}

/** A phrase that would leave a line half empty may be broken, as may whatever holds an address. */
function inPhrases(line: string, columns: number, phrases: (text: string) => string[]): string[] {
  if (columnsOf(line) <= columns) return [line]
  if (line.includes('://')) return pieces(line)
  return phrases(line).flatMap((phrase) => (columnsOf(phrase) <= columns / 3 ? [phrase] : pieces(phrase)))
}

/** Characters that may not start a line, and those that may not end one. */
const noStart = /^[、。，．・：；？！）」』】〉》〕ーっゃゅょぁぃぅぇぉッャュョァィゥェォ々…)\],.;:!?%”’]/u
const noEnd = /[（「『【〈《〔(["“‘]$/u

function wrapLine(pieces: string[], columns: number, indent: string): string {
  const lines: string[] = []
  let current = ''
  for (const piece of pieces) {
    if (current.trim() !== '' && columnsOf((current + piece).trimEnd()) > columns) {
      lines.push(current.trimEnd())
      current = indent + piece.trimStart()
    } else current += piece
  }
  return [...lines, current.trimEnd()].join('\n')
}

/** What may not be broken: words with the space after them, single wide characters with the marks that cling to them. */
function pieces(line: string): string[] {
  const atoms = line.match(/https?:\/\/\S+\s*|(?:\u001b\[\d+m|[\u0021-\u024f\u2010-\u2027])+\s*|\s+|./gu) ?? []
  const joined: string[] = []
  for (const atom of atoms) {
    const last = joined.at(-1)
    if (last !== undefined && (noStart.test(atom) || noEnd.test(last))) joined[joined.length - 1] = last + atom
    else joined.push(atom)
  }
  return joined
}

/** Columns in a terminal or a plain-text mail: wide characters take two, a terminal's colours none. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const char of text.replace(/\u001b\[\d+m/g, ''))
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
        char,
      )
        ? 2
        : 1
  return columns
}
