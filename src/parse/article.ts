import { load } from 'cheerio/slim'
import { oneLine, plainText } from '../text/plain.ts'
import { decode } from './decode.ts'

/** What an announcement's own page says of itself in its head. Addresses are absolute. */
export interface Article {
  language: string | null
  title: string
  description: string | null
  canonical: string | null
  ogUrl: string | null
  /** The content of its refresh, as written. */
  refresh: string | null
  alternates: { language: string; url: string }[]
}

export function parseArticle(bytes: Uint8Array, contentType: string | null, url: string | null): Article {
  const { text } = decode(bytes, contentType, { xml: false })
  const $ = load(text)
  const meta = (name: string) => $(`meta[property="${name}"], meta[name="${name}"]`).first().attr('content')
  const absolute = (href: string | undefined) => (href ? (URL.parse(href, url ?? undefined)?.href ?? null) : null)
  const alternates = $('link[rel~="alternate"][hreflang]')
    .toArray()
    .flatMap((link) => {
      const href = absolute($(link).attr('href'))
      return href
        ? [
            {
              language: ($(link).attr('hreflang') ?? '').toLowerCase(),
              url: href,
            },
          ]
        : []
    })
  const description = plainText(meta('og:description') ?? meta('description') ?? '')
  return {
    language: $('html').attr('lang') ?? null,
    title: oneLine(meta('og:title') ?? $('title').first().text()),
    description: description || null,
    canonical: absolute($('link[rel="canonical"]').first().attr('href')),
    ogUrl: absolute(meta('og:url')),
    refresh: $('meta[http-equiv="refresh" i]').first().attr('content') ?? null,
    alternates,
  }
}
