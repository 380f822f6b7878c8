import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BadInput } from '../../model/problem.ts'
import { fileFault, readBytes, writeWhole } from '../files.ts'
import { readFolder } from './folder.ts'
import type { Recording } from './recording.ts'

const isWarc = (path: string) => /\.warc(\.gz)?$/.test(path)

/** A recording by its path: a WARC file, a folder that holds `recording.yaml`, or that file. */
export async function openRecording(path: string): Promise<Recording> {
  if (isWarc(path)) return await readWarc(path)
  const file = path.endsWith('.yaml') ? path : join(path, 'recording.yaml')
  if (existsSync(file)) return readFolder(file)
  throw new BadInput({
    rule: 'recording',
    where: path,
    message: 'holds no recording',
    fix: 'name a .warc.gz file, or a folder with recording.yaml in it',
    fatal: true,
  })
}

async function readWarc(path: string): Promise<Recording> {
  const bytes = readBytes(path)
  const { fromWarc } = await import('./warc.ts')
  try {
    return await fromWarc(bytes)
  } catch (error) {
    throw new BadInput({
      rule: 'recording',
      where: path,
      message: `cannot be read as WARC: ${error instanceof Error ? error.message : error}`,
      fix: 'keep the answers anew with --record',
      fatal: true,
    })
  }
}

/** Refuses a place that could not be written, or not be read again, before anything is asked. */
export function refuseUnfit(path: string): void {
  if (!path.endsWith('.warc.gz')) throw unfit(path, 'is no name for a WARC file', 'end it in .warc.gz')
  const there = existsSync(path)
  try {
    mkdirSync(dirname(path), { recursive: true })
    // A file is replaced by one written beside it.
    accessSync(dirname(path), constants.W_OK)
    closeSync(openSync(path, 'a'))
    if (!there) rmSync(path)
  } catch (error) {
    const [problem] = fileFault(error)?.problems ?? []
    throw unfit(path, `cannot be written: ${problem?.message ?? error}`, 'choose a folder you may write to')
  }
}

function unfit(path: string, message: string, fix: string): BadInput {
  return new BadInput({ rule: 'recording', where: `--record ${path}`, message, fix, fatal: true })
}

export async function saveRecording(path: string, recording: Recording, software: string): Promise<void> {
  const { toWarc } = await import('./warc.ts')
  writeWhole(path, await toWarc(recording, software))
}
