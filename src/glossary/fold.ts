import { isJapanese, Kind, kindOf } from './kinds.ts'

/**
 * A text folded for matching, with the way back: `units[i]` stands for `[starts[i], ends[i])` of the original. Good until
 * the next text is folded, which may take its room.
 */
export interface Folded {
  length: number
  units: Uint16Array
  starts: Int32Array
  ends: Int32Array
}

export const longVowel = unitOf('ー')
export const space = unitOf(' ')
const middleDot = unitOf('・')
/** A dash that is a long vowel between katakana, and parts words everywhere else. */
const dash = unitOf('―')

/** Called directly, as looking it up for each unit is slow where strings of many kinds are read. */
const { charCodeAt } = String.prototype

/** How a code unit is folded: into one unit that stands beside any other, or with a look at what it is beside. */
const Role = { unknown: 0, plain: 1, space: 2, japanese: 3, careful: 4, mark: 5, several: 6 } as const
const roles = new Uint8Array(0x10000)
/** What a code unit folds to where that is one unit. */
const folds = new Uint16Array(0x10000)

/** Marks that follow one base letter in any real text; the rest of a longer run stands by itself. */
const mostMarks = 16

/**
 * Width and case folded (NFKC), half-width kana composed, small vowels made large, a trailing long vowel and middle dots
 * between kana taken out, hyphens and white space made one space, which vanishes beside Japanese. Never for printing.
 */
export function fold(text: string): Folded {
  const folder = text.length < scratch.units.length ? scratch.empty() : new Folder(text.length)
  for (let at = 0; at < text.length; ) {
    at = folder.takePlain(text, at)
    if (at < text.length) at = folder.takeCarefully(text, at)
  }
  return folder.close()
}

/** The folded spelling of a form or a shield, for tries and for telling two forms apart. */
export function spellingOf(form: string): string {
  const { units, length } = fold(form)
  return String.fromCharCode(...units.subarray(0, length)).trim()
}

class Folder implements Folded {
  length = 0
  units: Uint16Array
  starts: Int32Array
  ends: Int32Array

  constructor(room: number) {
    this.units = new Uint16Array(room + 8)
    this.starts = new Int32Array(room + 8)
    this.ends = new Int32Array(room + 8)
  }

  empty(): Folder {
    this.length = 0
    return this
  }

  /** Folds from an offset on as long as each unit stands by itself, and says where that ends. */
  takePlain(text: string, from: number): number {
    const { units, starts, ends } = this
    let length = this.length
    let last = length === 0 ? space : (units[length - 1] as number)
    let at = from
    if (last === longVowel || last === dash) return at
    const end = Math.min(text.length, at + units.length - length)
    for (; at < end; at += 1) {
      const unit = charCodeAt.call(text, at)
      const role = roles[unit] as number
      if (role === Role.plain || (role === Role.japanese && last !== space)) last = folds[unit] as number
      else if (role === Role.space && last !== space && !isJapanese(last)) last = space
      else break
      units[length] = last
      starts[length] = at
      ends[length] = at + 1
      length += 1
    }
    this.length = length
    return at
  }

  /** Folds what stands at an offset, with a look at what is beside it, and says where it ends. */
  takeCarefully(text: string, at: number): number {
    const unit = text.charCodeAt(at)
    const role = roles[unit] || learn(unit)
    if (role < Role.mark) {
      this.put(folds[unit] ?? 0, at, at + 1)
      return at + 1
    }
    const start = role === Role.mark ? this.takeBack(at) : at
    const end = endOfCluster(text, at)
    const folded = foldCharacters(text.slice(start, end))
    for (let nth = 0; nth < folded.length; nth += 1) this.put(folded.charCodeAt(nth), start, end)
    return end
  }

  close(): Folded {
    if (this.units[this.length - 1] === dash) this.length -= 1
    if (this.units[this.length - 1] === longVowel) this.dropLongVowel()
    return this
  }

