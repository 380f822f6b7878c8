import type { Problem } from '../../model/problem.ts'
import type { Message } from '../mail/message.ts'

/**
 * What became of one message. `later` was surely not sent; with `stop`, for a reason that keeps every other message back too.
 * `refused` is final: by the recipient's own fault, or `unclear`, which may as well be what the server says to everybody.
 * `in-doubt` may have been sent.
 */
export type Outcome =
  | { kind: 'sent'; detail: string }
  | { kind: 'refused'; detail: string; whose: 'recipient' | 'unclear' }
  | { kind: 'later'; detail: string; stop?: Problem }
  | { kind: 'in-doubt'; detail: string }

/** A way to hand a message over. A failure is an outcome, never an exception. */
export interface Transport {
  name: string
  /** Ready for the next message; or what a person has to mend first. Nothing of a message has left by then. */
  open(): Promise<Problem | null>
  deliver(message: Message): Promise<Outcome>
  close(): Promise<void>
}
