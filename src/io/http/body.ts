import type { Transform } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'
import { type Fault, fault, isFault } from './fault.ts'
import type { Limits } from './limits.ts'

/** The bytes of a body as sent, capped, then unpacked under the same cap: a small answer may unpack to a huge one. */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  headers: Headers,
  limits: Limits,
): Promise<Uint8Array | Fault> {
  if (Number(headers.length) > limits.bytes) return tooLarge(limits)
  return await read(body, headers, limits, 'fault')
}

/** As much of a body as the cap lets through, and no more of it than that is waited for. */
export async function readStart(
  body: AsyncIterable<Uint8Array>,
  headers: Headers,
  limits: Limits,
): Promise<Uint8Array | Fault> {
  return await read(body, headers, limits, 'cut')
}

interface Headers {
  length: string | undefined
  encoding: string | undefined
}

/** What becomes of a body that is larger than it may be. */
type Excess = 'fault' | 'cut'

async function read(
  body: AsyncIterable<Uint8Array>,
  { encoding }: Headers,
  limits: Limits,
  excess: Excess,
): Promise<Uint8Array | Fault> {
  const encodings = encodingsOf(encoding)
  const objection = objectionTo(encodings, limits)
  if (objection) return objection
  const sent = await collect(body, limits, excess)
  return isFault(sent) ? sent : await unpackAll(sent, encodings, limits, excess)
}

function encodingsOf(header: string | undefined): string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
}

function objectionTo(encodings: string[], limits: Limits): Fault | null {
  if (encodings.length > limits.encodings) return fault(`is packed ${encodings.length} times over`)
  const unknown = encodings.find((name) => !Object.hasOwn(unpackers, name))
  return unknown === undefined ? null : fault(`is packed as “${unknown.slice(0, 40)}”, which hayami cannot unpack`)
}

async function collect(body: AsyncIterable<Uint8Array>, limits: Limits, excess: Excess): Promise<Uint8Array | Fault> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early destroys the body and with it the socket.
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > limits.bytes && excess === 'fault') return tooLarge(limits)
    chunks.push(chunk)
    if (size > limits.bytes) break
  }
  return Buffer.concat(chunks).subarray(0, limits.bytes)
}

/** The last encoding named was put on last. */
async function unpackAll(
  sent: Uint8Array,
  encodings: string[],
  limits: Limits,
  excess: Excess,
): Promise<Uint8Array | Fault> {
  let bytes = sent
  for (const name of encodings.toReversed()) {
    const unpacker = unpackers[name]?.(bytes, excess)
    if (bytes.byteLength === 0 || !unpacker) break
    unpacker.end(bytes)
    const unpacked = await collect(unpacker, limits, excess).catch(() => fault('is damaged: it cannot be unpacked'))
    if (isFault(unpacked)) return unpacked
    bytes = unpacked
  }
  return bytes
}

export function tooLarge({ bytes }: Pick<Limits, 'bytes'>): Fault {
  return fault(`is larger than ${bytes / 1024 / 1024} MB`)
}

type Unpacker = (bytes: Uint8Array, excess: Excess) => Transform

/** They run off the main thread. What was cut on purpose ends without its end. */
const chunkSize = 64 * 1024
const deflated = (excess: Excess) => ({
  chunkSize,
  finishFlush: excess === 'cut' ? constants.Z_SYNC_FLUSH : constants.Z_FINISH,
})
const gzip: Unpacker = (_, excess) => createGunzip(deflated(excess))
const unpackers: Record<string, Unpacker> = {
  gzip,
  'x-gzip': gzip,
  br: (_, excess) =>
    createBrotliDecompress({
      chunkSize,
      finishFlush: excess === 'cut' ? constants.BROTLI_OPERATION_FLUSH : constants.BROTLI_OPERATION_FINISH,
    }),
  // By its specification with a zlib header, in practice often without.
  deflate: (bytes, excess) =>
    ((bytes[0] ?? 0) & 0x0f) === 8 ? createInflate(deflated(excess)) : createInflateRaw(deflated(excess)),
  // RFC 9659: a window of 8 MB at most, so that a few bytes cannot claim a gigabyte.
  zstd: (_, excess) =>
    createZstdDecompress({
      chunkSize,
      finishFlush: excess === 'cut' ? constants.ZSTD_e_flush : constants.ZSTD_e_end,
      params: { [constants.ZSTD_d_windowLogMax]: 23 },
    }),
}
