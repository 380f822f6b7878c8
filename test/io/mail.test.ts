import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { toEml } from '../../src/io/mail/eml.ts'
import { messageFor, plainAddress } from '../../src/io/mail/message.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { house, issue, story } from '../fixtures/house.ts'

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
