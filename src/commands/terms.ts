import { type Candidate, candidatesOf, proseOf, type Told } from '../glossary/candidates.ts'
import { compileTerms } from '../glossary/compile.ts'
import { print, printJson, table } from '../io/print.ts'
import type { House } from '../model/house.ts'
import type { Issue } from '../model/issue.ts'
import { type Language, languageCodes } from '../model/language.ts'
import { namesOf } from '../model/vendor.ts'
import { linkedTerms } from '../render/terms.ts'
import { trimAtWord } from '../text/trim.ts'
import { type GlobalOptions, houseOf, open } from './context.ts'

/** Rows that a terminal shows of each table, unless all are asked for. */
const shownRows = 25

interface Use {
  term: string
  stories: number
  issues: number
  /** The date of the last issue that linked it, or null. */
  last: string | null
}

/** The glossary by use: how often each term was linked in past issues, and words that recur there but have no entry. */
export function termsCommand(options: GlobalOptions & { all?: boolean }): number {
  const workspace = open(options)
  const house = houseOf(workspace)
  const issues = workspace.issues()
  const uses = usesIn(issues, house)
  const candidates = languageCodes.map((language) => ({ language, candidates: candidatesIn(issues, language, house) }))
  if (options.json) {
    printJson({ issues: issues.length, terms: uses, candidates })
    return 0
  }
  const most = options.all ? Number.POSITIVE_INFINITY : shownRows
  printUses(uses, issues.length, house, most)
  for (const each of candidates) printCandidates(each, most)
  return 0
}

/** Each term with the stories and issues that link it, the most used first, then by id. */
function usesIn(issues: Issue[], house: House): Use[] {
  const uses = new Map<string, Use>(house.terms.map(({ id }) => [id, { term: id, stories: 0, issues: 0, last: null }]))
  for (const issue of issues) {
    const perStory = linkedTerms(issue, house)
    for (const term of new Set(perStory.flat())) {
      const use = uses.get(term)
      if (!use) continue
      use.stories += perStory.filter((terms) => terms.includes(term)).length
      use.issues += 1
      use.last = issue.date
    }
  }
  return [...uses.values()].sort((a, b) => b.stories - a.stories || (a.term < b.term ? -1 : 1))
}

function candidatesIn(issues: Issue[], language: Language, { terms, vendors }: House): Candidate[] {
  const told: Told[] = issues.flatMap(({ stories }) =>
    stories.flatMap(({ title, summary }) =>
      (title[language].language ?? language) === language
        ? [{ title: title[language].text, text: summary[language].language ? '' : summary[language].text }]
        : [],
    ),
  )
  return candidatesOf(told, proseOf(terms, language), compileTerms(terms, language, namesOf(vendors)))
}

function printUses(uses: Use[], issues: number, { terms, settings }: House, most: number) {
  const used = uses.filter(({ stories }) => stories > 0)
  const name = (id: string) => terms.find((term) => term.id === id)?.pages[languageCodes[0]].name ?? id
  print(
    `${issues} issue${issues === 1 ? '' : 's'} of ${settings.name}: ${used.length} of ${uses.length} terms were linked.\n`,
  )
  if (used.length === 0) return
  print(
    table(
      ['term', 'id', 'stories', 'issues', 'last'],
      used
        .slice(0, most)
        .map(({ term, stories, issues: inIssues, last }) => [
          name(term),
          term,
          String(stories),
          String(inIssues),
          last ?? '',
        ]),
    ),
  )
  if (used.length > most) print(`… and ${used.length - most} more: --all`)
}

function printCandidates({ language, candidates }: { language: Language; candidates: Candidate[] }, most: number) {
  if (candidates.length === 0) return
  print()
  print(
    table(
      [`no entry (${language})`, 'stories', 'for example'],
      candidates.slice(0, most).map(({ word, stories, example }) => [word, String(stories), trimAtWord(example, 44)]),
    ),
  )
  if (candidates.length > most) print(`… and ${candidates.length - most} more: --all`)
}
