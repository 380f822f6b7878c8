import { isAbsolute, join, relative } from 'node:path'
import { now } from '../io/clock.ts'
import { environment, watchInterruption } from '../io/environment.ts'
import { type Ledger, openLedger, type Subscriber } from '../io/ledger.ts'
import { type Message, messageFor } from '../io/mail/message.ts'
import { remark } from '../io/print.ts'
import { startProgress } from '../io/progress.ts'
import { delivers, openTransport } from '../io/transports/index.ts'
import type { Transport } from '../io/transports/transport.ts'
import type { Workspace } from '../io/workspace.ts'
import { approvalHash } from '../issue/approval.ts'
import { checkSettings } from '../issue/check.ts'
import type { Edition } from '../model/edition.ts'
import type { Issue } from '../model/issue.ts'
import { BadInput } from '../model/problem.ts'
import { renderEditions } from '../render/edition.ts'
import { type DateOptions, dateOrNewest, houseOf, open } from './context.ts'
import { deliver } from './deliver.ts'
import { issueOf } from './render.ts'
import type { Rehearsed, SendReport, Sent } from './send-report.ts'

export interface IssueOptions extends DateOptions {
  transport: string
  out?: string
}

/** Delivers an approved issue to everybody who has not got it yet; or, by a transport that reaches nobody, rehearses it. */
export async function sendIssue(options: IssueOptions): Promise<SendReport> {
  const sending = await prepare(options)
  const { workspace, issue, editions } = sending
  refuseUnapproved(workspace, issue, editions)
  if (delivers(options.transport)) {
    refuseSample(issue)
    refuseSampleSettings(workspace)
  }
  return await withTransport(sending, options, async (transport, folder) =>
    delivers(options.transport) ? await mail(sending, transport) : await rehearse(sending, transport, folder),
  )
}

/** An issue and its editions as they stand in the files now. */
export interface Sending {
  workspace: Workspace
  issue: Issue
  editions: Edition[]
}

export async function prepare(options: DateOptions): Promise<Sending> {
  const workspace = open(options)
  const issue = issueOf(workspace, dateOrNewest(options.date, workspace))
  return { workspace, issue, editions: await renderEditions(issue, houseOf(workspace)) }
}

export async function withTransport<T>(
  { workspace, issue }: Sending,
  options: IssueOptions,
  work: (transport: Transport, folder: string) => Promise<T>,
): Promise<T> {
  const folder = options.out ?? join(workspace.root, 'out', issue.date, 'sent')
  const transport = await openTransport(options.transport, { folder, environment: environment() })
  try {
    return await work(transport, folder)
  } finally {
    await transport.close()
  }
}

export async function withLedger<T>(workspace: Workspace, work: (ledger: Ledger) => Promise<T> | T): Promise<T> {
  const ledger = openLedger(ledgerPath(workspace))
  try {
    return await work(ledger)
  } finally {
    ledger.close()
  }
}

export function ledgerPath(workspace: Workspace): string {
  return join(workspace.root, '.hayami', 'hayami.sqlite')
}

export function refuseSecond(ledger: Ledger): void {
  if (ledger.beginRun()) return
  throw new BadInput({
    rule: 'second-run',
    where: 'send',
    message: 'another one is at work; this one sent nothing',
    fix: 'wait until it is done',
    fatal: true,
  })
}

/** What `check` only remarks: no mail goes out in the name of nobody. */
export function refuseSampleSettings(workspace: Workspace): void {
  const problems = checkSettings(workspace.settings())
  if (problems.length > 0) throw new BadInput(...problems.map((problem) => ({ ...problem, fatal: true })))
}

async function mail(sending: Sending, transport: Transport): Promise<Sent> {
  const { date } = sending.issue
  return await withLedger(sending.workspace, async (ledger) => {
    refuseSecond(ledger)
    const before = ledger.standing(date).sent
    const progress = startProgress()
    const interruption = watchInterruption(() =>
      remark('Stopping after the message at hand. Once more ends at once, and leaves that one in doubt.'),
    )
    try {
      const done = await deliver({
        ledger,
        transport,
        date,
        messageFor: (subscriber) => personalMessage(sending, subscriber, now()),
        asked: interruption.asked,
        show: progress.show,
        note: remark,
      })
      const { refused, later, waiting, 'in-doubt': inDoubt } = ledger.standing(date)
      const left = { refused, later: later + waiting, inDoubt, doubtful: ledger.inDoubt(date) }
      return { date, transport: transport.name, before, ...left, ...done }
    } finally {
      progress.done()
      interruption.done()
    }
  })
}

/** One message a subscriber, the same bytes each time, and not a word in the ledger: nobody has got anything. */
async function rehearse(sending: Sending, transport: Transport, folder: string): Promise<Rehearsed> {
  const { workspace, issue } = sending
  const subscribers = await withLedger(workspace, (ledger) => ledger.subscribers())
  let written = 0
  for (const subscriber of subscribers) {
    const message = personalMessage(sending, subscriber, issue.coverage.to)
    if (message === null) continue
    await transport.deliver(message)
    written += 1
  }
  const below = relative(workspace.root, folder)
  const shown = below.startsWith('..') || isAbsolute(below) ? folder : below
  return { date: issue.date, transport: transport.name, written, folder: shown }
}

function personalMessage(
  { workspace, issue, editions }: Sending,
  { address, token, language }: Subscriber,
  at: string,
): Message | null {
  const edition = editions.find((each) => each.language === language)
  return edition ? messageFor(edition, issue.date, { address, token }, at, workspace.settings()) : null
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

function refuseSample({ sample, date }: Issue) {
  if (!sample) return
  throw new BadInput({
    rule: 'sample',
    where: `issues/${date}.yaml`,
    message: 'is a sample and goes to no subscriber',
    fix: 'use --transport file, or --to with your own address',
    fatal: true,
  })
}
