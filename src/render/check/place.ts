import type { AnyNode, Element, Text } from 'domhandler'
import { type Block, blocks, type Finding, inBlock } from '../../model/finding.ts'
import type { Issue } from '../../model/issue.ts'
import type { Settings } from '../../model/settings.ts'
import type { Hit, Seen } from './rule.ts'

/** The elements that hold a story each. */
export const storyCells = '.lead, .line'

/** What a list of mails shows, and the mail hides. */
export const hidden = '[style*="display:none"], [style*="display: none"]'

/** The elements that hold a part of the edition each. */
export const cells = inBlock

export function placeOf(node: AnyNode, { $, order }: Pick<Seen, '$' | 'order'>): Pick<Finding, 'block' | 'story'> {
  const cell = $(node).closest(cells)
  const block =
    blocks.find((each) => cell.hasClass(each)) ?? ($(node).closest(hidden).length > 0 ? 'preheader' : 'document')
  const at = $(storyCells).index(cell)
  return { block, story: at === -1 ? null : (order[at] ?? null) }
}

/** Whether a node or one above it is such an element; selectors would take most of a check's time. */
export function isWithin(node: AnyNode, test: (element: Element) => boolean): boolean {
  for (let at: AnyNode | null = node; at !== null; at = at.parent) if ('attribs' in at && test(at)) return true
  return false
}

export function isTag({ attribs }: Element): boolean {
  return attribs.class === 'tag'
}

/** All that a reader sees, piece by piece. */
export function textsOf(roots: AnyNode[]): Text[] {
  const found: Text[] = []
  const walk = (node: AnyNode) => {
    if (node.type === 'text' && node.data.trim() !== '') found.push(node)
    if (!('children' in node) || node.type === 'style' || node.type === 'script') return
    if ('attribs' in node && /display:\s*none/.test(node.attribs.style ?? '')) return
    node.children.forEach(walk)
  }
  roots.forEach(walk)
  return found
}

/** The leads of an issue and then its other stories, as far as the mail shows them. */
export function orderOf(issue: Issue, { items }: Settings): number[] {
  const shown = issue.stories.slice(0, items).map((story, at) => ({ at, lead: story.lead }))
  return [...shown.filter(({ lead }) => lead), ...shown.filter(({ lead }) => !lead)].map(({ at }) => at)
}

/** A hit for each element of which something can be said. */
export function hitsAt(seen: Seen, selector: string, say: (node: AnyNode) => string | null | false): Hit[] {
  return seen
    .$(selector)
    .toArray()
    .flatMap((node) => {
      const message = say(node)
      return message ? [{ ...placeOf(node, seen), message }] : []
    })
}

const templates: Partial<Record<Block, string>> = {
  lead: 'templates/email/story.ts',
  line: 'templates/email/story.ts',
  term: 'templates/email/term.ts',
  footer: 'templates/email/footer.ts',
  text: 'templates/text.ts',
  message: 'src/io/mail/message.ts',
}

/** The file that writes what stands in a block around the words. */
export function templateOf(block: Block): string {
  return templates[block] ?? 'templates/email/edition.ts'
}
