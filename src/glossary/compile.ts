import type { Language } from '../model/language.ts'
import type { Term } from '../model/term.ts'
import { fold } from './normalise.ts'

/** What a form leads to; a shield leads to no term. */
export interface Leaf {
  term: string | null
  /** The form as written where its case must match; a plural s may follow. */
  exact: string | null
}

export interface Node {
  next: Map<string, Node>
  leaves: Leaf[]
}

/** All names and aliases of a glossary in one language, as a trie over folded text. */
export interface Compiled {
  root: Node
}

/** Compile once, link many. Terms may be incomplete: only the pages in `language` are read. */
export function compileTerms(terms: Pick<Term, 'id' | 'pages'>[], language: Language): Compiled {
  const root: Node = { next: new Map(), leaves: [] }
  for (const { id, pages } of terms) {
    const page = pages[language]
    for (const form of [page.name, ...page.aliases]) {
      const exact = page.exact.includes(form) || isAcronym(form) ? form : null
      for (const variant of exact ? [form, `${form}s`] : inflected(form)) insert(root, variant, { term: id, exact })
    }
    for (const verb of page.verbs)
      for (const variant of conjugated(verb)) insert(root, variant, { term: id, exact: null })
    for (const shield of page.shields) insert(root, shield, { term: null, exact: null })
  }
  return { root }
}

/** RAG, LLM, MoE, but not Transformer. */
function isAcronym(form: string): boolean {
  return /^[A-Z][A-Za-z0-9]{0,6}$/.test(form) && (form.match(/[A-Z]/g)?.length ?? 0) >= 2
}

function inflected(form: string): string[] {
  if (!/[a-z]$/i.test(form)) return [form]
  if (/[^aeiou]y$/.test(form)) return [form, `${form.slice(0, -1)}ies`]
  return [form, /(s|x|z|ch|sh)$/.test(form) ? `${form}es` : `${form}s`]
}

function conjugated(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb
  const doubled = /[^aeiou][aeiou][^aeiouwxy]$/.test(verb) ? verb + verb.at(-1) : stem
  return [verb, `${verb}s`, ...new Set([`${stem}ed`, `${stem}ing`, `${doubled}ed`, `${doubled}ing`])]
}

/** A space in a form may be missing in the text, each on its own up to three. */
function insert(root: Node, form: string, leaf: Leaf) {
  const words = fold(form).chars.join('').trim().split(' ')
  const gaps = words.length - 1
  const ways = gaps <= 3 ? Array.from({ length: 2 ** gaps }, (_, way) => way) : [0, 2 ** gaps - 1]
  for (const way of ways) {
    const spelled = words.reduce((left, word, at) => left + ((way >> (at - 1)) & 1 ? '' : ' ') + word)
    let node = root
    for (const char of spelled) {
      let next = node.next.get(char)
      if (!next) {
        next = { next: new Map(), leaves: [] }
        node.next.set(char, next)
      }
      node = next
    }
    if (!node.leaves.some((each) => each.term === leaf.term && each.exact === leaf.exact)) node.leaves.push(leaf)
  }
}
