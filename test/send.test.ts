import { spawn } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Faults, faultyServer } from './fixtures/faulty-server.ts'
import { approvedNewsletter, date, mainFile } from './fixtures/newsletter.ts'
import { hayami, type Ran, root, sampleFolder, temporaryFolder } from './support.ts'

const names = ['a', 'b', 'c', 'd'].map((name) => `${name}@mail.example`)
let approved: string
beforeAll(async () => {
  approved = temporaryFolder()
  await approvedNewsletter(approved, names)
})

const copied = () => {
  const folder = temporaryFolder()
  cpSync(approved, folder, { recursive: true })
  return folder
}

/** A newsletter and its mail server; `mend` takes the server's faults away. */
async function newsletter(faults: Faults = {}, extensions: string[] = []) {
  const [folder, server] = [copied(), await faultyServer(faults, extensions)]
  const env = { SMTP_URL: `smtp://me:secret@127.0.0.1:${server.port}?ignoreTLS=true&socketTimeout=30000` }
  const run = (...args: string[]) => hayami(['-C', folder, ...args], { cwd: folder, env })
  return {
    folder,
    env,
    run,
    send: (...args: string[]) => run('send', '--transport', 'smtp', ...args),
    accepted: server.accepted,
    mend: () => {
      for (const stage of Object.keys(faults)) delete faults[stage as keyof Faults]
    },
  }
}

test('by smtp everybody gets it once, however often it is sent', async () => {
  const { send, accepted } = await newsletter()
  expect(await send()).toMatchObject({ code: 0, out: '2026-05-21: 4 sent by smtp.\n' })
  expect(await send()).toMatchObject({ code: 0, out: '2026-05-21: 0 sent by smtp (4 had it already).\n' })
  expect(accepted).toEqual(names)
})

describe('by file it is a rehearsal', () => {
  test('that nobody is mailed by, and that uses nothing up', async () => {
    const { folder, run, send, accepted } = await newsletter()
    const sent = join(folder, 'out', date, 'sent')
    expect(await run('send')).toMatchObject({
      code: 0,
      out: `2026-05-21: 4 written to ${join('out', date, 'sent')}; nobody was mailed.\n`,
    })
    const written = readdirSync(sent).map((name) => statSync(join(sent, name)).mtimeMs)
    expect((await run('send')).code).toBe(0)
    expect(readdirSync(sent).map((name) => statSync(join(sent, name)).mtimeMs)).toEqual(written)
    expect((await run('send', '--dry-run')).out).toContain('would go to 4 of 4 subscribers')
    expect((await send()).out).toBe('2026-05-21: 4 sent by smtp.\n')
    expect(accepted).toEqual(names)
    expect((await run('send')).out).toContain('4 written to')
  })

  test('wherever it writes, and as JSON', async () => {
    const { run } = await newsletter()
    const out = temporaryFolder()
    expect(JSON.parse((await run('--json', 'send', '--out', out)).out)).toEqual({
      date,
      transport: 'file',
      written: 4,
      folder: out,
    })
  })
})

test('a wrong password refuses nobody: it is said, and everybody gets it when it is mended', async () => {
  const { send, accepted, mend } = await newsletter({ auth: '535 5.7.8 no' }, ['AUTH PLAIN'])
  const { code, out, err } = await send()
  expect({ code, out }).toEqual({ code: 1, out: '2026-05-21: 0 sent by smtp (4 not sent yet: send again).\n' })
  expect(err).toContain('SMTP_URL: the server does not accept the password (mend user')
  expect(out + err).not.toMatch(/@mail\.example|secret|\n\s+at /)
  mend()
  expect(await send()).toMatchObject({ code: 0, out: '2026-05-21: 4 sent by smtp.\n' })
  expect(accepted).toEqual(names)
})

test('who was refused stays refused, who has to wait is tried again, and no address is printed', async () => {
  const faults: Faults = {
    rcpt: (to) => (to.startsWith('b') ? `550 5.1.1 no ${to}` : to.startsWith('c') ? `451 not now, ${to}` : undefined),
  }
  const { send, accepted, mend } = await newsletter(faults)
  const { code, out, err } = await send()
  expect({ code, out }).toEqual({
    code: 1,
    out: '2026-05-21: 2 sent by smtp (1 refused; 1 not sent yet: send again).\n',
  })
  expect(out + err).not.toContain('@mail.example')
  mend()
  expect(await send()).toMatchObject({
    code: 1,
    out: '2026-05-21: 1 sent by smtp (2 had it already; 1 refused).\n',
  })
  expect(accepted.map((to) => to[0])).toEqual(['a', 'd', 'c'])
})

