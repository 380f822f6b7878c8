import { withBrowser } from '../io/browser/browser.ts'
import { findChromium, variable } from '../io/browser/find.ts'
import { lookAt } from '../io/browser/look.ts'
import { environment } from '../io/environment.ts'
import type { Workspace } from '../io/workspace.ts'
import type { Problem } from '../model/problem.ts'
import { orderOf } from '../render/check/place.ts'
import { problemsOf } from '../render/check/problems.ts'
import { renderEditions } from '../render/edition.ts'
import { findingsOf, lookFamilies } from '../render/look/findings.ts'
import { houseOf } from './context.ts'
import { issueOf } from './render.ts'

/** Problems with those that a browser sees in an issue, if there is one; what cannot be rendered is not looked at. */
export async function withLooks(
  problems: Problem[],
  workspace: Workspace,
  date: string | undefined,
): Promise<Problem[]> {
  if (date === undefined || problems.some(({ fatal }) => fatal)) return problems
  return [...problems, ...(await checkLooks(workspace, date))]
}

/** What a browser finds in the editions of an issue; where there is none, what was therefore not looked at. */
async function checkLooks(workspace: Workspace, date: string): Promise<Problem[]> {
  const chromium = findChromium(environment())
  if (chromium === null) return [skipped(date)]
  const issue = issueOf(workspace, date)
  const editions = await renderEditions(issue, houseOf(workspace))
  const looks = await withBrowser(chromium, (browser) => lookAt(browser, editions))
  const findings = looks.flatMap((each) => findingsOf(each, orderOf(issue, workspace.settings())))
  return problemsOf(findings, issue, lookFamilies)
}

function skipped(date: string): Problem {
  return {
    rule: 'no-browser',
    where: `issues/${date}.yaml`,
    message:
      'was not looked at in a browser, as there is no Chromium: accessibility (axe), requests, reflow, contrast, underlines, hidden text and inversion are unchecked',
    fix: `install chromium and fonts-noto-cjk, or name one in ${variable}`,
    fatal: false,
  }
}
