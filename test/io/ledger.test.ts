import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Ledger, openLedger } from '../../src/io/ledger.ts'
import { temporaryFolder } from '../support.ts'

const at = '2026-05-21T00:00:00Z'
const minutesLater = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString().replace('.000', '')
const add = (ledger: Ledger, address: string, language: 'en' | 'ja' = 'en') =>
  ledger.add({ address, language, consent: 'test', at })
const opened = (path = ':memory:') => {
  const ledger = openLedger(path)
  onTestFinished(() => ledger.close())
  return ledger
}

describe('a delivery', () => {
  test('is started once for an issue, however many runs there are', () => {
    const path = join(temporaryFolder(), 'a', 'ledger.sqlite')
    const ledgers = [opened(path), opened(path)]
    for (let n = 0; n < 50; n += 1) add(ledgers[0] as Ledger, `reader${n}@mail.example`)
    const started = ledgers.flatMap((ledger) =>
      (ledgers[1] as Ledger).waiting('i').flatMap((id) => ledger.start('i', id, at) ?? []),
    )
    expect(started).toHaveLength(50)
    expect(ledgers.map((ledger) => ledger.waiting('i'))).toEqual([[], []])
  })

  test('that a run left in the middle is in doubt for the next one, and everything else is as it was', () => {
    const path = join(temporaryFolder(), 'ledger.sqlite')
    const killed = openLedger(path)
    for (const name of ['a', 'b', 'c']) add(killed, `${name}@mail.example`)
    killed.beginRun()
    killed.start('i', 1, at)
    killed.settle('i', 1, { kind: 'sent', detail: '' }, at)
    killed.start('i', 2, at)
    killed.close()
    const next = opened(path)
    expect(next.standing('i')).toMatchObject({ sending: 1, 'in-doubt': 0 })
    expect(next.beginRun()).toBe(true)
    expect(next.standing('i')).toEqual({ waiting: 1, sending: 0, later: 0, sent: 1, refused: 0, 'in-doubt': 1 })
    expect(next.waiting('i')).toEqual([3])
  })

  test.each([
    ['sent', []],
    ['resend', [1]],
  ] as const)('in doubt is settled by a person: %s', (as, waiting) => {
    const ledger = opened()
    add(ledger, 'a@mail.example')
    ledger.start('i', 1, at)
    ledger.settle('i', 1, { kind: 'in-doubt', detail: '' }, at)
    expect(ledger.waiting('i')).toEqual([])
    expect(ledger.resolve('i', as, at)).toBe(1)
    expect(ledger.resolve('i', as, at)).toBe(0)
    expect(ledger.waiting('i')).toEqual(waiting)
  })

  test('that may wait is tried again behind those never tried, and after five tries it is refused', () => {
    const ledger = opened()
    for (const name of ['a', 'b']) add(ledger, `${name}@mail.example`)
    const tryAt = (minutes: number, stop = false) => {
      ledger.start('i', 1, minutesLater(minutes))
      const problem = { rule: 'smtp', where: 'SMTP_URL', message: 'no', fatal: true }
      ledger.settle('i', 1, { kind: 'later', detail: '451', ...(stop ? { stop: problem } : {}) }, minutesLater(minutes))
      return ledger.standing('i')
    }
    for (const minutes of [0, 1, 2, 3, 4, 5]) expect(tryAt(minutes)).toMatchObject({ later: 1 })
    expect(ledger.waiting('i')).toEqual([2, 1])
    for (const minutes of [20, 40, 60]) expect(tryAt(minutes)).toMatchObject({ later: 1 })
    expect(tryAt(80, true)).toMatchObject({ later: 1 })
    expect(tryAt(100)).toMatchObject({ later: 0, refused: 1 })
    expect(ledger.waiting('i')).toEqual([2])
  })
})

test('one run at a time', () => {
  const path = join(temporaryFolder(), 'ledger.sqlite')
  const [one, two] = [openLedger(path), opened(path)]
  expect([one.beginRun(), two.beginRun(), one.beginRun()]).toEqual([true, false, true])
  one.close()
  expect(two.beginRun()).toBe(true)
})

