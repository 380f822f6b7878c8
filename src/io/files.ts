import {
  closeSync,
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
import { basename, dirname, join } from 'node:path'
import { BadInput } from '../model/problem.ts'

/** A file's text, or a BadInput that names it. */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path))
}

export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new BadInput({
      rule: 'unreadable',
      where: path,
      message: reasonOf(error),
      fix: 'check the path and its permissions',
      fatal: true,
    })
  }
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
      where: folder,
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
    throw new BadInput({
      rule: 'unwritable',
      where: path,
      message: `cannot be written: ${reasonOf(error)}`,
      fix: 'choose a folder you may write to',
      fatal: true,
    })
  }
}

function syncFolder(folder: string) {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
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
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}
