import { decodeHTML } from 'entities'
import type { ParsedItem } from '../../src/model/item.ts'
import type { Parsed } from '../../src/parse/parsed.ts'

/** One case of feedparser's suite, as `cases.jsonl` describes it. */
export interface Case {
  id: string
  file: string
  headers: Record<string, string> | null
  doc_url: string | null
  checks: { op: 'eq' | 'len_eq' | 'truthy' | 'falsy' | 'parses'; path?: (string | number)[]; value?: unknown }[]
}

type Compared = { expected: unknown; ours: unknown }
export type Row = { topic: string; compare: (given: Given) => Compared } | { notKept: string }

interface Given {
  value: unknown
  path: (string | number)[]
  source: string
  parsed: Parsed
  item: ParsedItem | undefined
}

/**
 * What of feedparser's result we keep, by the path of the field; first hit wins. Our texts are plain text on one line, so
 * an expected value that is HTML is turned to text by a rule of its own: tags dropped (with all of an <svg>), references
 * decoded once, white space folded. A title is HTML where its element in the file says so or holds elements, else text;
 * a summary or content is HTML unless its element is typed text. Expected dates are tuples or as written; "" is null.
 */
export const map: [path: RegExp, row: Row][] = [
  [
    /^encoding$/,
    { topic: 'encoding', compare: ({ value, parsed }) => ({ expected: lower(value), ours: parsed.encoding }) },
  ],
  [/^feed\.(title|title_detail\.value)$/, text('feed title', ({ parsed }) => parsed.title)],
  [/^entries\.\d+\.(title|title_detail\.value)$/, text('title', ({ item }) => item?.title)],
  [/^entries\.\d+\.(description|summary|summary_detail\.value)$/, text('summary', ({ item }) => item?.summary)],
  [/^entries\.\d+\.content\.0\.value$/, text('content as summary', ({ item }) => item?.summary)],
  [/^entries\.\d+\.link$/, exact('link', ({ item }) => item?.url)],
  [/^entries\.\d+\.links\.0\.href$/, exact('link', ({ item }) => item?.url)],
  [/^entries\.\d+\.id$/, exact('id', ({ item }) => item?.guid)],
  [/^entries\.\d+\.(published|published_parsed)$/, date('published', ({ item }) => item?.published)],
  [/^entries\.\d+\.(created|created_parsed)$/, date('created as published', ({ item }) => item?.published)],
  [/^entries\.\d+\.(updated|updated_parsed)$/, date('updated', ({ item }) => item?.updated)],
  [/^entries\.\d+\.author_detail\.name$/, exact('author', ({ item }) => item?.author)],
  [
    /^entries\.\d+\.author$/,
    {
      topic: 'author',
      compare: ({ value, item }) => ({ expected: String(value).replace(/\s*\(\S+@\S+\)$/, ''), ours: item?.author }),
    },
  ],
  [/^entries\.\d+\.title_detail\.language$/, exact('language', ({ item }) => item?.language)],
  [/^entries\.\d+\.(content\.0|summary_detail)\.language$/, exact('language', ({ item }) => item?.language)],
  [/^entries\.\d+\.category$/, exact('category', ({ item }) => item?.categories[0])],
  [/^entries\.\d+\.tags\.\d+\.term$/, exact('category', ({ item, path }) => item?.categories[Number(path[3])])],
  [/^feed\.(info|tagline|subtitle|description|copyright|docs)/, { notKept: 'texts of the feed other than its title' }],
  [/^feed\.(link|links|id)/, { notKept: 'the feed’s own addresses' }],
  [/^feed\.(author|authors|publisher|contributors)/, { notKept: 'people of the feed' }],
  [/^feed\.(updated|published|created|expired)/, { notKept: 'dates of the feed' }],
  [/^feed\.(category|tags)/, { notKept: 'categories of the feed' }],
  [/\.contributors/, { notKept: 'contributors' }],
  [/\.publisher/, { notKept: 'publishers of an entry' }],
  [/\.(author_detail|authors)/, { notKept: 'addresses of authors' }],
  [/\.base$/, { notKept: 'the base of a text: it shows in resolved addresses only' }],
  [/\.language$/, { notKept: 'the language of the feed’s title' }],
  [/\.type$/, { notKept: 'the type of a text: all are plain text here' }],
  [/\.links/, { notKept: 'links beside the entry’s page, and what they say of themselves' }],
  [/\.(scheme|src|comments|guidislink|expired_parsed|source)/, { notKept: 'other fields of an entry' }],
  [/^version$/, { notKept: 'the name of the format' }],
]

/** Cases that one field of ours cannot answer, although the path is mapped. */
export function exception({ id, headers }: Case, path: string): string | null {
  if (headers?.['Content-Language']) return 'the HTTP header Content-Language is not read'
  if (/entry_summary_xml_lang_inherit_[34]\.xml$/.test(id))
    return 'an item has one language, its title’s; the case asks for the summary’s'
  if (/item_summary_and_description\.xml$/.test(id) && path.includes('content'))
    return 'an entry has one text, its summary where it has one'
  if (/links\.0\.href$/.test(path) && /rel_(enclosure|related|self|via)\.xml$/.test(id)) return 'not the entry’s page'
  return null
}

function text(topic: string, ours: (given: Given) => unknown): Row {
  return {
    topic,
    compare: (given) => ({
      expected: nothing(isHtml(given) ? htmlToText(String(given.value)) : fold(String(given.value))),
      ours: nothing(ours(given)),
    }),
  }
}

function exact(topic: string, ours: (given: Given) => unknown): Row {
  return { topic, compare: (given) => ({ expected: nothing(given.value), ours: nothing(ours(given)) }) }
}

function date(topic: string, ours: (given: Given) => unknown): Row {
  return {
    topic,
    compare: (given) => ({ expected: Date.parse(dateText(given.value)), ours: Date.parse(String(ours(given))) }),
  }
}

function isHtml({ path, source }: Given): boolean {
  const title = path.includes('title') || path.includes('title_detail')
  const typed = /<(?:\w+:)?(?:title|summary|content)\b[^>]*\b(?:type|mode)="([^"]*)"/.exec(source)?.[1]
  if (typed !== undefined) return !/^(text|text\/plain)$/.test(typed)
  return !title || /<title[^>]*>[^<]*<(?!\/title|!)/.test(source)
}

function htmlToText(html: string): string {
  return fold(decodeHTML(html.replace(/<svg[\s\S]*?<\/svg>/g, '').replace(/<[^>]*>/g, '')))
}

function fold(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}

function nothing(value: unknown): unknown {
  return value === '' || value === undefined ? null : value
}

function lower(value: unknown): string {
  return String(value).toLowerCase()
}

/** feedparser's tuple of year, month, day, hour, minute, second …, in UTC. */
function dateText(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = value as number[]
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString()
}
