import { languages } from '../../languages/index.ts'
import type { Edition } from '../../model/edition.ts'
import type { Finding } from '../../model/finding.ts'
import { personalLink } from '../../model/links.ts'
import type { Settings } from '../../model/settings.ts'
import { toEml } from './eml.ts'
import { type Message, messageFor } from './message.ts'
import { headerText, type ReadMessage, readMessage } from './read.ts'

/** RFC 5322: lines have to be this short, and should be. */
const [maxLine, wantedLine] = [998, 78]

/** A reader that nobody is, at a moment like any other. */
const reader = { address: 'reader@mail.example', token: 'nobodys-token' }
const [sentAt, later] = ['2026-01-31T07:00:00Z', '2026-02-28T19:30:00Z']

export interface Sent {
  edition: Edition
  date: string
  settings: Settings
  message: Message
  eml: Uint8Array
  /** The same message at another moment. */
  later: Message
  read: ReadMessage
}

interface MessageRule {
  rule: string
  find: (sent: Sent) => string[]
  fix: string
}

export const messageRules: MessageRule[] = [
  {
    rule: 'mime/parts',
    find: ({ read: { parts } }) =>
      (['text/plain', 'text/html'] as const).flatMap((type) => {
        const charset = parts.get(type)?.charset
        return charset === 'utf-8'
          ? []
          : [`${type} is ${charset === undefined ? 'missing' : `in ${charset || 'no charset'}`}`]
      }),
    fix: 'both parts are utf-8',
  },
  {
    rule: 'mime/html',
    find: ({ read, message }) => same(read.parts.get('text/html')?.text, message.html, 'the HTML'),
    fix: 'it has to arrive as it was rendered',
  },
  {
    rule: 'mime/text',
    find: ({ read, message }) => same(read.parts.get('text/plain')?.text, message.text, 'the text part'),
    fix: 'it has to arrive as it was written',
  },
  {
    rule: 'mime/personal',
    find: ({ message, settings }) =>
      (['html', 'text'] as const).flatMap((part) =>
        (['unsubscribe', 'preferences'] as const)
          .filter((page) => !message[part].includes(personalLink(settings, page, reader.token)))
          .map((page) => `the ${part} part has no ${page} link of the reader’s own`),
      ),
    fix: 'write the links as model/links.ts makes them',
  },
  {
    rule: 'mime/headers',
    find: ({ read, ...sent }) =>
      Object.entries(expectedHeaders(sent)).flatMap(([name, expected]) => {
        const given = read.headers.get(name.toLowerCase())
        return given !== undefined && headerText(given) === expected
          ? []
          : [`${name} is ${given === undefined ? 'missing' : `“${headerText(given)}”`}, not “${expected}”`]
      }),
    fix: 'mend src/io/mail/message.ts',
  },
  {
    rule: 'mime/feedback',
    find: ({ read, edition, date }) => {
      const [issue, language, ...rest] = (read.headers.get('feedback-id') ?? '').split(':')
      const fits = rest.length === 2 && /^[\w.-]{5,15}$/.test(rest[1] ?? '')
      return issue === date && language === edition.language && fits ? [] : ['Feedback-ID is not what Gmail reads']
    },
    fix: 'four fields: issue, language, kind of mail, and who sends it in 5 to 15 characters',
  },
  {
    rule: 'mime/subject',
    find: ({ read, edition }) => {
      const subject = headerText(read.headers.get('subject') ?? '')
      return subject === edition.subject ? [] : [`a subject that arrives as “${subject}”`]
    },
    fix: 'write it in one line, with single spaces',
  },
  {
    rule: 'mime/date',
    find: ({ read }) =>
      Date.parse(read.headers.get('date') ?? '') === Date.parse(sentAt) ? [] : [`Date is ${read.headers.get('date')}`],
    fix: 'it is when the message leaves',
  },
  {
    rule: 'mime/stable',
    find: ({ read, later }) =>
      read.headers.get('message-id') === later.messageId
        ? []
        : ['a second try has another Message-ID, so that readers would see it twice'],
    fix: 'its identity hangs on issue, language and reader only',
  },
  {
    rule: 'mime/lines',
    find: ({ eml, read }) => {
      // On its way each line ends in CRLF, whatever ends it here.
      const lines = Buffer.from(eml).toString('latin1').split(/\r?\n/)
      return [
        ...lines
          .filter((line) => line.length > maxLine)
          .map((line) => `a line has ${line.length} octets: ${line.slice(0, 30)}…`),
        ...read.lines.filter(couldFold).map((line) => `a header line has ${line.length} octets: ${line.slice(0, 30)}…`),
        ...(lines.some((line) => /[^\t\x20-\x7e]/.test(line)) ? ['has bytes that are not ASCII'] : []),
      ]
    },
    fix: 'mend src/io/mail/message.ts',
  },
]

/** What no message says well: the editions as they would leave, read again. */
export async function checkMessages(editions: Edition[], date: string, settings: Settings): Promise<Finding[]> {
  const sent = await Promise.all(editions.map((edition) => send(edition, date, settings)))
  return sent.flatMap(findingsIn)
}

export function findingsIn(sent: Sent): Finding[] {
  const { language } = sent.edition
  return messageRules.flatMap(({ rule, find, fix }) =>
    find(sent).map((message) => ({ rule, language, block: 'message' as const, story: null, message, fix })),
  )
}

/** The message for a reader that nobody is, as it would leave. */
export async function send(edition: Edition, date: string, settings: Settings): Promise<Sent> {
  const message = messageFor(edition, date, reader, sentAt, settings)
  const eml = await toEml(message)
  return {
    edition,
    date,
    settings,
    message,
    eml,
    later: messageFor(edition, date, reader, later, settings),
    read: readMessage(eml),
  }
}

function expectedHeaders({ edition: { language }, settings }: Omit<Sent, 'read'>): Record<string, string> {
  return {
    From: `${quotedName(settings.sender.name[language])} <${settings.sender.email}>`,
    To: reader.address,
    'Reply-To': settings.contact,
    'MIME-Version': '1.0',
    'Content-Language': languages[language].tag,
    'Auto-Submitted': 'auto-generated',
    'List-ID': `${settings.name} <${settings.listId}>`,
    'List-Unsubscribe': `<${personalLink(settings, 'unsubscribe', reader.token)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** A name with marks of the syntax stands in quotes, unless it is encoded anyway. */
function quotedName(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) && /[^\w '-]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name
}

function same(given: string | undefined, expected: string, what: string): string[] {
  return given === expected ? [] : [`${what} arrives otherwise than it was sent`]
}

/** Longer than wanted, with white space after its first word where it could go on below. */
function couldFold(line: string): boolean {
  return line.length > wantedLine && /\S\s+\S/.test(line.replace(/^(?:[\w-]+:)?\s*/, ''))
}