describe('in doubt', () => {
  const doubtful = async () => {
    let n = 0
    return await newsletter({ enddata: () => (n++ === 0 ? 'accept-drop' : undefined) })
  }

  test('is not repeated, and said as long as it lasts', async () => {
    const { send, accepted } = await doubtful()
    const doubt = '1 in doubt: not repeated, so that nobody is mailed twice; settle with --in-doubt'
    expect(await send()).toMatchObject({ code: 1, out: `2026-05-21: 3 sent by smtp (${doubt}).\n` })
    expect(await send()).toMatchObject({
      code: 1,
      out: `2026-05-21: 0 sent by smtp (3 had it already; ${doubt}).\n`,
      err: 'in doubt: subscriber 1\n',
    })
    expect(accepted).toEqual(names)
  })

  test.each([
    ['sent', '1 counted as sent', 4],
    ['resend', '1 to be mailed again by the next send', 5],
  ])('a person settles it: %s', async (as, says, mails) => {
    const { run, send, accepted } = await doubtful()
    await send()
    expect(await run('send', '--in-doubt', as)).toMatchObject({ code: 0, out: `2026-05-21: ${says}.\n` })
    expect((await run('send', '--in-doubt', as)).out).toBe('2026-05-21: nobody is in doubt.\n')
    expect((await send()).code).toBe(0)
    expect(accepted).toHaveLength(mails)
  })

  test('a verdict that is none', async () => {
    expect((await hayami(['-C', approved, 'send', '--in-doubt', 'maybe'])).err).toContain('“maybe” is no verdict')
  })

  test('when all are refused or in doubt, that is said, and not that there is nobody', async () => {
    const { send } = await newsletter({ rcpt: '550 5.1.1 no' })
    const all = { code: 1, out: '2026-05-21: 0 sent by smtp (4 refused).\n' }
    expect(await send()).toMatchObject(all)
    expect(await send()).toMatchObject(all)
  })
})

test('who leaves and comes back is not mailed twice, and a newcomer is not passed over', async () => {
  const { run, send, accepted } = await newsletter()
  await send()
  await run('subscribers', 'remove', 'd@mail.example')
  await run('subscribers', 'add', 'new@mail.example', '--language', 'ja')
  expect((await run('subscribers', 'add', 'd@mail.example', '--language', 'ja')).out).toBe(
    'Subscriber 4 is back and gets the ja edition.\n',
  )
  expect((await run('subscribers', 'add', 'a@mail.example', '--language', 'ja')).out).toBe(
    'Subscriber 1 was here already and now gets the ja edition.\n',
  )
  expect((await send()).out).toBe('2026-05-21: 1 sent by smtp (4 had it already).\n')
  expect(accepted).toEqual([...names, 'new@mail.example'])
})

/** A `send` by smtp that is under way; it resolves when a message has been taken. */
async function underWay(folder: string, env: Record<string, string>, accepted: string[]) {
  const child = spawn(process.execPath, [mainFile, '-C', folder, 'send', '--transport', 'smtp'], {
    env: { ...process.env, ...env },
  })
  const ran: Ran = { code: null, out: '', err: '' }
  child.stdout.on('data', (chunk) => (ran.out += chunk))
  child.stderr.on('data', (chunk) => (ran.err += chunk))
  const ended = new Promise<Ran>((resolve) => child.once('close', (code) => resolve({ ...ran, code })))
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await until(() => accepted.length > 0)
  return { child, ended, said: (words: string) => until(() => ran.err.includes(words)) }
}
/** The second subscriber's turn does not end until the server is mended. */
const holding = (): Faults => ({ rcpt: (to) => (to.startsWith('b') ? 'hold' : undefined) })

