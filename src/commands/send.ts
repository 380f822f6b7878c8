import { join } from 'node:path'
import { DateTime } from 'luxon'
import { now } from '../io/clock.ts'
import { environment } from '../io/environment.ts'
import { type Ledger, openLedger, type Subscriber } from '../io/ledger.ts'
import { messageFor, plainAddress } from '../io/mail/message.ts'
import { print, printJson, remark } from '../io/print.ts'
import { startProgress } from '../io/progress.ts'
import { openTransport } from '../io/transports/index.ts'
import type { Outcome, Transport } from '../io/transports/transport.ts'
import type { Workspace } from '../io/workspace.ts'
import { approvalHash } from '../issue/approval.ts'
import type { Edition } from '../model/edition.ts'
import type { Issue } from '../model/issue.ts'
import { BadInput } from '../model/problem.ts'
import type { Settings } from '../model/settings.ts'
import { renderEditions } from '../render/edition.ts'
import { type DateOptions, dateOrNewest, houseOf, open } from './context.ts'
import { issueOf } from './render.ts'

export interface SendOptions extends DateOptions {
  transport: string
  out?: string
  to?: string
  dryRun?: boolean
}

/** A claim this old belongs to a run that is gone. */
const abandonedAfter = { minutes: 15 }
/** So many messages in a row that could not leave: the server is not there, and the rest can wait. */
const giveUpAfter = 5

/** Delivers an approved issue to everybody who has not got it yet. */
export async function sendCommand(options: SendOptions): Promise<number> {
  const workspace = open(options)
  const date = dateOrNewest(options.date, workspace)
  const issue = issueOf(workspace, date)
  const editions = await renderEditions(issue, houseOf(workspace))
  if (options.dryRun) return dryRun(workspace, issue, options)
  if (options.to) return await sendTest(workspace, issue, editions, options.to, options)
  refuseUnapproved(workspace, issue, editions)
  refuseSample(issue, options)
  const result = await deliverIssue(workspace, issue, editions, options)
  if (options.json) printJson({ date, ...result })
  else printResult(date, result, options.transport)
  return result.later > 0 || result.inDoubt > 0 || result.refused > 0 ? 1 : 0
}

export interface SendResult {
  sent: number
  refused: number
  later: number
  inDoubt: number
  /** Had it already. */
  before: number
}

export async function deliverIssue(
  workspace: Workspace,
  issue: Issue,
  editions: Edition[],
  options: SendOptions,
): Promise<SendResult> {
  const ledger = openLedger(ledgerPath(workspace))
  const transport = await transportFor(workspace, issue.date, options)
  const progress = startProgress()
  const result: SendResult = {
    sent: 0,
    refused: 0,
    later: 0,
    inDoubt: 0,
    before: ledger.count(issue.date).sent,
  }
  try {
    await finishAbandoned(ledger, transport, issue, editions, workspace.settings(), result)
    let failures = 0
    for (
      let batch = ledger.claim(issue.date, now(), 0);
      batch.length > 0;
      batch = ledger.claim(issue.date, now(), batch.at(-1)?.id ?? 0)
    ) {
      for (const subscriber of batch) {
        const outcome: Outcome =
          failures >= giveUpAfter
            ? { kind: 'later', detail: 'the server is not there' }
            : await deliverOne(transport, subscriber, issue, editions, workspace.settings())
        failures = outcome.kind === 'later' ? failures + 1 : 0
        ledger.settle(issue.date, subscriber.id, outcome, now())
        tally(result, outcome, subscriber)
        progress.show(`${result.sent} sent`)
      }
    }
    return result
  } finally {
    progress.done()
    await transport.close()
    ledger.close()
  }
}

/** What a killed run left claimed: repeated where that cannot do harm, else kept in doubt for a person. */
async function finishAbandoned(
  ledger: Ledger,
  transport: Transport,
  issue: Issue,
  editions: Edition[],
  settings: Settings,
  result: SendResult,
) {
  const before = transport.repeatable
    ? now()
    : (DateTime.fromISO(now(), { zone: 'utc' }).minus(abandonedAfter).toISO({ suppressMilliseconds: true }) ?? now())
  for (const subscriber of ledger.unfinished(issue.date, before)) {
    const outcome: Outcome = transport.repeatable
      ? await deliverOne(transport, subscriber, issue, editions, settings)
      : { kind: 'in-doubt', detail: 'the run that sent it was interrupted' }
    ledger.settle(issue.date, subscriber.id, outcome, now())
    tally(result, outcome, subscriber)
  }
}

