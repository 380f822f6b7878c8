import { type CheerioAPI, load } from 'cheerio/slim'
import { type Element, isTag } from 'domhandler'
import { textContent } from 'domutils'
import { oneLine } from '../text/plain.ts'
import { instant } from './dates.ts'
import { decode, guess } from './decode.ts'
import { survey } from './feed/survey.ts'
import { absolute } from './page/document.ts'
import { maxBytes, maxMegabytes, type ParseProblem, problem } from './parsed.ts'

/** As many as the protocol allows in one file (sitemaps.org). */
const maxUrls = 50_000

export interface SitemapEntry {
  url: string
  /** When it was published, where the sitemap says so, else last changed; an instant. */
  updated: string | null
  title: string | null
}

export interface Sitemap {
  entries: SitemapEntry[]
  problems: ParseProblem[]
}

/** A sitemap's addresses, each once, in its order. What it is served as does not matter: some come as a feed, or as HTML. */
export function parseSitemap(bytes: Uint8Array, contentType: string | null, url: string | null): Sitemap {
  if (bytes.byteLength > maxBytes) return refused('too-large', `is larger than the ${maxMegabytes} MB that are read`)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return refused('compressed', 'is a gzip file, which is not read')
  const { text, ...charset } = decode(bytes, contentType, { xml: true })
  if (survey(text).declares)
    return refused('doctype', 'declares entities of its own (DOCTYPE with an internal subset), refused unread')
  const $ = load(text.replace(/^[^<]*/, ''), { xml: { xmlMode: true, decodeEntities: true } })
  const root = $.root().children().get(0)
  const name = root && isTag(root) ? localName(root) : 'nothing'
  if (name === 'sitemapindex')
    return refused('sitemap-index', `is an index of sitemaps, not one: name one of ${some($)}`)
  if (!root || name !== 'urlset') return refused('no-sitemap', `is no sitemap: its root is <${name}>`)
  const urls = root.children.filter(isTag).filter((child) => localName(child) === 'url')
  if (urls.length > maxUrls)
    return refused('too-many', `has ${urls.length} addresses, of which at most ${maxUrls} are read`)
  const entries = new Map<string, SitemapEntry>()
  for (const each of urls) {
    const entry = entryOf(each, url)
    if (entry && !entries.has(entry.url)) entries.set(entry.url, entry)
  }
  return {
    entries: [...entries.values()],
    problems: [...guess(charset), ...(entries.size === 0 ? [problem('empty', 'names no address', true)] : [])],
  }
}

function refused(rule: string, message: string): Sitemap {
  return { entries: [], problems: [problem(rule, message, true)] }
}

function some($: CheerioAPI): string {
  const names = $('loc')
    .slice(0, 5)
    .toArray()
    .map((loc) => oneLine(textContent(loc)))
  return names.length === 0 ? 'them' : names.join(', ')
}

function entryOf(element: Element, base: string | null): SitemapEntry | null {
  const url = absolute(childText(element, 'loc'), base)
  const news = child(element, 'news')
  const published = news && instant(childText(news, 'publication_date'))
  const title = news && oneLine(childText(news, 'title') ?? '')
  return url ? { url, updated: published ?? instant(childText(element, 'lastmod')), title: title || null } : null
}

/** Prefixes are the writer's choice. */
function localName({ name }: Element): string {
  return name.replace(/^.*:/, '').toLowerCase()
}

function child(element: Element, name: string): Element | undefined {
  return element.children.filter(isTag).find((each) => localName(each) === name)
}

function childText(element: Element, name: string): string | null {
  const found = child(element, name)
  return found ? textContent(found).trim() : null
}
