import type { Language } from './language.ts'

/**
 * The parts of an edition. Those of the HTML are classes of the element that holds them, mostly a cell, so that whoever finds
 * something can say where: `element.closest(inBlock)`. `lead` and `line` hold a story each, in the order of the issue; all
 * lines stand in the cell `others`.
 */
export const blocks = [
  'ways',
  'masthead',
  'corrections',
  'leads',
  'lead',
  'others',
  'line',
  'more',
  'unchecked',
  'term',
  'footer',
  'document',
  'subject',
  'preheader',
  'text',
  'message',
] as const
export type Block = (typeof blocks)[number]

/** A selector of every element that is a block of the HTML: `.ways, .masthead, …`. */
export const inBlock = blocks.map((block) => `.${block}`).join(', ')

/** What a check found in a rendered edition. */
export interface Finding {
  /** `axe/link-name`, `client/gmail-css`, `reflow`: what looked, and for what. */
  rule: string
  language: Language
  block: Block
  /** Which of the stories, from 0, where the block shows one. */
  story: number | null
  /** The file and field whose words are to be mended; without it, it is the block's template. */
  where?: string
  /** What was seen, in a sentence of one line. */
  message: string
  /** What to do about it. */
  fix: string
}

/** The first part of a rule's name: what looked. */
export function familyOf(rule: string): string {
  return rule.split('/')[0] ?? rule
}
