import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { describe, expect, test } from 'vitest'
import { checkMessages, findingsIn, messageRules, type Sent, send } from '../../src/io/mail/check.ts'
import { headerText, readMessage } from '../../src/io/mail/read.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { full, house, kinds } from '../render/kinds.ts'
import { sure } from '../support.ts'

const editions = await renderEditions(full, house)
const [en, ja] = [sure(editions[0]), sure(editions[1])]

test.each(kinds)('the messages of an issue %s have no finding', async (_, of, its) => {
  expect(await checkMessages(await renderEditions(of, its), of.date, its.settings)).toEqual([])
})

describe('subjects fold and come back', () => {
  test.each([
    [
      'Japanese',
      'アクメ、とても長い名前の「Note 2」をすべての利用者に向けて公開し、料金も改定、さらに拠点を開設 ほか18件',
    ],
    [
      'English',
      'Acme announces something very long that goes on and on until nobody wants to read it any more, and 18 more',
    ],
    ['both', 'Acme’s “Note 2”、日本でも公開：the first of its kind in Japan and everywhere else ほか3件'],
    ['pictures and rare characters', '𠮷野家、👩‍💻向けに𩸽を公開 '.repeat(5).trim()],
    ['marks of the syntax', 'A "quoted" <title>, with (comments); and a: colon'],
    ['one long word', 'x'.repeat(200)],
    ['what a mail reader would take for an encoded word', '=?utf-8?B?44GC?= is no name'],
  ])('%s', async (_, subject) => {
    const edition = { ...ja, subject }
    expect(await checkMessages([edition], full.date, house.settings)).toEqual([])
    const { eml } = await send(edition, full.date, house.settings)
    expect((await simpleParser(Buffer.from(eml))).subject).toBe(subject)
  })
})

/** One way to break each rule: what was sent, changed before it is looked at. */
const broken: [rule: string, what: string, change: (sent: Sent) => Partial<Sent>][] = [
  ['mime/parts', 'Latin', ({ eml }) => reread(eml, /charset=utf-8/g, 'charset=iso-8859-1')],
  ['mime/parts', 'no text part', ({ eml }) => reread(eml, 'text/plain', 'text/other')],
  ['mime/html', 'a letter', ({ message }) => ({ message: { ...message, html: `${message.html} ` } })],
  ['mime/text', 'a letter', ({ message }) => ({ message: { ...message, text: `${message.text} ` } })],
  [
    'mime/personal',
    'everybody’s link',
    ({ message }) => ({ message: { ...message, text: message.text.replaceAll('?t=', '?') } }),
  ],
  ...[
    'From',
    'To',
    'Reply-To',
    'MIME-Version',
    'Content-Language',
    'Auto-Submitted',
    'List-ID',
    'List-Unsubscribe',
    'List-Unsubscribe-Post',
  ].map((name): [string, string, (sent: Sent) => Partial<Sent>] => [
    'mime/headers',
    name,
    ({ eml }) => reread(eml, new RegExp(`^${name}:`, 'm'), `X-${name}:`),
  ]),
  ['mime/feedback', 'of three fields', ({ eml }) => reread(eml, /^Feedback-ID: .*$/m, 'Feedback-ID: 2026-05-21:en:x')],
  ['mime/subject', 'another', ({ eml }) => reread(eml, /^Subject: .*$/m, 'Subject: x')],
  ['mime/date', 'none', ({ eml }) => reread(eml, /^Date:/m, 'X-Date:')],
  ['mime/stable', 'another identity', ({ later }) => ({ later: { ...later, messageId: '<x@y>' } })],
  ['mime/lines', 'a line too long', ({ eml }) => reread(eml, /^Subject:/m, `X-Long: ${'x'.repeat(1000)}\r\nSubject:`)],
  [
    'mime/lines',
    'a header that does not fold',
    ({ eml }) => reread(eml, /^Subject:/m, `X-Long: ${'x '.repeat(60)}\r\nSubject:`),
  ],
  ['mime/lines', 'bare bytes', ({ eml }) => reread(eml, /^Subject:/m, 'X-Bare: \u00e9\r\nSubject:')],
]

function reread(eml: Uint8Array, from: string | RegExp, to: string): Partial<Sent> {
  const source = Buffer.from(eml).toString('latin1')
  const changed = source.replace(from, () => to)
  if (changed === source) throw new Error(`nothing to change: ${from}`)
  const bytes = Buffer.from(changed, 'latin1')
  return { eml: bytes, read: readMessage(bytes) }
}

describe('a message that is changed is found out', () => {
  test.each(broken)('%s: %s', async (rule, _, change) => {
    const sent = await send(ja, full.date, house.settings)
    expect(findingsIn({ ...sent, ...change(sent) }).map((finding) => finding.rule)).toContain(rule)
  })

  test('every rule has a change that trips it', () => {
    expect([...new Set(broken.map(([rule]) => rule))]).toEqual(messageRules.map(({ rule }) => rule))
  })
})

describe('read as a mail reader reads it', () => {
  test.each([
    ['en', en],
    ['ja', ja],
  ])('%s', async (_, edition) => {
    const { eml } = await send(edition, full.date, house.settings)
    const [ours, theirs] = [readMessage(eml), await simpleParser(Buffer.from(eml))]
    expect(ours.parts.get('text/html')?.text).toBe(theirs.html)
    expect(ours.parts.get('text/plain')?.text).toBe(theirs.text)
    expect(headerText(sure(ours.headers.get('subject')))).toBe(theirs.subject)
    expect(ours.headers.get('message-id')).toBe(theirs.messageId)
  })

  test('through a mail server too', async () => {
    const { createTransport } = await import('nodemailer')
    const arrived: Buffer[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          arrived.push(Buffer.concat(chunks))
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const { port } = server.server.address() as { port: number }
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    const { message } = await send(ja, full.date, house.settings)
    await transport.sendMail(message)
    transport.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    const mail = await simpleParser(sure(arrived[0]))
    expect(mail.subject).toBe(ja.subject)
    expect(mail.html).toBe(message.html)
    expect(mail.text).toBe(message.text)
    expect(mail.messageId).toBe(message.messageId)
    expect(mail.date?.toISOString()).toBe(message.date.toISOString())
    expect(mail.headers.get('content-language')).toBe('ja')
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    for (const name of ['list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'feedback-id'])
      expect(mail.headerLines.filter(({ key }) => key === name)).toHaveLength(1)
  })
})