  private put(unit: number, start: number, end: number) {
    if (this.units[this.length - 1] === dash) this.settleDash(unit)
    if (this.units[this.length - 1] === longVowel && !continuesKatakana(unit)) this.dropLongVowel()
    const before = this.length === 0 ? space : (this.units[this.length - 1] ?? space)
    if (unit === space && (before === space || isJapanese(before))) return
    if (unit === middleDot && (kindOf(before) === Kind.katakana || kindOf(before) === Kind.hiragana)) return
    if (before === space && this.length > 0 && isJapanese(unit)) this.length -= 1
    if (this.length === this.units.length) this.grow()
    this.units[this.length] = unit
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length += 1
  }

  /** A mark belongs to the letter before it, which is folded anew with it; marks beyond a letter's most stand by themselves. */
  private takeBack(at: number): number {
    let start = at
    while (this.length > 0 && this.ends[this.length - 1] === at && at - (this.starts[this.length - 1] ?? 0) <= 2) {
      this.length -= 1
      start = this.starts[this.length] ?? at
    }
    return start
  }

  private settleDash(next: number) {
    const before = this.length > 1 ? (this.units[this.length - 2] ?? space) : space
    if (kindOf(before) === Kind.katakana && kindOf(next) === Kind.katakana) this.units[this.length - 1] = longVowel
    else if (before === space || isJapanese(before)) this.length -= 1
    else this.units[this.length - 1] = space
  }

  /** コンピューター reads like コンピュータ: the letter before the long vowel stands for both. */
  private dropLongVowel() {
    const before = this.length - 2
    if (before < 0 || kindOf(this.units[before] ?? 0) !== Kind.katakana) return
    this.ends[before] = this.ends[before + 1] ?? 0
    this.length -= 1
  }

  private grow() {
    const { units, starts, ends } = this
    const room = this.length * 2
    this.units = new Uint16Array(room)
    this.starts = new Int32Array(room)
    this.ends = new Int32Array(room)
    this.units.set(units)
    this.starts.set(starts)
    this.ends.set(ends)
  }
}

/** Room for the texts of an edition, made once: three arrays for each would cost more than the folding. */
const scratch = new Folder(1 << 15)

function continuesKatakana(unit: number): boolean {
  return unit === middleDot || kindOf(unit) === Kind.katakana
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit)
  const surrogate = unit >= 0xd800 && unit <= 0xdfff
  const folded = surrogate ? '' : foldCharacters(character)
  folds[unit] = folded.length === 1 ? folded.charCodeAt(0) : 0
  const role = isMark(unit) ? Role.mark : folded.length === 1 ? roleOf(folds[unit] ?? 0) : Role.several
  roles[unit] = role
  return role
}

function roleOf(folded: number): number {
  if (folded === space) return Role.space
  if ([middleDot, dash, longVowel].includes(folded)) return Role.careful
  return isJapanese(folded) ? Role.japanese : Role.plain
}

/** Letters that look or sound alike in the names of things; へ, べ and ぺ are written the same in both kana. */
const alike: Record<string, string> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  へ: 'ヘ',
  べ: 'ベ',
  ぺ: 'ペ',
  '\u0000': '\ufffd',
}

function foldCharacters(characters: string): string {
  return [...characters.normalize('NFKC').toLowerCase()]
    .map((char) => {
      if (/[―—]/.test(char)) return '―'
      if (/[\s\p{Pd}゠]/u.test(char)) return ' '
      return /\p{Cf}|\u034f|[\ufe00-\ufe0f]/u.test(char) ? '' : (alike[char] ?? char)
    })
    .join('')
}

/** Whether a code unit belongs to the letter before it: accents, voicing marks, variation selectors. */
function isMark(unit: number): boolean {
  return unit >= 0x300 && /[\p{M}\uff9e\uff9f]/u.test(String.fromCharCode(unit))
}

function endOfCluster(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  while (end < text.length && end - at < mostMarks && isMark(text.charCodeAt(end))) end += 1
  return end
}

function unitOf(character: string): number {
  return character.charCodeAt(0)
}
