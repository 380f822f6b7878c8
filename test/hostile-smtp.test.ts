import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openLedger, type Standing } from '../src/io/ledger.ts'
import { type Faults, faultyServer } from './fixtures/faulty-server.ts'
import { approvedNewsletter, ledgerOf, mainFile } from './fixtures/newsletter.ts'
import { at, date, sendOnce } from './fixtures/send-once.ts'
import { shared, temporaryFolder } from './support.ts'

/** The part of the founders' hostile inputs that is about mail servers; what each demands is in its own words. */
const folder = shared && join(shared, 'hostile')
interface Case {
  id: string
  why: string
  expect?: { state: string }
}
const cases: Case[] = folder
  ? readFileSync(join(folder, 'cases.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"kind": "smtp behaviour"'))
      .map((line) => JSON.parse(line) as Case)
  : []

/** Too large for what networks keep on the way. */
const large = 'long line of text, and another\n'.repeat(400_000)

interface How {
  /** What goes wrong, with the corpus' own server where it knows how, else with ours. */
  plan?: Record<string, string>
  faults?: Faults
  text?: string
  encrypted?: boolean
  /** What the corpus calls the state, in the ledger's words, for readers u1 to u3. */
  standing: Partial<Standing>
  /** What a person reads who can mend it. */
  says?: RegExp
}

const nothingSent: Partial<Standing> = { sent: 0, refused: 0, 'in-doubt': 0, sending: 0 }
const how: Record<string, How> = {
  'smtp-control-ok': { plan: {}, standing: { sent: 3 } },
  'smtp-connect-reset': { plan: { connect: 'reset' }, standing: nothingSent, says: /no mail server answers/ },
  'smtp-greet-554': { faults: { connect: '554 no' }, standing: nothingSent, says: /turns this machine away/ },
  'smtp-ehlo-stall': { faults: { ehlo: 'stall' }, standing: nothingSent, says: /no mail server answers/ },
  'smtp-starttls-strip': { plan: {}, encrypted: true, standing: nothingSent, says: /offers no encryption/ },
  'smtp-mail-452': { plan: { mail: '452 4.3.1 no room' }, standing: nothingSent, says: /takes no message now/ },
  'smtp-mail-550': { plan: { mail: '550 no' }, standing: nothingSent, says: /takes nothing from this sender/ },
  'smtp-rcpt-552-full': { plan: { rcpt: '552 5.2.2 mailbox full' }, standing: { later: 3, ...nothingSent } },
  'smtp-rcpt-550-policy': { plan: { rcpt: '550 5.7.1 blocked' }, standing: { later: 3, ...nothingSent } },
  'smtp-rcpt-mix': {
    faults: { rcpt: (to) => ({ u2: '550 no', u3: '450 not now' })[to.split('@')[0] ?? ''] },
    standing: { sent: 1, refused: 1, later: 1 },
  },
  'smtp-data-451': { plan: { data: '451 not now' }, standing: { later: 3, ...nothingSent } },
  'smtp-mid-drop': { plan: { middata: 'drop' }, text: large, standing: nothingSent, says: /hung up/ },
  'smtp-mid-stall': { faults: { middata: 'stall' }, text: large, standing: nothingSent, says: /hung up/ },
  'smtp-end-451': { plan: { enddata: '451' }, standing: { later: 3, ...nothingSent } },
  'smtp-end-garbage': { plan: { enddata: 'garbage' }, standing: { 'in-doubt': 3 } },
  'smtp-reply-crlf': { faults: { enddata: '250 ok\r\n250 second' }, standing: { sent: 3 } },
  'smtp-quit-drop': { faults: { quit: 'drop' }, standing: { sent: 3 } },
}

/** Cases that take more than one send; each has its test below. */
const own = ['smtp-rcpt-450-always', 'smtp-chaos', 'smtp-disk-full']

interface FaultServer {
  srv: Server
  port: number
  st: { accepted: { to: string }[] }
}
type Plan = (context: { stage: string; to?: string }) => string | undefined

async function corpusServer(plan: Plan) {
  const { make } = createRequire(import.meta.url)(join(folder ?? '', 'smtp-fault.cjs')) as {
    make: (plan: Plan) => Promise<FaultServer>
  }
  const { srv, st, port } = await make(plan)
  onTestFinished(() => void srv.close())
  return { port, accepted: () => st.accepted.map(({ to }) => to) }
}

function readers(count: number, path = ':memory:') {
  const ledger = openLedger(path)
  onTestFinished(() => ledger.close())
  for (let n = 1; n <= count; n += 1) ledger.add({ address: `u${n}@mail.example`, language: 'en', consent: 'test', at })
  return ledger
}

const plainly = (port: number) => `smtp://127.0.0.1:${port}?ignoreTLS=true&connectionTimeout=500&socketTimeout=700`

