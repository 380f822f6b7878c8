import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { messageFor } from '../../src/io/mail/message.ts'
import { delivers, openTransport, transportNames } from '../../src/io/transports/index.ts'
import type { Transport } from '../../src/io/transports/transport.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { type Faults, faultyServer } from '../fixtures/faulty-server.ts'
import { house, issue, story } from '../fixtures/house.ts'
import { sure, temporaryFolder } from '../support.ts'

const [en] = await renderEditions(issue([story('a', { en: 'Acme launches Note 2' })]), house)
const message = (address: string) =>
  messageFor(sure(en), '2026-05-21', { address, token: address }, '2026-05-21T00:00:00Z', house.settings)
/** Too large for what networks keep on the way: whoever hangs up in its middle has surely not got its end. */
const large = { ...message('someone@mail.example'), text: 'long line of text, and another\n'.repeat(400_000) }

/** A real mail server on loopback that knows one password; where it offers encryption, its certificate is one nobody vouches for. */
async function mailServer(disabledCommands = ['STARTTLS']): Promise<{ port: number; received: string[] }> {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, callback) =>
      username === 'me' && password === 'p@ss'
        ? callback(null, { user: 'me' })
        : callback(Object.assign(new Error('5.7.8 not you'), { responseCode: 535 })),
    onData: (stream, _, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString())
        callback()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { port: (server.server.address() as AddressInfo).port, received }
}

const smtp = async (url: string) => {
  const transport = await openTransport('smtp', { folder: '', environment: { SMTP_URL: url } })
  onTestFinished(() => transport.close())
  return transport
}

/** How each transport is opened, and how what it handed over is found again. */
const openings: Record<string, () => Promise<{ transport: Transport; delivered: () => string[] }>> = {
  file: async () => {
    const folder = temporaryFolder()
    return {
      transport: await openTransport('file', { folder, environment: {} }),
      delivered: () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
    }
  },
  smtp: async () => {
    const { port, received } = await mailServer()
    return { transport: await smtp(`smtp://me:p%40ss@127.0.0.1:${port}?ignoreTLS=true`), delivered: () => received }
  },
}

describe.each(transportNames)('the contract of every transport: %s', (name) => {
  test('two messages arrive whole, each to its own recipient', async () => {
    const { transport, delivered } = await sure(openings[name])()
    expect(await transport.open()).toBeNull()
    for (const address of ['one@mail.example', 'two@mail.example'])
      expect(await transport.deliver(message(address))).toMatchObject({ kind: 'sent' })
    await transport.close()
    const mails = await Promise.all(delivered().map((eml) => simpleParser(eml)))
    expect(mails.map(({ to }) => (to && 'text' in to ? to.text : '')).sort()).toEqual([
      'one@mail.example',
      'two@mail.example',
    ])
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2)
    for (const mail of mails) expect(mail.subject).toBe(en?.subject)
  })
})

test('only what reaches people delivers', () => {
  expect(transportNames.filter(delivers)).toEqual(['smtp'])
})

describe('smtp tells whose fault it is, and what surely was not sent from what is in doubt', () => {
  const someone = message('someone@mail.example')
  test.each<[string, Faults, object, typeof someone?]>([
    [
      'a mailbox that is not there',
      { rcpt: '550 5.1.1 no <someone@mail.example>' },
      { kind: 'refused', whose: 'recipient' },
    ],
    ['a refusal without a reason', { rcpt: '550 no' }, { kind: 'refused', whose: 'unclear' }],
    ['a message refused', { enddata: '554 5.6.0 no' }, { kind: 'refused', whose: 'unclear' }],
    ['a full mailbox', { rcpt: '552 5.2.2 full' }, { kind: 'later' }],
    ['a policy', { rcpt: '550 5.7.1 blocked' }, { kind: 'later' }],
    ['a policy, told after the message', { enddata: '554 5.7.1 blocked' }, { kind: 'later' }],
    ['a server that relays nothing', { rcpt: '550 relaying denied' }, { kind: 'later' }],
    ['try again, of a recipient', { rcpt: '451 4.2.1 try again' }, { kind: 'later' }],
    ['try again, of data', { data: '451 try again' }, { kind: 'later' }],
    ['try again, of the message', { enddata: '451 try again' }, { kind: 'later' }],
    [
      'a sender refused',
      { mail: '550 5.7.1 not you' },
      { kind: 'later', stop: { where: 'hayami.yaml → sender.email' } },
    ],
    ['a login wanted', { mail: '530 5.7.0 log in' }, { kind: 'later', stop: { where: 'SMTP_URL' } }],
    ['no mail now', { mail: '452 4.3.1 no room' }, { kind: 'later', stop: { where: 'SMTP_URL' } }],
    ['hung up on the recipient', { rcpt: 'drop' }, { kind: 'later', stop: { where: 'SMTP_URL' } }],
    ['hung up on a large message', { middata: 'drop' }, { kind: 'later', stop: { where: 'SMTP_URL' } }, large],
    ['silent on a large message', { middata: 'stall' }, { kind: 'later', stop: { where: 'SMTP_URL' } }, large],
    ['taken, then hung up', { enddata: 'accept-drop' }, { kind: 'in-doubt' }],
    ['silent after the message', { enddata: 'stall' }, { kind: 'in-doubt' }],
    ['an answer that is none', { enddata: '\u0000\u0001 what' }, { kind: 'in-doubt' }],
    ['hung up on goodbye', { quit: 'drop' }, { kind: 'sent' }],
  ])('%s', async (_, faults, expected, sent = someone) => {
    const { port } = await faultyServer(faults)
    const outcome = await (await smtp(`smtp://127.0.0.1:${port}?ignoreTLS=true&socketTimeout=700`)).deliver(sent)
    expect(outcome).toMatchObject(expected)
    if (!('stop' in expected)) expect(outcome).not.toHaveProperty('stop')
    expect(JSON.stringify(outcome)).not.toContain('someone@')
  })

  test('an answer too many is not taken for the next message’s', async () => {
    const { port, accepted } = await faultyServer({
      enddata: '250 ok\r\n250 second',
      rcpt: (to) => (to.startsWith('two') ? '550 5.1.1 no' : undefined),
    })
    const transport = await smtp(`smtp://127.0.0.1:${port}?ignoreTLS=true`)
    const kinds = []
    for (const name of ['one', 'two', 'three'])
      kinds.push((await transport.deliver(message(`${name}@mail.example`))).kind)
    expect(kinds).toEqual(['sent', 'refused', 'sent'])
    expect(accepted).toEqual(['one@mail.example', 'three@mail.example'])
  })

  test('a connection that ends after it served well is opened again, and nobody gets it twice', async () => {
    let taken = 0
    const { port, accepted, connections } = await faultyServer({
      mail: () => (taken++ % 3 === 2 ? '421 bye' : undefined),
    })
    const transport = await smtp(`smtp://127.0.0.1:${port}?ignoreTLS=true`)
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      expect(await transport.deliver(message(`${name}@mail.example`))).toMatchObject({ kind: 'sent' })
    expect(accepted.map((to) => to[0])).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(connections()).toBe(3)
  })
})

