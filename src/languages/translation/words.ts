import type { Figure } from './figures.ts'

/** What a machine says of its work instead of doing it. */
export type Talk = 'preface' | 'instruction' | 'refusal' | 'note'

/** What a number counts that no translation changes. */
export type Unit = 'dollar' | 'yen' | 'euro' | 'pound' | 'percent'

/** What hayami knows of a language to check a translation out of it or into it. */
export interface TranslationWords {
  /** The numbers that a text names, in digits and in words. */
  figures: (text: string) => Figure[]
  units: Record<Unit, RegExp>
  /** Says a share without per cent: half, 4割. */
  share: RegExp
  /** Why a text is not written in this language, or null; names have been taken out of it. */
  foreign: (text: string) => string | null
  /** A run of words that nobody translated; never matches where the script of both languages is one. */
  untranslated: RegExp
  /** Phrases with a negation in them that deny nothing: not only, なければならない. */
  neutral: RegExp
  /** Words that deny. */
  negation: RegExp
  /** Words that may stand where another language denies: only, fails, without, 不, 無. */
  limiting: RegExp
  talk: Record<Talk, RegExp>
  /** A year of a calendar of its own. */
  era: RegExp
  /** Capitalised words, and words with digits, that are no names, whole: May, Part, Q2. */
  ordinary: RegExp
  /** What a name may end in that is no part of it: -based. */
  nameEnding: RegExp
  /** A Latin word with a capital is always a name, as no sentence or heading of this language begins with one. */
  capitalsAreNames: boolean
  /** How names of other scripts are spelled by their sound, as pieces of a text with their sound in Latin letters. */
  spelledBySound: ((text: string) => { text: string; sound: string }[]) | null
  /** Characters that say what one of the most common language of the trade says, for a title and for prose. */
  density: { title: number; summary: number }
}
