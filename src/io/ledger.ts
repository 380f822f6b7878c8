import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Language } from '../model/language.ts'
import { explain, explained } from './ledger/faults.ts'
import { type Lock, takeLock } from './ledger/lock.ts'
import { knownAs, migrate } from './ledger/schema.ts'
import { settled } from './ledger/settle.ts'
import type { Outcome } from './transports/transport.ts'

export interface Subscriber {
  id: number
  address: string
  language: Language
  token: string
  consent: string
  since: string
}

/** What `add` came to: somebody new, somebody who was here before, another language, or nothing to do. */
export type Added = 'new' | 'back' | 'language' | 'same'

/** `sending` was written before the first byte left: where no run is at work, it may have been sent. */
export type DeliveryState = 'sending' | 'later' | 'sent' | 'refused' | 'in-doubt'

/** How an issue stands with those who are subscribed now; `waiting` has no delivery yet. */
export type Standing = Record<DeliveryState | 'waiting', number>

/** People and what was sent to them. One row per issue and subscriber, written before anything leaves. */
export interface Ledger {
  add(person: { address: string; language: Language; consent: string; at: string }): {
    subscriber: Subscriber
    added: Added
  }
  /** Erases all but the id and what it takes to know the address again. */
  remove(address: string): boolean
  subscribers(): Subscriber[]
  /** Whether this is the only run at work until `close`. What an earlier one left in the middle is in doubt from then on. */
  beginRun(): boolean
  /** Who has yet to get an issue: those never tried first, so that nobody waits behind a hopeless address. */
  waiting(issue: string): number[]
  /** Writes `sending`, flushed to the disk; null where somebody was removed, or another run was faster. */
  start(issue: string, subscriber: number, at: string): Subscriber | null
  settle(issue: string, subscriber: number, outcome: Outcome, at: string): void
  /** The numbers of those in doubt. */
  inDoubt(issue: string): number[]
  /** A person's word on those in doubt: they have it, or it is to be sent again. Answers how many there were. */
  resolve(issue: string, as: 'sent' | 'resend', at: string): number
  standing(issue: string): Standing
  close(): void
}

