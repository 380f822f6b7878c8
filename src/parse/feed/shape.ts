import type { Element } from 'domhandler'
import { type Entry, entryOf, languageTag } from './entry.ts'
import { resolved } from './link.ts'
import { childrenOf, firstOf, type Prefixes, prefixesOf } from './names.ts'
import { isEntry, localName } from './survey.ts'
import { bodyText, lineOf, titleText } from './text.ts'
import { attribute, elementsOf, type Tree } from './tree.ts'

/** What a feed says of itself, and its entries. */
export interface Shape {
  title: string
  entries: Entry[]
}

/** The parts of a feed wherever its format puts them; null where it has neither a channel nor entries. */
export function shapeOf(tree: Tree, root: Element, url: string | null): Shape | null {
  const atom = localName(root.name) === 'feed'
  const channel = atom ? root : elementsOf(root).find(({ name }) => localName(name) === 'channel')
  const found = entriesIn(root)
  if (!channel && found.length === 0) return null
  const prefixes = prefixesOf(root, channel)
  const outer = resolved(attribute(root, 'xml:base'), url) ?? url
  const base = resolved(channel && channel !== root ? attribute(channel, 'xml:base') : undefined, outer) ?? outer
  const children = childrenOf(channel ?? root, prefixes)
  const language = languageOf([channel ?? root, root], lineOf(firstOf(children, ['language', 'dc:language']), 35))
  const feed = { tree, prefixes, atom, base, language }
  return {
    title: titleOf(tree, firstOf(children, ['title', 'dc:title']), atom),
    entries: found.map((entry) => entryOf(entry, { ...feed, prefixes: withOwn(prefixes, entry) })),
  }
}

/** Entries stand in the channel, beside it (RSS 1.0), or one element deeper where a publisher's tool nests them wrongly. */
function entriesIn(root: Element): Element[] {
  const found: Element[] = []
  let level = elementsOf(root)
  for (let depth = 0; depth < 4 && level.length > 0; depth += 1) {
    found.push(...level.filter(({ name }) => isEntry(localName(name))))
    level = level.filter(({ name }) => !isEntry(localName(name))).flatMap(elementsOf)
  }
  return found
}

function languageOf(outwards: Element[], said: string): string | null {
  const own = outwards.map((element) => attribute(element, 'xml:lang')).find((value) => value !== undefined)
  return languageTag(own ?? said)
}

/** A feed's own title is shown to editors only, so one that holds elements is read as what it would show. */
function titleOf(tree: Tree, element: Element | undefined, atom: boolean): string {
  if (!element) return ''
  return titleText(tree, element, { atom }) ?? bodyText(tree, element, { atom }) ?? ''
}

function withOwn(prefixes: Prefixes, entry: Element): Prefixes {
  return Object.keys(entry.attribs).some((name) => name.startsWith('xmlns:'))
    ? new Map([...prefixes, ...prefixesOf(undefined, entry)])
    : prefixes
}
