import type { CheerioAPI } from 'cheerio'
import { load } from 'cheerio/slim'
import { type Element, isCDATA } from 'domhandler'
import { textContent } from 'domutils'
import { decodeHTML } from 'entities'
import RssParser from 'rss-parser'
import { itemId } from '../model/identity.ts'
import type { ParsedItem } from '../model/item.ts'
import { oneLine, plainText } from '../text/plain.ts'
import { instant } from './dates.ts'
import { decode } from './decode.ts'
import { type Parsed, problem, unreadable } from './parsed.ts'

const maxItems = 5_000
/** Longer fields are cut before anything reads them: rss-parser strips tags in quadratic time. */
const maxField = 50_000
const maxSummary = 2_000

/**
 * An RSS 0.9x, 1.0, 2.0 or Atom document to items. It is mended first, as real feeds are often ill-formed and rss-parser
 * refuses the whole for one bare `&`; then rss-parser reads it. `url` resolves relative addresses.
 */
export async function parseFeed(bytes: Uint8Array, contentType: string | null, url: string | null): Promise<Parsed> {
  const { text, encoding } = decode(bytes, contentType, { xml: true })
  if (hasInternalSubset(text)) {
    return unreadable(
      encoding,
      'doctype',
      'declares entities of its own (DOCTYPE with an internal subset), refused unread',
    )
  }
  const $ = load(text.replace(/^[^<]*/, ''), {
    xml: { xmlMode: true, decodeEntities: true },
  })
  const root = $.root().children().first()
  if (!/^(rss|feed|rdf:RDF)$/i.test(root.prop('tagName') ?? '')) {
    return unreadable(
      encoding,
      'no-feed',
      `is no feed: its root is <${root.prop('tagName')?.toLowerCase() ?? 'nothing'}>`,
    )
  }
  if (!/^feed$/i.test(root.prop('tagName') ?? '') && root.children('channel').length === 0) {
    return unreadable(encoding, 'no-feed', 'is no feed: it has no <channel>')
  }
  const total = mend($, url)
  const feed = await new RssParser({ customFields }).parseString($.xml())
  const items = feed.items.map((item) => toItem(item as unknown as Read, textOf(feed.language)))
  return {
    title: oneLine(textOf(feed.title) ?? ''),
    encoding,
    items,
    problems: remarks(items, total),
  }
}

/** The fields that mend() leaves in an entry, under the names that rss-parser is told to keep. */
const customFields = {
  feed: ['language'],
  item: ['guid', 'hayami:published', 'hayami:updated', 'hayami:language'],
}
type Read = Partial<Record<'title' | 'link' | 'guid' | 'id' | 'content' | 'summary' | 'author' | 'creator', unknown>> &
  Partial<Record<'hayami:published' | 'hayami:updated' | 'hayami:language', string>>

function toItem(read: Read, feedLanguage: string | null): ParsedItem {
  const item = {
    guid: textOf(read.guid) ?? textOf(read.id),
    url: textOf(read.link),
    title: textOf(read.title) ?? '',
    published: read['hayami:published'] ?? null,
  }
  return {
    id: itemId(item),
    ...item,
    summary: textOf(read.summary) ?? textOf(read.content),
    author: textOf(read.author) ?? textOf(read.creator),
    updated: read['hayami:updated'] ?? null,
    language: read['hayami:language'] ?? feedLanguage,
    categories: [],
  }
}

/** rss-parser gives a string, or an object for an element it did not expect to have attributes or children. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function hasInternalSubset(xml: string): boolean {
  return /<!DOCTYPE[^>[]*\[|<!ENTITY/i.test(xml.slice(0, 100_000))
}

/** Rewrites every entry to the few plain elements that rss-parser reads; answers how many entries there were. */
function mend($: CheerioAPI, url: string | null): number {
  $.root()
    .contents()
    .filter((_, node) => node.type === 'directive')
    .remove()
  const root = $.root().children().first()
  const atom = /^feed$/i.test(root.prop('tagName') ?? '')
  if (!atom && /^rss$/i.test(root.prop('tagName') ?? '')) root.attr('version', '2.0')
  const feedBase = resolved(root.attr('xml:base'), url)
  const language = root.attr('xml:lang') ?? null
  const entries = root.find(atom ? '> entry' : '> channel > item, > item').toArray()
  for (const entry of entries.slice(maxItems)) $(entry).remove()
  for (const entry of entries.slice(0, maxItems)) mendEntry($, entry, { atom, base: feedBase, language })
  const channel = atom ? root : root.children('channel').first()
  channel.children().each((_, child) => {
    if (!['title', 'language', 'entry', 'item'].includes(child.name)) $(child).remove()
    else if (child.name === 'title') setText($, child, title($, child))
  })
  return entries.length
}