describe('a subscriber', () => {
  test('is there once, whatever the case; another language is a change', () => {
    const ledger = opened()
    expect(add(ledger, 'A@mail.example', 'en')).toMatchObject({ added: 'new', subscriber: { id: 1, language: 'en' } })
    expect(add(ledger, 'a@MAIL.example', 'en')).toMatchObject({ added: 'same' })
    expect(add(ledger, 'a@MAIL.example', 'ja')).toMatchObject({
      added: 'language',
      subscriber: { id: 1, language: 'ja' },
    })
    expect(ledger.subscribers()).toMatchObject([{ id: 1, address: 'A@mail.example', language: 'ja' }])
    expect([ledger.remove('a@mail.EXAMPLE'), ledger.remove('a@mail.example')]).toEqual([true, false])
    expect(ledger.subscribers()).toEqual([])
  })

  test('who comes back is not mailed the same issue again, and a newcomer inherits nothing', () => {
    const ledger = opened()
    const { subscriber } = add(ledger, 'a@mail.example')
    ledger.start('i', 1, at)
    ledger.settle('i', 1, { kind: 'sent', detail: '' }, at)
    ledger.remove('a@mail.example')
    expect(add(ledger, 'b@mail.example')).toMatchObject({ added: 'new', subscriber: { id: 2 } })
    expect(ledger.waiting('i')).toEqual([2])
    const back = add(ledger, 'A@mail.example', 'ja')
    expect(back).toMatchObject({ added: 'back', subscriber: { id: 1, language: 'ja' } })
    expect(back.subscriber.token).not.toBe(subscriber.token)
    expect(ledger.waiting('i')).toEqual([2])
  })

  test('who was removed after the run began is not mailed', () => {
    const ledger = opened()
    add(ledger, 'a@mail.example')
    expect(ledger.waiting('i')).toEqual([1])
    ledger.remove('a@mail.example')
    expect(ledger.start('i', 1, at)).toBeNull()
  })

  test('who was removed leaves no address in the files, and a hash that tells nobody', () => {
    const folder = temporaryFolder()
    const ledger = opened(join(folder, 'ledger.sqlite'))
    const { subscriber } = add(ledger, 'somebody@mail.example')
    ledger.remove('somebody@mail.example')
    const bytes = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('')
    expect(bytes).not.toContain('somebody')
    expect(bytes).not.toContain(subscriber.token)
  })
})

describe('a ledger of the first version', () => {
  const earlier = () => {
    const path = join(temporaryFolder(), 'ledger.sqlite')
    const database = new DatabaseSync(path)
    database.exec(`
      CREATE TABLE subscribers (id INTEGER PRIMARY KEY, address TEXT NOT NULL COLLATE NOCASE UNIQUE, language TEXT NOT NULL,
        token TEXT NOT NULL UNIQUE, consent TEXT NOT NULL, since TEXT NOT NULL) STRICT;
      CREATE TABLE deliveries (issue TEXT NOT NULL, subscriber INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('claimed', 'sent', 'refused', 'in-doubt')), detail TEXT NOT NULL DEFAULT '',
        at TEXT NOT NULL, PRIMARY KEY (issue, subscriber)) STRICT, WITHOUT ROWID;
      INSERT INTO subscribers VALUES (1, 'A@mail.example', 'en', 't1', 'form', '${at}'), (2, 'b@mail.example', 'ja', 't2', 'form', '${at}'),
        (4, 'd@mail.example', 'en', 't4', 'form', '${at}');
      INSERT INTO deliveries VALUES ('i', 1, 'sent', '250 ok', '${at}'), ('i', 2, 'claimed', '', '${at}'),
        ('i', 4, 'sent', '/out/i/sent/i.en.12.eml', '${at}'), ('i', 9, 'sent', '250 ok', '${at}');
    `)
    database.close()
    return path
  }

  test('keeps people and deliveries; a claim is in doubt, a rehearsal is none, and no id comes again', () => {
    const path = earlier()
    const ledger = opened(path)
    expect(ledger.subscribers().map(({ id, address, token }) => [id, address, token])).toEqual([
      [1, 'A@mail.example', 't1'],
      [2, 'b@mail.example', 't2'],
      [4, 'd@mail.example', 't4'],
    ])
    expect(ledger.standing('i')).toEqual({ waiting: 1, sending: 0, later: 0, sent: 1, refused: 0, 'in-doubt': 1 })
    expect(add(ledger, 'a@mail.example')).toMatchObject({ added: 'same', subscriber: { id: 1 } })
    expect(add(ledger, 'new@mail.example').subscriber.id).toBe(10)
    expect(opened(path).subscribers()).toHaveLength(4)
  })

  test('and one of a later version is left alone', () => {
    const path = join(temporaryFolder(), 'ledger.sqlite')
    const database = new DatabaseSync(path)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(() => openLedger(path)).toThrow('was written by a newer hayami')
  })
})

test.each<[string, (path: string) => void, string]>([
  [
    'a file that is no database',
    (path) => writeFileSync(path, 'not a database at all, only some text'.repeat(50)),
    'is no database (move it away',
  ],
  ['a folder in its place', (path) => mkdirSync(path), 'cannot be opened (let the user that runs hayami write'],
])('%s is named, with what to do', (_, spoil, says) => {
  const path = join(temporaryFolder(), 'ledger.sqlite')
  spoil(path)
  expect(() => openLedger(path)).toThrow(`${path}: ${says}`)
})

test('a file where its folder should be', () => {
  const folder = join(temporaryFolder(), '.hayami')
  writeFileSync(folder, '')
  expect(() => openLedger(join(folder, 'ledger.sqlite'))).toThrow('its folder is a file')
})

test('a database damaged in its middle is named when that is read', () => {
  const path = join(temporaryFolder(), 'ledger.sqlite')
  const whole = openLedger(path)
  for (let n = 0; n < 500; n += 1) add(whole, `reader${n}@mail.example`)
  whole.close()
  const bytes = readFileSync(path)
  bytes.fill(0x5a, 4096 * 3, 4096 * 12)
  writeFileSync(path, bytes)
  const ledger = opened(path)
  expect(() => ledger.subscribers()).toThrow(`${path}: is damaged (move it away`)
})
