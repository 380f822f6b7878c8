import { DateTime } from 'luxon'
import { now } from '../io/clock.ts'
import { print, printJson, remarkProblems } from '../io/print.ts'
import type { Workspace } from '../io/workspace.ts'
import type { Issue } from '../model/issue.ts'
import { BadInput, type Problem } from '../model/problem.ts'
import { dateOr, type FetchOptions, open } from './context.ts'
import { draft, printDraft } from './draft.ts'
import { sendIssue } from './send-issue.ts'
import { codeOf, printReport, type SendReport } from './send-report.ts'

/** An approved issue is sent up to this many days late, then it is old news. */
const lateDays = 2

type RunOptions = FetchOptions & { transport: string }

/** What the scheduler calls: sends what is approved and due, then drafts today. Safe at any time, any number of times. */
export async function runCommand(options: RunOptions): Promise<number> {
  const workspace = open(options)
  const sends: (SendReport | Failed)[] = []
  for (const { date } of dueIssues(workspace, now())) {
    const done = await tried(date, () => sendIssue({ ...options, date }))
    sends.push(done)
    if (!options.json && !isFailed(done)) printReport(done)
    if ('interrupted' in done && done.interrupted) break
  }
  const interrupted = sends.some((done) => 'interrupted' in done && done.interrupted)
  const drafted = interrupted ? null : await draftToday(workspace, options)
  if (options.json) printJson({ sends, draft: drafted })
  const codes = sends.map((done) => (isFailed(done) ? 1 : codeOf(done)))
  return Math.max(0, ...codes, drafted !== null && isFailed(drafted) ? 1 : 0, interrupted ? 1 : 0)
}

/** What could not be done, so that the rest was done all the same. */
interface Failed {
  date: string
  failed: Problem[]
}

function isFailed(done: object): done is Failed {
  return 'failed' in done
}

/** A problem of one issue is reported, and no reason to leave the others undone. */
async function tried<T>(date: string, work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    remarkProblems(error.problems)
    return { date, failed: error.problems }
  }
}

function dueIssues(workspace: Workspace, instant: string): Issue[] {
  const { timezone, dueAt } = workspace.settings()
  const oldest = DateTime.fromISO(instant, { zone: timezone }).minus({ days: lateDays }).toISODate() ?? ''
  return workspace.issues().filter(({ date, approval, sample }) => {
    const due = DateTime.fromISO(`${date}T${dueAt}`, { zone: timezone })
    return approval !== undefined && !sample && date >= oldest && due <= DateTime.fromISO(instant)
  })
}

async function draftToday(workspace: Workspace, options: RunOptions): Promise<Issue | Failed | null> {
  const date = dateOr(undefined, now(), workspace)
  if (workspace.issues().some((issue) => issue.date === date && issue.approval)) {
    if (!options.json) print(`issues/${date}.yaml is approved; nothing to draft.`)
    return null
  }
  const done = await tried(date, () => draft(options))
  if (!options.json && !isFailed(done)) printDraft(done, workspace.sources())
  return done
}
