import { languages } from '../languages/index.ts'
import { type Language, languageCodes } from '../model/language.ts'
import type { Problem } from '../model/problem.ts'
import { pageFingerprint, type Term, type TermPage } from '../model/term.ts'
import { compileTerms, formsOf, isAcronym } from './compile.ts'
import { spellingOf } from './fold.ts'
import { explainLinks } from './link.ts'

/** What is wrong with a glossary as a whole, each with its file and field. */
export function checkTerms(terms: Term[]): Problem[] {
  const ids = new Set(terms.map(({ id }) => id))
  return [
    ...terms.flatMap((term) => languageCodes.flatMap((language) => checkPage(term, language, ids))),
    ...languageCodes.flatMap((language) => claimedTwice(terms, language)),
    ...languageCodes.flatMap((language) => terms.flatMap((term) => idleShields(term, language))),
    ...terms.flatMap(drifted),
    ...orphans(terms),
  ]
}

function checkPage(term: Term, language: Language, ids: Set<string>): Problem[] {
  const page = term.pages[language]
  return [
    ...checkForms(term, language),
    ...checkText(term, language),
    ...page.related.flatMap((other) => checkReference(term, language, 'related', other, ids)),
    ...page.confusable.flatMap((other) => checkReference(term, language, 'confusable', other.term, ids)),
  ]
}

function checkForms({ id, pages }: Term, language: Language): Problem[] {
  const page = pages[language]
  const forms = [page.name, ...page.aliases, ...page.verbs]
  const problem = problemsOf(id, language)
  return [
    ...(languages[language].needsReading && page.reading === undefined
      ? [problem('reading', 'is missing', 'write how the name is read, in hiragana')]
      : []),
    ...forms
      .filter((form) => spellingOf(form).length < 2)
      .map((form) =>
        problem('aliases', `“${form}” is too short: it would be linked everywhere`, 'write a longer form'),
      ),
    ...page.exact
      .filter((form) => !forms.includes(form))
      .map((form) => problem('exact', `“${form}” is no form of the term`, 'write it as in name, aliases or verbs')),
  ]
}

function checkText({ id, pages }: Term, language: Language): Problem[] {
  const { definition, body } = pages[language]
  const { definitionLength } = languages[language]
  const problem = problemsOf(id, language)
  const elsewhere = languageCodes.find((code) => pages[code].body !== '')
  return [
    ...(definition.length > definitionLength
      ? [
          problem(
            'definition',
            `has ${definition.length} characters, the mail carries ${definitionLength}`,
            'say it in two short sentences',
          ),
        ]
      : []),
    ...(body !== '' && !/^## /m.test(body) ? [problem('article', 'has no section', 'add “## ” headings')] : []),
    ...(/^# |<[a-z]/im.test(body)
      ? [problem('article', 'holds a first-level heading or HTML', 'plain Markdown from “## ” on')]
      : []),
    ...(body === '' && elsewhere
      ? [problem('article', `is missing, ${elsewhere}.md has one`, 'write it, or take the other out')]
      : []),
  ]
}

function checkReference(term: Term, language: Language, field: string, other: string, ids: Set<string>): Problem[] {
  const problem = problemsOf(term.id, language)
  if (other === term.id) return [problem(field, 'names the term itself', 'take it out')]
  return ids.has(other) ? [] : [problem(field, `“${other}” is no term`, 'name a folder of glossary/')]
}

/** Two terms that one spelling could mean, plurals and verb endings included; and a name or alias that is written twice. */
function claimedTwice(terms: Term[], language: Language): Problem[] {
  const claims = new Map<string, { owner: string; exact: string | null }[]>()
  return terms.flatMap(({ id, pages }) => {
    const page = pages[language]
    const problem = problemsOf(id, language, 'name-taken')
    const taken = new Map<string, string>()
    for (const { form, spelling, exact } of formsOf(page, languages[language])) {
      const key = spellingOf(spelling).replaceAll(' ', '')
      const others = claims.get(key) ?? []
      const other = others.find(
        (each) => each.owner !== id && (each.exact === null || exact === null || each.exact === exact),
      )
      if (other) taken.set(form, other.owner)
      else if (!others.some((each) => each.owner === id && each.exact === exact))
        claims.set(key, [...others, { owner: id, exact }])
    }
    return [
      ...[...taken].map(([form, owner]) =>
        problem('aliases', `“${form}” belongs to ${owner} already`, 'keep it in one place'),
      ),
      ...repeated(page).map((form) => problem('aliases', `“${form}” is given twice`, 'keep it in one place')),
    ]
  })
}

/** One form is enough where only case, width or hyphens differ; but POC and PoC are two, as are other forms of exact case. */
function repeated({ name, aliases, exact }: TermPage): string[] {
  const seen = new Set<string>()
  return [name, ...aliases].filter((form) => {
    const key = isAcronym(form) || exact.includes(form) ? `exact ${form}` : spellingOf(form)
    return seen.size === seen.add(key).size
  })
}

/** A shield is idle where no form of its term would be linked without it; that part of a name is no link may depend on the text. */
function idleShields(term: Term, language: Language): Problem[] {
  const page = term.pages[language]
  if (page.shields.length === 0) return []
  const bare = compileTerms([unshielded(term, page, language)], language)
  return page.shields
    .filter((shield) => {
      const { matches, refused } = explainLinks(bare, shield)
      return matches.length === 0 && !refused.some(({ rule }) => rule === 'name')
    })
    .map((shield) =>
      problemsOf(term.id, language, 'shield')(
        'shields',
        `“${shield}” never shields: nothing in it would be linked`,
        'take it out or mend its spelling',
      ),
    )
}

function unshielded({ id, pages }: Term, page: TermPage, language: Language): Term {
  return { id, pages: { ...pages, [language]: { ...page, shields: [] } } }
}

/** Pages whose counterpart in the first language has changed since they were checked against it. */
function drifted({ id, pages }: Term): Problem[] {
  const [first, ...others] = languageCodes
  const fingerprint = pageFingerprint(pages[first])
  return others
    .filter((language) => pages[language].checkedAgainst !== fingerprint)
    .map((language) => ({
      rule: 'drift',
      where: `glossary/${id}/${language}.md → checkedAgainst`,
      message:
        pages[language].checkedAgainst === undefined
          ? `was not checked against ${first}.md yet`
          : `${first}.md has changed since this page was checked against it`,
      fix: `see that both say the same, then write checkedAgainst: "${fingerprint}"`,
      fatal: false,
    }))
}

/** Terms that no other page leads to: a reader finds them only by their own links. */
function orphans(terms: Term[]): Problem[] {
  const named = new Set(
    terms.flatMap(({ pages }) =>
      Object.values(pages).flatMap(({ related, confusable }) => [...related, ...confusable.map(({ term }) => term)]),
    ),
  )
  return terms
    .filter(({ id }) => !named.has(id))
    .map(({ id }) => ({
      rule: 'orphan',
      where: `glossary/${id}`,
      message: 'is an orphan: no other page leads to it',
      fix: 'name it under related of a term beside it',
      fatal: false,
    }))
}

function problemsOf(id: string, language: Language, rule?: string) {
  return (field: string, message: string, fix: string): Problem => ({
    rule: rule ?? field,
    where: `glossary/${id}/${language}.md → ${field}`,
    message,
    fix,
    fatal: true,
  })
}
