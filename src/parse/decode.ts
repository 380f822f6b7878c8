import sniff from 'html-encoding-sniffer'

/** Bytes to text: by byte order mark, then the transport's charset, then what the document declares. `encoding` is the WHATWG name. */
export function decode(bytes: Uint8Array, contentType: string | null, { xml }: { xml: boolean }) {
  const label = contentType?.match(/charset\s*=\s*["']?([\w.:-]+)/i)?.[1]
  const found = sniff(bytes, {
    xml,
    ...(label ? { transportLayerEncodingLabel: label } : {}),
    ...(xml ? {} : { defaultEncoding: 'UTF-8' }),
  })
  const encoding = found ?? 'UTF-8'
  return {
    text: new TextDecoder(encoding).decode(bytes),
    encoding: encoding.toLowerCase(),
  }
}
