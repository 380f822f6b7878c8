import type { CheerioAPI } from 'cheerio'
import { type AnyNode, type Element, hasChildren, isTag, isText } from 'domhandler'
import { inline, oneLine } from '../../text/plain.ts'

/** Parts that are no content, whatever they hold. */
const inert = 'template, noscript, iframe, noembed, noframes, xmp, textarea, object'

/** Parts that a page keeps from its visitors, such as drafts. */
const hidden = [
  /* React sends late parts of a page in `<div hidden id="S:0">` and moves them into place; `until-found` can be opened. */
  '[hidden]:not([id^="S:"]):not([hidden="until-found"])',
  '[aria-hidden="true"]',
  'dialog:not([open])',
  '[data-draft]:not([data-draft="false"]), [data-unpublished]:not([data-unpublished="false"])',
  '[data-status="draft" i], [data-state="draft" i], [data-published="false"], [data-hidden="true"]',
  '.draft, .is-draft, .unpublished',
].join(', ')

/** The same by an element's own style, in which white space and comments may stand anywhere. */
const hides = /(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden)(?![\w-])/i

/** Takes out what is no content at all. Scripts stay: they may hold data. */
export function dropInert($: CheerioAPI) {
  $(inert).remove()
}

/** Takes out what visitors do not see; answers whether there was any. */
export function dropHidden($: CheerioAPI): boolean {
  const unseen = $('[style]').filter((_, { attribs }) =>
    hides.test((attribs.style ?? '').replace(/\/\*.*?\*\//gs, ' ')),
  )
  return unseen.remove().length + $(hidden).remove().length > 0
}

/** Elements whose text nobody reads as part of what is around them. */
export const silent: ReadonlySet<string> = new Set(['script', 'style', 'svg', 'math', 'head', 'select'])

export type Step = { kind: 'open' | 'close'; element: Element } | { kind: 'text'; text: string }

/** The elements and texts of a part of a page, in the order of the document, without those that show no text. */
export function* walk(root: AnyNode, skipped = silent): Generator<Step> {
  const stack: ({ node: AnyNode } | { close: Element })[] = [{ node: root }]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if ('close' in top) {
      yield { kind: 'close', element: top.close }
      continue
    }
    const { node } = top
    if (isText(node)) yield { kind: 'text', text: node.data }
    if (isTag(node)) {
      if (skipped.has(node.name)) continue
      yield { kind: 'open', element: node }
      stack.push({ close: node })
    }
    if (hasChildren(node)) for (const child of node.children.toReversed()) stack.push({ node: child })
  }
}

/** Whether an element stands on a line of its own. */
export function isBlock({ name }: Element): boolean {
  return !inline.has(name)
}

/** What a visitor reads of an element, on one line. */
export function visibleText(element: AnyNode): string {
  const parts: string[] = []
  for (const step of walk(element)) {
    if (step.kind === 'text') parts.push(step.text)
    else if (isBlock(step.element)) parts.push(' ')
  }
  return oneLine(parts.join(''))
}
