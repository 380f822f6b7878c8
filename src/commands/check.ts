import { join } from 'node:path'
import { checkTerms } from '../glossary/check.ts'
import { termForms } from '../glossary/forms.ts'
import { foldersIn } from '../io/files.ts'
import { checkMessages } from '../io/mail/check.ts'
import { print, printJson, remarkProblems, styled } from '../io/print.ts'
import { all, openWorkspace, type Workspace } from '../io/workspace.ts'
import { checkIssue, checkRepeats, checkSettings } from '../issue/check.ts'
import { checkTranslations } from '../issue/translations.ts'
import type { House } from '../model/house.ts'
import type { Issue } from '../model/issue.ts'
import { BadInput, type Problem, sentence } from '../model/problem.ts'
import { namesOf } from '../model/vendor.ts'
import { checkFeeds } from '../policy/check.ts'
import { problemsOf } from '../render/check/problems.ts'
import { checkEditions, families } from '../render/check.ts'
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
        : `${styled('green', '✓')} ${summary(workspace, options.date)}${problems.length > 0 ? `; ${problems.length} to look at` : ''}.`,
    )
  }
  return fatal > 0 ? 1 : 0
}

/** All that is wrong in a workspace; of the issues, the one of the date, or what is not approved yet and the newest. */
export async function checkWorkspace(workspace: Workspace, date?: string): Promise<Problem[]> {
  const problems = [
    ...(await problemsIn(() => checkSettings(workspace.settings()))),
    ...(await problemsIn(() => checkFeeds(...feedsOf(workspace)))),
    ...(await problemsIn(() => checkTerms(workspace.terms()))),
  ]
  if (problems.some(({ fatal }) => fatal)) return problems
  return [...problems, ...(await problemsIn(() => checkIssues(workspace, date)))]
}

/** Both are read before either is refused, so that all that is wrong in them is said at once. */
function feedsOf(workspace: Workspace): Parameters<typeof checkFeeds> {
  all(['vendors', 'sources'] as const, (part) => workspace[part]())
  return [workspace.vendors(), workspace.sources()]
}

async function checkIssues(workspace: Workspace, date: string | undefined): Promise<Problem[]> {
  const house = houseOf(workspace)
  const issues = workspace.issues()
  const dates = date === undefined ? openIssues(issues) : [date]
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
    if (found.some(({ fatal }) => fatal)) {
      problems.push(unrendered(each))
      continue
    }
    problems.push(...(await checkRendered(issue, house)))
  }
  return problems
}

function unrendered(date: string): Problem {
  return {
    rule: 'not-rendered',
    where: `issues/${date}.yaml`,
    message: 'was not rendered: its editions, and their look in a browser, are unchecked',
    fix: 'mend the others first',
    fatal: false,
  }
}

/** Of the others the file alone is checked, when it is read: what readers got stays as it is, and years of it would take long. */
function openIssues(issues: Issue[]): string[] {
  return issues.filter(({ approval }, at) => approval === undefined || at === issues.length - 1).map(({ date }) => date)
}

/** What is wrong with both editions as readers would get them. */
async function checkRendered(issue: Issue, house: House): Promise<Problem[]> {
  const editions = await renderEditions(issue, house)
  const findings = [
    ...(await checkEditions(editions, issue, house)),
    ...(await checkMessages(editions, issue.date, house.settings)),
  ]
  return problemsOf(findings, issue, families)
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

function summary(workspace: Workspace, date: string | undefined): string {
  const issues = workspace.issues()
  const closed = date === undefined ? issues.length - openIssues(issues).length : 0
  const counts = [
    `${workspace.vendors().length} vendors`,
    `${workspace.sources().length} sources`,
    `${workspace.terms().length} terms`,
    `${issues.length} issue${issues.length === 1 ? '' : 's'}`,
  ].join(', ')
  return `${counts}${closed > 0 ? ` (${closed} approved before: only the file)` : ''}: nothing to mend`
}
