import { type CheerioAPI, load } from 'cheerio/slim'
import { textContent } from 'domutils'
import { itemId } from '../model/identity.ts'
import type { ParsedItem } from '../model/item.ts'
import type { PageRules } from '../model/source.ts'
import { oneLine, plainText } from '../text/plain.ts'
import { instant } from './dates.ts'
import { decode } from './decode.ts'
import { type Parsed, problem } from './parsed.ts'

type Entry = {
  title: string
  link: string
  date: string | null
  summary: string | null
}

/**
 * A page that lists announcements, to items: by the data it carries for its own scripts, and by the rows a visitor
 * sees. Where both are described and one finds nothing, that is a problem: the page has changed.
 */
export function parsePage(bytes: Uint8Array, contentType: string | null, url: string | null, rules: PageRules): Parsed {
  const { text, encoding } = decode(bytes, contentType, { xml: false })
  const $ = load(text)
  const payload = rules.payload.length > 0 ? fromPayload($, rules.payload) : null
  const rows = rules.rows ? fromRows($, rules.rows) : null
  const items = unique(
    [...(payload ?? []), ...(rows ?? [])].map((entry) => toItem(entry, url, $('html').attr('lang') ?? null)),
  )
  const silent = [payload?.length === 0 && 'the page’s own data', rows?.length === 0 && 'the visible rows'].filter(
    Boolean,
  )
  const problems = silent.map((way) => problem('page-changed', `${way} held no entries: has the page changed?`))
  const undated = items.filter((item) => item.published === null).length
  if (undated > 0)
    problems.push(problem('no-date', `${undated} of ${items.length} entries have no date that can be read`))
  return {
    title: oneLine($('title').first().text()),
    encoding,
    items,
    problems,
  }
}

function toItem(entry: Entry, base: string | null, language: string | null): ParsedItem {
  const item = {
    guid: null,
    url: URL.parse(entry.link, base ?? undefined)?.href ?? null,
    title: oneLine(entry.title),
    published: instant(entry.date),
  }
  const summary = entry.summary ? plainText(entry.summary) || null : null
  return {
    id: itemId(item),
    ...item,
    summary,
    author: null,
    updated: null,
    language,
    categories: [],
  }
}

/** The same entry found twice counts once; the fuller one, which is the first, stays. */
function unique(items: ParsedItem[]): ParsedItem[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    if (item.url === null || item.title === '' || seen.has(item.id)) return false
    seen.add(item.id)
    return true
  })
}

function fromRows($: CheerioAPI, rules: NonNullable<PageRules['rows']>): Entry[] {
  return $(rules.each)
    .toArray()
    .map((row) => {
      const of = (selector: string | undefined) => (selector ? $(row).find(selector).first() : null)
      return {
        title: of(rules.title)?.text() ?? $(row).text(),
        link: (of(rules.link) ?? $(row)).attr('href') ?? '',
        date: of(rules.date)?.attr('datetime') ?? of(rules.date)?.text() ?? null,
        summary: of(rules.summary)?.text() ?? null,
      }
    })
    .filter((entry) => entry.link !== '' && entry.title.trim() !== '')
}

function fromPayload($: CheerioAPI, rows: PageRules['payload']): Entry[] {
  const entries: Entry[] = []
  for (const object of objectsIn(flightOf($))) {
    for (const row of rows) {
      const [title, date] = [fieldOf(object, row.title), fieldOf(object, row.date)]
      const link = filled(row.link, object)
      const fits = Object.entries(row.where).every(([name, value]) => fieldOf(object, name) === value)
      if (!fits || !title || !date || !link) continue
      entries.push({
        title,
        date,
        link,
        summary: row.summary ? fieldOf(object, row.summary) : null,
      })
    }
  }
  return entries
}

/** The data of a React server page: the strings of all `self.__next_f.push([1, "…"])` calls, one after the other. */
function flightOf($: CheerioAPI): string {
  return $('script')
    .toArray()
    .flatMap((script) => /^\s*self\.__next_f\.push\((\[1,.*\])\)\s*;?\s*$/s.exec(textContent(script))?.[1] ?? [])
    .map((call) => {
      const parsed = jsonOf(call)
      return Array.isArray(parsed) && typeof parsed[1] === 'string' ? parsed[1] : ''
    })
    .join('')
}

/** Every JSON object in the rows of the data, nested ones too, in document order. */
function* objectsIn(flight: string): Generator<Record<string, unknown>> {
  for (const row of rowsOf(flight)) {
    const queue: unknown[] = [jsonOf(row)]
    while (queue.length > 0) {
      const value = queue.pop()
      if (value === null || typeof value !== 'object') continue
      if (!Array.isArray(value)) yield value as Record<string, unknown>
      queue.push(...Object.values(value).reverse())
    }
  }
}

/** Rows are `id:json` up to the end of the line, or `id:T<bytes in hex>,text`, after which the next row starts at once. */
function* rowsOf(flight: string): Generator<string> {
  let at = 0
  while (at < flight.length) {
    const end = flight.indexOf('\n', at) === -1 ? flight.length : flight.indexOf('\n', at)
    const text = /^[0-9a-f]*:T([0-9a-f]+),/.exec(flight.slice(at, at + 40))
    if (text) {
      at = afterBytes(flight, at + text[0].length, Number.parseInt(text[1] ?? '0', 16))
    } else {
      const row = flight.slice(at, end)
      if (/^[0-9a-f]*:[[{]/.test(row)) yield row.slice(row.indexOf(':') + 1)
      at = end + 1
    }
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

function jsonOf(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** A field by its path, such as `slug.current`, when it holds text. */
function fieldOf(object: unknown, path: string): string | null {
  const value = path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, key) : null),
      object,
    )
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function filled(template: string, object: unknown): string | null {
  let missing = false
  const link = template.replace(/\{([^}]+)\}/g, (_, path: string) => {
    const value = fieldOf(object, path)
    if (value === null) missing = true
    return value ?? ''
  })
  return missing ? null : link
}
