import type { Message } from '../mail/message.ts'

/** What became of one message. `later` was surely not sent; `in-doubt` may have been. */
export type Outcome =
  | { kind: 'sent'; detail: string }
  | { kind: 'refused'; detail: string }
  | { kind: 'later'; detail: string }
  | { kind: 'in-doubt'; detail: string }

/** A way to hand a message over. A failure is an outcome, never an exception. */
export interface Transport {
  name: string
  /** Handing the same message over twice changes nothing, so that one in doubt may be repeated. */
  repeatable: boolean
  deliver(message: Message): Promise<Outcome>
  close(): Promise<void>
}
