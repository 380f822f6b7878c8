import { languages } from '../../languages/index.ts'
import { columnsOf } from '../../text/wrap.ts'
import type { Rule } from './rule.ts'
import { shortly } from './style.ts'
import { isOwn } from './words.ts'

/** RFC 5322. */
const maxOctets = 998

const residue = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);/gi

export const textRules: Rule[] = [
  {
    rule: 'text/width',
    find: ({ edition: { text, language } }) =>
      linesOf(text)
        .filter((line) => columnsOf(line) > languages[language].textColumns + overhang(line) && isBreakable(line))
        .map((line) => ({ block: 'text', message: `a line is ${columnsOf(line)} columns wide: ${shortly(line)}` })),
    fix: 'mend src/text/wrap.ts',
  },
  {
    rule: 'text/octets',
    find: ({ edition: { text } }) =>
      linesOf(text)
        .filter((line) => new TextEncoder().encode(line).byteLength > maxOctets)
        .map((line) => ({ block: 'text', message: `a line has more than ${maxOctets} octets: ${shortly(line)}` })),
    fix: 'shorten the words of which it is made',
  },
  {
    rule: 'text/markup',
    find: (seen) =>
      [...new Set(seen.edition.text.match(residue))]
        .filter((piece) => !isOwn(piece, seen))
        .map((piece) => ({ block: 'text', message: `holds markup: ${shortly(piece)}` })),
    fix: 'write the text part from the words, not from HTML',
  },
  {
    rule: 'text/blank',
    find: ({ edition: { text } }) =>
      /\n{4}|[ \t]\n|\r|^\n|[^\n]$/.test(text) ? [{ block: 'text', message: 'has blank space that nobody wrote' }] : [],
    fix: 'mend the template',
  },
]

function linesOf(text: string): string[] {
  return text.split('\n')
}

/** A closing mark of a wide script may hang over. */
function overhang(line: string): number {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。）」』】]/u.test(line) ? 2 : 0
}

/** An address, or one long word, stays whole, be it numbered. */
function isBreakable(line: string): boolean {
  const words = line.trim().replace(/^\d+\.\s/, '')
  return !line.includes('://') && /\s|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words)
}