/** The same, and says when that turn has come. */
function holdingAt() {
  const turn = Promise.withResolvers<void>()
  const rcpt: Faults['rcpt'] = (to) => {
    if (!to.startsWith('b')) return undefined
    turn.resolve()
    return 'hold'
  }
  return { faults: { rcpt }, reached: turn.promise }
}

describe('a run that ends before its time', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s: the message at hand is finished, nobody is in doubt',
    async (signal) => {
      const { folder, env, send, accepted, mend } = await newsletter(holding())
      const { child, said, ended } = await underWay(folder, env, accepted)
      child.kill(signal)
      await said('Stopping after the message at hand')
      mend()
      expect(await ended).toMatchObject({
        code: 1,
        out: '2026-05-21: 2 sent by smtp (2 not sent yet: send again; stopped when asked to).\n',
      })
      expect((await send()).code).toBe(0)
      expect(accepted).toEqual(names)
    },
  )

  test('SIGKILL: the one at hand is in doubt, all others get it once', async () => {
    const { faults, reached } = holdingAt()
    const { folder, env, send, accepted, mend } = await newsletter(faults)
    const { child, ended } = await underWay(folder, env, accepted)
    await reached
    child.kill('SIGKILL')
    await ended
    mend()
    expect((await send()).out).toContain('2 sent by smtp (1 had it already; 1 in doubt')
    expect(accepted).toEqual(names.filter((name) => !name.startsWith('b')))
  })
})

test('of two at the same time one sends and the other leaves it alone', async () => {
  const { folder, env, send, accepted, mend } = await newsletter(holding())
  const { ended } = await underWay(folder, env, accepted)
  expect(await send()).toMatchObject({ code: 1, out: '', err: expect.stringContaining('another one is at work') })
  expect(await send('--in-doubt', 'resend')).toMatchObject({ code: 1, err: expect.stringContaining('another one') })
  mend()
  expect((await ended).out).toBe('2026-05-21: 4 sent by smtp.\n')
  expect(accepted).toEqual(names)
})

describe('a real server gets nothing in the sample’s name', () => {
  const sampleSettings = (folder: string) => cpSync(join(root, 'hayami.yaml'), join(folder, 'hayami.yaml'))
  const says = [
    'hayami.yaml → site: hayami.example is reserved for examples (put your own before you send by smtp)',
    'hayami.yaml → sender.email: hayami.example is reserved for examples',
    'hayami.yaml → contact: hayami.example',
    'hayami.yaml → listId: digest.hayami.example',
    'hayami.yaml → publisher.en: is the sample’s',
    'hayami.yaml → address.ja: is the sample’s',
  ]
  test.each([[[]], [['--to', 'me@mail.example']]])('%j', async (args) => {
    const { folder, run, send, accepted } = await newsletter()
    sampleSettings(folder)
    await run('approve')
    const { code, err } = await send(...args)
    expect(code).toBe(1)
    for (const each of says) expect(err).toContain(each)
    expect(accepted).toEqual([])
    expect((await run('send')).code).toBe(0)
  })
})

test('a test goes to one address in both languages, and to nobody else', async () => {
  const { run, send, accepted } = await newsletter()
  expect((await send('--to', 'me@mail.example')).code).toBe(0)
  const { out } = await run('--json', 'send', '--to', 'me@mail.example', '--transport', 'smtp')
  expect(JSON.parse(out).test).toMatchObject([
    { language: 'en', kind: 'sent' },
    { language: 'ja', kind: 'sent' },
  ])
  expect(new Set(accepted)).toEqual(new Set(['me@mail.example']))
  expect((await run('send', '--dry-run')).out).toContain('would go to 4 of 4')
})

describe('--json prints JSON and nothing else', () => {
  test('what is sent, who is added and removed', async () => {
    const { run } = await newsletter()
    const json = async (...args: string[]) => JSON.parse((await run('--json', ...args)).out)
    expect(await json('send', '--transport', 'smtp')).toEqual({
      date,
      transport: 'smtp',
      sent: 4,
      before: 0,
      refused: 0,
      later: 0,
      inDoubt: 0,
      doubtful: [],
      interrupted: false,
      problems: [],
    })
    expect(await json('send', '--dry-run')).toEqual({
      date,
      subscribers: 4,
      sent: 4,
      refused: 0,
      inDoubt: 0,
      waiting: 0,
    })
    expect(await json('send', '--in-doubt', 'sent')).toEqual({ date, settled: 0, as: 'sent' })
    expect(await json('subscribers', 'add', 'e@mail.example', '--language', 'ja')).toEqual({
      id: 5,
      language: 'ja',
      added: 'new',
    })
    expect(await json('subscribers', 'remove', 'e@mail.example')).toEqual({ removed: true })
  })
})