async function deliverOne(
  transport: Transport,
  { address, token, language }: Subscriber,
  issue: Issue,
  editions: Edition[],
  settings: Settings,
): Promise<Outcome> {
  const edition = editions.find((each) => each.language === language)
  if (!edition) return { kind: 'refused', detail: `there is no edition in ${language}` }
  return await transport.deliver(messageFor(edition, issue.date, { address, token }, now(), settings))
}

/** Log lines name the subscriber by number, never by address. */
function tally(result: SendResult, outcome: Outcome, { id }: Subscriber) {
  if (outcome.kind === 'sent') result.sent += 1
  if (outcome.kind === 'refused') result.refused += 1
  if (outcome.kind === 'later') result.later += 1
  if (outcome.kind === 'in-doubt') result.inDoubt += 1
  if (outcome.kind !== 'sent') remark(`subscriber ${id}: ${outcome.kind}: ${outcome.detail}`)
}

function refuseUnapproved(workspace: Workspace, issue: Issue, editions: Edition[]) {
  const where = `issues/${issue.date}.yaml → approval`
  if (!issue.approval)
    throw new BadInput({
      rule: 'unapproved',
      where,
      message: 'is missing',
      fix: 'look at the issue, then: npx hayami approve',
      fatal: true,
    })
  if (issue.approval.hash === approvalHash(workspace.issueText(issue.date) ?? '', editions)) return
  throw new BadInput({
    rule: 'withdrawn',
    where,
    message: 'is for another version: something changed since',
    fix: 'look again, then: npx hayami approve',
    fatal: true,
  })
}

function refuseSample({ sample, date }: Issue, { transport }: SendOptions) {
  if (!sample || transport === 'file') return
  throw new BadInput({
    rule: 'sample',
    where: `issues/${date}.yaml`,
    message: 'is a sample and goes to no subscriber',
    fix: 'use --transport file, or --to with your own address',
    fatal: true,
  })
}

function dryRun(workspace: Workspace, { date }: Issue, options: SendOptions): number {
  const ledger = openLedger(ledgerPath(workspace))
  const [subscribers, counts] = [ledger.subscribers(), ledger.count(date)]
  ledger.close()
  const done = Object.values(counts).reduce((sum, n) => sum + n, 0)
  if (options.json)
    printJson({
      date,
      subscribers: subscribers.length,
      ...counts,
      waiting: subscribers.length - done,
    })
  else
    print(
      `${date} would go to ${subscribers.length - done} of ${subscribers.length} subscribers by ${options.transport} (${counts.sent} have it, ${counts.refused} refused, ${counts['in-doubt'] + counts.claimed} in doubt).`,
    )
  return 0
}

/** Both editions to one address, outside the ledger. */
async function sendTest(
  workspace: Workspace,
  issue: Issue,
  editions: Edition[],
  to: string,
  options: SendOptions,
): Promise<number> {
  const transport = await transportFor(workspace, issue.date, options)
  try {
    const outcomes: Outcome[] = []
    for (const edition of editions) {
      outcomes.push(
        await transport.deliver(
          messageFor(edition, issue.date, { address: plainAddress(to), token: 'test' }, now(), workspace.settings()),
        ),
      )
    }
    for (const { kind, detail } of outcomes) print(`test: ${kind} ${detail}`)
    return outcomes.every(({ kind }) => kind === 'sent') ? 0 : 1
  } finally {
    await transport.close()
  }
}

function transportFor(workspace: Workspace, date: string, { transport, out }: SendOptions): Promise<Transport> {
  return openTransport(transport, {
    folder: out ?? join(workspace.root, 'out', date, 'sent'),
    environment: environment(),
  })
}

export function ledgerPath(workspace: Workspace): string {
  return join(workspace.root, '.hayami', 'hayami.sqlite')
}

function printResult(date: string, { sent, refused, later, inDoubt, before }: SendResult, transport: string) {
  const parts = [
    before > 0 && `${before} had it already`,
    refused > 0 && `${refused} refused`,
    later > 0 && `${later} not sent yet: send again`,
    inDoubt > 0 && `${inDoubt} in doubt: not repeated, so that nobody is mailed twice`,
  ].filter(Boolean)
  const nobody = sent + refused + later + inDoubt + before === 0
  print(
    nobody
      ? `Nobody to send ${date} to. Add a subscriber: npx hayami subscribers add ADDRESS --language en`
      : `${date}: ${sent} sent by ${transport}${parts.length > 0 ? ` (${parts.join('; ')})` : ''}.`,
  )
}
