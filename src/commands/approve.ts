import { isDeepStrictEqual } from 'node:util'
import { now } from '../io/clock.ts'
import { userName } from '../io/environment.ts'
import { print, printJson, remarkProblems } from '../io/print.ts'
import type { Workspace } from '../io/workspace.ts'
import { approvalHash, withApproval } from '../issue/approval.ts'
import { BadInput } from '../model/problem.ts'
import { renderEditions } from '../render/edition.ts'
import { checkWorkspace } from './check.ts'
import { type DateOptions, dateOrNewest, houseOf, open } from './context.ts'
import { withLooks } from './look.ts'
import { issueOf } from './render.ts'

/** Runs all checks, then binds the approval to what was checked. */
export async function approveCommand(options: DateOptions & { by?: string }): Promise<number> {
  const workspace = open(options)
  const date = dateOrNewest(options.date, workspace)
  const problems = await withLooks(await checkWorkspace(workspace, date), workspace, date)
  remarkProblems(problems)
  const fatal = problems.filter((problem) => problem.fatal)
  if (fatal.length > 0) {
    throw new BadInput({
      rule: 'not-approved',
      where: `issues/${date}.yaml`,
      message: `has ${fatal.length} problem${fatal.length === 1 ? '' : 's'} above; it is not approved`,
      fix: 'mend them and approve again',
      fatal: true,
    })
  }
  writeLines(workspace, date)
  const hash = await currentHash(workspace, date)
  const approval = { hash, at: now(), by: options.by ?? userName() }
  workspace.writeIssueText(date, withApproval(workspace.issueText(date) ?? '', approval))
  if (options.json) printJson({ date, ...approval })
  else
    print(
      `Approved issues/${date}.yaml as ${hash.slice(0, 12)} by ${approval.by}. One changed byte withdraws it. Next: npx hayami send.`,
    )
  return 0
}

/** The record says what is sent: lines that no editor wrote follow the stories as they are now. */
function writeLines(workspace: Workspace, date: string) {
  const written = workspace.issue(date)
  if (written === null) return
  const { subject, preheader, lede } = issueOf(workspace, date)
  const told = { ...written, subject, preheader, lede }
  if (!isDeepStrictEqual(told, written)) workspace.writeIssue(told)
}

/** What an approval of the issue has to equal now. */
async function currentHash(workspace: Workspace, date: string): Promise<string> {
  const editions = await renderEditions(issueOf(workspace, date), houseOf(workspace))
  return approvalHash(workspace.issueText(date) ?? '', editions)
}
