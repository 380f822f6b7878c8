/** Numbers that look random and are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A document after one to eight accidents. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = bytes
  const times = 1 + Math.floor(random() * 8)
  for (let done = 0; done < times && result.length > 0; done += 1) {
    const accident = accidents[Math.floor(random() * accidents.length)]
    if (accident) result = accident(result, Math.floor(random() * result.length), random)
  }
  return result
}

type Accident = (bytes: Uint8Array, at: number, random: () => number) => Uint8Array

/** Pieces that meant trouble to some parser before. */
const pieces = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '<!',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?',
  '?>',
  '</',
  '/>',
  '<!DOCTYPE x [',
  ']>',
  '<item>',
  '</item>',
  '<entry>',
  '<title',
  '<link',
  '&#0;',
  '&#xd800;',
  '&#x110000;',
  '&lt;',
  '&amp;amp;',
  'xml:base="//"',
  ' type="xhtml"',
  ' mode="base64"',
  '<__proto__>',
  'xmlns:a="b"',
  '<feed>',
  '<rdf:RDF>',
  '{',
  '\u0000',
  '\u202e',
  '\ufeff',
  '\ufffe',
].map((piece) => new TextEncoder().encode(piece))

const accidents: Accident[] = [
  (bytes, at, random) => bytes.with(at, Math.floor(random() * 256)),
  (bytes, at, random) => bytes.with(at, (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))),
  (bytes, at) => bytes.slice(0, at),
  (bytes, at, random) => joined(bytes.subarray(0, at), bytes.subarray(at + Math.floor(random() * 64))),
  (bytes, at, random) =>
    joined(bytes.subarray(0, at), pieces[Math.floor(random() * pieces.length)] ?? bytes, bytes.subarray(at)),
  (bytes, at, random) => {
    const part = bytes.subarray(at, at + Math.floor(random() * 256))
    return joined(bytes.subarray(0, at), part, part, bytes.subarray(at))
  },
]

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
