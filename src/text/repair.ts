/**
 * Text that was UTF-8, taken for windows-1252 and written as UTF-8 once more ("â€¦" for "…"), as it was meant. Only where
 * all of it reads so: no sentence that people write is valid UTF-8 by chance in each of its letters.
 */
export function repaired(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/.test(text)) return text
  const bytes = Array.from(text, byteOf)
  if (bytes.some((byte) => byte === undefined)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]))
  } catch {
    return text
  }
}

/** Bytes 0x80 to 0x9f of windows-1252, in order; a blank is not assigned. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

function byteOf(char: string): number | undefined {
  const code = char.charCodeAt(0)
  if (code <= 0xff) return code
  const at = upper.indexOf(char)
  return at === -1 ? undefined : 0x80 + at
}
