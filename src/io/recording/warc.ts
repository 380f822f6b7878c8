import { STATUS_CODES } from 'node:http'
import { createGunzip } from 'node:zlib'
import { AsyncIterReader, LimitReader, WARCParser, WARCRecord, WARCSerializer } from 'warcio'
import { maxBytes } from '../../parse/parsed.ts'
import { tooLarge } from '../http/body.ts'
import { useful } from '../http/exchange.ts'
import type { Exchange, Recording } from './recording.ts'

const format = { warcVersion: 'WARC/1.1' as const }
/** Headers that describe an encoding which the kept body no longer has. */
const spent = /^(content-encoding|transfer-encoding|content-length|connection|keep-alive|set-cookie)$/i

/** The field of the warcinfo that says how many exchanges follow, so that a file that lost its last ones is known. */
const counted = 'hayami-exchanges'

/** A WARC/1.1 file (ISO 28500): a warcinfo record with the clock, then a record for each exchange; gzipped record by record. */
export async function toWarc({ at, exchanges }: Recording, software: string): Promise<Uint8Array> {
  const about = { software, format: 'WARC File Format 1.1', [counted]: String(exchanges.length) }
  const info = WARCRecord.createWARCInfo({ ...format, date: at }, about)
  const parts: Uint8Array[] = []
  for (const record of [info, ...exchanges.map(recordOf)])
    parts.push(await WARCSerializer.serialize(record, { gzip: true }))
  return Buffer.concat(parts)
}

/** What gave no answer of use is kept as metadata of its address, so that a replay fails in the same words. */
function recordOf(exchange: Exchange): WARCRecord {
  const { url, at } = exchange
  if ('fault' in exchange) {
    const headers = { 'Content-Type': 'application/warc-fields' }
    return WARCRecord.create({ ...format, url, date: at, type: 'metadata', warcHeaders: headers }, [
      Buffer.from(`hayami-fault: ${exchange.fault.replace(/\s+/g, ' ')}\r\n`),
      ...(exchange.status === null ? [] : [Buffer.from(`hayami-status: ${exchange.status}\r\n`)]),
    ])
  }
  const { status, headers, body } = exchange
  return WARCRecord.create(
    {
      ...format,
      url,
      date: at,
      type: 'response',
      statusline: `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trim(),
      httpHeaders: [...headers.filter(([name]) => !spent.test(name)), ['content-length', String(body.byteLength)]],
    },
    [body],
  )
}

/**
 * Reads any WARC, gzipped or not, whoever wrote it, under the client's cap for a body; throws where it holds nothing, is cut off
 * or unpacks to too much. The clock is its warcinfo’s, or that of its last answer.
 */
export async function fromWarc(bytes: Uint8Array, limits = usualSizes): Promise<Recording> {
  const exchanges: Exchange[] = []
  let clock: string | null = null
  let announced = 0
  for await (const record of new WARCParser(new AsyncIterReader(unpacked(bytes, limits.total), null))) {
    const whole = wholeOf(record)
    const at = seconds(record.warcDate)
    if (record.warcType === 'warcinfo') {
      clock ??= at
      announced += Number(fieldOf(await read(record, limits), counted) ?? 0)
    }
    const exchange = await exchangeOf(record, at, limits)
    if (exchange) exchanges.push(exchange)
    if (!(await whole())) throw new Error(cutOff)
  }
  if (exchanges.length < announced) throw new Error(cutOff)
  if (exchanges.length === 0) throw new Error('it holds no answer')
  const last = exchanges.map((exchange) => exchange.at).sort()
  return { at: clock ?? last.at(-1) ?? seconds(null), sample: false, exchanges }
}

interface Sizes {
  /** Of one body, in bytes. */
  bytes: number
  /** Of everything unpacked. */
  total: number
}

const usualSizes: Sizes = { bytes: maxBytes, total: 1024 ** 3 }
const cutOff = 'it is cut off'

async function* unpacked(bytes: Uint8Array, total: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipped(bytes) : [bytes]) {
    size += chunk.byteLength
    if (size > total) throw new Error(`it unpacks to more than ${total / 1024 ** 3} GB`)
    yield chunk
  }
}

async function* gunzipped(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const members = createGunzip({ chunkSize: 64 * 1024 })
  members.end(bytes)
  try {
    yield* members
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? new Error(cutOff) : error
  }
}

/** Reads what is left of a record, and says whether it is as long as it announced. */
function wholeOf(record: WARCRecord): () => Promise<boolean> {
  const { reader } = record
  const announced = record.warcHeader('Content-Length')
  return async () => {
    if (!announced || !(reader instanceof LimitReader)) return false
    for await (const _ of reader);
    return reader.limit <= 0
  }
}

async function exchangeOf(record: WARCRecord, at: string, limits: Sizes): Promise<Exchange | null> {
  const { warcTargetURI: url, warcType, httpHeaders } = record
  if (!url) return null
  if (warcType === 'metadata') {
    const told = await read(record, limits)
    const [reason, code] = [fieldOf(told, 'hayami-fault'), fieldOf(told, 'hayami-status')]
    return reason ? { url, at, fault: reason, status: code ? Number(code) : null } : null
  }
  if (warcType !== 'response' || !httpHeaders) return null
  const status = Number(httpHeaders.statusCode)
  const body = useful.has(status) ? await read(record, limits) : new Uint8Array()
  if (!body) return { url, at, fault: tooLarge(limits).reason, status }
  return { url, at, status, headers: [...httpHeaders.headers], body }
}

/** What a record holds, decoded; null where it is more than it may be. */
async function read(record: WARCRecord, { bytes }: Sizes): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.byteLength
    if (size > bytes) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The value of a field in `application/warc-fields`. */
function fieldOf(fields: Uint8Array | null, name: string): string | null {
  const lines = new TextDecoder().decode(fields ?? new Uint8Array()).split(/\r?\n/)
  return lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? null
}

/** WARC dates may have fractions; ours have none. */
function seconds(date: string | null | undefined): string {
  return `${(date ?? '1970-01-01T00:00:00Z').slice(0, 19)}Z`
}
