import type { Candidate, Features } from './features.ts'
import { type IsRare, isTelling } from './rules.ts'
import { slugOf } from './title.ts'

/**
 * What is known of all items, by position, before any two are compared. Titles and names are kept as hashes of 32 bits,
 * as a million titles in full would not fit; whoever finds two by a hash looks at the titles themselves.
 */
export interface Overview {
  /** Equal titles have equal hashes. */
  titles: Int32Array
  /** Days since 1970; `noDay` where there is none. */
  days: Int32Array
  /** What a post is found by. */
  names: (at: number) => Int32Array
  /** Those of them that few others have: what a post looks for. */
  asked: (at: number) => number[]
  isRare: IsRare
}

export const noDay = -(2 ** 31)

/** A word is rare while so many titles of a vendor in a language use it, or so large a share of them. */
const fewTitles = 5
const rareShare = 0.01

/** Words of a title that it can be found by: a hostile one has thousands. */
const mostWords = 40

export function overviewOf(posts: Candidate[], features: (at: number) => Features): Overview {
  const titles = new Int32Array(posts.length)
  const days = new Int32Array(posts.length).fill(noDay)
  const pool = new Pool(posts.length)
  const vendors = new Map<string, Shelves>()
  const shelvesAt: Shelves[] = []
  for (const at of posts.keys()) {
    const one = features(at)
    const shelves = shelvesOf(vendors, one.item.vendor)
    shelvesAt.push(shelves)
    const title = hashOf(one.key)
    titles[at] = title
    if (one.day !== null) days[at] = one.day
    const shelf = shelfOf(shelves, one.item.language)
    const isNew = !shelf.titles.has(title)
    if (isNew) shelf.titles.add(title)
    const words = one.words.slice(0, mostWords).map((word) => hashOf(word, shelves.seed))
    if (isNew) for (const word of words) shelf.uses.set(word, (shelf.uses.get(word) ?? 0) + 1)
    pool.add(
      at,
      marksOf(one).map((mark) => hashOf(mark, shelves.seed)),
      words,
    )
  }
  return {
    titles,
    days,
    names: (at) => pool.all(at),
    asked: (at) => [...pool.marks(at), ...rareWords(pool.words(at), shelvesAt[at] as Shelves)],
    isRare: (word, { item }) => {
      const shelves = shelvesOf(vendors, item.vendor)
      return isRareIn(shelfOf(shelves, item.language), hashOf(word, shelves.seed))
    },
  }
}

/** What any rule needs two posts to share, beside their words: a rule that needs something else adds it here. */
function marksOf({ item, key, core, products }: Features): string[] {
  const slug = item.address === null ? null : slugOf(item.address)
  return [
    `^${key.slice(0, 16)}`,
    `=${core}`,
    ...products.map((product) => `#${product}`),
    ...(slug !== null && isTelling(slug) ? [`/${slug}`] : []),
  ]
}

/** A vendor's titles in each language. Its seed is the same for all, so that a translation is found by the same names. */
interface Shelves {
  seed: number
  byLanguage: Map<string, Shelf>
}

interface Shelf {
  titles: Set<number>
  uses: Map<number, number>
}

/** A translation shares a rare name; and the rarest two words find what reads alike and is kept apart. */
function rareWords(words: Int32Array, { byLanguage }: Shelves): number[] {
  const shelves = [...byLanguage.values()]
  const uses = (word: number) => shelves.reduce((sum, shelf) => sum + (shelf.uses.get(word) ?? 0), 0)
  const counted = [...words].map((word) => ({ word, uses: uses(word) }))
  counted.sort((a, b) => a.uses - b.uses || a.word - b.word)
  return counted
    .filter(({ word }, place) => place < 2 || shelves.some((shelf) => isRareIn(shelf, word)))
    .map(({ word }) => word)
}

function isRareIn({ titles, uses }: Shelf, word: number): boolean {
  return (uses.get(word) ?? 0) <= Math.max(fewTitles, titles.size * rareShare)
}

function shelvesOf(vendors: Map<string, Shelves>, vendor: string): Shelves {
  let shelves = vendors.get(vendor)
  if (!shelves) {
    shelves = { seed: hashOf(vendor), byLanguage: new Map() }
    vendors.set(vendor, shelves)
  }
  return shelves
}

function shelfOf({ byLanguage }: Shelves, language: string): Shelf {
  let shelf = byLanguage.get(language)
  if (!shelf) {
    shelf = { titles: new Set(), uses: new Map() }
    byLanguage.set(language, shelf)
  }
  return shelf
}

/** The names of all posts in one array. */
class Pool {
  readonly #starts: Uint32Array
  readonly #middles: Uint32Array
  #names: Int32Array
  #end = 0

  constructor(posts: number) {
    this.#starts = new Uint32Array(posts + 1)
    this.#middles = new Uint32Array(posts)
    this.#names = new Int32Array(12 * posts + 64)
  }

  add(at: number, marks: number[], words: number[]) {
    const needed = this.#end + marks.length + words.length
    if (needed > this.#names.length) {
      const longer = new Int32Array(needed + Math.floor(this.#names.length / 2))
      longer.set(this.#names)
      this.#names = longer
    }
    this.#names.set(marks, this.#end)
    this.#middles[at] = this.#end + marks.length
    this.#names.set(words, this.#end + marks.length)
    this.#end = needed
    this.#starts[at + 1] = needed
  }

  all(at: number): Int32Array {
    return this.#names.subarray(this.#starts[at], this.#starts[at + 1])
  }

  marks(at: number): Int32Array {
    return this.#names.subarray(this.#starts[at], this.#middles[at])
  }

  words(at: number): Int32Array {
    return this.#names.subarray(this.#middles[at], this.#starts[at + 1])
  }
}

/** FNV-1a. */
function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}
