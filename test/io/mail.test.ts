import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { toEml } from '../../src/io/mail/eml.ts'
import { messageFor, plainAddress } from '../../src/io/mail/message.ts'
import { openTransport } from '../../src/io/transports/index.ts'
import { fingerprint } from '../../src/model/identity.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { fullHouse, fullIssue } from '../fixtures/full-issue.ts'
import { house, issue, story } from '../fixtures/house.ts'
import { sure } from '../support.ts'

const at = '2026-05-21T00:00:00Z'
const recipient = { address: 'reader@mail.example', token: 'tok3n' }
const editions = await renderEditions(
  issue([
    story('a', {
      en: 'Acme launches Note 2',
      ja: 'アクメ、とても長い名前の「Note 2」をすべての利用者に向けて公開し、料金も改定',
    }),
  ]),
  house,
)

describe.each(editions)('the $language message', (edition) => {
  test('comes out of a mail reader as it went in', async () => {
    const mail = await simpleParser(
      Buffer.from(await toEml(messageFor(edition, '2026-05-21', recipient, at, house.settings))),
    )
    expect(mail.subject).toBe(edition.subject)
    expect(mail.html).toBe(edition.html.replaceAll('?t=', '?t=tok3n'))
    expect(mail.text).toBe(edition.text.replaceAll('?t=', '?t=tok3n'))
    expect(mail.headers.get('content-language')).toBe(edition.language)
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toBe(
      'List-Unsubscribe: <https://hayami.example/unsubscribe?t=tok3n>',
    )
    expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    )
    expect(mail.headerLines.find(({ key }) => key === 'list-id')?.line).toBe('List-ID: hayami <digest.hayami.example>')
    expect(mail.messageId).toMatch(/^<2026-05-21\.(en|ja)\.[0-9a-f]{12}@hayami\.example>$/)
  })

  test('is the same bytes each time, and has no line a relay could cut', async () => {
    const make = () => toEml(messageFor(edition, '2026-05-21', recipient, at, house.settings))
    const eml = Buffer.from(await make())
    expect(Buffer.from(await make()).equals(eml)).toBe(true)
    expect(
      Math.max(
        ...eml
          .toString('latin1')
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(998)
    expect(eml.toString('latin1')).not.toMatch(/[^\x00-\x7f]/)
  })
})

/** The message as a real mail server on loopback got it. */
async function received(message: ReturnType<typeof messageFor>): Promise<Buffer> {
  const chunks: Buffer[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, callback) => {
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => callback())
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  const environment = { SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true` }
  const transport = await openTransport('smtp', { folder: '', environment })
  expect(await transport.deliver(message)).toMatchObject({ kind: 'sent' })
  await transport.close()
  return Buffer.concat(chunks)
}

describe('over a real server', () => {
  test.each(['en', 'ja'])('a full %s edition arrives as it left', async (language) => {
    const edition = sure((await renderEditions(fullIssue(), fullHouse)).find((each) => each.language === language))
    const message = messageFor(edition, '2026-05-21', recipient, at, house.settings)
    const raw = await received(message)
    const mail = await simpleParser(raw)
    expect(mail.html).toBe(message.html)
    expect(mail.text).toBe(message.text)
    expect(mail.subject).toBe(edition.subject)
    expect(mail.date?.toISOString()).toBe('2026-05-21T00:00:00.000Z')
    expect(mail.messageId).toBe(message.messageId)
    const structure = raw.toString('latin1').match(/^Content-Type: [^;]+; charset=\S+|^Content-Type: [^;]+/gm)
    expect(structure).toEqual([
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
    ])
    expect(mail.html && /[\u0080-\u009f]/.test(mail.html)).toBe(false)
  })

  test.each([
    ['half-width kana', 'ｱｸﾒ､ﾉｰﾄ2 を公開'],
    ['pairs of surrogates', '𠮷野家の𩸽を𠮟る'.repeat(8)],
    ['200 characters', 'あ'.repeat(200)],
    ['200 characters with spaces', 'あい うえ '.repeat(40).trim()],
    ['200 of Latin', 'Acme launches Note 2 '.repeat(10).trim()],
    ['kana with combining marks', 'か\u3099き\u3099'.repeat(30)],
    ['what only looks encoded', '=?UTF-8?Q?a=0D=0ABcc:_x@evil.example?='],
    ['what looks encoded badly', '=?iso-2022-jp?B?GyRC?= と日本語'],
    ['a full subject', 'Note 5.1のマルチモーダル対応を拡大し、画像と音声を一度に渡せる…（ほか24件）'],
  ])('a subject of %s folds and comes back exactly', async (_, subject) => {
    const edition = { ...sure(editions[1]), subject }
    const raw = await received(messageFor(edition, '2026-05-21', recipient, at, house.settings))
    const [head = ''] = raw.toString('latin1').split('\r\n\r\n')
    const mail = await simpleParser(raw)
    expect(mail.subject).toBe(subject)
    expect(mail.bcc).toBeUndefined()
    expect(Math.max(...head.split('\r\n').map((each) => each.length))).toBeLessThanOrEqual(200)
    expect(head.match(/=\?[^?]+\?[BQ]\?[^?]*\?=/g)?.filter((word) => word.length > 75) ?? []).toEqual([])
  })
})

test('whatever the newsletter is called, its headers stay whole', async () => {
  const settings = { ...house.settings, name: '早見, "AI" <x@y.example>' }
  const mail = await simpleParser(
    Buffer.from(await toEml(messageFor(sure(editions[1]), '2026-05-21', recipient, at, settings))),
  )
  const line = (key: string) => mail.headerLines.find((each) => each.key === key)?.line
  expect(line('list-id')).toMatch(/^List-ID: =\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=\s+<digest\.hayami\.example>$/)
  expect(line('feedback-id')).toBe(`Feedback-ID: 2026-05-21:ja:digest:${fingerprint(settings.listId)}`)
})

test('one identity for an issue and a subscriber, another for every other', () => {
  const idOf = (date: string, token: string, edition = sure(editions[0])) =>
    messageFor(edition, date, { ...recipient, token }, at, house.settings).messageId
  const ids = [
    idOf('2026-05-21', 'a'),
    idOf('2026-05-21', 'b'),
    idOf('2026-05-22', 'a'),
    idOf('2026-05-21', 'a', sure(editions[1])),
  ]
  expect(new Set(ids).size).toBe(4)
  expect(idOf('2026-05-21', 'a')).toBe(ids[0])
})

describe('an address is one plain addr-spec', () => {
  test.each(['reader@mail.example', 'first.last+tag@sub.mail.example'])('%s', (address) => {
    expect(plainAddress(address)).toBe(address)
  })
  test.each([
    'a@good.example <evil@evil.example>',
    'a@b.example, c@d.example',
    '"a b"@mail.example',
    'a@localhost',
    'a@b@c.example',
    'a..b@mail.example',
    'ａ@mail.example',
    'a@mail.example\nBcc: b@mail.example',
    '(x)a@mail.example',
    `${'x'.repeat(65)}@mail.example`,
    '',
  ])('not %j', (address) => {
    expect(() => plainAddress(address)).toThrow('is not one plain e-mail address')
  })
})