describe('what keeps the server from taking anything is said before anything leaves', () => {
  test.each<[string, Faults, string]>([
    [
      'a greeting that says no',
      { connect: '554 5.7.1 not from there' },
      'the server turns this machine away: 554 5.7.1',
    ],
    ['a busy greeting', { connect: '421 4.3.2 busy' }, 'the server turns this machine away: 421'],
    ['no greeting', { connect: 'stall' }, 'no mail server answers at 127.0.0.1'],
    ['a reset', { connect: 'drop' }, 'no mail server answers at 127.0.0.1'],
    ['no answer to EHLO', { ehlo: 'stall' }, 'no mail server answers at 127.0.0.1'],
    ['a wrong password', { auth: '535 5.7.8 no' }, 'the server does not accept the password'],
    ['passwords not now', { auth: '454 4.7.0 down' }, 'the server cannot check the password now: 454'],
  ])('%s', async (_, faults, says) => {
    const { port } = await faultyServer(faults, ['AUTH PLAIN'])
    const transport = await smtp(`smtp://me:secret@127.0.0.1:${port}?ignoreTLS=true&connectionTimeout=500`)
    const problem = sure(await transport.open())
    expect(problem).toMatchObject({ where: 'SMTP_URL', fatal: true, message: expect.stringContaining(says) })
    expect(problem.fix).not.toBe('')
    expect(JSON.stringify(problem)).not.toContain('secret')
    expect(await transport.deliver(message('someone@mail.example'))).toMatchObject({ kind: 'later', stop: problem })
  })

  test('no server, no encryption, and a certificate of nobody’s', async () => {
    const [{ port: plain }, { port: doubtful }] = [await faultyServer(), await mailServer([])]
    const said = async (url: string) => (await (await smtp(url)).open())?.message
    expect(await said('smtp://127.0.0.1:1')).toBe('no mail server answers at 127.0.0.1:1 (ECONNREFUSED)')
    expect(await said(`smtp://127.0.0.1:${plain}`)).toBe('the server offers no encryption (STARTTLS)')
    expect(await said(`smtp://127.0.0.1:${doubtful}`)).toContain('certificate is not to be trusted')
    expect(await said(`smtp://me:p@127.0.0.1:${doubtful}?ignoreTLS=true`)).toBe(
      'the server does not accept the password',
    )
  })
})

test.each([
  [undefined, 'SMTP_URL: is not set (set it to smtps://user:password@host:465)'],
  ['http://mail.example', 'SMTP_URL: is no smtp address'],
  ['smtp://mail.example?ignoreTsl=true', 'SMTP_URL: “ignoreTsl” is no option (use one of ignoreTLS, name'],
  ['smtp://mail.example?ignoreTLS=yes', 'SMTP_URL: “yes” is no value of ignoreTLS'],
  ['smtp://me:100%@mail.example', 'SMTP_URL: has a % that escapes nothing'],
])('the address %s', async (url, says) => {
  await expect(openTransport('smtp', { folder: '', environment: { SMTP_URL: url } })).rejects.toThrow(says)
})

test('an unknown transport is named', async () => {
  await expect(openTransport('pigeon', { folder: '', environment: {} })).rejects.toThrow(
    '“pigeon” is unknown (use one of file, smtp)',
  )
})