export function openLedger(path: string): Ledger {
  const database = explain(path, () => openDatabase(path))
  let lock: Lock | null = null
  const all = <T>(sql: string, ...values: (string | number)[]) => database.prepare(sql).all(...values) as T[]
  const one = <T>(sql: string, ...values: (string | number)[]) => database.prepare(sql).get(...values) as T | undefined
  const change = (sql: string, ...values: (string | number | null)[]) =>
    Number(database.prepare(sql).run(...values).changes)
  return explained<Ledger>(path, {
    add: ({ address, language, consent, at }) =>
      transaction(database, () => {
        const known = knownAs(database, address)
        const before = one<{ id: number; state: string; language: string }>(
          'SELECT id, state, language FROM subscribers WHERE known = ?',
          known,
        )
        const added = kindOf(before, language)
        if (added === 'language') change('UPDATE subscribers SET language = ? WHERE known = ?', language, known)
        if (added === 'new' || added === 'back')
          change(
            `INSERT INTO subscribers (known, state, address, language, token, consent, since) VALUES (?, 'active', ?, ?, ?, ?, ?)
             ON CONFLICT (known) DO UPDATE SET state = excluded.state, address = excluded.address,
               language = excluded.language, token = excluded.token, consent = excluded.consent, since = excluded.since`,
            known,
            address,
            language,
            randomBytes(18).toString('base64url'),
            consent,
            at,
          )
        const [subscriber] = all<Subscriber>(`SELECT ${person} FROM subscribers WHERE known = ?`, known)
        return { subscriber: subscriber as Subscriber, added }
      }),
    remove: (address) => {
      const removed = change(
        "UPDATE subscribers SET state = 'removed', address = NULL, language = NULL, token = NULL, consent = NULL, since = NULL WHERE address = ?",
        address,
      )
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return removed > 0
    },
    subscribers: () => all(`SELECT ${person} FROM subscribers WHERE state = 'active' ORDER BY id`),
    beginRun: () => {
      lock ??= path === ':memory:' ? { release: () => {} } : takeLock(`${path}-sending`)
      if (lock === null) return false
      change(
        "UPDATE deliveries SET state = 'in-doubt', detail = 'the run that sent it was interrupted' WHERE state = 'sending'",
      )
      return true
    },
    waiting: (issue) =>
      all<{ id: number }>(
        `SELECT s.id FROM subscribers s LEFT JOIN deliveries d ON d.issue = ? AND d.subscriber = s.id
         WHERE s.state = 'active' AND coalesce(d.state, 'later') = 'later' ORDER BY coalesce(d.attempts, 0), s.id`,
        issue,
      ).map(({ id }) => id),
    start: (issue, subscriber, at) =>
      transaction(database, () => {
        const found = one<Subscriber>(`SELECT ${person} FROM subscribers WHERE id = ? AND state = 'active'`, subscriber)
        const started =
          found &&
          change(
            `INSERT INTO deliveries (issue, subscriber, state, at) VALUES (?, ?, 'sending', ?)
             ON CONFLICT DO UPDATE SET state = 'sending', at = excluded.at WHERE state = 'later'`,
            issue,
            subscriber,
            at,
          )
        return started ? found : null
      }),
    settle: (issue, subscriber, outcome, at) =>
      unflushed(database, () => {
        const row = one<{ attempts: number; tried: string | null }>(
          'SELECT attempts, tried FROM deliveries WHERE issue = ? AND subscriber = ?',
          issue,
          subscriber,
        )
        const { state, detail, attempts, tried } = settled(row ?? { attempts: 0, tried: null }, outcome, at)
        change(
          'UPDATE deliveries SET state = ?, detail = ?, attempts = ?, tried = ?, at = ? WHERE issue = ? AND subscriber = ?',
          ...[state, detail, attempts, tried, at, issue, subscriber],
        )
      }),
    inDoubt: (issue) =>
      all<{ id: number }>(
        `SELECT s.id FROM subscribers s JOIN deliveries d ON d.issue = ? AND d.subscriber = s.id
         WHERE s.state = 'active' AND d.state = 'in-doubt' ORDER BY s.id`,
        issue,
      ).map(({ id }) => id),
    resolve: (issue, as, at) =>
      change(
        "UPDATE deliveries SET state = ?, detail = 'settled by a person', at = ? WHERE issue = ? AND state = 'in-doubt'",
        as === 'sent' ? 'sent' : 'later',
        at,
        issue,
      ),
    standing: (issue) => {
      const standing: Standing = { waiting: 0, sending: 0, later: 0, sent: 0, refused: 0, 'in-doubt': 0 }
      const counts = all<{ state: keyof Standing; n: number }>(
        `SELECT coalesce(d.state, 'waiting') AS state, count(*) AS n
         FROM subscribers s LEFT JOIN deliveries d ON d.issue = ? AND d.subscriber = s.id
         WHERE s.state = 'active' GROUP BY 1`,
        issue,
      )
      for (const { state, n } of counts) standing[state] = n
      return standing
    },
    close: () => {
      database.close()
      lock?.release()
    },
  })
}

const person = 'id, address, language, token, consent, since'

/** What is erased is overwritten (secure_delete), and what is written waits for the disk (FULL). */
function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new DatabaseSync(path)
  try {
    database.exec(
      'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;',
    )
    migrate(database, path)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function kindOf(before: { state: string; language: string } | undefined, language: string): Added {
  if (!before) return 'new'
  if (before.state === 'removed') return 'back'
  return before.language === language ? 'same' : 'language'
}

/**
 * For what may be lost when the power fails, though never when the process dies: it reaches the disk with the next `start`.
 * Should it be lost, the delivery is still `sending`, so in doubt, and is not repeated.
 */
function unflushed(database: DatabaseSync, work: () => void) {
  database.exec('PRAGMA synchronous = NORMAL')
  try {
    work()
  } finally {
    database.exec('PRAGMA synchronous = FULL')
  }
}

function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    database.exec('COMMIT')
    return value
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
