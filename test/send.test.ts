import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { openLedger } from '../src/io/ledger.ts'
import { hayami, sampleFolder, temporaryFolder, temporaryWorkspace } from './support.ts'

const date = '2026-05-21'
const longAgo = '2026-05-21T00:00:00Z'
let approved: string

/** A workspace with four subscribers and an approved issue that is no sample any more. */
beforeAll(async () => {
  approved = temporaryWorkspace()
  await hayami(['-C', approved, 'draft', '--replay', sampleFolder])
  const path = join(approved, 'issues', `${date}.yaml`)
  writeFileSync(path, readFileSync(path, 'utf8').replace('sample: true', 'sample: false'))
  for (const name of ['a', 'b', 'c', 'd'])
    await hayami(['-C', approved, 'subscribers', 'add', `${name}@mail.example`, '--language', 'en'])
  expect((await hayami(['-C', approved, 'approve'])).code).toBe(0)
})

const copied = () => {
  const folder = temporaryFolder()
  cpSync(approved, folder, { recursive: true })
  return folder
}
const ledgerOf = (workspace: string) => openLedger(join(workspace, '.hayami', 'hayami.sqlite'))

/** A mail server on loopback; it notes each recipient, and refuses those that say so. */
async function mailServer(refuse: (address: string) => number | null = () => null) {
  const recipients: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _, callback) => {
      const responseCode = refuse(address)
      callback(responseCode === null ? null : Object.assign(new Error(`no, ${address}`), { responseCode }))
    },
    onData: (stream, session, callback) => {
      stream.resume().on('end', () => {
        recipients.push(...session.envelope.rcptTo.map(({ address }) => address))
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return {
    recipients,
    env: { SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}?ignoreTLS=true` },
  }
}

test('by smtp everybody gets it once, however often it is sent', async () => {
  const [workspace, { recipients, env }] = [copied(), await mailServer()]
  const send = () => hayami(['-C', workspace, 'send', '--transport', 'smtp'], { env })
  expect(await send()).toMatchObject({ code: 0, out: '2026-05-21: 4 sent by smtp.\n' })
  expect(await send()).toMatchObject({ code: 0, out: '2026-05-21: 0 sent by smtp (4 had it already).\n' })
  expect(recipients.sort()).toEqual(['a@mail.example', 'b@mail.example', 'c@mail.example', 'd@mail.example'])
})

test('who was refused stays refused, who has to wait is tried again, and no address is printed', async () => {
  const workspace = copied()
  const first = await mailServer((address) => (address.startsWith('b') ? 550 : address.startsWith('c') ? 451 : null))
  const { code, out, err } = await hayami(['-C', workspace, 'send', '--transport', 'smtp'], { env: first.env })
  expect({ code, out }).toEqual({
    code: 1,
    out: '2026-05-21: 2 sent by smtp (1 refused; 1 not sent yet: send again).\n',
  })
  expect(out + err).not.toContain('@mail.example')
  const second = await mailServer()
  await hayami(['-C', workspace, 'send', '--transport', 'smtp'], { env: second.env })
  expect(second.recipients).toEqual(['c@mail.example'])
})

test('what a killed run had claimed is not mailed again by smtp, but kept in doubt for a person', async () => {
  const [workspace, { recipients, env }] = [copied(), await mailServer()]
  const ledger = ledgerOf(workspace)
  ledger.claim(date, longAgo, 2)
  ledger.close()
  const { code, out } = await hayami(['-C', workspace, 'send', '--transport', 'smtp'], { env })
  expect({ code, out }).toEqual({
    code: 1,
    out: '2026-05-21: 2 sent by smtp (2 in doubt: not repeated, so that nobody is mailed twice).\n',
  })
  expect(recipients.sort()).toEqual(['a@mail.example', 'b@mail.example'])
})

test('by file, where repeating does no harm, it is repeated', async () => {
  const workspace = copied()
  const ledger = ledgerOf(workspace)
  ledger.claim(date, longAgo, 2)
  ledger.close()
  expect(await hayami(['-C', workspace, 'send'])).toMatchObject({ code: 0, out: '2026-05-21: 4 sent by file.\n' })
})

test('where no server answers, nobody is lost and the run gives up early', async () => {
  const workspace = copied()
  const { code, out } = await hayami(['-C', workspace, 'send', '--transport', 'smtp'], {
    env: { SMTP_URL: 'smtp://127.0.0.1:1' },
  })
  expect({ code, out }).toEqual({ code: 1, out: '2026-05-21: 0 sent by smtp (4 not sent yet: send again).\n' })
  const { recipients, env } = await mailServer()
  await hayami(['-C', workspace, 'send', '--transport', 'smtp'], { env })
  expect(recipients).toHaveLength(4)
})

test('a test goes to one address in both languages, and to nobody else', async () => {
  const [workspace, { recipients, env }] = [copied(), await mailServer()]
  expect(
    (await hayami(['-C', workspace, 'send', '--to', 'me@mail.example', '--transport', 'smtp'], { env })).code,
  ).toBe(0)
  expect(recipients).toEqual(['me@mail.example', 'me@mail.example'])
  expect((await hayami(['-C', workspace, 'send', '--dry-run'])).out).toContain('would go to 4 of 4')
})
