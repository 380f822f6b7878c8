import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Language, languageCodes } from '../model/language.ts'
import { BadInput } from '../model/problem.ts'
import type { Outcome } from './transports/transport.ts'

export interface Subscriber {
  id: number
  address: string
  language: Language
  token: string
  consent: string
  since: string
}

/** `claimed` was written before the first byte left: after a crash, it may have been sent. */
export type DeliveryState = 'claimed' | 'sent' | 'refused' | 'in-doubt'

/** People and what was sent to them. One row per issue and subscriber, written before anything leaves. */
export interface Ledger {
  add(subscriber: { address: string; language: Language; consent: string; at: string }): Subscriber
  remove(address: string): boolean
  subscribers(): Subscriber[]
  /** The next subscribers behind `after` without a delivery of the issue, claimed for it in one transaction. */
  claim(issue: string, at: string, after: number): Subscriber[]
  /** Claims from before an instant that nobody settled: a run was killed. */
  unfinished(issue: string, before: string): Subscriber[]
  settle(issue: string, subscriber: number, outcome: Outcome, at: string): void
  count(issue: string): Record<DeliveryState, number>
  close(): void
}

/** A transaction that reaches the disk costs milliseconds: claims go in groups. */
const claimAtOnce = 100

const schema = `
  CREATE TABLE IF NOT EXISTS subscribers (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL COLLATE NOCASE UNIQUE,
    language TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    consent TEXT NOT NULL,
    since TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS deliveries (
    issue TEXT NOT NULL,
    subscriber INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'sent', 'refused', 'in-doubt')),
    detail TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    PRIMARY KEY (issue, subscriber)
  ) STRICT, WITHOUT ROWID;
`

export function openLedger(path: string): Ledger {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new DatabaseSync(path)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;',
  )
  database.exec(schema)
  const rows = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).all(...values) as unknown as Subscriber[]
  return {
    add: ({ address, language, consent, at }) => {
      const token = randomBytes(18).toString('base64url')
      const [row] = rows(
        'INSERT INTO subscribers (address, language, token, consent, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING *',
        address,
        language,
        token,
        consent,
        at,
      )
      if (row) return row
      throw new BadInput({
        rule: 'subscribed',
        where: 'the address',
        message: 'is subscribed already',
        fix: 'remove it first to change its language',
        fatal: true,
      })
    },
    remove: (address) => database.prepare('DELETE FROM subscribers WHERE address = ?').run(address).changes > 0,
    subscribers: () =>
      rows('SELECT * FROM subscribers ORDER BY id').filter(({ language }) => languageCodes.includes(language)),
    claim: (issue, at, after) =>
      transaction(database, () => {
        const waiting = rows(
          'SELECT * FROM subscribers s WHERE NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.issue = ? AND d.subscriber = s.id) AND s.id > ? ORDER BY id LIMIT ?',
          issue,
          after,
          claimAtOnce,
        )
        const claim = database.prepare(
          "INSERT INTO deliveries (issue, subscriber, state, at) VALUES (?, ?, 'claimed', ?)",
        )
        for (const { id } of waiting) claim.run(issue, id, at)
        return waiting
      }),
    unfinished: (issue, before) =>
      rows(
        "SELECT s.* FROM subscribers s JOIN deliveries d ON d.subscriber = s.id WHERE d.issue = ? AND d.state = 'claimed' AND d.at < ? ORDER BY s.id",
        issue,
        before,
      ),
    settle: (issue, subscriber, outcome, at) => {
      if (outcome.kind === 'later')
        database.prepare('DELETE FROM deliveries WHERE issue = ? AND subscriber = ?').run(issue, subscriber)
      else
        database
          .prepare('UPDATE deliveries SET state = ?, detail = ?, at = ? WHERE issue = ? AND subscriber = ?')
          .run(outcome.kind, outcome.detail, at, issue, subscriber)
    },
    count: (issue) => {
      const counts = { claimed: 0, sent: 0, refused: 0, 'in-doubt': 0 }
      const found = database
        .prepare('SELECT state, count(*) AS n FROM deliveries WHERE issue = ? GROUP BY state')
        .all(issue)
      for (const { state, n } of found) counts[state as DeliveryState] = Number(n)
      return counts
    },
    close: () => database.close(),
  }
}

function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    database.exec('COMMIT')
    return value
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
