import { type Commonness, chooseTerms, commonnessOf } from '../glossary/choose.ts'
import { type Compiled, compileTerms } from '../glossary/compile.ts'
import { linkTerms } from '../glossary/link.ts'
import type { House } from '../model/house.ts'
import type { Issue, IssueStory } from '../model/issue.ts'
import { eachLanguage, type Language, languageCodes } from '../model/language.ts'
import type { Term, TermMatch } from '../model/term.ts'
import { namesOf } from '../model/vendor.ts'
import { shownField } from './field.ts'

/** For each story of an edition the few terms that its title and summary hold in this language. */
export function termsOf(stories: IssueStory[], language: Language, house: House): TermMatch[][] {
  const linker = linkerFor(house)[language]
  const perStory = stories.map((story) => matchesOf(story, language, house))
  return chooseTerms(perStory, house.settings.termsPerItem, linker.commonness)
}

/** The ids of the terms that some edition links in each story of the mail. */
export function linkedTerms({ stories }: Issue, house: House): string[][] {
  return inAnyLanguage(stories.slice(0, house.settings.items), (shown, code) => termsOf(shown, code, house))
}

/** The ids of all terms that the texts of each story in the mail hold, linked or not. */
export function foundTerms({ stories }: Issue, house: House): string[][] {
  return inAnyLanguage(stories.slice(0, house.settings.items), (shown, code) =>
    shown.map((story) => matchesOf(story, code, house)),
  )
}

function inAnyLanguage(
  stories: IssueStory[],
  read: (stories: IssueStory[], language: Language) => TermMatch[][],
): string[][] {
  const perLanguage = languageCodes.map((code) => read(stories, code))
  return stories.map((_, at) => [
    ...new Set(perLanguage.flatMap((perStory) => (perStory[at] ?? []).map(({ term }) => term))),
  ])
}

function matchesOf(story: IssueStory, language: Language, house: House): TermMatch[] {
  const linkers = linkerFor(house)
  const fields = [story.title[language], story.summary[language]].map((field) => shownField(field, language, story))
  const found = fields.flatMap(({ text, language: of }) => linkTerms(linkers[of ?? language].compiled, text))
  return found.filter((match, at) => found.findIndex(({ term }) => term === match.term) === at)
}

interface Linker {
  compiled: Compiled
  commonness: Commonness
}

const linkers = new WeakMap<Term[], Record<Language, Linker>>()

function linkerFor({ terms, vendors }: House): Record<Language, Linker> {
  const known = linkers.get(terms)
  if (known) return known
  const made = eachLanguage((language) => {
    const compiled = compileTerms(terms, language, namesOf(vendors))
    return {
      compiled,
      commonness: commonnessOf(terms.map(({ pages }) => linkTerms(compiled, pages[language].definition))),
    }
  })
  linkers.set(terms, made)
  return made
}
