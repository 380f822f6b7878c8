import type { Decoded } from '../decode.ts'

/** The name under which a charset is read, or null for one that nobody here can read. */
export function known(label: string | undefined): string | null {
  const name = label?.trim().toLowerCase()
  if (!name) return null
  const alias = aliases[name] ?? name
  if (readByHand.has(alias)) return alias
  try {
    const { encoding } = new TextDecoder(alias)
    return familiar.has(alias) ? alias : encoding
  } catch {
    return null
  }
}

export function read(bytes: Uint8Array, encoding: string): Decoded {
  return {
    text: encoding.startsWith('utf-32') ? utf32(bytes, encoding) : new TextDecoder(decoderOf(encoding)).decode(bytes),
    encoding,
  }
}

/** Labels that the WHATWG's list lacks. GB 18030 holds all of GB 2312 and GBK, and is read in their place. */
const aliases: Record<string, string> = {
  ascii: 'us-ascii',
  'ansi_x3.4-1968': 'us-ascii',
  latin1: 'iso-8859-1',
  'iso8859-1': 'iso-8859-1',
  'iso_8859-1': 'iso-8859-1',
  cp1252: 'windows-1252',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  cp936: 'gb18030',
  'x-gbk': 'gb18030',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  cp950: 'big5',
  cp874: 'windows-874',
  tis620: 'tis-620',
  u8: 'utf-8',
  'utf-8-sig': 'utf-8',
  ucs4: 'utf-32be',
  'ucs-4': 'utf-32be',
  utf32: 'utf-32be',
  'utf-32': 'utf-32be',
}

const readByHand = new Set(['us-ascii', 'utf-32be', 'utf-32le'])

/** Names kept as they are usual, although browsers read them as a larger charset: all that is in the one is in the other. */
const familiar = new Set(['iso-8859-1', 'iso-8859-9', 'tis-620'])

function decoderOf(encoding: string): string {
  return encoding === 'us-ascii' ? 'utf-8' : encoding
}

function utf32(bytes: Uint8Array, encoding: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, encoding === 'utf-32le')
    const valid = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    parts.push(valid ? String.fromCodePoint(point) : '\ufffd')
  }
  return parts.join('').replace(/^\ufeff/, '')
}
