import type { Cheerio, CheerioAPI } from 'cheerio'
import type { Element } from 'domhandler'
import { oneLine, plainText } from '../text/plain.ts'
import { instant } from './dates.ts'
import { dateIn } from './page/days.ts'
import { absolute, openDocument } from './page/document.ts'
import { fieldOf, linkedData } from './page/embedded.ts'
import { dropInert, visibleText } from './page/visible.ts'

/** What an announcement's own page says of itself in its head. Addresses are absolute, `published` an instant. */
export interface Article {
  language: string | null
  title: string
  description: string | null
  canonical: string | null
  ogUrl: string | null
  published: string | null
  /** Where the page sends its visitors on to. */
  refresh: string | null
  alternates: { language: string; url: string }[]
}

export function parseArticle(bytes: Uint8Array, contentType: string | null, url: string | null): Article {
  const document = openDocument(bytes, contentType, url)
  if ('rule' in document) throw new Error(document.message)
  const { $, base } = document
  dropInert($)
  const meta = (...names: string[]) => metaOf($, names)
  return {
    language: $('html').attr('lang')?.trim() || null,
    title: oneLine(meta('og:title') ?? titleOf($)),
    description: plainText(meta('og:description', 'description') ?? '') || null,
    canonical: absolute(linksOf($, 'canonical').first().attr('href'), base),
    ogUrl: absolute(meta('og:url'), base),
    published: day(meta('article:published_time', 'og:article:published_time')) ?? publishedOf($),
    refresh: refreshOf($, base),
    alternates: alternatesOf($, base),
  }
}

/** The first that is not empty, names in order of trust. */
function metaOf($: CheerioAPI, names: string[]): string | null {
  for (const name of names) {
    for (const element of $('meta[content]').toArray()) {
      const { property, name: named, content = '' } = element.attribs
      if ([property, named].some((each) => each?.trim().toLowerCase() === name) && content.trim() !== '') return content
    }
  }
  return null
}

/** Drawings have titles too. */
function titleOf($: CheerioAPI): string {
  const title = $('title').filter((_, each) => $(each).closest('svg').length === 0)
  return title.length > 0 ? visibleText(title[0] as Element) : ''
}

function linksOf($: CheerioAPI, rel: string): Cheerio<Element> {
  return $('link[rel][href]').filter((_, { attribs }) => hasToken(attribs.rel, rel)) as Cheerio<Element>
}

function hasToken(list: string | undefined, token: string): boolean {
  return (list ?? '').toLowerCase().split(/\s+/).includes(token)
}

/** Of the article among the JSON-LD of a page; broken blocks are passed over. */
function publishedOf($: CheerioAPI): string | null {
  const dated = [...linkedData($)].filter((object) => fieldOf(object, 'datePublished') !== null)
  const article = dated.find((object) => /Article|Posting|Report/.test(String(object['@type']))) ?? dated[0]
  return day(article ? fieldOf(article, 'datePublished') : null)
}

function day(written: string | null): string | null {
  return written === null ? null : (instant(written) ?? dateIn(written)?.date ?? null)
}

function refreshOf($: CheerioAPI, base: string | null): string | null {
  const refresh = $('meta[http-equiv][content]').filter((_, { attribs }) =>
    /^refresh$/i.test(attribs['http-equiv'] ?? ''),
  )
  const target = /^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(["']?)(.+?)\1\s*$/is.exec(
    refresh.first().attr('content') ?? '',
  )?.[2]
  return target && !/^[\d.]+$/.test(target) ? absolute(target, base) : null
}

/** The page in other languages, as its head says; where that is silent, as its own choice of languages does. */
function alternatesOf($: CheerioAPI, base: string | null): Article['alternates'] {
  const head = linksOf($, 'alternate').filter('[hreflang]')
  return (head.length > 0 ? head : $('a[hreflang][href]')).toArray().flatMap(({ attribs }) => {
    const url = absolute(attribs.href, base)
    const language = (attribs.hreflang ?? '').trim().toLowerCase()
    return url && language !== '' ? [{ language, url }] : []
  })
}
