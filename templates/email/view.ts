import type { Origin } from '../../src/model/issue.ts'
import type { Language } from '../../src/model/language.ts'

/** A text as an edition shows it: `language` is set where it is not the edition's own, `origin` where it is not simply the vendor's words in the edition's language. */
export interface Shown {
  text: string
  language: Language | null
  origin: Origin | 'edited' | null
}

export interface Link {
  text: string
  url: string
}

/** One announcement, ready to print in one language. */
export interface StoryView {
  vendor: string
  source: string
  date: string
  title: Shown
  summary: Shown | null
  url: string
  host: string
  /** The vendor's own page in another language, named in the edition's words. */
  official: Link[]
  also: Link[]
  /** Where the places are that did not fit. */
  moreAlso: Link | null
  terms: Link[]
}

/** A source's name beside its vendor's, which it does not say again: `Labs` for “Acme Labs”. */
export function channel({ vendor, source }: Pick<StoryView, 'vendor' | 'source'>): string {
  const rest = source.startsWith(vendor) ? source.slice(vendor.length) : ''
  return rest.trim() === '' || /^[\p{L}\p{N}]/u.test(rest) ? source : rest.trim()
}

/** Whose words the summary is in, where the mark beside the title does not say it. */
export function ownOrigin({ title, summary }: Pick<StoryView, 'title' | 'summary'>): Shown['origin'] {
  return summary === null || summary.origin === title.origin ? null : summary.origin
}

/** All that an edition shows: one composed view feeds the HTML and the text part. */
export interface EditionView {
  language: Language
  name: string
  title: string
  subject: string
  preheader: string
  sample: boolean
  date: string
  number: number
  stories: number
  vendors: number
  minutes: number
  lede: string
  corrections: string[]
  leads: StoryView[]
  others: StoryView[]
  onTheWebOnly: number
  unchecked: string[]
  term: {
    name: string
    reading: string | null
    /** What the other language calls it, where it has another name. */
    otherName: (Link & { language: Language }) | null
    definition: string
    url: string
  } | null
  web: string
  otherEdition: Link & { language: Language }
  unsubscribe: string
  preferences: string
  site: Link
  publisher: string
  address: string
  contact: string
}
