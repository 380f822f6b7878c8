import { languages } from '../languages/index.ts'
import { eachLanguage, type Language } from '../model/language.ts'
import type { Term, TermsIn } from '../model/term.ts'
import { compileTerms, formsOf } from './compile.ts'
import { linkTerms } from './link.ts'

export function termForms(terms: Term[], names: string[]): TermsIn {
  const compiled = eachLanguage((language) => compileTerms(terms, language, names))
  const pages = new Map(terms.map((term) => [term.id, term.pages]))
  return (text, from, to) =>
    linkTerms(compiled[from], text).flatMap(({ term }) => {
      const page = pages.get(term)?.[to]
      if (!page) return []
      return [{ id: term, forms: [...new Set(formsOf(page, languages[to]).map(({ spelling }) => spelling))] }]
    })
}

/** What each form of a term in one language is called in another: what an engine of translation is to say. */
export function termPairs(terms: Term[], from: Language, to: Language): { source: string; target: string }[] {
  return terms.flatMap(({ pages }) =>
    [pages[from].name, ...pages[from].aliases].map((source) => ({ source, target: pages[to].name })),
  )
}
