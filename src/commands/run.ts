import { DateTime } from 'luxon'
import { now } from '../io/clock.ts'
import { print, remarkProblems } from '../io/print.ts'
import type { Workspace } from '../io/workspace.ts'
import type { Issue } from '../model/issue.ts'
import { BadInput } from '../model/problem.ts'
import { dateOr, type FetchOptions, open } from './context.ts'
import { draft, printDraft } from './draft.ts'
import { sendCommand } from './send.ts'

/** An approved issue is sent up to this many days late, then it is old news. */
const lateDays = 2

/** What the scheduler calls: sends what is approved and due, then drafts today. Safe at any time, any number of times. */
export async function runCommand(options: FetchOptions & { transport: string }): Promise<number> {
  const workspace = open(options)
  const codes: number[] = []
  for (const issue of dueIssues(workspace, now())) codes.push(await sendCommand({ ...options, date: issue.date }))
  const date = dateOr(undefined, now(), workspace)
  const today = workspace.issues().find((issue) => issue.date === date)
  if (today?.approval) print(`issues/${date}.yaml is approved; nothing to draft.`)
  else codes.push(await draftToday(options))
  return Math.max(0, ...codes)
}

function dueIssues(workspace: Workspace, instant: string): Issue[] {
  const { timezone, dueAt } = workspace.settings()
  const oldest = DateTime.fromISO(instant, { zone: timezone }).minus({ days: lateDays }).toISODate() ?? ''
  return workspace.issues().filter(({ date, approval, sample }) => {
    const due = DateTime.fromISO(`${date}T${dueAt}`, { zone: timezone })
    return approval !== undefined && !sample && date >= oldest && due <= DateTime.fromISO(instant)
  })
}

/** A morning without network is a problem to report, not a reason to leave the sending undone. */
async function draftToday(options: FetchOptions): Promise<number> {
  try {
    printDraft(await draft(options), open(options).sources())
    return 0
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    remarkProblems(error.problems)
    return 1
  }
}
