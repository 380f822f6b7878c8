import { now } from '../io/clock.ts'
import type { Ledger, Subscriber } from '../io/ledger.ts'
import type { Message } from '../io/mail/message.ts'
import type { Outcome, Transport } from '../io/transports/transport.ts'
import { BadInput, type Problem } from '../model/problem.ts'

export interface Delivering {
  ledger: Ledger
  transport: Transport
  /** The date. */
  date: string
  /** The message for a subscriber; null where there is no edition in their language. */
  messageFor: (subscriber: Subscriber) => Message | null
  /** Whether somebody asked the run to end. */
  asked?: () => boolean
  show?: (text: string) => void
  /** Hears of each that was not sent: the subscriber by number, never by address. */
  note?: (text: string) => void
}

export interface Delivered {
  sent: number
  interrupted: boolean
  problems: Problem[]
}

/** So many in a row that the server did not take, for reasons that may be everybody's: the rest can wait. */
const giveUpAfter = 5

/**
 * Hands an issue to everybody who has not got it yet, one after the other. Before the first byte of a message leaves, the
 * ledger says so on the disk; a run that dies leaves one delivery in doubt at most, and the others as they were.
 */
export async function deliver({
  ledger,
  transport,
  date,
  messageFor,
  asked,
  show,
  note,
}: Delivering): Promise<Delivered> {
  const result: Delivered = { sent: 0, interrupted: false, problems: [] }
  const held: Held[] = []
  let inARow = 0
  const settle = (id: number, outcome: Outcome) => {
    ledger.settle(date, id, outcome, now())
    if (outcome.kind !== 'sent') note?.(`subscriber ${id}: ${outcome.kind}: ${outcome.detail}`)
  }
  const believe = () => {
    for (const { id, outcome } of held.splice(0)) settle(id, outcome)
  }
  for (const id of ledger.waiting(date)) {
    if (asked?.()) return { ...result, interrupted: true }
    const closed = await transport.open()
    if (closed) return { ...result, problems: [closed] }
    const subscriber = ledger.start(date, id, now())
    if (subscriber === null) continue
    const outcome = await handOver(transport, messageFor, subscriber)
    if (outcome.kind === 'refused' && outcome.whose === 'unclear') {
      held.push({ id, outcome })
      settle(id, { kind: 'later', detail: outcome.detail })
    } else settle(id, outcome)
    if (outcome.kind === 'later' && outcome.stop) return { ...result, problems: [outcome.stop] }
    if (outcome.kind === 'sent') {
      result.sent += 1
      inARow = 0
      believe()
      show?.(`${result.sent} sent`)
    } else if (outcome.kind !== 'refused' || outcome.whose === 'unclear') inARow += 1
    if (inARow >= giveUpAfter) return { ...result, problems: [givenUp(transport, outcome)] }
  }
  if (result.sent > 0) believe()
  return result
}

/** A refusal that is believed once the server has taken something else: until then it may be what it says to everybody. */
interface Held {
  id: number
  outcome: Outcome
}

async function handOver(
  transport: Transport,
  messageFor: Delivering['messageFor'],
  subscriber: Subscriber,
): Promise<Outcome> {
  try {
    const message = messageFor(subscriber)
    if (message === null) return { kind: 'later', detail: `there is no edition in ${subscriber.language}` }
    return await transport.deliver(message)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { kind: 'refused', detail: error.message, whose: 'recipient' }
  }
}

function givenUp({ name }: Transport, { detail }: Outcome): Problem {
  return {
    rule: 'given-up',
    where: `--transport ${name}`,
    message: `the server took none of ${giveUpAfter} messages in a row; the last answer: ${detail}`,
    fix: 'ask who runs it, then send again; nobody is lost',
    fatal: true,
  }
}