describe('run', () => {
  /** Two issues that are due: yesterday's, whose approval is withdrawn, and today's. */
  const due = async () => {
    const made = await newsletter()
    const day = (daysAgo: number) => DateTime.now().setZone('Asia/Tokyo').minus({ days: daysAgo }).toISODate() ?? ''
    const text = readFileSync(join(made.folder, 'issues', `${date}.yaml`), 'utf8')
    const issues = join(made.folder, 'issues')
    rmSync(join(issues, `${date}.yaml`))
    const empty = text
      .replace(/stories:[\s\S]*?\n(?=\w)/, 'stories: []\n')
      .replace(/drafted:\n( {4}- .*\n)+/, 'drafted: []\n')
    for (const [daysAgo, issue] of [empty, text.replace('number: 1', 'number: 2')].reverse().entries()) {
      writeFileSync(join(issues, `${day(daysAgo)}.yaml`), issue.replace(`date: ${date}`, `date: ${day(daysAgo)}`))
      await made.run('approve', '--date', day(daysAgo))
    }
    const settings = join(made.folder, 'hayami.yaml')
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(/dueAt: .*/, 'dueAt: "00:00"'))
    const yesterday = join(issues, `${day(1)}.yaml`)
    writeFileSync(yesterday, readFileSync(yesterday, 'utf8').replace('stories:', '# changed\nstories:'))
    return { ...made, yesterday: day(1), today: day(0) }
  }

  test('sends what it can, reports what it cannot, and drafts all the same', async () => {
    const { run, accepted, yesterday, today } = await due()
    const { code, out, err } = await run('run', '--transport', 'smtp', '--replay', sampleFolder)
    expect(code).toBe(1)
    expect(err).toContain(`issues/${yesterday}.yaml → approval: is for another version`)
    expect(out).toBe(`${today}: 4 sent by smtp.\nissues/${today}.yaml is approved; nothing to draft.\n`)
    expect(accepted).toEqual(names)
  })

  test('as JSON; by file it is a rehearsal too', async () => {
    const { run, yesterday, today } = await due()
    const { code, out } = await run('--json', 'run', '--replay', sampleFolder)
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      sends: [
        { date: yesterday, failed: [{ rule: 'withdrawn' }] },
        { date: today, transport: 'file', written: 4 },
      ],
      draft: null,
    })
  })
})

describe('a database that cannot be used is named, with what to do', () => {
  const spoiled: [string, (folder: string) => void, string][] = [
    [
      'damaged',
      (folder) => writeFileSync(join(folder, '.hayami', 'hayami.sqlite'), 'nonsense'.repeat(999)),
      'is no database',
    ],
    [
      'a file where its folder should be',
      (folder) => {
        rmSync(join(folder, '.hayami'), { recursive: true })
        writeFileSync(join(folder, '.hayami'), '')
      },
      'its folder is a file',
    ],
  ]
  test.each(spoiled)('%s', async (_, spoil, says) => {
    const folder = copied()
    spoil(folder)
    for (const args of [['subscribers', 'list'], ['send', '--dry-run'], ['send']]) {
      const { code, out, err } = await hayami(['-C', folder, ...args], { cwd: folder })
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toContain(says)
      expect(err).toContain('.hayami/hayami.sqlite')
      expect(err).not.toMatch(/\n\s+at /)
    }
  })

  test.skipIf(process.getuid?.() === 0)('one that may not be written', async () => {
    const folder = copied()
    chmodSync(join(folder, '.hayami', 'hayami.sqlite'), 0o400)
    chmodSync(join(folder, '.hayami'), 0o500)
    const { code, err } = await hayami(['-C', folder, 'send', '--dry-run'], { cwd: folder })
    expect(code).toBe(1)
    expect(err).toContain('permission denied')
    chmodSync(join(folder, '.hayami'), 0o700)
  })
})
