/** What a character is to the edge of a term. */
export const Kind = { unknown: 0, other: 1, letter: 2, hiragana: 3, katakana: 4, han: 5 } as const

const kinds = new Uint8Array(0x10000)

/** The kind of a UTF-16 code unit. A letter is one of a script with spaces, a digit or an underscore. Halves of pairs are `other`. */
export function kindOf(unit: number): number {
  const known = kinds[unit] ?? Kind.other
  if (known !== Kind.unknown) return known
  const kind = look(String.fromCharCode(unit))
  kinds[unit] = kind
  return kind
}

function look(character: string): number {
  if (/[\p{Script=Katakana}ーｰﾞﾟ]/u.test(character)) return Kind.katakana
  if (/\p{Script=Hiragana}/u.test(character)) return Kind.hiragana
  if (/[\p{Script=Han}々]/u.test(character)) return Kind.han
  return /[\p{L}\p{Nd}_]/u.test(character) ? Kind.letter : Kind.other
}

export function isJapanese(unit: number): boolean {
  return kindOf(unit) >= Kind.hiragana
}

/** The kind of the character that ends before an offset of a text; of a pair, that of the whole character. */
export function kindBefore(text: string, at: number): number {
  if (at <= 0) return Kind.other
  const unit = text.charCodeAt(at - 1)
  if (unit < 0xdc00 || unit > 0xdfff) return kindOf(unit)
  return look(String.fromCodePoint(text.codePointAt(Math.max(0, at - 2)) ?? unit))
}

/** The kind of the character at an offset of a text. */
export function kindAt(text: string, at: number): number {
  if (at >= text.length) return Kind.other
  const unit = text.charCodeAt(at)
  if (unit < 0xd800 || unit > 0xdbff) return kindOf(unit)
  return look(String.fromCodePoint(text.codePointAt(at) ?? unit))
}
