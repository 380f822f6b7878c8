import { promisify } from 'node:util'
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib'
import { type Fault, fault, isFault } from './fault.ts'
import type { Limits } from './limits.ts'

/** The bytes of a body as sent, capped, then unpacked under the same cap: a small answer may unpack to a huge one. */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  headers: { length: string | undefined; encoding: string | undefined },
  limits: Limits,
): Promise<Uint8Array | Fault> {
  const encodings = encodingsOf(headers.encoding)
  const objection = objectionTo(encodings, limits)
  if (objection) return objection
  if (Number(headers.length) > limits.bytes) return tooLarge(limits)
  const sent = await collect(body, limits)
  return isFault(sent) ? sent : await unpackAll(sent, encodings, limits)
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

async function collect(body: AsyncIterable<Uint8Array>, limits: Limits): Promise<Uint8Array | Fault> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early destroys the body and with it the socket.
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > limits.bytes) return tooLarge(limits)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The last encoding named was put on last. */
async function unpackAll(sent: Uint8Array, encodings: string[], limits: Limits): Promise<Uint8Array | Fault> {
  let bytes = sent
  try {
    for (const name of encodings.toReversed()) {
      if (bytes.byteLength === 0) break
      bytes = (await unpackers[name]?.(bytes, limits.bytes)) ?? bytes
    }
    return bytes
  } catch (error) {
    const large = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return large ? tooLarge(limits) : fault('is damaged: it cannot be unpacked')
  }
}

function tooLarge({ bytes }: Limits): Fault {
  return fault(`is larger than ${bytes / 1024 / 1024} MB`)
}

type Unpack = (bytes: Uint8Array, maxOutputLength: number) => Promise<Uint8Array>

/** They run off the main thread and stop at the length given. */
const gzip: Unpack = (bytes, maxOutputLength) => promisify(gunzip)(bytes, { maxOutputLength })
const unpackers: Record<string, Unpack> = {
  gzip,
  'x-gzip': gzip,
  br: (bytes, maxOutputLength) => promisify(brotliDecompress)(bytes, { maxOutputLength }),
  // By its specification with a zlib header, in practice often without.
  deflate: (bytes, maxOutputLength) =>
    promisify(((bytes[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(bytes, { maxOutputLength }),
  // RFC 9659: a window of 8 MB at most, so that a few bytes cannot claim a gigabyte.
  zstd: (bytes, maxOutputLength) =>
    promisify(zstdDecompress)(bytes, { maxOutputLength, params: { [constants.ZSTD_d_windowLogMax]: 23 } }),
}
