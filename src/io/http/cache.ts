import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../../model/identity.ts'
import { instantAt } from '../clock.ts'
import type { Landed } from './follow.ts'

/** The last answer of an address, with what its server needs to say “still the same”. */
export interface Kept {
  /** The address asked for. */
  asked: string
  /** The address that answered; the validators are its own. */
  url: string
  /** ISO 8601, UTC. */
  at: string
  contentType: string | null
  etag: string | null
  lastModified: string | null
  hash: string
  body: Uint8Array
}

/** Kept answers. Disposable: what cannot be read or written counts as absent, and nothing here fails. */
export interface Cache {
  read(asked: string): Promise<Kept | null>
  write(kept: Kept): Promise<void>
  forget(asked: string): Promise<void>
  /** It was of use again, so that it does not grow old. */
  touch(asked: string): Promise<void>
  /** Forgets what was of no use for 30 days. */
  close(): Promise<void>
}

/** One file per address: a line of JSON, then the body. Without a folder nothing is kept. */
export function openCache(folder: string | undefined, now: () => number): Cache {
  if (folder === undefined) return none
  const fileOf = (asked: string) => join(folder, sha256(asked))
  return {
    read: (asked) => readEntry(fileOf(asked), asked).catch(() => null),
    write: (kept) => writeEntry(folder, fileOf(kept.asked), kept).catch(nothing),
    forget: (asked) => rm(fileOf(asked), { force: true }).catch(nothing),
    touch: (asked) => utimes(fileOf(asked), now() / 1000, now() / 1000).catch(nothing),
    close: () => forgetOld(folder, now()).catch(nothing),
  }
}

async function nothing() {}
const none: Cache = { read: async () => null, write: nothing, forget: nothing, touch: nothing, close: nothing }

/** What is worth keeping of an answer. */
export function record(answer: { asked: string; landed: Landed; at: number; body: Uint8Array }): Kept {
  const { headers } = answer.landed.reply
  return {
    asked: answer.asked,
    url: answer.landed.url,
    at: instantAt(answer.at),
    contentType: headers['content-type'] ?? null,
    etag: sendable(headers.etag),
    lastModified: sendable(headers['last-modified']),
    hash: sha256(answer.body),
    body: answer.body,
  }
}

/** The headers by which a server can tell that nothing changed. */
export function validators({ etag, lastModified }: Kept): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  }
}

/** A server's own text goes back to it only where it cannot be more than one header's value. */
function sendable(value: string | undefined): string | null {
  return value !== undefined && isSendable(value) ? value : null
}

const isSendable = (value: string) => /^[\x20-\x7e]{1,1024}$/.test(value)

const headSchema = z.strictObject({
  hayami: z.literal(1),
  asked: z.string(),
  url: z.string(),
  at: z.iso.datetime(),
  contentType: z.string().nullable(),
  etag: z.string().refine(isSendable).nullable(),
  lastModified: z.string().refine(isSendable).nullable(),
  hash: z.string(),
})

async function readEntry(file: string, asked: string): Promise<Kept | null> {
  if ((await stat(file)).size > largest) return null
  const bytes = await readFile(file)
  const end = bytes.indexOf(0x0a)
  const { hayami: _, ...head } = headSchema.parse(JSON.parse(bytes.subarray(0, end).toString()))
  const body = new Uint8Array(bytes.subarray(end + 1))
  return head.asked === asked && sha256(body) === head.hash ? { ...head, body } : null
}

const largest = 4 * 1024 * 1024

async function writeEntry(folder: string, file: string, { body, ...head }: Kept) {
  const temporary = `${file}.${randomUUID()}.tmp`
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(temporary, Buffer.concat([Buffer.from(`${JSON.stringify({ hayami: 1, ...head })}\n`), body]))
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
}

async function forgetOld(folder: string, now: number) {
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f]{64}(\.[0-9a-f-]{36}\.tmp)?$/.test(name)) continue
    const file = join(folder, name)
    if (now - (await stat(file)).mtimeMs > keptMs) await rm(file, { force: true })
  }
}

const keptMs = 30 * 24 * 60 * 60 * 1000
