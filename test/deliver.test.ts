import { describe, expect, onTestFinished, test } from 'vitest'
import { openLedger } from '../src/io/ledger.ts'
import { type Faults, faultyServer } from './fixtures/faulty-server.ts'
import { at, sendOnce } from './fixtures/send-once.ts'

/** Readers a to d, and a mail server that goes wrong until it is mended. */
async function newsletter(faults: Faults, readers = ['a', 'b', 'c', 'd']) {
  const [ledger, server] = [openLedger(':memory:'), await faultyServer(faults)]
  onTestFinished(() => ledger.close())
  for (const name of readers) ledger.add({ address: `${name}@mail.example`, language: 'en', consent: 'test', at })
  return {
    ledger,
    accepted: server.accepted,
    mend: () => {
      for (const stage of Object.keys(faults)) delete faults[stage as keyof Faults]
    },
    send: (asked = () => false) => sendOnce(ledger, `smtp://127.0.0.1:${server.port}?ignoreTLS=true`, { asked }),
  }
}

const initials = (addresses: string[]) => addresses.map((address) => address.split('@')[0]).join('')

describe('what keeps everything back loses nobody, and says what to mend', () => {
  test.each<[string, Faults, RegExp | null]>([
    ['a greeting that says no', { connect: '554 no' }, /SMTP_URL.*turns this machine away: 554 no/],
    ['a login wanted', { mail: '530 5.7.0 log in' }, /SMTP_URL.*wants another login: 530/],
    ['a sender refused', { mail: '550 no' }, /sender\.email.*takes nothing from this sender/],
    ['a hang-up at each recipient', { rcpt: 'drop' }, /SMTP_URL.*hung up/],
    ['a policy on everybody', { rcpt: '550 5.7.1 blocked' }, null],
    ['every message refused', { enddata: '554 no' }, null],
    ['every recipient refused without a reason', { rcpt: '550 no' }, null],
  ])('%s', async (_, faults, says) => {
    const { send, mend, accepted } = await newsletter(faults)
    const { sent, problems, standing } = await send()
    expect({ sent, lost: 4 - standing.waiting - standing.later }).toEqual({ sent: 0, lost: 0 })
    expect(problems).toHaveLength(says ? 1 : 0)
    if (says) expect(JSON.stringify(problems)).toMatch(says)
    mend()
    expect(await send()).toMatchObject({ sent: 4, problems: [], standing: { sent: 4 } })
    expect(initials(accepted.sort())).toBe('abcd')
  })

  test('five in a row that were not taken end the run, and the next one begins with those never tried', async () => {
    let taken = 0
    const faults: Faults = { enddata: () => (taken++ < 3 ? undefined : '554 account closed') }
    const { send, mend, accepted } = await newsletter(faults, [...'abcdefghijklmn'])
    const { sent, problems, standing } = await send()
    expect({ sent, standing }).toMatchObject({ sent: 3, standing: { refused: 0, later: 5, waiting: 6 } })
    expect(problems[0]?.message).toBe(
      'the server took none of 5 messages in a row; the last answer: 554 account closed',
    )
    mend()
    expect((await send()).standing.sent).toBe(14)
    expect(initials(accepted)).toBe('abcijklmndefgh')
  })
})

describe('what is one reader’s is one reader’s', () => {
  test.each<[string, Faults, object]>([
    ['no such mailbox', { rcpt: (to) => (to[0] === 'b' ? '550 5.1.1 no' : undefined) }, { sent: 3, refused: 1 }],
    ['refused before any was taken', { rcpt: (to) => (to[0] === 'a' ? '550 no' : undefined) }, { sent: 3, refused: 1 }],
    [
      'refused after the last was taken',
      { rcpt: (to) => (to[0] === 'd' ? '550 no' : undefined) },
      { sent: 3, refused: 1 },
    ],
    ['a message refused', { enddata: (to) => (to[0] === 'b' ? '554 5.6.0 no' : undefined) }, { sent: 3, refused: 1 }],
    ['a full mailbox', { rcpt: (to) => (to[0] === 'b' ? '552 5.2.2 full' : undefined) }, { sent: 3, later: 1 }],
    ['a policy', { rcpt: (to) => (to[0] === 'b' ? '550 5.7.1 no' : undefined) }, { sent: 3, later: 1 }],
    [
      'taken, then hung up',
      { enddata: (to) => (to[0] === 'b' ? 'accept-drop' : undefined) },
      { sent: 3, 'in-doubt': 1 },
    ],
  ])('%s', async (_, faults, standing) => {
    const { send } = await newsletter(faults)
    expect(await send()).toMatchObject({ problems: [], standing })
  })

  test('an address that is none, put in by other hands', async () => {
    const { ledger, send } = await newsletter({})
    ledger.add({ address: 'x@y@z', language: 'en', consent: 'test', at })
    expect((await send()).standing).toMatchObject({ sent: 4, refused: 1 })
  })
})

test('a run that is asked to end finishes its message and leaves the others as they were', async () => {
  const { send, accepted } = await newsletter({})
  expect(await send(() => accepted.length === 2)).toMatchObject({
    sent: 2,
    interrupted: true,
    standing: { waiting: 2 },
  })
  expect(await send()).toMatchObject({ sent: 2, interrupted: false })
  expect(initials(accepted)).toBe('abcd')
})