describe.skipIf(cases.length === 0)('the hostile mail servers', () => {
  test('all of them are tried', () => {
    expect(cases.map(({ id }) => id).sort()).toEqual([...Object.keys(how), ...own].sort())
  })

  test.each(cases.filter(({ id }) => how[id]))('$id: $why', async ({ id }) => {
    const { plan, faults, text, encrypted, standing, says } = how[id] as How
    const ledger = readers(3)
    const { port } = plan ? await corpusServer(({ stage }) => plan[stage]) : await faultyServer(faults)
    const url = encrypted ? `smtp://127.0.0.1:${port}` : plainly(port)
    const done = await sendOnce(ledger, url, text === undefined ? {} : { text })
    expect(done.standing).toMatchObject(standing)
    expect(Object.values(done.standing).reduce((sum, n) => sum + n, 0)).toBe(3)
    if (says) expect(done.problems.map(({ message }) => message).join()).toMatch(says)
    else expect(done.problems).toEqual([])
  })

  test('smtp-rcpt-450-always: bounded attempts, then failed, and listed', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite')
    const ledger = readers(2, path)
    const { port } = await corpusServer(({ stage }) => (stage === 'rcpt' ? '450 not now' : undefined))
    const anHourPasses = () => {
      const database = new DatabaseSync(path)
      database.exec("UPDATE deliveries SET tried = '2020-01-01T00:00:00Z'")
      database.close()
    }
    const counts = []
    for (let tries = 0; tries < 6; tries += 1) {
      const { standing } = await sendOnce(ledger, plainly(port))
      counts.push([standing.later, standing.refused])
      anHourPasses()
    }
    expect(counts).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [0, 2],
      [0, 2],
    ])
  })

  test('smtp-chaos: all together, and sent again until all is said', async () => {
    const ledger = readers(300)
    const { port, accepted } = await corpusServer(chaos(42))
    for (let left = 300, sends = 0; left > 0 && sends < 200; sends += 1) {
      const { standing } = await sendOnce(ledger, plainly(port))
      left = standing.waiting + standing.later
    }
    const { sent, refused, 'in-doubt': doubt } = ledger.standing(date)
    expect([refused, sent + doubt]).toEqual([6, 294])
    expect(doubt).toBeLessThan(30)
    expect(new Set(accepted()).size).toBe(accepted().length)
    expect(accepted().length).toBeGreaterThanOrEqual(sent)
  })

  test('smtp-chaos, while the sender is killed again and again', { timeout: 300_000 }, async () => {
    const workspace = await newsletterOf(50)
    const [faults, killAt] = [chaos(7), [9, 30, 4, 25, 60]]
    let [steps, kill] = [0, () => {}]
    const { port, accepted } = await corpusServer((context) => {
      steps += 1
      if (steps === killAt[0]) {
        killAt.shift()
        kill()
      }
      return faults(context)
    })
    for (let sends = 0, left = 50; left > 0 && sends < 40; sends += 1) {
      steps = 0
      const { child, ended } = sendBy(mainFile, workspace, port)
      kill = () => child.kill('SIGKILL')
      await ended
      const { waiting, later, sending } = standingOf(workspace)
      expect(sending).toBeLessThanOrEqual(1)
      left = waiting + later + sending
    }
    const { sent, refused, 'in-doubt': doubt } = standingOf(workspace)
    expect([refused, sent + doubt]).toEqual([1, 49])
    expect(new Set(accepted()).size).toBe(accepted().length)
    expect(accepted().length).toBeGreaterThanOrEqual(sent)
  })

  test.skipIf(process.platform === 'win32')('smtp-disk-full: nothing is sent that cannot be noted first', async () => {
    const workspace = await newsletterOf(12)
    const { port, accepted } = await corpusServer(() => undefined)
    // No file may grow beyond so many blocks of 512 bytes: none at all, then enough for some of the deliveries.
    for (const blocks of [1, 80]) {
      const { ended, said } = sendBy(
        '/bin/sh',
        workspace,
        port,
        '-c',
        `ulimit -f ${blocks}; exec "$0" "$@"`,
        process.execPath,
        mainFile,
      )
      expect(await ended).toBe(1)
      expect(said()).toMatch(/hayami\.sqlite: cannot be (opened|read or written)/)
      const { sent, sending, 'in-doubt': doubt } = standingOf(workspace)
      expect(sent + sending + doubt).toBeGreaterThanOrEqual(accepted().length)
      if (blocks === 1) expect(accepted()).toEqual([])
    }
    expect(accepted().length).toBeGreaterThan(0)
    await sendBy(mainFile, workspace, port).ended
    const { sent, 'in-doubt': doubt } = standingOf(workspace)
    expect([sent + doubt, doubt <= 1]).toEqual([12, true])
    expect(new Set(accepted()).size).toBe(accepted().length)
  })
})

/** The corpus' mix of faults, as shares of each step; 2 % of the addresses are dead. */
function chaos(seed: number): Plan {
  const often: Record<string, [share: number, fault: string][]> = {
    connect: [
      [0.03, 'reset'],
      [0.02, '421'],
    ],
    mail: [[0.01, '452 4.3.1 no room']],
    rcpt: [
      [0.02, '450 4.2.1 not now'],
      [0.005, 'drop'],
    ],
    data: [[0.01, '451 not now']],
    enddata: [
      [0.02, 'drop'],
      [0.02, 'accept-drop'],
      [0.01, '451'],
    ],
  }
  let state = seed
  return ({ stage, to }) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    if (stage === 'rcpt' && /^u\d*(00|50)@/.test(to ?? '')) return '550 5.1.1 no such user'
    let dice = state / 4294967296
    for (const [share, fault] of often[stage] ?? []) {
      dice -= share
      if (dice < 0) return fault
    }
    return undefined
  }
}

async function newsletterOf(count: number): Promise<string> {
  const workspace = temporaryFolder()
  await approvedNewsletter(
    workspace,
    Array.from({ length: count }, (_, n) => `u${n + 1}@mail.example`),
  )
  return workspace
}

/** `send` in a process of its own. */
function sendBy(program: string, workspace: string, port: number, ...before: string[]) {
  const [command, args] = program === mainFile ? [process.execPath, [mainFile]] : [program, before]
  const child = spawn(command, [...args, '-C', workspace, 'send', '--transport', 'smtp'], {
    env: { ...process.env, SMTP_URL: plainly(port) },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk
    })
  return { child, said: () => text, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) }
}

function standingOf(workspace: string): Standing {
  const ledger = ledgerOf(workspace)
  try {
    return ledger.standing(date)
  } finally {
    ledger.close()
  }
}
