import { languages } from '../../languages/index.ts'
import type { Edition } from '../../model/edition.ts'
import { fingerprint } from '../../model/identity.ts'
import { personalLink } from '../../model/links.ts'
import { BadInput } from '../../model/problem.ts'
import type { Settings } from '../../model/settings.ts'
import { phrase, subjectWords } from './words.ts'

/** Who gets an edition; the token stands in their links, never the address. */
export interface Recipient {
  address: string
  token: string
}

/** One edition for one recipient, in the terms of nodemailer. */
export type Message = ReturnType<typeof messageFor>

/**
 * The same message for the same edition and recipient, whenever it is made: its identity and boundary hang on both.
 * No mailto beside the address to unsubscribe: a promise that a person has to keep. Feedback-ID ends in who sends (Gmail: 5 to
 * 15 characters, always the same).
 */
export function messageFor(edition: Edition, date: string, recipient: Recipient, sentAt: string, settings: Settings) {
  const { tag } = languages[edition.language]
  const id = fingerprint(date, edition.language, recipient.token)
  const unsubscribe = personalLink(settings, 'unsubscribe', recipient.token)
  const host = settings.sender.email.split('@')[1] ?? settings.listId
  return {
    from: {
      name: settings.sender.name[edition.language],
      address: settings.sender.email,
    },
    to: { name: '', address: plainAddress(recipient.address) },
    replyTo: { name: '', address: settings.contact },
    envelope: {
      from: settings.sender.email,
      to: [plainAddress(recipient.address)],
    },
    subject: subjectWords(edition.subject),
    text: personal(edition.text, recipient, settings),
    html: personal(edition.html, recipient, settings),
    messageId: `<${date}.${edition.language}.${id}@${host}>`,
    date: new Date(sentAt),
    baseBoundary: id,
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      'Content-Language': tag,
      'Auto-Submitted': 'auto-generated',
      'List-ID': `${phrase(settings.name)} <${settings.listId}>`,
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Feedback-ID': `${date}:${edition.language}:digest:${fingerprint(settings.listId)}`,
    },
  }
}

/** The recipient's own links in the place of those that nobody receives. */
function personal(text: string, { token }: Recipient, settings: Settings): string {
  return (['unsubscribe', 'preferences'] as const).reduce(
    (left, page) => left.replaceAll(`${personalLink(settings, page, '')}`, personalLink(settings, page, token)),
    text,
  )
}

/** One addr-spec in ASCII and nothing else: no name, no list, no comment, nothing that a mail library could read as two. */
export function plainAddress(value: string): string {
  const plain =
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/
  const [local = ''] = value.split('@')
  if (plain.test(value) && local.length <= 64 && value.length <= 254) return value
  throw new BadInput({
    rule: 'address',
    where: 'the address',
    message: 'is not one plain e-mail address',
    fix: 'write it as name@example.com',
    fatal: true,
  })
}
