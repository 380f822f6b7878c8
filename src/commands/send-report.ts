import { print, remark, remarkProblems } from '../io/print.ts'
import type { Problem } from '../model/problem.ts'

/** What a send came to: by a transport that reaches people, or as a rehearsal that reaches nobody. */
export type SendReport = Sent | Rehearsed

export interface Sent {
  date: string
  transport: string
  sent: number
  /** Had it already. */
  before: number
  refused: number
  /** Not sent yet. */
  later: number
  inDoubt: number
  /** Who that is, by number. */
  doubtful: number[]
  interrupted: boolean
  problems: Problem[]
}

export interface Rehearsed {
  date: string
  transport: string
  written: number
  folder: string
}

/** 0 is: everybody who is subscribed has it. */
export function codeOf(report: SendReport): number {
  if ('written' in report) return 0
  return report.refused + report.later + report.inDoubt + report.problems.length > 0 ? 1 : 0
}

export function printReport(report: SendReport): void {
  if ('problems' in report) {
    remarkProblems(report.problems)
    if (report.inDoubt > 0) remark(`in doubt: ${report.doubtful.map((id) => `subscriber ${id}`).join(', ')}`)
  }
  print('written' in report ? rehearsedLine(report) : sentLine(report))
}

const addOne = 'Add a subscriber: npx hayami subscribers add ADDRESS --language en'

function rehearsedLine({ date, written, folder }: Rehearsed): string {
  return written === 0
    ? `Nobody to write ${date} for. ${addOne}`
    : `${date}: ${written} written to ${folder}; nobody was mailed.`
}

function sentLine({ date, transport, sent, before, refused, later, inDoubt, interrupted }: Sent): string {
  if (sent + before + refused + later + inDoubt === 0) return `Nobody to send ${date} to. ${addOne}`
  const parts = [
    before > 0 && `${before} had it already`,
    refused > 0 && `${refused} refused`,
    later > 0 && `${later} not sent yet: send again`,
    inDoubt > 0 && `${inDoubt} in doubt: not repeated, so that nobody is mailed twice; settle with --in-doubt`,
    interrupted && 'stopped when asked to',
  ].filter(Boolean)
  return `${date}: ${sent} sent by ${transport}${parts.length > 0 ? ` (${parts.join('; ')})` : ''}.`
}
