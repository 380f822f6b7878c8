import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import type { Candidate } from '../src/stories/features.ts'
import { type Joined, storiesOf } from '../src/stories/join.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const sampleFolder = join(root, 'samples', '2026-05-21')

const sharedData = join(root, '..', 'shared', 'data')
/** Real inputs that lie beside the project for its founders; tests that use them say so where they are absent. */
export const shared = existsSync(sharedData) ? sharedData : null

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is gone after the tests of its file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hayami-'))
  folders.push(folder)
  return folder
}

/** A newsletter of its own: this one's feeds, glossary and settings, the sample's own sources, and no issue. */
export function temporaryWorkspace(): string {
  const folder = temporaryFolder()
  for (const part of ['hayami.yaml', 'feeds', 'glossary'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  cpSync(join(sampleFolder, 'feeds'), join(folder, 'feeds'), { recursive: true })
  return folder
}

export interface Ran {
  code: number | null
  out: string
  err: string
}

interface RunOptions {
  cwd?: string
  input?: string
  env?: Record<string, string>
}

/** Runs the command line as a person would, in a pipe. */
export function hayami(args: string[], options: RunOptions = {}): Promise<Ran> {
  return runScript(join(root, 'src', 'main.js'), args, options)
}

/** Runs a script with the Node of the tests. */
export function runScript(
  script: string,
  args: string[],
  { cwd = root, input = '', env = {} }: RunOptions = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...env } })
    const ran: Ran = { code: null, out: '', err: '' }
    child.stdout.on('data', (chunk) => {
      ran.out += chunk
    })
    child.stderr.on('data', (chunk) => {
      ran.err += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ ...ran, code }))
    child.stdin.end(input)
  })
}

/** An item for the story rules: what a row does not say is the same for all. */
export function candidate(id: string, title: string, rest: Partial<Candidate> = {}): Candidate {
  return {
    id,
    vendor: 'acme',
    source: 'acme/news',
    language: 'en',
    title,
    summary: null,
    published: '2026-05-20T00:00:00Z',
    address: null,
    ...rest,
  }
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A value that the test has put there itself. */
export function sure<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('the test expected a value here')
  return value
}

/** The ids of each group, sorted and joined by a comma, in order. */
export function idsByStory(stories: { items: { id: string }[] }[]): string[] {
  return stories
    .map(({ items }) =>
      items
        .map(({ id }) => id)
        .sort()
        .join(),
    )
    .sort()
}

/** Items to stories, without what is kept apart. */
export function joinStories<T extends Candidate>(items: T[]): Joined<T>[] {
  return storiesOf(items).stories
}
