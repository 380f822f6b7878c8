import type { CheerioAPI } from 'cheerio'
import { type Element, isTag } from 'domhandler'
import type { PageRules } from '../../model/source.ts'
import { dateIn, yearOf } from './days.ts'
import type { Entry } from './entry.ts'
import { type Block, titleAndRest } from './lead.ts'
import { isBlock, silent, visibleText, walk } from './visible.ts'

type NoteRules = NonNullable<PageRules['notes']>

/** What may stand over a dated entry when nobody says what does: the second way to read the page. */
const anyHeading = 'h1, h2, h3, h4, h5, h6, p > strong, p > b, dt, summary'

/**
 * Release notes to one entry for each dated heading, with all that follows up to the next one of its rank or above.
 * An entry's address is the page's with the heading's own anchor. `headings` counts what the rules took for headings.
 */
export function fromNotes(
  $: CheerioAPI,
  rules: NoteRules,
  url: string | null,
): { entries: Entry[]; headings: number; otherwise: Entry[] } {
  const root = mainPart($, rules.within)
  if (root === null || url === null) return { entries: [], headings: 0, otherwise: [] }
  const headings = $(root).find(rules.heading).toArray().filter(isTag)
  return {
    entries: entriesOf(notesBelow(root, new Set(headings)), root, url),
    headings: headings.length,
    otherwise: entriesOf(notesBelow(root, new Set($(root).find(anyHeading).toArray().filter(isTag))), root, url),
  }
}

function mainPart($: CheerioAPI, within: string | undefined): Element | null {
  for (const selector of within ? [within] : ['main article', 'main', 'article', 'body', 'html']) {
    const found = $(selector).get(0)
    if (found && isTag(found)) return found
  }
  return null
}

interface Note {
  heading: Element
  published: string
  /** What the heading says besides the date. */
  label: string
  level: number
  blocks: Block[]
}

const outside: ReadonlySet<string> = new Set([...silent, 'nav', 'footer', 'aside', 'form', 'button'])

/** One walk over the page: a dated heading opens a note, a heading of its rank or above closes it. */
function notesBelow(root: Element, headings: Set<Element>): Note[] {
  const notes: Note[] = []
  let note: Note | null = null
  let within: Element | null = null
  let year: number | null = null
  let section = 1
  for (const step of walk(root, outside)) {
    if (within) {
      if (step.kind === 'close' && step.element === within) within = null
      continue
    }
    if (step.kind === 'text') {
      addText(note, step.text)
      continue
    }
    const { element } = step
    if (step.kind === 'open') {
      const rank = rankOf(element)
      const dated = headings.has(element) && opensItsBlock(element, root) ? dateOf(element, year) : null
      if (dated) {
        note = { heading: element, published: dated.date, label: dated.rest, level: rank ?? section, blocks: [] }
        notes.push(note)
        within = element
        continue
      }
      if (rank !== null) {
        year = yearOf(visibleText(element)) ?? year
        if (note && rank <= note.level && isBegun(note, rank)) note = null
        if (note === null) section = rank
      }
    }
    if (note) noteStructure(note, step.kind, element)
  }
  return notes
}

/** A heading is short, and a date in it that is said to be the page's own is none of an entry. */
function dateOf(heading: Element, year: number | null) {
  const text = visibleText(heading)
  return text.length > 160 || /\b(?:last|page) (?:updated|modified|reviewed)\b|最終更新/i.test(text)
    ? null
    : dateIn(text, year)
}

function rankOf({ name }: Element): number | null {
  const rank = /^h([1-6])$/.exec(name)?.[1]
  return rank === undefined ? null : Number(rank)
}

/** A heading right below the date, of the same rank, is the entry's title rather than its end. */
function isBegun(note: Note, rank: number): boolean {
  return rank < note.level || note.label !== '' || note.blocks.some(({ text }) => text.trim() !== '')
}

/** A bold date amid a sentence is no heading: nothing stands before it on its line. */
function opensItsBlock(element: Element, root: Element): boolean {
  for (let at = element; !isBlock(at) && at !== root && at.parent && isTag(at.parent); at = at.parent) {
    for (let before = at.prev; before; before = before.prev) {
      if (isTag(before) && before.name === 'br') break
      if (visibleText(before) !== '') return false
    }
  }
  return true
}

function addText(note: Note | null, text: string) {
  if (note === null) return
  const last = note.blocks.at(-1)
  if (last) {
    last.text += text
    if (last.boldDepth > 0) last.bold += text
  } else note.blocks.push({ kind: 'text', text, bold: '', boldDepth: 0 })
}

const bold = new Set(['strong', 'b'])

function noteStructure(note: Note, kind: 'open' | 'close', element: Element) {
  if (isBlock(element)) {
    const begins = kind === 'open' && (rankOf(element) !== null ? 'heading' : 'text')
    note.blocks.push({ kind: begins || 'text', text: '', bold: '', boldDepth: 0 })
    return
  }
  const last = note.blocks.at(-1)
  if (!bold.has(element.name) || !last) return
  const leads = kind === 'open' && (last.text.trim() === '' || last.boldDepth > 0)
  last.boldDepth = leads ? last.boldDepth + 1 : Math.max(0, last.boldDepth - (kind === 'close' ? 1 : 0))
}

/** Oldest first while addresses are given out, so that a note of the same day on top does not rename the ones below. */
function entriesOf(notes: Note[], root: Element, url: string): Entry[] {
  const taken = new Set<string>()
  const newestFirst = (notes[0]?.published ?? '') >= (notes.at(-1)?.published ?? '')
  const entries = (newestFirst ? notes.toReversed() : notes).flatMap((note) => {
    const { title, rest } = titleAndRest(note.label, note.blocks)
    if (title === '') return []
    const address = new URL(url)
    address.hash = free(anchorOf(note.heading, root) ?? note.published.slice(0, 10), taken)
    return [{ title, url: address.href, published: note.published, summary: rest === '' ? null : rest }]
  })
  return newestFirst ? entries.toReversed() : entries
}

function free(anchor: string, taken: Set<string>): string {
  let name = anchor
  for (let count = 2; taken.has(name); count += 1) name = `${anchor}-${count}`
  taken.add(name)
  return name
}

/** The anchor of a heading: its own, one inside it, or one of an element that begins with it or stands right before it. */
function anchorOf(heading: Element, root: Element): string | null {
  for (const step of walk(heading)) {
    const own = step.kind === 'open' ? lasting(step.element) : null
    if (own) return own
  }
  for (const step of walk(heading)) {
    const href = step.kind === 'open' ? step.element.attribs.href : undefined
    if (href?.startsWith('#') && href.length > 1) return decoded(href.slice(1))
  }
  for (let at: Element = heading, height = 0; at !== root && height < 4; height += 1) {
    const before = elementBefore(at)
    if (before) return visibleText(before) === '' ? lasting(before) : null
    if (!at.parent || !isTag(at.parent) || at.parent === root) return null
    at = at.parent
    const around = lasting(at)
    if (around) return around
  }
  return null
}

function elementBefore(element: Element): Element | null {
  let at = element.prev
  while (at && !isTag(at) && visibleText(at) === '') at = at.prev
  return at && isTag(at) ? at : null
}

/** An id, unless a library makes it anew at every build. */
function lasting({ name, attribs }: Element): string | null {
  const id = attribs.id || (name === 'a' ? attribs.name : undefined)
  return id && !/radix|headlessui|react-aria|^[:«]/.test(id) ? id : null
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
