import { itemId } from '../../model/identity.ts'
import type { ParsedItem } from '../../model/item.ts'
import { oneLine, plainText } from '../../text/plain.ts'
import { instant } from '../dates.ts'
import { type Parsed, type ParseProblem, problem, unreadable } from '../parsed.ts'
import { languageTag, tidyCategories } from './entry.ts'
import { resolved } from './link.ts'
import { remarks } from './remarks.ts'
import { most } from './survey.ts'
import { cut } from './text.ts'

/** A JSON Feed, 1.0 or 1.1 (jsonfeed.org). Fields of a wrong type count as absent, as with any other feed. */
export function parseJsonFeed(text: string, encoding: string, url: string | null): Parsed {
  const feed = parsed(text)
  if (
    !isObject(feed) ||
    !/^https?:\/\/(www\.)?jsonfeed\.org\/version\//i.test(line(feed.version) ?? '') ||
    !Array.isArray(feed.items)
  ) {
    return unreadable(encoding, 'no-feed', 'is no feed: it is JSON, but no JSON Feed')
  }
  if (feed.items.length > most.entries) {
    return unreadable(encoding, 'too-many', `has more than ${most.entries.toLocaleString('en')} entries`)
  }
  const language = line(feed.language)
  const entries = feed.items.filter(isObject)
  const items = entries.map((item) => toItem(item, url, language ? languageTag(language) : null))
  const problems = [...leftOut(feed.items.length - entries.length, feed.items.length), ...remarks(items)]
  return { title: line(feed.title) ?? '', encoding, items, problems }
}

function leftOut(count: number, of: number): ParseProblem[] {
  return count === 0 ? [] : [problem('no-object', `${count} of ${of} entries are no objects, and are left out`)]
}

type Json = Record<string, unknown>

function toItem(entry: Json, base: string | null, feedLanguage: string | null): ParsedItem {
  const language = line(entry.language)
  const item = {
    guid: cut(line(entry.id) ?? '', 2_000) || null,
    url: addressOf(entry, base),
    title: cut(line(entry.title) ?? '', 1_000),
    published: instant(line(entry.date_published)) ?? instant(line(entry.date_modified)),
  }
  const summary = line(entry.summary) ?? line(entry.content_text) ?? html(entry.content_html)
  return {
    id: itemId(item),
    ...item,
    summary: summary ? cut(summary, 2_000) : null,
    author: authorsOf(entry),
    updated: instant(line(entry.date_modified)),
    language: language ? languageTag(language) : feedLanguage,
    categories: tidyCategories(list(entry.tags).flatMap((tag) => line(tag) ?? [])),
  }
}

/** An entry that is only a link to another page may name that page alone; last, an identity that is an address. */
function addressOf({ url, external_url, id }: Json, base: string | null): string | null {
  return resolved(line(url) ?? undefined, base) ?? resolved(line(external_url) ?? undefined, base) ?? addressIn(id)
}

/** Version 1.1 lists authors, version 1.0 has one. */
function authorsOf(entry: Json): string | null {
  const names = [...list(entry.authors), entry.author].filter(isObject).flatMap(({ name }) => line(name) ?? [])
  return cut([...new Set(names)].join(', '), 300) || null
}

function addressIn(id: unknown): string | null {
  return typeof id === 'string' && /^https?:\/\//i.test(id.trim()) ? resolved(id, null) : null
}

function html(value: unknown): string | null {
  return typeof value === 'string' ? plainText(value.slice(0, 50_000)) || null : null
}

/** Text, or a number that stands for one, on one line. */
function line(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? oneLine(value.slice(0, 50_000)) || null : null
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 100) : []
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
