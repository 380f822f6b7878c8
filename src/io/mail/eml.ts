import MailComposer from 'nodemailer/lib/mail-composer'
import type { Message } from './message.ts'

/** The message as it would leave, with all its headers (RFC 5322). */
export async function toEml(message: Message): Promise<Uint8Array> {
  return await new MailComposer(message).compile().build()
}
