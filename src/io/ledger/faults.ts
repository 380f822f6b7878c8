import { BadInput } from '../../model/problem.ts'

/** Each function as before, but what SQLite or the disk says against it names the file and what to do. */
export function explained<T extends object>(path: string, methods: T): T {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    (...args: unknown[]) => explain(path, () => method(...args)),
  ])
  return Object.fromEntries(wrapped) as T
}

export function explain<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const [message, fix] = known(error) ?? []
    if (message === undefined || fix === undefined) throw error
    throw new BadInput({ rule: 'ledger', where: path, message, fix, fatal: true })
  }
}

const mayWrite = 'let the user that runs hayami write this file and its folder'
const restore = 'move it away and bring back a copy: who is subscribed and who got what is written there only'

/** By the code of the system, or by SQLite's (https://sqlite.org/rescode.html). */
const faults: Record<string | number, [message: string, fix: string]> = {
  EACCES: ['cannot be opened: permission denied', mayWrite],
  EPERM: ['cannot be opened: permission denied', mayWrite],
  EROFS: ['cannot be written: the disk is read-only', mayWrite],
  EEXIST: ['cannot be made: its folder is a file', 'move that file away'],
  ENOTDIR: ['cannot be made: its folder lies below a file', 'move that file away'],
  ENOSPC: ['cannot be written: the disk is full', 'make room'],
  3: ['cannot be opened: permission denied', mayWrite],
  5: ['is in use by another program', 'wait until that is done, then try again'],
  8: ['cannot be written: permission denied', mayWrite],
  10: ['cannot be read or written', 'look after the disk and its free space'],
  11: ['is damaged', restore],
  13: ['cannot be written: the disk is full', 'make room'],
  14: ['cannot be opened', mayWrite],
  26: ['is no database', restore],
}

function known(error: unknown): [message: string, fix: string] | undefined {
  const { code, errcode } = error as { code?: string; errcode?: number }
  return errcode === undefined ? faults[code ?? ''] : faults[errcode & 0xff]
}
