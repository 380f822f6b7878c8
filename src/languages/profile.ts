import type { Origin } from '../model/issue.ts'
import type { Language } from '../model/language.ts'
import type { TranslationWords } from './translation/words.ts'

/** The kinds of announcement that are never one and the same, whatever their words share. */
export type Kind =
  | 'launch'
  | 'preview'
  | 'availability'
  | 'price'
  | 'end'
  | 'guide'
  | 'card'
  | 'customer'
  | 'update'
  | 'expansion'
  | 'incident'
  | 'suspension'
  | 'return'
  | 'default'
  | 'people'
  | 'funding'
  | 'event'
  | 'report'
  | 'fix'
  | 'policy'
  | 'raise'
  | 'cap'
  | 'record'
  | 'partner'
  | 'acquisition'
  | 'investment'
  | 'site'
  | 'roundup'
  | 'statement'
  | 'rename'
  | 'improvement'

/** What answers in place of a post: a login, an error, or a question of consent. */
export type Gate = 'login' | 'error' | 'consent'

/** Everything that a reader reads in a language, and what hayami knows of how the language is written. */
export interface Profile {
  /** BCP 47, for `lang` and Content-Language. */
  tag: string
  /** The language's name in itself, for the link to the other edition. */
  ownName: string
  /** Whether a text is written in it, by its script and its function words; null where it says too little to tell. */
  isWritten: (text: string) => boolean | null
  /** Whether it holds what no other language writes, whatever else may be said of it. */
  isUnmistakable: (text: string) => boolean
  /** Titles of pages that stand before a post or in its place. */
  gates: Record<Gate, RegExp>
  /** How a summary is cut: characters of a lead's summary, at most. */
  summaryLength: number
  /**
   * Room for a title, and for the lines above the stories; characters of wide scripts count two. A list of mails shows some
   * 70 columns of a subject and 100 behind it; `lede` is for each title in it.
   */
  columns: { title: number; subject: number; preheader: number; lede: number }
  /** What no shortened text ends in. */
  dangling: RegExp
  /** Spaces and punctuation as the house sets them. */
  typeset: (text: string) => string
  /** Columns of the text part; characters of wide scripts count two. */
  textColumns: number
  /** How a heading of the text part stands out. */
  textHeading: (title: string) => string
  fonts: string
  lineHeight: { title: number; body: number; lede: number }
  date: (isoDate: string) => string
  shortDate: (isoDate: string) => string
  /** Words of a title by which its kind is told; the first that fits wins. */
  kinds: [Kind, RegExp][]
  /** Words too common to tell one announcement from another. */
  commonWords: Set<string>
  /** Countries, regions and cities that a title names, each by one name for all languages. */
  places: (title: string) => string[]
  /** What a title is about, such as images or prices, by names that all languages share. */
  concepts: (title: string) => string[]
  withoutConcepts: (title: string) => string
  /** Words that only say that something is announced, or for everyone: they tell no two posts apart. */
  filler: RegExp
  /** What follows here only says more of what a title is about: ` with`, a comma. */
  clause: RegExp
  /** Words in which a post tells how something goes so far. */
  progressWords: Set<string>
  /**
   * A quarter or season that a title names, or a month, or a day, in a form both languages share: `q2`, `summer`,
   * `*-05-*`, `2026-05-*`, `*-05-04`.
   */
  period: (title: string) => string | null
  /** Which part of a series a title names, in a form both languages share: `2`. */
  part: (title: string) => string | null
  /** Days that a title names: they are no figures of what it announces. */
  dates: RegExp
  /** A date and a section that a list glued to the front of a title. */
  stamp: RegExp
  /** What a list or a wire puts before a title to say that it is one: `Press release:`. */
  notice: RegExp
  /** A first word that is capitalised only because it comes first. */
  opener: RegExp
  /** Titles that name nothing, as any page may bear them. */
  generic: RegExp
  /** The forms in which a noun may stand in running text: its plural, its other spelling. */
  nounForms: (form: string) => string[]
  verbForms: (verb: string) => string[]
  /** The nouns that may be made of a verb, in small letters with spaces for hyphens: where one stands beside it, it takes a verb's endings. */
  nounsOf: (verb: string) => string[]
  /** Ends in a word that stands before any noun without being part of it, where the script has no spaces. */
  detached: RegExp
  /** The text of a link that does not say where it leads. */
  vagueLink: RegExp
  /** What feeds and pages put around a summary, and no reader misses. */
  boilerplate: RegExp[]
  /** What makes a verb of a noun that it directly follows: 埋め込み, 埋め込みました. */
  verbal: RegExp
  /** A longer definition of a term does not fit the mail. */
  definitionLength: number
  /** Whether the script leaves open how a name is read. */
  needsReading: boolean
  /** Groups of a title that a line break should not cut, or null where the script has spaces. */
  phrases: ((text: string) => string[]) | null
  /** How a machine shall write it: BCP 47 with the variety where a language has several, and the house's style in a sentence. */
  machine: { tag: string; style: string }
  /** By what a translation out of this language or into it is checked. */
  translation: TranslationWords
  words: Words
}

export interface Words {
  otherLanguage: (ownName: string) => string
  onTheWeb: string
  number: (n: number) => string
  announcements: (n: number) => string
  vendors: (n: number) => string
  minutes: (n: number) => string
  lede: (titles: string[], total: number) => string
  ledeNothing: string
  /** The titles that fit, and how many others there are. */
  subject: (titles: string[], others: number) => string
  /** Goes on from the subject; `more` where there is still more to tell. */
  preheader: (titles: string[], more: boolean) => string
  markSample: (text: string) => string
  sampleNotice: string
  corrections: string
  leads: string
  others: string
  nothing: string
  moreOnTheWeb: (n: number) => string
  officialSource: string
  /** The day of an announcement that gives none: when it was first seen. */
  firstSeen: (day: string) => string
  /** The day of an announcement whose page an earlier issue carried when it said something else. */
  updated: (day: string, issue: string) => string
  officialIn: Record<Language, string>
  also: string
  andMore: (n: number) => string
  origin: Record<Origin | 'edited', string>
  /** A mark behind a text, with the space that the script wants before it. */
  bracketed: (mark: string) => string
  unchecked: string
  uncheckedSources: (names: string[]) => string
  /** The terms a story needs, as a line of its own in the text part. */
  terms: (names: string[]) => string
  /** Above the list of all terms in the text part. */
  termsHere: string
  termOfTheDay: string
  readTerm: (name: string) => string
  policy: string
  policyText: string
  correctionsText: string
  why: (site: string) => string
  unsubscribe: string
  preferences: string
  publisher: string
  address: string
  contact: string
  trademarks: (name: string) => string
  colon: string
  separator: string
}
