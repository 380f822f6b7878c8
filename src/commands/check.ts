import { join } from 'node:path'
import { checkTerms } from '../glossary/check.ts'
import { termForms } from '../glossary/forms.ts'
import { foldersIn } from '../io/files.ts'
import { print, printJson, remarkProblems, styled } from '../io/print.ts'
import { openWorkspace, type Workspace } from '../io/workspace.ts'
import { checkIssue, checkRepeats, checkSettings } from '../issue/check.ts'
import { checkTranslations } from '../issue/translations.ts'
import { BadInput, type Problem, sentence } from '../model/problem.ts'
import { namesOf } from '../model/vendor.ts'
import { checkFeeds } from '../policy/check.ts'
import { checkEdition } from '../render/check.ts'
import { renderEditions } from '../render/edition.ts'
import { type DateOptions, houseOf, open } from './context.ts'
import { withLooks } from './look.ts'
import { issueOf } from './render.ts'

/** Validates feeds, glossary, issues, settings, templates and rendered editions. Offline. */
export async function checkCommand(options: DateOptions): Promise<number> {
  const workspace = open(options)
  const found = [...(await checkWorkspace(workspace, options.date)), ...(await checkSamples(workspace))]
  const problems = await withLooks(found, workspace, options.date ?? workspace.issues().at(-1)?.date)
  const fatal = problems.filter((problem) => problem.fatal).length
  if (options.json) printJson({ problems })
  else {
    remarkProblems(problems)
    print(
      fatal > 0
        ? `${styled('red', '✗')} ${fatal} to mend, ${problems.length - fatal} to look at.`
        : `${styled('green', '✓')} ${summary(workspace)}${problems.length > 0 ? `; ${problems.length} to look at` : ''}.`,
    )
  }
  return fatal > 0 ? 1 : 0
}

/** All that is wrong in a workspace; of the issues, the one of the date, or every one. */
export async function checkWorkspace(workspace: Workspace, date?: string): Promise<Problem[]> {
  const problems = [
    ...(await problemsIn(() => checkSettings(workspace.settings()))),
    ...(await problemsIn(() => checkFeeds(workspace.vendors(), workspace.sources()))),
    ...(await problemsIn(() => checkTerms(workspace.terms()))),
  ]
  if (problems.some(({ fatal }) => fatal)) return problems
  return [...problems, ...(await problemsIn(() => checkIssues(workspace, date)))]
}

async function checkIssues(workspace: Workspace, date: string | undefined): Promise<Problem[]> {
  const house = houseOf(workspace)
  const issues = workspace.issues()
  const dates = date === undefined ? issues.map((issue) => issue.date) : [date]
  const termsIn = termForms(house.terms, namesOf(house.vendors))
  const problems: Problem[] = []
  for (const each of dates) {
    const issue = issueOf(workspace, each)
    const found = [
      ...checkIssue(issue, house),
      ...checkRepeats(issue, issues),
      ...checkTranslations(issue, house.vendors, termsIn),
    ]
    problems.push(...found)
    if (found.some(({ fatal }) => fatal)) continue
    for (const edition of await renderEditions(issue, house)) problems.push(...checkEdition(edition, issue, house))
  }
  return problems
}

/** A sample may bring sources of its own; they are held to the same rules, beside the newsletter's own. */
async function checkSamples(workspace: Workspace): Promise<Problem[]> {
  const own = await problemsIn(() => checkFeeds(workspace.vendors(), workspace.sources()))
  if (own.some(({ fatal }) => fatal)) return []
  const known = new Set(own.map(sentence))
  const folder = join(workspace.root, 'samples')
  const problems: Problem[] = []
  for (const name of foldersIn(folder)) {
    const sample = openWorkspace(join(folder, name))
    const found = await problemsIn(() => checkFeeds(workspace.vendors(), [...workspace.sources(), ...sample.sources()]))
    problems.push(
      ...found
        .filter((problem) => !known.has(sentence(problem)))
        .map((problem) => ({ ...problem, where: `samples/${name}/${problem.where}` })),
    )
  }
  return problems
}

/** What a check finds; what makes a file unreadable for it is a finding too. */
async function problemsIn(check: () => Promise<Problem[]> | Problem[]): Promise<Problem[]> {
  try {
    return await check()
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return error.problems
  }
}

function summary(workspace: Workspace): string {
  const issues = workspace.issues().length
  return `${workspace.vendors().length} vendors, ${workspace.sources().length} sources, ${workspace.terms().length} terms, ${issues} issue${issues === 1 ? '' : 's'}: nothing to mend`
}
