import nodemailer from 'nodemailer'
import type { Message } from '../mail/message.ts'
import type { Outcome, Transport } from './transport.ts'

/** Over one connection, one message after the other, so that what the log says of a message is said of that one. */
export function smtpTransport(url: string): Transport {
  let handedOver = false
  const note = (data: unknown) => {
    const { tnx, outByteCount } = (data ?? {}) as {
      tnx?: string
      outByteCount?: number
    }
    if (tnx === 'message' && typeof outByteCount === 'number') handedOver = true
  }
  const logger = {
    level: () => {},
    trace: note,
    debug: note,
    info: note,
    warn: note,
    error: note,
    fatal: note,
  }
  const mailer = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 1,
    maxMessages: Number.POSITIVE_INFINITY,
    logger,
  })
  return {
    name: 'smtp',
    repeatable: false,
    deliver: async (message: Message): Promise<Outcome> => {
      handedOver = false
      try {
        const { response } = await mailer.sendMail(message)
        return { kind: 'sent', detail: String(response).split('\n')[0] ?? '' }
      } catch (error) {
        return outcomeOf(error, handedOver)
      }
    },
    close: async () => mailer.close(),
  }
}

/** A server that answers has decided; one that falls silent after the last byte may have taken the message. */
function outcomeOf(error: unknown, handedOver: boolean): Outcome {
  const { responseCode, code, message = '' } = error as { responseCode?: number; code?: string; message?: string }
  const detail = `${responseCode ?? code ?? ''} ${withoutAddresses(message)}`.trim()
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'refused', detail }
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'later', detail }
  return handedOver ? { kind: 'in-doubt', detail } : { kind: 'later', detail }
}

/** Servers like to repeat the recipient; the log does not. */
function withoutAddresses(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/<?[^\s<>@]+@[^\s<>@]+>?/g, '(address)').slice(0, 200)
}
