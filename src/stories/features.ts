import { DateTime } from 'luxon'
import { languages } from '../languages/index.ts'
import type { Kind, Profile } from '../languages/profile.ts'
import type { Item } from '../model/item.ts'
import { isAllCapitalised, isTier, isVersion, nameFlags, productsOf, vendorWords } from './names.ts'
import { cleaned, figureOf, headOf, isCut, keyOf, tokensOf } from './title.ts'
import { unique } from './words.ts'

/** What the rules need of an item; `address` is canonical, or null where the source gave none. */
export type Candidate = Pick<Item, 'id' | 'vendor' | 'source' | 'language' | 'title' | 'summary' | 'published'> & {
  address: string | null
  main?: boolean
  roundup?: boolean
  /** The date of the issue that carried it: it recognises what comes back, and is no news itself. */
  remembered?: string
}

/** Words of a script without spaces, as near as its runs of one kind tell. */
const ideographs = /\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{2,}|\p{Script=Hangul}{2,}/gu

/** What may carry a meaning of its own. */
const word = /[a-z]{3,}|\p{Script=Han}+|[\p{Script=Katakana}ー]{2,}/giu

/**
 * What a title says, so that rules compare words and not strings: all in lower case, each word once. What every item is
 * looked up by is taken apart at once, what only a pair is asked for when it is asked.
 */
export class Features {
  readonly item: Candidate
  /** The title without case, width, punctuation and site suffix: equal keys are equal titles. */
  readonly key: string
  /** Somebody cut the title off. */
  readonly isCut: boolean
  /** Every word of the title is capitalised, so that a capital tells of no name. */
  readonly isHeadline: boolean
  /** Every word but the most common and the vendor's name. */
  readonly words: string[]
  /** The same before a colon or dash that a tagline follows. */
  readonly head: string[]
  /** More is said behind a colon, a dash or a “with”. */
  readonly hasTagline: boolean
  /** The words of what the title is about, in order, without the tagline and what is said with it: equal cores tell of one thing. */
  readonly subject: string[]
  readonly core: string
  /** Names that carry a version, whole: `gemini 3.5 flash`. */
  readonly products: string[]
  /** Days since 1970, or null. */
  readonly day: number | null
  readonly #clean: string
  readonly #whole: string
  readonly #head: string
  readonly #profile: Profile
  readonly #tokens: string[]
  readonly #flags: boolean[]
  readonly #house: string[]
  #lazy: Partial<
    Record<
      'names' | 'rest' | 'places' | 'concepts' | 'topics' | 'headNames' | 'figures' | 'tiers' | 'versions',
      string[]
    >
  > = {}
  #kind: Kind | null | undefined
  #summary: Features | null | undefined
  #period: string | null | undefined
  #part: string | null | undefined

