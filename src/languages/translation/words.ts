import type { Figure } from './figures.ts'
import type { Measured } from './measures.ts'

/** What a machine says of its work instead of doing it. */
export type Talk = 'preface' | 'instruction' | 'refusal' | 'note'

/** What a number counts that no translation changes. */
export type Unit = 'dollar' | 'yen' | 'euro' | 'pound' | 'percent'

/** What is said one way or the other way round. */
export type Sense =
  | 'dearer'
  | 'cheaper'
  | 'more'
  | 'less'
  | 'begins'
  | 'ends'
  | 'with'
  | 'without'
  | 'at least'
  | 'below'
  | 'on'
  | 'off'

/** Whether a text is in a language; null where it says too little. */
export type Judge = (text: string) => boolean | null

/** What hayami knows of a language to check a translation out of it or into it. */
export interface TranslationWords {
  /** The numbers that a text names, in digits and in words. */
  figures: (text: string) => Figure[]
  units: Record<Unit, RegExp>
  /** Numbers with what they count of time, power and size. */
  measures: (text: string) => Measured[]
  /** The months that a text names, from 1. */
  months: (text: string) => number[]
  /** Says a share without per cent: half, 4割. */
  share: RegExp
  /** Why a text is not written in this language, or null; names have been taken out of it. The judge is the profile's. */
  foreign: (text: string, isWritten: Judge) => string | null
  /** A run of words that nobody translated; never matches where the script of both languages is one. */
  untranslated: RegExp
  /** Phrases with a negation in them that deny nothing: not only, なければならない. */
  neutral: RegExp
  /** Words that deny. */
  negation: RegExp
  /** Words that may stand where another language denies: only, fails, without, 不, 無. */
  limiting: RegExp
  /** Words that say one thing and not its opposite; wide enough to be found, narrow enough to mean it. */
  senses: Record<Sense, RegExp>
  talk: Record<Talk, RegExp>
  /** A year of a calendar of its own. */
  era: RegExp
  /** Capitalised words, and words with digits, that are no names, whole: May, Part, Q2. */
  ordinary: RegExp
  /** What may be joined to a name and is no part of it: -based, non-. */
  joined: RegExp
  /** Where a name ends and a count of it begins with no space between them: GPU1基. */
  counted: RegExp
  /** A Latin word with a capital is always a name, as no sentence or heading of this language begins with one. */
  capitalsAreNames: boolean
  /** How names of other scripts are spelled by their sound, as pieces of a text with their sound in Latin letters. */
  spelledBySound: ((text: string) => { text: string; sound: string }[]) | null
  /** Characters that say what one of the most common language of the trade says, for a title and for prose. */
  density: { title: number; summary: number }
}
