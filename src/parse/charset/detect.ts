import { type Letters, letters } from './letters.ts'

/**
 * The charset of bytes that nothing tells of: the one whose languages would most likely have written them. The same bytes
 * are as long in each, so the bits they take may be compared: few for what is frequent there, many for what is rare or wrong.
 * UTF-8 with some broken bytes is still UTF-8.
 */
export function detect(bytes: Uint8Array): string {
  const utf8 = new TextDecoder().decode(bytes)
  if (count(utf8, /[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu) > 2 * count(utf8, /\ufffd/g)) return 'utf-8'
  const sample = bytes.subarray(0, sampleSize)
  const enough = sample.filter((byte) => byte >= 0x80).length >= fewest
  return letters()
    .filter(({ latin }) => enough || latin)
    .map((each) => ({ encoding: each.encoding, total: bitsOf(sample, each) }))
    .reduce((a, b) => (b.total < a.total ? b : a)).encoding
}

/** Fewer bytes beyond ASCII than this prove no script: they are accents in a Latin text. */
const fewest = 8
const sampleSize = 100_000

/** Of what is as likely in any text. */
const commonBits = 6.5
/** Of a byte that reads as nothing, and on top of its own for a letter where no text has it. */
const brokenBits = 20
const misplacedBits = 8

/** How many bits the bytes take as a text in these letters. */
function bitsOf(bytes: Uint8Array, { encoding, bits, rare, misplaced }: Letters): number {
  const text = new TextDecoder(encoding).decode(bytes)
  const of = (char: string) =>
    bits.get(char) ?? (everywhere.test(char) ? commonBits : broken.test(char) ? brokenBits : rare)
  const foreign = text.match(/[^\u0000-\u007f]+/g)?.join('') ?? ''
  const ascii = text.length - foreign.length
  const wrong = misplaced ? count(text, misplaced) : 0
  return Array.from(foreign, of).reduce((a, b) => a + b, commonBits * ascii + misplacedBits * wrong)
}

const everywhere = /[\u00a0‘’“”–—…«»•·°£©®™]/
const broken = /[\ufffd\u0080-\u009f\ue000-\uf8ff]/

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** ISO-2022-JP is 7-bit text that switches sets by escape sequences, so it passes for ASCII. */
export function isIso2022(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b)
  return at !== -1 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)
}
