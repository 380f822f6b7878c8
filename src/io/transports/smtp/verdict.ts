import type { Problem } from '../../../model/problem.ts'
import type { Outcome } from '../transport.ts'
import type { SmtpServer } from './server.ts'

/** The rule of a server that ended the connection before a message was under way. */
export const hungUp = 'smtp-hung-up'

/** What of nodemailer's errors tells one fault from another. */
interface Fault {
  code?: string
  originalCode?: string
  /** The SMTP command that was answered. */
  command?: string
  response?: string
  responseCode?: number
  message: string
}

interface Reply extends Fault {
  /** RFC 5321: 250, 451, 550; 0 where the server gave no answer. */
  reply: number
  /** RFC 3463: 5.1.1; empty where the server gives none. */
  enhanced: string
}

/** Why no message could be sent at all, for the person who set the server up. */
export function whyNoConnection(error: unknown, { host, port }: SmtpServer): Problem {
  const fault = replyOf(error)
  const found = connectionRules.find(({ when }) => when(fault))
  const [message, fix] = found?.so(fault, `${host}:${port}`) ?? ['', '']
  return stop('smtp', message, fix)
}

const refusesLogin = [
  'the server does not accept the password',
  'mend user and password in it; escape their : / @ % # ?',
] as const

const connectionRules: {
  when: (fault: Reply) => boolean
  so: (fault: Reply, at: string) => readonly [message: string, fix: string]
}[] = [
  {
    when: ({ code, reply }) => code === 'EAUTH' && reply >= 400 && reply < 500,
    so: (fault) => [`the server cannot check the password now: ${words(fault)}`, 'send again later'],
  },
  { when: ({ code }) => code === 'EAUTH', so: () => refusesLogin },
  {
    when: ({ command }) => command === 'STARTTLS',
    so: () => [
      'the server offers no encryption (STARTTLS)',
      'use smtps://, or add ?ignoreTLS=true for a server on your own machine',
    ],
  },
  {
    when: ({ originalCode = '', message }) =>
      /CERT|ALTNAME|SIGNED|UNABLE_TO/.test(originalCode) || /certificate/i.test(message),
    so: ({ message }) => [
      `the server’s certificate is not to be trusted: ${message}`,
      'use the name it is made out to',
    ],
  },
  {
    when: ({ reply }) => reply >= 400,
    so: (fault) => [`the server turns this machine away: ${words(fault)}`, 'ask who runs it; nothing was sent'],
  },
  {
    when: () => true,
    so: ({ originalCode, code }, at) => [
      `no mail server answers at ${at} (${originalCode ?? code ?? 'no answer'})`,
      'mend host and port, or send again when it is back',
    ],
  },
]

/** What a failed message is: the recipient's own fault, everybody's, or nobody can tell. */
export function whyNotSent(error: unknown, handedOver: boolean): Outcome {
  const fault = { ...replyOf(error), handedOver }
  const found = messageRules.find(({ when }) => when(fault))
  return found?.so(words(fault), fault) ?? { kind: 'in-doubt', detail: words(fault) }
}

type Sent = Reply & { handedOver: boolean }

const later = (detail: string): Outcome => ({ kind: 'later', detail })

/** The first that fits. Of the codes (RFC 3463): x.1 the address, x.2 the mailbox, x.3 and x.4 the way there, x.7 policy. */
const messageRules: { when: (fault: Sent) => boolean; so: (detail: string, fault: Sent) => Outcome }[] = [
  {
    when: ({ command, reply }) => command === 'MAIL FROM' && !loginWanted(reply),
    so: (detail, { reply }) => ({
      kind: 'later',
      detail,
      stop:
        reply >= 500
          ? {
              ...stop('smtp-sender', `the server takes nothing from this sender: ${detail}`, 'use one it knows'),
              where: 'hayami.yaml → sender.email',
            }
          : stop(reply === 421 ? hungUp : 'smtp', `the server takes no message now: ${detail}`, 'send again later'),
    }),
  },
  {
    when: ({ reply }) => loginWanted(reply),
    so: (detail) => ({
      kind: 'later',
      detail,
      stop: stop('smtp', `the server wants another login: ${detail}`, refusesLogin[1]),
    }),
  },
  { when: ({ reply, handedOver }) => reply < 400 && handedOver, so: (detail) => ({ kind: 'in-doubt', detail }) },
  {
    when: ({ reply }) => reply < 400,
    so: (detail) => ({
      kind: 'later',
      detail,
      stop: stop(hungUp, `the server hung up: ${detail}`, 'send again later'),
    }),
  },
  { when: ({ reply }) => reply < 500 || reply === 503, so: later },
  { when: ({ reply, enhanced }) => reply === 552 || enhanced === '5.2.2', so: later },
  { when: ({ enhanced }) => /^5\.[347]\./.test(enhanced), so: later },
  { when: ({ response = '' }) => /relay/i.test(response), so: later },
  {
    when: ({ command, enhanced }) => command === 'RCPT TO' && /^5\.[12]\./.test(enhanced),
    so: (detail) => ({ kind: 'refused', detail, whose: 'recipient' }),
  },
  { when: () => true, so: (detail) => ({ kind: 'refused', detail, whose: 'unclear' }) },
]

function loginWanted(reply: number): boolean {
  return [530, 534, 535, 538].includes(reply)
}

function stop(rule: string, message: string, fix: string): Problem {
  return { rule, where: 'SMTP_URL', message, fix, fatal: true }
}

function replyOf(error: unknown): Reply {
  const fault = error as Fault
  return {
    ...fault,
    message: fault.message,
    reply: fault.responseCode ?? 0,
    enhanced: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(fault.response ?? '')?.[1] ?? '',
  }
}

/** The server's words in one line, without addresses: servers like to repeat the recipient, the log does not. */
function words({ response, originalCode, code, message }: Fault): string {
  const text = response ?? `${originalCode ?? code ?? ''} ${message}`.trim()
  return (text.split('\n')[0] ?? '').replace(/<?[^\s<>@]+@[^\s<>@]+>?/g, '(address)').slice(0, 200)
}
