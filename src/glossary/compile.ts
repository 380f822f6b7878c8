import { languages } from '../languages/index.ts'
import type { Profile } from '../languages/profile.ts'
import type { Language } from '../model/language.ts'
import type { Term, TermPage } from '../model/term.ts'
import { spellingOf } from './fold.ts'
import { Trie } from './trie.ts'

/** What a spelling leads to. */
export type Leaf =
  | { kind: 'form'; term: number; exact: string | null; proper: boolean }
  /** A longer string in which the forms of this term are not the term. */
  | { kind: 'shield'; term: number; exact: null }
  /** A product's or a company's name: no term inside it is one. */
  | { kind: 'name'; exact: string }

/** All names and aliases of a glossary in one language, as a trie over folded text. */
export interface Compiled {
  trie: Trie<Leaf>
  /** The ids of the terms, by their number. */
  ids: string[]
  profile: Profile
}

/** More gaps in a form are written all alike. */
const mostFreeGaps = 3

/** Compile once, link many. `names` are those of products and companies, as they are written. */
export function compileTerms(terms: Pick<Term, 'id' | 'pages'>[], language: Language, names: string[] = []): Compiled {
  const profile = languages[language]
  const trie = new Trie<Leaf>()
  for (const name of names) insert(trie, name, { kind: 'name', exact: name })
  for (const [term, { pages }] of terms.entries()) {
    const page = pages[language]
    for (const { spelling, exact } of formsOf(page, profile))
      insert(trie, spelling, { kind: 'form', term, exact, proper: isProper(spelling) })
    for (const shield of page.shields)
      for (const spelling of profile.nounForms(shield).filter(({ length }) => length >= shield.length))
        insert(trie, spelling, { kind: 'shield', term, exact: null })
  }
  return { trie, ids: terms.map(({ id }) => id), profile }
}

/** Every spelling of a page's forms, inflected; `exact` where its case must match. */
export function formsOf(page: TermPage, profile: Profile): Spelled[] {
  const nouns = [page.name, ...page.aliases]
  const known = new Set(nouns.map((noun) => noun.toLowerCase().replaceAll('-', ' ')))
  const exact = new Set(page.exact)
  const isVerb = (form: string) => profile.nounsOf(form).some((noun) => known.has(noun))
  return [
    ...nouns.flatMap((form) => spell(form, profile, exact.has(form), isVerb(form))),
    ...page.verbs.flatMap((form) => spell(form, profile, exact.has(form), true)),
  ]
}

interface Spelled {
  form: string
  spelling: string
  exact: string | null
}

function spell(form: string, profile: Profile, exact: boolean, verb: boolean): Spelled[] {
  if (exact || isAcronym(form)) return [form, `${form}s`].map((spelling) => ({ form, spelling, exact: spelling }))
  return (verb ? profile.verbForms(form) : profile.nounForms(form)).map((spelling) => ({ form, spelling, exact: null }))
}

/** RAG, LLM, MoE, but not Transformer. */
export function isAcronym(form: string): boolean {
  return /^[A-Z][A-Za-z0-9]{0,6}$/.test(form) && (form.match(/[A-Z]/g)?.length ?? 0) >= 2
}

/** Written as a name in the glossary itself: capitals within. */
function isProper(form: string): boolean {
  return /\S\s+\p{Lu}\p{Ll}|\p{Ll}\p{N}?\p{Lu}/u.test(form)
}

/** A gap between the words of a form may be there or not, each on its own up to three; those of other strings must be there. */
function insert(trie: Trie<Leaf>, spelling: string, leaf: Leaf) {
  const words = spellingOf(spelling).split(' ')
  const gaps = leaf.kind === 'form' ? words.length - 1 : 0
  const ways = gaps <= mostFreeGaps ? Array.from({ length: 2 ** gaps }, (_, way) => way) : [0, -1]
  for (const way of ways) {
    const spelled = words.reduce((left, word, at) => left + ((way >> (at - 1)) & 1 ? '' : ' ') + word)
    trie.add(spelled, leaf, (other) => isSame(other, leaf))
  }
}

function isSame(a: Leaf, b: Leaf): boolean {
  return a.kind === b.kind && a.exact === b.exact && (a.kind === 'name' || b.kind === 'name' || a.term === b.term)
}
