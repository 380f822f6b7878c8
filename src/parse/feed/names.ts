import type { Element } from 'domhandler'
import { localName } from './survey.ts'
import { elementsOf } from './tree.ts'

/** Elements of one parent by name, in order. Prefixes are the usual ones, whichever a feed chose; names are in lower case. */
export type Children = Map<string, Element[]>

/** How a feed's prefixes translate: by the namespaces that it declares, else as written. */
export type Prefixes = Map<string, string>

export function prefixesOf(...elements: (Element | undefined)[]): Prefixes {
  const prefixes: Prefixes = new Map()
  for (const element of elements) {
    for (const [name, uri] of Object.entries(element?.attribs ?? {})) {
      if (!name.startsWith('xmlns:')) continue
      const usual = namespaces.find(({ fits }) => fits.test(uri.trim()))
      if (usual) prefixes.set(name.slice('xmlns:'.length), usual.prefix)
    }
  }
  const root = elements[0]?.name ?? ''
  if (root.includes(':')) {
    const own = root.slice(0, root.indexOf(':'))
    if (prefixes.get(own) !== 'rdf') prefixes.set(own, '')
  }
  return prefixes
}

const namespaces: { fits: RegExp; prefix: string }[] = [
  { fits: /^https?:\/\/purl\.org\/dc\/elements\//i, prefix: 'dc' },
  { fits: /^https?:\/\/purl\.org\/dc\/terms\//i, prefix: 'dcterms' },
  { fits: /^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\//i, prefix: 'content' },
  { fits: /^https?:\/\/purl\.org\/rss\/1\.0\/$/i, prefix: '' },
  { fits: /^https?:\/\/(backend\.userland\.com|blogs\.law\.harvard\.edu|(my|channel)\.netscape\.com)\//i, prefix: '' },
  { fits: /^https?:\/\/(www\.w3\.org\/2005\/atom|purl\.org\/atom\/ns)/i, prefix: 'atom' },
  { fits: /^https?:\/\/search\.yahoo\.com\/mrss/i, prefix: 'media' },
  { fits: /22-rdf-syntax-ns#?$/i, prefix: 'rdf' },
  { fits: /^https?:\/\/www\.w3\.org\/1999\/xhtml/i, prefix: 'xhtml' },
  { fits: /^https?:\/\/www\.itunes\.com\/dtds\//i, prefix: 'itunes' },
]

export function childrenOf(parent: Element, prefixes: Prefixes): Children {
  const children: Children = new Map()
  for (const element of elementsOf(parent)) {
    const name = nameOf(element.name, prefixes)
    const same = children.get(name)
    if (same) same.push(element)
    else children.set(name, [element])
  }
  return children
}

function nameOf(name: string, prefixes: Prefixes): string {
  const colon = name.indexOf(':')
  if (colon === -1) return name.toLowerCase()
  const written = name.slice(0, colon)
  const prefix = prefixes.get(written) ?? written.toLowerCase()
  return prefix === '' ? localName(name) : `${prefix}:${localName(name)}`
}

/** The first element of the first of these names that has any content. */
export function firstOf(children: Children, names: string[]): Element | undefined {
  for (const name of names) {
    const found = children.get(name)?.find(isFilled)
    if (found) return found
  }
  return undefined
}

function isFilled(element: Element): boolean {
  return element.children.some((child) => !('data' in child) || child.data.trim() !== '')
}
