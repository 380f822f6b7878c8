import { type Element, isTag } from 'domhandler'
import { oneLine, plainText } from '../../text/plain.ts'
import { repaired } from '../../text/repair.ts'
import { attribute, decoded, sourceOf, type Tree, textOf } from './tree.ts'

/** Longer fields are cut before anything reads them. */
const maxSource = 50_000
/** Enough for the policy to see that a title is too long. */
const maxTitle = 1_000
const maxSummary = 2_000

/**
 * A title as plain text, by its declared type: Atom's html, xhtml and base64; all others are text, decoded once, in
 * which `<b>` stands for itself. Null where a title of RSS holds elements: what it would show, nobody can tell.
 */
export function titleText(tree: Tree, element: Element, { atom }: { atom: boolean }): string | null {
  const kind = kindOf(element)
  if (kind === 'text' && element.children.some(isTag)) return atom ? finished(markup(tree, element), maxTitle) : null
  if (kind !== 'text') return finished(plainText(typed(tree, element, kind)), maxTitle)
  return finished(textOf(element, decoded).slice(0, maxSource), maxTitle)
}

/** A summary or a text as plain text. RSS's are HTML; Atom's are where they say so, or where they look it and do not say. */
export function bodyText(tree: Tree, element: Element, { atom }: { atom: boolean }): string | null {
  const kind = kindOf(element)
  if (kind === 'text' && element.children.some(isTag)) return finished(markup(tree, element), maxSummary) || null
  const source = typed(tree, element, kind)
  const literal =
    atom && kind === 'text' && (attribute(element, 'type') !== undefined || !/<\/?[a-z][^<>]*>|&\w+;/i.test(source))
  return finished(literal ? source : visible(source), maxSummary) || null
}

/** Text of any other element on one line, at most `max` characters. */
export function lineOf(element: Element | undefined, max: number): string {
  return element === undefined ? '' : finished(textOf(element, decoded), max)
}

type Kind = 'text' | 'html' | 'xhtml' | 'base64'

/** Types of Atom 1.0 and 0.3, with the modes of the latter. */
function kindOf(element: Element): Kind {
  const type = attribute(element, 'type')?.toLowerCase() ?? ''
  if (attribute(element, 'mode') === 'base64' || type === 'application/octet-stream') return 'base64'
  return kinds[type] ?? 'text'
}

const kinds: Record<string, Kind> = {
  html: 'html',
  'text/html': 'html',
  xhtml: 'xhtml',
  'application/xhtml+xml': 'xhtml',
}

function typed(tree: Tree, element: Element, kind: Kind): string {
  if (kind === 'base64') return base64(textOf(element))
  const source = kind === 'xhtml' ? withoutPrefixes(sourceOf(tree, element)) : textOf(element)
  return source.slice(0, maxSource)
}

/** Markup that stands in a field without saying so. */
function markup(tree: Tree, element: Element): string {
  return plainText(withoutPrefixes(sourceOf(tree, element)).slice(0, maxSource))
}

function withoutPrefixes(source: string): string {
  return source.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/<(\/?)[A-Za-z]\w*:(?=[A-Za-z])/g, '<$1')
}

function base64(text: string): string {
  try {
    return new TextDecoder().decode(
      Uint8Array.from(atob(text.replace(/\s/g, '').slice(0, maxSource)), (char) => char.charCodeAt(0)),
    )
  } catch {
    return ''
  }
}

/** Plain text has nothing to be stripped. */
function visible(html: string): string {
  return /[<&]/.test(html) ? plainText(html) : html
}

function finished(text: string, max: number): string {
  return cut(oneLine(repaired(text.slice(0, maxSource))), max)
}

/** At most `max` characters, and no half of one. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}