function mendEntry(
  $: CheerioAPI,
  entry: Element,
  feed: { atom: boolean; base: string | null; language: string | null },
) {
  const first = (...names: string[]) => {
    for (const name of names) {
      const found = entry.children.find((child): child is Element => 'name' in child && child.name === name)
      if (found && ($(found).text().trim() !== '' || found.attribs.href)) return found
    }
    return undefined
  }
  const base = resolved(entry.attribs['xml:base'], feed.base)
  const published = first('published', 'pubDate', 'dc:date', 'issued', 'pubdate')
  const updated = first('updated', 'atom:updated', 'modified', 'dcterms:modified')
  const guid = first('id', 'guid')?.children.length
    ? $(first('id', 'guid') as Element)
        .text()
        .trim()
    : entry.attribs['rdf:about']
  const heading = first('title', 'dc:title', 'media:title')
  const body = first('description', 'summary', 'content', 'content:encoded', 'media:description')
  const author = first('author', 'dc:creator')
  const fields: [string, string | null | undefined][] = [
    ['title', heading && title($, heading)],
    ['guid', guid],
    [feed.atom ? 'summary' : 'description', body && plainText(html($, body)).slice(0, maxSummary)],
    ['dc:creator', author && oneLine($(author).children('name').text() || $(author).text()).slice(0, 300)],
    ['hayami:published', instant(published && $(published).text()) ?? instant(updated && $(updated).text())],
    ['hayami:updated', instant(updated && $(updated).text())],
    ['hayami:language', entry.attribs['xml:lang'] ?? feed.language],
  ]
  const link = address($, entry, base) ?? permalink(guid, first('guid'))
  $(entry).empty()
  for (const [name, value] of fields) if (value) $(entry).append($(`<${name}/>`).text(value))
  if (link) $(entry).append(feed.atom ? $('<link rel="alternate"/>').attr('href', link) : $('<link/>').text(link))
}

/** Plain text of a title by its declared type: Atom text, html and xhtml; RSS titles are text, decoded once. */
function title($: CheerioAPI, element: Element): string {
  const type = element.attribs.type
  if (type === 'html' || type === 'text/html') return plainText(html($, element))
  if (type === 'xhtml') return oneLine($(element).text())
  return oneLine(
    element.children
      .map((child) => (isCDATA(child) ? decodeHTML(textContent(child)) : textContent(child)))
      .join('')
      .slice(0, maxField),
  )
}

function html($: CheerioAPI, element: Element): string {
  const source = element.attribs.type === 'xhtml' ? $(element).html() : $(element).text()
  return (source ?? '').slice(0, maxField)
}

/** The entry's own page: Atom's alternate link, or RSS's link, absolute. */
function address($: CheerioAPI, entry: Element, base: string | null): string | null {
  const links = entry.children.filter(
    (child): child is Element => 'name' in child && (child.name === 'link' || child.name === 'atom:link'),
  )
  const alternate = links.find((link) => link.attribs.href && (link.attribs.rel ?? 'alternate') === 'alternate')
  const value = alternate?.attribs.href ?? links.map((link) => $(link).text().trim()).find(Boolean)
  return value?.trim() ? resolved(value, base) : null
}

function permalink(guid: string | undefined, element: Element | undefined): string | null {
  if (!guid || element?.attribs.isPermaLink === 'false') return null
  return /^https?:\/\//.test(guid) ? resolved(guid, null) : null
}

function resolved(value: string | undefined, base: string | null): string | null {
  const trimmed = value?.trim()
  if (!trimmed) return base
  const url = URL.parse(trimmed, base ?? undefined)
  return url ? url.href : null
}

function setText($: CheerioAPI, element: Element, value: string) {
  element.attribs = {}
  $(element).text(value)
}

function remarks(items: ParsedItem[], total: number) {
  const count = (rule: string, some: ParsedItem[], what: string) =>
    some.length > 0 ? [problem(rule, `${some.length} of ${items.length} entries ${what}`)] : []
  return [
    ...(total > maxItems ? [problem('too-many', `has ${total} entries; the first ${maxItems} were read`)] : []),
    ...(total === 0 ? [problem('empty', 'has no entries')] : []),
    ...count(
      'no-date',
      items.filter((item) => item.published === null),
      'have no date that can be read',
    ),
    ...count(
      'no-title',
      items.filter((item) => item.title === ''),
      'have no title',
    ),
    ...count(
      'no-link',
      items.filter((item) => item.url === null),
      'have no link',
    ),
  ]
}
