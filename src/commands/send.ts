import { now } from '../io/clock.ts'
import { messageFor, plainAddress } from '../io/mail/message.ts'
import { print, printJson, remarkProblems } from '../io/print.ts'
import { delivers } from '../io/transports/index.ts'
import { BadInput } from '../model/problem.ts'
import { dateOrNewest, open } from './context.ts'
import { issueOf } from './render.ts'
import {
  type IssueOptions,
  prepare,
  refuseSampleSettings,
  refuseSecond,
  sendIssue,
  withLedger,
  withTransport,
} from './send-issue.ts'
import { codeOf, printReport } from './send-report.ts'

export interface SendOptions extends IssueOptions {
  to?: string
  dryRun?: boolean
  inDoubt?: string
}

/** Sends an issue; or tries it on one address, says who would get it, or takes a person's word on those in doubt. */
export async function sendCommand(options: SendOptions): Promise<number> {
  if (options.inDoubt) return await settleDoubt(options, options.inDoubt)
  if (options.dryRun) return await dryRun(options)
  if (options.to) return await sendTest(options, options.to)
  const report = await sendIssue(options)
  if (options.json) printJson(report)
  else printReport(report)
  return codeOf(report)
}

async function settleDoubt(options: SendOptions, as: string): Promise<number> {
  if (as !== 'sent' && as !== 'resend')
    throw new BadInput({
      rule: 'in-doubt',
      where: '--in-doubt',
      message: `“${as}” is no verdict`,
      fix: 'say sent (they have it) or resend (the next send mails them)',
      fatal: true,
    })
  const workspace = open(options)
  const date = dateOrNewest(options.date, workspace)
  const settled = await withLedger(workspace, (ledger) => {
    refuseSecond(ledger)
    return ledger.resolve(date, as, now())
  })
  if (options.json) printJson({ date, settled, as })
  else if (settled === 0) print(`${date}: nobody is in doubt.`)
  else print(`${date}: ${settled} ${as === 'sent' ? 'counted as sent' : 'to be mailed again by the next send'}.`)
  return 0
}

async function dryRun(options: SendOptions): Promise<number> {
  const workspace = open(options)
  const { date } = issueOf(workspace, dateOrNewest(options.date, workspace))
  const standing = await withLedger(workspace, (ledger) => ledger.standing(date))
  const subscribers = Object.values(standing).reduce((sum, n) => sum + n, 0)
  const { sent, refused } = standing
  const [inDoubt, waiting] = [standing['in-doubt'] + standing.sending, standing.waiting + standing.later]
  if (options.json) printJson({ date, subscribers, sent, refused, inDoubt, waiting })
  else
    print(
      `${date} would go to ${waiting} of ${subscribers} subscribers (${sent} have it, ${refused} refused, ${inDoubt} in doubt)${delivers(options.transport) ? '' : `, though not by ${options.transport}: that mails nobody`}.`,
    )
  return 0
}

/** Both editions to one address, outside the ledger. */
async function sendTest(options: SendOptions, to: string): Promise<number> {
  const sending = await prepare(options)
  const { workspace, issue, editions } = sending
  const recipient = { address: plainAddress(to), token: 'test' }
  if (delivers(options.transport)) refuseSampleSettings(workspace)
  return await withTransport(sending, options, async (transport) => {
    const outcomes = []
    for (const edition of editions) {
      const message = messageFor(edition, issue.date, recipient, now(), workspace.settings())
      outcomes.push({ language: edition.language, ...(await transport.deliver(message)) })
    }
    if (options.json) printJson({ date: issue.date, test: outcomes })
    else for (const { language, kind, detail } of outcomes) print(`test: ${language} ${kind} ${detail}`)
    remarkProblems(outcomes.flatMap((outcome) => (outcome.kind === 'later' && outcome.stop) || []).slice(0, 1))
    return outcomes.every(({ kind }) => kind === 'sent') ? 0 : 1
  })
}
