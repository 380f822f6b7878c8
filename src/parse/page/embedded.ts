import type { CheerioAPI } from 'cheerio'
import { textContent } from 'domutils'

/**
 * Every JSON object that a page carries, nested ones too, in the order of the document: the data of a React server page
 * (`self.__next_f.push`), `__NEXT_DATA__` and other `application/json`, and JSON-LD for search engines.
 */
export function* objectsIn($: CheerioAPI): Generator<Record<string, unknown>> {
  const { flight, documents } = scriptsOf($)
  for (const value of documents) yield* nested(value)
  for (const value of flightValues(flight)) yield* nested(value)
}

/** The objects of JSON-LD only: what a page says of itself to search engines. */
export function* linkedData($: CheerioAPI): Generator<Record<string, unknown>> {
  for (const script of $('script').toArray()) {
    if (/^application\/ld\+json\b/i.test(script.attribs.type ?? '')) yield* nested(jsonOf(textContent(script)))
  }
}

/** A field by its path, such as `slug.current` or `author.0.name`, when it holds a text or a number. */
export function fieldOf(object: unknown, path: string): string | null {
  const value = valueAt(object, path)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Whether a field holds a text, or a list with that text: `@type` may be either. */
export function fieldIs(object: unknown, path: string, wanted: string): boolean {
  const value = valueAt(object, path)
  return [value].flat().some((each) => String(each) === wanted)
}

function valueAt(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, key) : undefined),
      object,
    )
}

function scriptsOf($: CheerioAPI): { flight: string; documents: unknown[] } {
  const flight: string[] = []
  const documents: unknown[] = []
  for (const script of $('script').toArray()) {
    const text = textContent(script)
    if (/^application\/(?:[\w.-]+\+)?json\b/i.test(script.attribs.type ?? '')) documents.push(jsonOf(text))
    else flight.push(...pushesIn(text))
  }
  return { flight: flight.join(''), documents }
}

/** The strings of the calls `self.__next_f.push([1, "…"])` in a script, which are parts of one text. */
function pushesIn(script: string): string[] {
  return script.split('self.__next_f.push(').flatMap((rest, at) => {
    const call = at === 0 ? undefined : /^\[\s*1\s*,(.*)\]\s*\)\s*;?\s*$/s.exec(rest)?.[1]
    const part = call === undefined ? null : jsonOf(call)
    return typeof part === 'string' ? [part] : []
  })
}

/** Values of the rows of the data. Texts that stand in a row of their own are put where they are referred to. */
function flightValues(flight: string): unknown[] {
  const texts = new Map<string, string>()
  const rows: string[] = []
  for (const { id, text, json } of rowsOf(flight)) {
    if (json === undefined) texts.set(id, text)
    else rows.push(json)
  }
  return rows.map((row) => jsonOf(row, (_, value) => (typeof value === 'string' ? flightText(value, texts) : value)))
}

/** In this data `$$x` is the text "$x", `$D…` a date, `$1a` the text of row 1a; other references are no text. */
function flightText(value: string, texts: Map<string, string>): string | null {
  if (!value.startsWith('$') || value.length === 1) return value
  if (value.startsWith('$$')) return value.slice(1)
  if (value.startsWith('$D')) return value.slice(2)
  return texts.get(value.slice(1)) ?? null
}

type Row = { id: string; text: string; json?: undefined } | { id: string; text?: undefined; json: string }

/** Rows are `id:json` up to the end of the line, or `id:T<bytes in hex>,text`, after which the next row starts at once. */
function* rowsOf(flight: string): Generator<Row> {
  let at = 0
  while (at < flight.length) {
    const head = /^([0-9a-f]*):(?:T([0-9a-f]+),)?/.exec(flight.slice(at, at + 40))
    const start = at + (head?.[0].length ?? 0)
    if (head?.[2] !== undefined) {
      at = afterBytes(flight, start, Number.parseInt(head[2], 16))
      yield { id: head[1] ?? '', text: flight.slice(start, at) }
      continue
    }
    const end = flight.indexOf('\n', at) === -1 ? flight.length : flight.indexOf('\n', at)
    if (head && /[[{]/.test(flight[start] ?? '')) yield { id: head[1] ?? '', json: flight.slice(start, end) }
    at = end + 1
  }
}

/** Where the text is after `bytes` bytes of its UTF-8 form from `start` on. */
function afterBytes(text: string, start: number, bytes: number): number {
  let at = start
  for (let left = bytes; left > 0 && at < text.length; ) {
    const point = text.codePointAt(at) ?? 0
    left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    at += point < 0x10000 ? 1 : 2
  }
  return at
}

function* nested(root: unknown): Generator<Record<string, unknown>> {
  const queue: unknown[] = [root]
  while (queue.length > 0) {
    const value = queue.pop()
    if (value === null || typeof value !== 'object') continue
    if (!Array.isArray(value)) yield value as Record<string, unknown>
    for (const inner of Object.values(value).reverse()) queue.push(inner)
  }
}

/** JSON, or null. Data written by hand is often wrapped in a comment, or holds line ends within its strings. */
function jsonOf(json: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(json, reviver)
  } catch {
    return mended(json)
  }
}

function mended(json: string): unknown {
  const plain = json
    .replace(/^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?)/, '')
    .replace(/(?:-->|(?:\/\/|\/\*)?\s*\]\]>\s*(?:\*\/)?)\s*$/, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/,(\s*[}\]])/g, '$1')
    .replace(/;\s*$/, '')
  try {
    return JSON.parse(plain)
  } catch {
    return null
  }
}
