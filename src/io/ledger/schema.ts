import { createHmac, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { BadInput } from '../../model/problem.ts'

/** The version of these tables, kept in the file itself (`PRAGMA user_version`). */
const version = 1

/**
 * An id is never given twice, or a newcomer would inherit what another was sent. A removed subscriber keeps id and a keyed
 * hash of the address and nothing else, so that who comes back in time is not mailed the same issue again.
 */
const tables = `
  CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE subscribers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    known TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    address TEXT COLLATE NOCASE UNIQUE,
    language TEXT,
    token TEXT UNIQUE,
    consent TEXT,
    since TEXT,
    CHECK (CASE state
      WHEN 'active' THEN address IS NOT NULL AND language IS NOT NULL AND token IS NOT NULL AND consent IS NOT NULL AND since IS NOT NULL
      ELSE coalesce(address, language, token, consent, since) IS NULL END)
  ) STRICT;
  CREATE TABLE deliveries (
    issue TEXT NOT NULL,
    subscriber INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sending', 'later', 'sent', 'refused', 'in-doubt')),
    detail TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    tried TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (issue, subscriber)
  ) STRICT, WITHOUT ROWID;
`

/** Makes the tables, or brings those of an earlier version up to this one: all of it or nothing. */
export function migrate(database: DatabaseSync, path: string): void {
  const found = versionOf(database)
  if (found === version) return
  if (found > version) throw tooNew(path)
  database.exec('BEGIN IMMEDIATE')
  try {
    if (versionOf(database) !== version) {
      const earlier = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'subscribers'").get() !== undefined
      if (earlier)
        database.exec('ALTER TABLE subscribers RENAME TO subscribers0; ALTER TABLE deliveries RENAME TO deliveries0')
      database.exec(tables)
      database.prepare('INSERT INTO secrets VALUES (?, ?)').run('addresses', randomBytes(32).toString('base64url'))
      if (earlier) keepEarlier(database)
      database.exec(`PRAGMA user_version = ${version}`)
    }
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** How a removed address is known again: the same however it is written, and of no use without this file's own key. */
export function knownAs(database: DatabaseSync, address: string): string {
  const key = database.prepare("SELECT value FROM secrets WHERE name = 'addresses'").get()?.value
  return createHmac('sha256', String(key)).update(address.toLowerCase()).digest('base64url')
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version)
}

/**
 * Version 0 noted rehearsals by file as if they had been sent: by their detail, the file's path, they are known and left
 * behind. A claim may have been sent. Ids that deliveries name stay used, whoever they belonged to.
 */
function keepEarlier(database: DatabaseSync) {
  const add = database.prepare(
    "INSERT INTO subscribers (id, known, state, address, language, token, consent, since) VALUES (?, ?, 'active', ?, ?, ?, ?, ?)",
  )
  for (const row of database.prepare('SELECT * FROM subscribers0').iterate()) {
    const { id, address, language, token, consent, since } = row as Record<string, string>
    add.run(Number(id), knownAs(database, String(address)), ...[address, language, token, consent, since].map(String))
  }
  database.exec(`
    INSERT INTO deliveries (issue, subscriber, state, detail, at)
      SELECT issue, subscriber, replace(state, 'claimed', 'in-doubt'), detail, at FROM deliveries0
      WHERE NOT (state = 'sent' AND detail LIKE '%.eml');
    DELETE FROM sqlite_sequence WHERE name = 'subscribers';
    INSERT INTO sqlite_sequence (name, seq)
      SELECT 'subscribers', coalesce(max(used), 0)
      FROM (SELECT id AS used FROM subscribers0 UNION ALL SELECT subscriber FROM deliveries0);
    DROP TABLE subscribers0;
    DROP TABLE deliveries0;
  `)
}

function tooNew(path: string): BadInput {
  return new BadInput({
    rule: 'ledger',
    where: path,
    message: 'was written by a newer hayami',
    fix: 'use that one, or a copy of the file from before',
    fatal: true,
  })
}
