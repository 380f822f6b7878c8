import type { CheerioAPI } from 'cheerio/slim'
import type { Text } from 'domhandler'
import type { EditionView } from '../../../templates/email/view.ts'
import type { Edition } from '../../model/edition.ts'
import type { Finding } from '../../model/finding.ts'
import type { House } from '../../model/house.ts'
import type { Issue } from '../../model/issue.ts'

/** An edition as the rules look at it: what was rendered, what it was rendered from, and the HTML parsed. */
export interface Seen {
  edition: Edition
  issue: Issue
  house: House
  view: EditionView
  $: CheerioAPI
  /** Which of the issue's stories each `lead` and `line` of the mail holds, in the order in which they stand. */
  order: number[]
  /** What a reader sees, piece by piece, and what of it a person wrote. */
  texts: Text[]
  words: Words[]
}

/** Something a rule saw. Without a block it is the whole document; `name` tells apart what one rule finds. */
export type Hit = Partial<Pick<Finding, 'block' | 'story' | 'where'>> & { message: string; name?: string }

export interface Rule {
  rule: string
  find: (seen: Seen) => Hit[] | Promise<Hit[]>
  fix: string
}

/** A text that a person wrote, where it is mended, and what the mail shows of the part in which it has to stand. */
export interface Words extends Required<Pick<Hit, 'block' | 'story' | 'where'>> {
  text: string
  shown: string
  /** The part holds nothing else. */
  alone: boolean
}

/** What an editor may accept with a reason, by the first part of a rule's name; law, size, links and what loads stand fast. */
export const bindingFamilies: ReadonlySet<string> = new Set([
  'agree',
  'legal',
  'links',
  'mail',
  'mime',
  'mjml',
  'remote',
])
