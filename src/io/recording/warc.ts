import { STATUS_CODES } from 'node:http'
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio'
import type { Exchange, Recording } from './recording.ts'

const format = { warcVersion: 'WARC/1.1' as const }
/** Headers that describe an encoding which the kept body no longer has. */
const spent = /^(content-encoding|transfer-encoding|content-length|connection|keep-alive|set-cookie)$/i

/** A WARC/1.1 file (ISO 28500): a warcinfo record with the clock, then a record for each exchange; gzipped record by record. */
export async function toWarc({ at, exchanges }: Recording, software: string): Promise<Uint8Array> {
  const info = WARCRecord.createWARCInfo({ ...format, date: at }, { software, format: 'WARC File Format 1.1' })
  const parts: Uint8Array[] = []
  for (const record of [info, ...exchanges.map(recordOf)])
    parts.push(await WARCSerializer.serialize(record, { gzip: true }))
  return Buffer.concat(parts)
}

/** What never answered is kept as metadata of its address, so that a replay fails in the same words. */
function recordOf(exchange: Exchange): WARCRecord {
  const { url, at } = exchange
  if ('fault' in exchange) {
    const headers = { 'Content-Type': 'application/warc-fields' }
    return WARCRecord.create({ ...format, url, date: at, type: 'metadata', warcHeaders: headers }, [
      Buffer.from(`hayami-fault: ${exchange.fault.replace(/\s+/g, ' ')}\r\n`),
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

/** Reads any WARC, gzipped or not, whoever wrote it; throws where it holds nothing. The clock is its warcinfo’s, or that of its last answer. */
export async function fromWarc(bytes: Uint8Array): Promise<Recording> {
  const exchanges: Exchange[] = []
  let clock: string | null = null
  for await (const record of new WARCParser([bytes])) {
    const at = seconds(record.warcDate)
    if (record.warcType === 'warcinfo') clock ??= at
    const exchange = await exchangeOf(record, at)
    if (exchange) exchanges.push(exchange)
  }
  if (exchanges.length === 0) throw new Error('it holds no answer')
  const last = exchanges.map((exchange) => exchange.at).sort()
  return { at: clock ?? last.at(-1) ?? seconds(null), sample: false, exchanges }
}

async function exchangeOf(record: WARCRecord, at: string): Promise<Exchange | null> {
  const url = record.warcTargetURI
  if (!url) return null
  const body = await record.readFully(true)
  if (record.warcType === 'metadata') {
    const fault = /^hayami-fault: (.*?)\r?$/m.exec(new TextDecoder().decode(body))?.[1]
    return fault ? { url, at, fault } : null
  }
  const { httpHeaders } = record
  if (record.warcType !== 'response' || !httpHeaders) return null
  return { url, at, status: Number(httpHeaders.statusCode), headers: [...httpHeaders.headers], body }
}

/** WARC dates may have fractions; ours have none. */
function seconds(date: string | null | undefined): string {
  return `${(date ?? '1970-01-01T00:00:00Z').slice(0, 19)}Z`
}
