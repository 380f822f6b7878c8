import { type Language, languageCodes } from '../model/language.ts'
import type { Problem } from '../model/problem.ts'
import type { Term } from '../model/term.ts'
import { compileTerms } from './compile.ts'
import { linkTerms } from './link.ts'
import { fold } from './normalise.ts'

/** A longer definition does not fit the mail's term of the day. */
const maxDefinition: Record<Language, number> = { en: 280, ja: 130 }
/** Languages whose script does not say how a name is read. */
const needsReading: Record<Language, boolean> = { en: false, ja: true }

/** What is wrong with a glossary as a whole, each with its file and field. */
export function checkTerms(terms: Term[]): Problem[] {
  const ids = new Set(terms.map(({ id }) => id))
  return [
    ...terms.flatMap((term) => languageCodes.flatMap((language) => checkPage(term, language, ids))),
    ...languageCodes.flatMap((language) => claimedTwice(terms, language)),
    ...languageCodes.flatMap((language) => idleShields(terms, language)),
  ]
}

function checkPage({ id, pages }: Term, language: Language, ids: Set<string>): Problem[] {
  const page = pages[language]
  const at = (field: string) => `glossary/${id}/${language}.md → ${field}`
  const problems: Problem[] = []
  if (needsReading[language] && page.reading === undefined) {
    problems.push({
      rule: 'reading',
      where: at('reading'),
      message: 'is missing',
      fix: 'write how the name is read, in hiragana',
      fatal: true,
    })
  }
  if (page.definition.length > maxDefinition[language]) {
    problems.push({
      rule: 'definition',
      where: at('definition'),
      message: `has ${page.definition.length} characters, the mail carries ${maxDefinition[language]}`,
      fix: 'say it in two short sentences',
      fatal: true,
    })
  }
  for (const other of page.related) {
    if (!ids.has(other))
      problems.push({
        rule: 'related',
        where: at('related'),
        message: `“${other}” is no term`,
        fix: 'name a folder of glossary/',
        fatal: true,
      })
    if (other === id)
      problems.push({
        rule: 'related',
        where: at('related'),
        message: 'names the term itself',
        fix: 'take it out',
        fatal: true,
      })
  }
  const headings = page.body.match(/^## /gm)?.length ?? 0
  if (headings === 0)
    problems.push({
      rule: 'article',
      where: at('article'),
      message: 'has no section',
      fix: 'add “## ” headings',
      fatal: true,
    })
  if (/^# |<[a-z]/im.test(page.body))
    problems.push({
      rule: 'article',
      where: at('article'),
      message: 'holds a first-level heading or HTML',
      fix: 'plain Markdown from “## ” on',
      fatal: true,
    })
  return problems
}

function claimedTwice(terms: Term[], language: Language): Problem[] {
  const owners = new Map<string, string>()
  return terms.flatMap(({ id, pages }) =>
    [pages[language].name, ...pages[language].aliases].flatMap((form) => {
      const key = fold(form).chars.join('').replaceAll(' ', '')
      const owner = owners.get(key)
      owners.set(key, owner ?? id)
      if (owner === undefined) return []
      const message = owner === id ? `“${form}” is given twice` : `“${form}” belongs to ${owner} already`
      return [
        {
          rule: 'name-taken',
          where: `glossary/${id}/${language}.md → aliases`,
          message,
          fix: 'keep it in one place',
          fatal: true,
        },
      ]
    }),
  )
}

/** A shield that holds no form of its own term never shields. */
function idleShields(terms: Term[], language: Language): Problem[] {
  return terms.flatMap((term) => {
    const page = term.pages[language]
    const bare = compileTerms(
      [
        {
          id: term.id,
          pages: { ...term.pages, [language]: { ...page, shields: [] } },
        },
      ],
      language,
    )
    return page.shields
      .filter(
        (shield) =>
          linkTerms(bare, shield).length === 0 && !holdsForm(shield, [page.name, ...page.aliases, ...page.verbs]),
      )
      .map((shield) => ({
        rule: 'shield',
        where: `glossary/${term.id}/${language}.md → shields`,
        message: `“${shield}” holds no form of the term`,
        fix: 'take it out or mend its spelling',
        fatal: true,
      }))
  })
}

function holdsForm(shield: string, forms: string[]): boolean {
  const key = (text: string) => fold(text).chars.join('').replaceAll(' ', '')
  return forms.some((form) => key(shield).includes(key(form)))
}
