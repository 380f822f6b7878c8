import { load } from 'cheerio/slim'
import { type ChildNode, type Document, type Element, isCDATA, isTag, isText } from 'domhandler'
import { decodeHTMLStrict } from 'entities'
import { localName } from './survey.ts'

/** A feed's elements as they stand in the text: ill-formed ones find their place, references are not decoded yet. */
export interface Tree {
  xml: string
  document: Document
}

export function treeOf(xml: string): Tree {
  const $ = load(xml, { xml: { xmlMode: true, decodeEntities: false, withStartIndices: true, withEndIndices: true } })
  return { xml, document: $.root()[0] as Document }
}

/** The feed's own element: at the top, or where a page was wrapped around it. */
export function feedRoot({ document }: Tree): Element | null {
  let level: Element[] = elementsOf(document)
  for (let depth = 0; depth < 4 && level.length > 0; depth += 1) {
    const found = level.find((element) => ['rss', 'feed', 'rdf'].includes(localName(element.name)))
    if (found) return found
    level = level.slice(0, 100).flatMap(elementsOf)
  }
  return null
}

export function elementsOf(node: { children: ChildNode[] }): Element[] {
  return node.children.filter(isTag)
}

/** The text in an element, references decoded once. CDATA stands as written unless `inCdata` says how to read it. */
export function textOf(element: Element, inCdata: (text: string) => string = (text) => text): string {
  const only = element.children.length === 1 ? element.children[0] : undefined
  if (only && isText(only)) return decoded(only.data)
  const parts: string[] = []
  const queue: { node: ChildNode; cdata: boolean }[] = element.children
    .map((node) => ({ node, cdata: false }))
    .reverse()
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { node, cdata } = next
    if (isText(node)) parts.push(cdata ? inCdata(node.data) : decoded(node.data))
    else if (isTag(node) || isCDATA(node)) {
      for (let at = node.children.length - 1; at >= 0; at -= 1) {
        const child = node.children[at]
        if (child) queue.push({ node: child, cdata: isCDATA(node) })
      }
    }
  }
  return parts.join('')
}

/** What stands between an element's tags, as written. */
export function sourceOf({ xml }: Tree, element: Element): string {
  const [first, last] = [element.firstChild, element.lastChild]
  if (!first || !last) return ''
  return xml.slice(first.startIndex ?? 0, (last.endIndex ?? 0) + 1)
}

export function attribute(element: Element, name: string): string | undefined {
  const value = Object.hasOwn(element.attribs, name) ? element.attribs[name] : undefined
  return value === undefined ? undefined : decoded(value).trim()
}

/**
 * Real feeds use HTML's names for characters without declaring them, and write one character as the two halves that
 * UTF-16 makes of it. References end in a semicolon in XML.
 */
export function decoded(text: string): string {
  if (!text.includes('&')) return text
  return decodeHTMLStrict(text.replace(halves, (_, ...codes: (string | undefined)[]) => whole(codes)))
}

const halves = /&#(?:x(d[89ab][\da-f]{2})|(5[56]\d{3}));&#(?:x(d[c-f][\da-f]{2})|(5[67]\d{3}));/gi

function whole([highHex, high, lowHex, low]: (string | undefined)[]): string {
  const code = (hex: string | undefined, decimal: string | undefined) =>
    hex ? Number.parseInt(hex, 16) : Number(decimal)
  return String.fromCharCode(code(highHex, high), code(lowHex, low))
}
