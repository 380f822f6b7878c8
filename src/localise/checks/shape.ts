import { longest, type Rule } from './rule.ts'

/** What no text of an announcement holds, whatever it says; what the source holds itself is allowed. */
export const shapeRules: Rule[] = [
  {
    rule: 'empty',
    severity: 'refuse',
    find: ({ source, target }) => (source.bare !== '' && target.bare === '' ? ['says nothing'] : []),
  },
  {
    rule: 'invented',
    severity: 'refuse',
    find: ({ source, target }) => (source.bare === '' && target.bare !== '' ? ['the source says nothing'] : []),
  },
  {
    rule: 'overlong',
    severity: 'refuse',
    find: ({ target }) => (target.length > longest ? [`${target.length} characters`] : []),
  },
  {
    rule: 'control',
    severity: 'refuse',
    find: ({ source, target }) => {
      const own = new Set(source.raw.match(controls) ?? [])
      return (target.raw.match(controls) ?? []).filter((each) => !own.has(each)).map(codePoint)
    },
  },
  {
    rule: 'markup',
    severity: 'refuse',
    find: ({ source, target }) => (target.plain.match(markup) ?? []).filter((each) => !source.plain.includes(each)),
  },
  {
    rule: 'look-alike',
    severity: 'refuse',
    find: ({ source, target }) =>
      [...(target.plain.match(mixed) ?? []), ...(target.raw.match(styled) ?? [])].filter(
        (each) => !source.raw.includes(each) && !units.test(each),
      ),
  },
  {
    rule: 'repetition',
    severity: 'refuse',
    find: ({ source, target }) => {
      const own = loopsIn(source.plain)
      return own.length > 0 ? [] : loopsIn(target.plain)
    },
  },
]

/** Controls, marks of direction, characters without width, private ones and halves of pairs. Emoji may be joined. */
const controls =
  /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]|\u200d(?!\p{Extended_Pictographic})|[\u{e0000}-\u{e007f}]/gu

/** Tags, character references, Markdown's emphasis, links, headings and fences, and what is left of a template. */
const markup =
  /<\/?[a-z!][^<>]{0,80}>?|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|\*\*|__(?=\p{L})|\]\([^)]*\)|^#{1,6} |```|\{\{|\}\}|\[\[|^(?:[-*]|\d\.) (?=\p{L})|\\[nt"]/gimu

/** A Latin letter beside one that only looks like it, or a word of such letters alone. */
const mixed =
  /(?<![\p{Script=Latin}\d])[\p{Script=Latin}\d]*(?:(?<=\p{Script=Latin})[\p{Script=Greek}\u0250-\u02af]|[\p{Script=Greek}\u0250-\u02af](?=\p{Script=Latin})|[\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}\u0131])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]*/gu
/** Letters of mathematics, which are pictures of letters. */
const styled = /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}]+/gu
const units = /^\d*(?:μ[msgFLWAΩ]|[kMG]?Ω)$/

function loopsIn(text: string): string[] {
  const loop =
    [...text.matchAll(/(.{2,40}?)\1{3,}/gu)].map(([all]) => all).find((all) => /\p{L}{2}|\p{L}.?\p{L}/u.test(all)) ??
    /\b([\p{L}\p{N}'’]+)(?:[ ,]+\1\b){3,}/iu.exec(text)?.[0] ??
    /(\p{L})\1{7,}/u.exec(text)?.[0]
  if (loop) return [loop.slice(0, 40)]
  const sentences = text.split(/(?<=[。.!?！？])\s*/u).filter((sentence) => sentence.length >= 10)
  return sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)
}

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
