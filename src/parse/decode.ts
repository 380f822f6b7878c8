import sniff from 'html-encoding-sniffer'
import { detect, isIso2022 } from './charset/detect.ts'
import { known, read } from './charset/known.ts'
import { byPattern, declared } from './charset/sniff.ts'
import { type ParseProblem, problem } from './parsed.ts'

export interface Decoded {
  text: string
  /** The charset's usual name in lower case, such as `shift_jis`. */
  encoding: string
  /** Nothing that the document or its server says of the charset fits: it was found by the frequency of letters. */
  guessed?: true
}

/** Bytes to text: by byte order mark, then the transport's charset, then what the document declares. */
export function decode(bytes: Uint8Array, contentType: string | null, { xml }: { xml: boolean }): Decoded {
  const label = contentType?.match(/charset\s*=\s*["']?([\w.:-]+)/i)?.[1]
  if (xml) return decodeXml(bytes, label ?? usual(contentType))
  const found = sniff(bytes, {
    ...(label ? { transportLayerEncodingLabel: label } : {}),
    defaultEncoding: 'UTF-8',
  })
  const encoding = found ?? 'UTF-8'
  return { text: new TextDecoder(encoding).decode(bytes), encoding: encoding.toLowerCase() }
}

/**
 * Servers and declarations lie, most often about charsets they set for all: the first one that all bytes fit is taken.
 * Where none fits, bytes that are mostly UTF-8 are UTF-8 with flaws, and others are read by the letters they would give.
 */
function decodeXml(bytes: Uint8Array, label: string | undefined): Decoded {
  const pattern = byPattern(bytes)
  if (pattern?.mark) return read(bytes, pattern.encoding)
  const said = pattern ? [pattern.encoding] : [label, declared(bytes)]
  for (const name of [...said, ...(isIso2022(bytes) ? ['iso-2022-jp'] : []), 'utf-8']) {
    const encoding = known(name)
    if (encoding && fits(bytes, encoding)) return read(bytes, encoding)
  }
  if (pattern) return read(bytes, pattern.encoding)
  const encoding = detect(bytes)
  return { ...read(bytes, encoding), ...(encoding === 'utf-8' ? {} : { guessed: true }) }
}

/** A guess may be wrong, and texts that were read in the wrong charset are printed as they look: an editor is told. */
export function guess({ encoding, guessed }: Omit<Decoded, 'text'>): ParseProblem[] {
  return guessed
    ? [problem('charset-guessed', `names no charset that fits its bytes, and was read as ${encoding} by its letters`)]
    : []
}

/** `text/…` that names no charset is US-ASCII (RFC 2046, 4.1.2); what is not goes by its own declaration. */
function usual(contentType: string | null): string | undefined {
  return contentType && /^\s*text\/(?!plain\b|html\b)/i.test(contentType) ? 'us-ascii' : undefined
}

function fits(bytes: Uint8Array, encoding: string): boolean {
  if (encoding === 'us-ascii') return bytes.every((byte) => byte < 0x80)
  if (encoding.startsWith('utf-32')) return true
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
