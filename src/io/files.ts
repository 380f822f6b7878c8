import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { BadInput } from '../model/problem.ts'

/** A file's text, or a BadInput that calls it as `shown` does. */
export function readText(path: string, shown = shownPath(path)): string {
  return new TextDecoder().decode(readBytes(path, shown))
}

export function readBytes(path: string, shown = shownPath(path)): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw unreadable(error, shown)
  }
}

/** A text file line by line, however long it is. */
export async function* linesOf(path: string, shown = shownPath(path)): AsyncGenerator<string> {
  try {
    const file = await open(path)
    for await (const line of file.readLines()) yield line
  } catch (error) {
    throw unreadable(error, shown)
  }
}

function unreadable(error: unknown, shown: string): BadInput {
  return new BadInput({
    rule: 'unreadable',
    where: shown,
    message: reasonOf(error),
    fix: 'check the path and its permissions',
    fatal: true,
  })
}

/** A path as a person at the terminal would write it: from the working folder, unless it lies outside. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere === '' || isAbsolute(fromHere) || fromHere.startsWith('..') ? path : fromHere
}

/** The names in a folder, sorted; none where there is no folder. */
export function namesIn(folder: string): string[] {
  return entriesIn(folder).map(({ name }) => name)
}

export function foldersIn(folder: string): string[] {
  return entriesIn(folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function entriesIn(folder: string) {
  if (!existsSync(folder)) return []
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    throw new BadInput({
      rule: 'unreadable',
      where: shownPath(folder),
      message: `cannot be listed: ${reasonOf(error)}`,
      fix: 'it has to be a folder you may read',
      fatal: true,
    })
  }
}

/** All of a file or nothing: written beside its place, synced, renamed. Answers whether its bytes changed. */
export function writeWhole(path: string, content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${process.pid}.tmp`)
  try {
    if (existsSync(path) && Buffer.compare(readFileSync(path), bytes) === 0) return false
    mkdirSync(folder, { recursive: true })
    const file = openSync(temporary, 'w')
    writeFileSync(file, bytes)
    fsyncSync(file)
    closeSync(file)
    renameSync(temporary, path)
    syncFolder(folder)
    return true
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary)
    throw unwritable(path, error)
  }
}

/** Makes a folder anew from copies, all of it or nothing: what stood there goes when the new one is complete. */
export function renewFolder(folder: string, copies: { from: string; to: string }[]): void {
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`)
  try {
    mkdirSync(temporary, { recursive: true })
    for (const { from, to } of copies) cpSync(from, join(temporary, to), { recursive: true })
    rmSync(folder, { recursive: true, force: true })
    renameSync(temporary, folder)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    throw unwritable(folder, error)
  }
}

function unwritable(path: string, error: unknown): BadInput {
  return new BadInput({
    rule: 'unwritable',
    where: shownPath(path),
    message: `cannot be written: ${reasonOf(error)}`,
    fix: 'choose a folder you may write to',
    fatal: true,
  })
}

function syncFolder(folder: string) {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** The fault of a file system that a person can mend, or null for any other error. */
export function fileFault(error: unknown): BadInput | null {
  const { code = '', path } = error as NodeJS.ErrnoException
  if (!(code in reasons) || path === undefined) return null
  return new BadInput({
    rule: 'file',
    where: shownPath(path),
    message: reasonOf(error),
    fix: 'check the path and its permissions',
    fatal: true,
  })
}

const reasons: Record<string, string> = {
  ENOENT: 'does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder',
  ENOTDIR: 'is no folder, or lies below something that is none',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EEXIST: 'is no folder, or lies below something that is none',
}

function reasonOf(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}
