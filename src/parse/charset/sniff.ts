/** What the first bytes tell of the width of a character: a byte order mark, or `<` with its zeros (XML 1.0, appendix F). */
export function byPattern(bytes: Uint8Array): { encoding: string; mark: boolean } | null {
  const found = patterns.find(({ start }) =>
    start.every((byte, at) => (byte === null ? bytes[at] !== 0 && at < bytes.length : bytes[at] === byte)),
  )
  return found ? { encoding: found.encoding, mark: found.mark } : null
}

/** Longer ones first, as the mark of UTF-16 begins that of UTF-32. Null is any byte but zero. */
const patterns: { start: (number | null)[]; encoding: string; mark: boolean }[] = [
  { start: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32be', mark: true },
  { start: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32le', mark: true },
  { start: [0xef, 0xbb, 0xbf], encoding: 'utf-8', mark: true },
  { start: [0xfe, 0xff], encoding: 'utf-16be', mark: true },
  { start: [0xff, 0xfe], encoding: 'utf-16le', mark: true },
  { start: [0x00, 0x00, 0x00, 0x3c], encoding: 'utf-32be', mark: false },
  { start: [0x3c, 0x00, 0x00, 0x00], encoding: 'utf-32le', mark: false },
  { start: [0x00, 0x3c, 0x00, null], encoding: 'utf-16be', mark: false },
  { start: [0x3c, 0x00, null, 0x00], encoding: 'utf-16le', mark: false },
]

/** The label in the XML declaration. One of 16 or 32 bits is a lie where the declaration could be read byte by byte. */
export function declared(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 1_024))
  const label = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1]
  return label && !/^(utf-?(16|32)|ucs|u16|u32)/i.test(label) ? label : undefined
}
