import type { Element } from 'domhandler'
import { oneLine } from '../../text/plain.ts'
import { instant } from '../dates.ts'
import { addressOf, permalink, resolved } from './link.ts'
import { type Children, childrenOf, firstOf, type Prefixes } from './names.ts'
import { bodyText, cut, lineOf, titleText } from './text.ts'
import { attribute, type Tree, textOf } from './tree.ts'

/** An entry with its formats' differences gone. Empty and absent fields are null; `marked` has a title that holds elements. */
export interface Entry {
  title: string | null
  marked: boolean
  guid: string | null
  url: string | null
  summary: string | null
  author: string | null
  published: string | null
  updated: string | null
  language: string | null
  categories: string[]
}

/** What an entry inherits from its feed. */
export interface Feed {
  tree: Tree
  prefixes: Prefixes
  atom: boolean
  base: string | null
  language: string | null
}

/** Where each field stands, best first: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, Dublin Core, Media RSS. */
const fields = {
  title: ['title', 'atom:title', 'dc:title', 'media:title'],
  guid: ['id', 'guid', 'atom:id', 'dc:identifier'],
  body: [
    'summary',
    'description',
    'atom:summary',
    'dc:description',
    'content',
    'content:encoded',
    'atom:content',
    'fullitem',
    'body',
    'xhtml:body',
    'media:description',
  ],
  author: ['author', 'dc:creator', 'dc:author', 'atom:author', 'itunes:author'],
  published: [
    'published',
    'pubdate',
    'issued',
    'dcterms:issued',
    'atom:published',
    'dc:date',
    'created',
    'dcterms:created',
    'date',
  ],
  updated: ['updated', 'modified', 'atom:updated', 'dcterms:modified', 'dc:date'],
  categories: ['tags', 'category', 'atom:category', 'dc:subject'],
  language: ['dc:language', 'language'],
}

export function entryOf(element: Element, feed: Feed): Entry {
  const children = childrenOf(element, feed.prefixes)
  const base = resolved(attribute(element, 'xml:base'), feed.base) ?? feed.base
  const [heading, body] = [firstOf(children, fields.title), firstOf(children, fields.body)]
  const title = heading ? titleText(feed.tree, heading, feed) : ''
  const id = firstOf(children, fields.guid)
  const guid = guidOf(id ? oneLine(textOf(id)) : attribute(element, 'rdf:about'), base)
  const updated = dateOf(children, fields.updated)
  return {
    title: title || null,
    marked: title === null,
    guid,
    url: addressOf(children, base, feed.atom) ?? permalink(guid, id),
    summary: body ? bodyText(feed.tree, body, feed) : null,
    author: authorOf(children, feed.prefixes),
    published: dateOf(children, fields.published) ?? updated,
    updated,
    language: languageOf(children, [heading ?? body, element], feed),
    categories: categoriesOf(children),
  }
}

/** Some feeds name entries by the path of their page alone, which says nothing without the host. */
function guidOf(value: string | undefined, base: string | null): string | null {
  if (!value) return null
  const whole = /^\/[^/]/.test(value) && base ? resolved(value, base) : null
  return cut(whole ?? value, 2_000)
}

/** The last of several, as feeds that repeat a date add the newer one. */
function dateOf(children: Children, names: string[]): string | null {
  for (const name of names) {
    for (const element of (children.get(name) ?? []).slice(-5).toReversed()) {
      const found = instant(textOf(element))
      if (found) return found
    }
  }
  return null
}

/** Names of people, without their mail addresses where there is a name. */
function authorOf(children: Children, prefixes: Prefixes): string | null {
  const name = fields.author.find((each) => children.has(each))
  if (name === undefined) return null
  const people = (children.get(name) ?? []).slice(0, 20).map((person) => {
    const parts = childrenOf(person, prefixes)
    const part = firstOf(parts, ['name', 'atom:name', 'email', 'atom:email', 'uri', 'url'])
    return nameIn(lineOf(part ?? person, 300))
  })
  return cut([...new Set(people.filter(Boolean))].join(', '), 300) || null
}

/** "Ada (ada@acme.example)", "ada@acme.example (Ada)" and "Ada <ada@acme.example>" are Ada. */
function nameIn(person: string): string {
  const address = String.raw`[^\s()<>]+@[^\s()<>]+`
  const found =
    new RegExp(String.raw`^(?<name>.+?)\s*[(<]\s*${address}\s*[)>]$`).exec(person) ??
    new RegExp(String.raw`^${address}\s*\((?<name>.+)\)$`).exec(person)
  return found?.groups?.name?.trim() ?? person
}

/** The language of its title, or of its text where it has none: of the element, the entry or the feed. An empty one is said to be none. */
function languageOf(children: Children, [text, element]: [Element | undefined, Element], feed: Feed): string | null {
  const said = firstOf(children, fields.language)
  const own = (text && attribute(text, 'xml:lang')) ?? attribute(element, 'xml:lang') ?? (said && lineOf(said, 35))
  return own === undefined ? feed.language : languageTag(own)
}

export function languageTag(value: string): string | null {
  return cut(oneLine(value).replaceAll('_', '-'), 35) || null
}

function categoriesOf(children: Children): string[] {
  const found = fields.categories.flatMap((name) =>
    (children.get(name) ?? []).flatMap((element) => {
      const text = lineOf(element, 1_000)
      if (name === 'tags') return text.split(',')
      return text ? [text] : [attribute(element, 'term') ?? '', attribute(element, 'label') ?? '']
    }),
  )
  return tidyCategories(found)
}

/** Each once, whatever its capitals; few and short, as a hostile feed may list anything. */
export function tidyCategories(found: string[]): string[] {
  const unique = new Map<string, string>()
  for (const each of found.slice(0, 100)) {
    const category = cut(oneLine(each), 100)
    if (category && !unique.has(category.toLowerCase())) unique.set(category.toLowerCase(), category)
  }
  return [...unique.values()].slice(0, 50)
}
