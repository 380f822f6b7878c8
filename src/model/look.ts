import type { Block } from './finding.ts'
import type { Language } from './language.ts'

/** Red, green and blue from 0 to 255, opacity from 0 to 1. */
export type Colour = [red: number, green: number, blue: number, alpha: number]

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Where in an edition; `story` counts the stories as the edition shows them, from 0. */
export interface Place {
  block: Block
  story: number | null
}

/** A piece of text as a browser paints it. */
export interface Run extends Place {
  text: string
  /** Whether it stands in a cell of the mail: all that a reader shall see does, and the preheader does not. */
  inCell: boolean
  /** Neither `display`, `visibility`, opacity nor clipping hides it. */
  shown: boolean
  /** Something else is painted over it. */
  covered: boolean
  /** One for each line it takes. */
  boxes: Box[]
  /** In pixels. */
  size: number
  bold: boolean
  colour: Colour
  /** What lies behind it, from the nearest to the canvas. */
  grounds: Colour[]
  /** Its line, where it is a link: `none` where it has none. */
  underline: Colour | 'none' | null
}

/** What axe-core found in an element, or could not decide. */
export interface AxeNode extends Place {
  rule: string
  decided: boolean
  message: string
  html: string
}

/** How an edition is looked at. */
export interface View {
  width: number
  scheme: 'light' | 'dark'
  /** Letters so many times as large. */
  text: 1 | 2
  /** Without style sheets, as clients show it that drop them. */
  bare: boolean
  /** In the reader's own few colours. */
  forced: boolean
}

/** What a browser measured of an edition in one view. */
export interface Look {
  language: Language
  view: View
  scrollWidth: number
  runs: Run[]
  /** What sticks out on either side. */
  wide: (Place & { text: string })[]
  /** Words that only a style sheet writes. */
  generated: (Place & { text: string })[]
  axe: AxeNode[]
}

/** All that was seen of an edition. */
export interface Looks {
  language: Language
  looks: Look[]
  /** The addresses that opening it asked for. */
  requests: string[]
}