  constructor(item: Candidate) {
    const profile = languages[item.language]
    const house = vendorWords(item.vendor)
    const { clean, whole } = cleaned(item.title, profile, house)
    const undated = clean.replace(profile.dates, ' ')
    const head = headOf(undated)
    const tokens = tokensOf(undated)
    this.item = item
    this.#clean = clean
    this.#profile = profile
    this.#tokens = tokens
    this.#house = house
    this.#whole = whole
    this.key = keyOf(clean)
    this.isCut = isCut(clean)
    this.isHeadline = isAllCapitalised(tokens)
    this.#flags = nameFlags(tokens, undated, this.isHeadline, profile)
    this.words = this.#content(tokens, undated)
    this.head = head === undated ? this.words : this.#content(tokensOf(head), head)
    const clause = head.search(profile.clause)
    const about = clause > 0 && this.#patternKind() === 'launch' ? head.slice(0, clause) : head
    this.#head = about !== head && this.#kindIn(about) !== undefined ? about : head
    this.hasTagline = about !== undated
    const said = about === head ? this.head : this.#content(tokensOf(about), about)
    this.subject = said.length > 0 ? said : this.head
    this.core = this.subject.join(' ')
    this.products = productsOf(undated, tokens, this.#flags, this.#house)
    this.day = item.published === null ? null : dayOf(item.published)
  }

  /** Nothing but names is what the title is about. */
  get isBare(): boolean {
    return (
      this.subject.length > 0 && this.subject.every((word) => this.names.includes(word) || this.figures.includes(word))
    )
  }

  /** Countries, regions and cities, each by one name for all languages. */
  get places(): string[] {
    this.#lazy.places ??= this.#profile.places(this.#clean)
    return this.#lazy.places
  }

  /** What the whole title is about, by names that all languages share. */
  get concepts(): string[] {
    this.#lazy.concepts ??= this.#profile.concepts(this.#clean)
    return this.#lazy.concepts
  }

  /** The same of what stands before a tagline. */
  get topics(): string[] {
    this.#lazy.topics ??= this.#profile.concepts(this.#head)
    return this.#lazy.topics
  }

  /** What it says before a tagline that neither names, concepts nor words of announcing account for. */
  get rest(): string[] {
    this.#lazy.rest ??= this.#unexplained()
    return this.#lazy.rest
  }

  /** A title that is nothing but a product, or that and a tagline, is its launch. */
  get kind(): Kind | null {
    if (this.#kind === undefined) {
      const isBare = this.products.length > 0 && this.isBare
      this.#kind = this.#patternKind() ?? (isBare ? 'launch' : null)
    }
    return this.#kind
  }

  /** What its summary says, read as a title is; null where it has none. */
  get summary(): Features | null {
    if (this.#summary === undefined)
      this.#summary = this.item.summary ? new Features({ ...this.item, title: this.item.summary, summary: null }) : null
    return this.#summary
  }

  /** A day, month, quarter or season that the title names, or that stands before it. */
  get period(): string | null {
    if (this.#period === undefined) this.#period = this.#profile.period(this.#whole)
    return this.#period
  }

  /** Which part of a series it is. */
  get part(): string | null {
    if (this.#part === undefined) this.#part = this.#profile.part(this.#clean)
    return this.#part
  }

  /** Words that stand for a name: capitalised, or mixed with digits. The vendor's own is not among them. */
  get names(): string[] {
    this.#lazy.names ??= unique(
      this.#tokens
        .filter((_, at) => this.#flags[at])
        .map(lower)
        .filter((word) => !this.#house.includes(word)),
    )
    return this.#lazy.names
  }

  /** The names before a tagline. */
  get headNames(): string[] {
    this.#lazy.headNames ??= this.names.filter((name) => this.head.includes(name))
    return this.#lazy.headNames
  }

  /** Figures and versions, `3.5`, `10000`, `7b`; dates are not among them. */
  get figures(): string[] {
    this.#lazy.figures ??= unique(this.#tokens.flatMap((token) => figureOf(token) ?? []))
    return this.#lazy.figures
  }

  /** Editions of a product that are never one another. */
  get tiers(): string[] {
    this.#lazy.tiers ??= unique(this.#tokens.filter((_, at) => this.#isTierAt(at)).map(lower))
    return this.#lazy.tiers
  }

  #unexplained(): string[] {
    const { withoutConcepts, filler, places, commonWords } = this.#profile
    const known = (word: string) =>
      [this.#house, this.names].some((words) => words.includes(word)) ||
      commonWords.has(word) ||
      isTier(word) ||
      places(word).length > 0
    const plain = withoutConcepts(this.#head).replace(filler, ' ')
    return unique((plain.match(word) ?? []).filter((each) => !known(each) && !known(lower(each))))
  }

  /** By what stands before a tagline, if that tells. */
  #patternKind(): Kind | null {
    return this.#kindIn(headOf(this.#clean)) ?? this.#kindIn(this.#clean) ?? null
  }

  #kindIn(text: string): Kind | undefined {
    return this.#profile.kinds.find(([, pattern]) => pattern.test(text))?.[0]
  }

  /** Behind a name, a version or another edition: elsewhere the words are common ones. */
  #isTierAt(at: number): boolean {
    const [before, token] = [this.#tokens[at - 1], this.#tokens[at]]
    if (token === undefined || !isTier(token)) return false
    return before === undefined || this.#flags[at - 1] === true || /\d/.test(before) || isTier(before)
  }

  /** The figures of its products. */
  get versions(): string[] {
    this.#lazy.versions ??= unique(
      this.products.flatMap((product) => product.split(' ').filter((word) => isVersion.test(word))),
    )
    return this.#lazy.versions
  }

  #content(tokens: string[], text: string): string[] {
    const words = tokens.map((token) => figureOf(token) ?? lower(token))
    if (/[^\u0000-\u2fff]/.test(text)) words.push(...(text.match(ideographs) ?? []))
    const { commonWords } = this.#profile
    return unique(words.filter((word) => !commonWords.has(word) && !this.#house.includes(word)))
  }
}

function lower(text: string): string {
  return text.toLowerCase()
}

/** By the calendar day that is written: the hour tells nothing of an announcement. */
function dayOf(instant: string): number | null {
  const date = instant.slice(0, 10)
  const known = days.get(date)
  if (known !== undefined) return known
  const ms = DateTime.fromISO(date, { zone: 'utc' }).toMillis()
  const day = Number.isNaN(ms) ? null : Math.floor(ms / 86_400_000)
  if (days.size > 50_000) days.clear()
  days.set(date, day)
  return day
}

/** Days that were worked out before: luxon takes longer over one than all the rest of a title does. */
const days = new Map<string, number | null>()

/** No days lie between posts of which one has no date. */
export function daysApart(a: Features, b: Features): number {
  return a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day)
}
