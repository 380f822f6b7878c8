import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { messageFor } from '../../src/io/mail/message.ts'
import { openTransport, transportNames } from '../../src/io/transports/index.ts'
import type { Transport } from '../../src/io/transports/transport.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { house, issue, story } from '../fixtures/house.ts'
import { sure, temporaryFolder } from '../support.ts'

const [en] = await renderEditions(issue([story('a', { en: 'Acme launches Note 2' })]), house)
const message = (address: string) =>
  messageFor(sure(en), '2026-05-21', { address, token: address }, '2026-05-21T00:00:00Z', house.settings)

type Fault = 'none' | 'rcpt' | 'later' | 'silent-after-data' | 'drop-before-data'

/** What a fault answers to a recipient; the other faults let it pass. */
const recipientErrors: Partial<Record<Fault, Error>> = {
  rcpt: Object.assign(new Error('5.1.1 no such user <someone@mail.example>'), { responseCode: 550 }),
  later: Object.assign(new Error('4.2.1 try again'), { responseCode: 451 }),
}

/** A mail server on loopback that takes mail, or fails in one way. */
async function mailServer(fault: Fault): Promise<{ url: string; received: string[] }> {
  const received: string[] = []
  const sockets = new Set<Socket>()
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_, __, callback) => (fault === 'drop-before-data' ? hangUp() : callback(recipientErrors[fault])),
    onData: (stream, _, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString())
        if (fault === 'silent-after-data') hangUp()
        else callback()
      })
    },
  })
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, received }
}

/** How each transport is opened, and how what it delivered is found again. */
const openings: Record<string, () => Promise<{ transport: Transport; delivered: () => string[] }>> = {
  file: async () => {
    const folder = temporaryFolder()
    return {
      transport: await openTransport('file', { folder, environment: {} }),
      delivered: () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
    }
  },
  smtp: async () => {
    const { url, received } = await mailServer('none')
    return {
      transport: await openTransport('smtp', { folder: '', environment: { SMTP_URL: url } }),
      delivered: () => received,
    }
  },
}

describe.each(transportNames)('the contract of every transport: %s', (name) => {
  test('two messages arrive whole, each to its own recipient', async () => {
    const { transport, delivered } = await sure(openings[name])()
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

describe('smtp tells what surely was not sent from what is in doubt', () => {
  test.each<[Fault, string]>([
    ['rcpt', 'refused'],
    ['later', 'later'],
    ['drop-before-data', 'later'],
    ['silent-after-data', 'in-doubt'],
  ])('%s: %s', async (fault, kind) => {
    const { url } = await mailServer(fault)
    const transport = await openTransport('smtp', { folder: '', environment: { SMTP_URL: url } })
    const outcome = await transport.deliver(message('someone@mail.example'))
    await transport.close()
    expect(outcome.kind).toBe(kind)
    expect(outcome.detail).not.toContain('someone@')
  })

  test('no server at all', async () => {
    const transport = await openTransport('smtp', { folder: '', environment: { SMTP_URL: 'smtp://127.0.0.1:1' } })
    expect(await transport.deliver(message('someone@mail.example'))).toMatchObject({ kind: 'later' })
    await transport.close()
  })
})

test('an unknown transport and a missing server address are named', async () => {
  await expect(openTransport('pigeon', { folder: '', environment: {} })).rejects.toThrow(
    '“pigeon” is unknown (use one of file, smtp)',
  )
  await expect(openTransport('smtp', { folder: '', environment: {} })).rejects.toThrow('SMTP_URL: is not set')
})
