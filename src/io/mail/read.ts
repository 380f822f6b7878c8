/** A message as it was sent, taken apart again: only the forms that ours has, so that whatever else appears is noticed. */
export interface ReadMessage {
  /** Header lines as they stand, still folded. */
  lines: string[]
  headers: Map<string, string>
  /** The parts by their type, such as `text/html`, with charset and decoded text. */
  parts: Map<string, { charset: string; text: string }>
}

/** RFC 5322 and 2045 to 2047. */
export function readMessage(eml: Uint8Array): ReadMessage {
  const source = Buffer.from(eml).toString('latin1')
  const { lines, headers, body } = apart(source)
  const boundary = parameter(headers.get('content-type') ?? '', 'boundary')
  const parts = boundary === '' ? [source] : body.split(`--${boundary}`).slice(1, -1)
  return { lines, headers, parts: new Map(parts.map(readPart)) }
}

function readPart(source: string): [string, { charset: string; text: string }] {
  const { headers, body } = apart(source.replace(/^\r\n/, ''))
  const type = headers.get('content-type') ?? ''
  const bytes = decoders[headers.get('content-transfer-encoding')?.toLowerCase() ?? '7bit']?.(body.replace(/\r\n$/, ''))
  const charset = parameter(type, 'charset').toLowerCase()
  const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\r\n', '\n')
  return [type.split(';')[0]?.trim().toLowerCase() ?? '', { charset, text }]
}

const decoders: Record<string, (body: string) => Buffer> = {
  '7bit': (body) => Buffer.from(body, 'latin1'),
  base64: (body) => Buffer.from(body, 'base64'),
  'quoted-printable': (body) => quotedPrintable(body.replace(/=\r\n/g, '')),
}

function quotedPrintable(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

function apart(source: string) {
  const end = source.indexOf('\r\n\r\n')
  const lines = source.slice(0, end).split('\r\n')
  const unfolded = lines
    .join('\r\n')
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
  const headers = new Map(
    unfolded.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const
    }),
  )
  return { lines, headers, body: source.slice(end + 4) }
}

function parameter(value: string, name: string): string {
  return new RegExp(`;\\s*${name}="?([^";]+)`, 'i').exec(value)?.[1] ?? ''
}

/** Encoded words (RFC 2047) read as text; white space between two of them is none. */
export function headerText(value: string): string {
  return value
    .replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/(?:=\?utf-8\?[bq]\?[^?\s]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?([bq])\?([^?\s]*)\?=/gi)].map(([, form = '', text = '']) =>
          form.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedPrintable(text.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    )
}
