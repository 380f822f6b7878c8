import { DatabaseSync } from 'node:sqlite'

export interface Lock {
  release(): void
}

/**
 * One holder at a time, or null. The operating system holds it (SQLite's own lock on a file of its own) and lets go of it
 * when the process ends in whatever way: no clock, no process number and no file left behind can be mistaken.
 */
export function takeLock(path: string): Lock | null {
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return { release: () => database.close() }
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === busy) return null
    throw error
  }
}

/** SQLITE_BUSY */
const busy = 5
