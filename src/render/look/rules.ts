import type { Box, Look, Place, Run } from '../../model/look.ts'
import { contrast, inversions, seen } from '../colour.ts'

/** What a rule saw in one view: `what` is the same in every view that shows it, `detail` may differ. */
export interface Sight extends Place {
  what: string
  detail?: string
}

export interface LookRule {
  rule: string
  find: (look: Look) => Sight[]
  fix: string
}

/** What every view of an edition has to be. */
export const lookRules: LookRule[] = [
  {
    rule: 'contrast',
    find: ({ runs, view }) =>
      unclear(runs, ({ colour, grounds }) => contrast(colour, seen(grounds)), view.bare || view.forced ? AA : AAA),
    fix: 'choose colours that differ more in templates/email/theme.ts; each text needs its colour inline, too',
  },
  {
    rule: 'inversion',
    find: ({ runs, view }) =>
      view.forced || view.text > 1
        ? []
        : Object.entries(inversions).flatMap(([name, { text, ground }]) =>
            unclear(runs, ({ colour, grounds }) => contrast(text(colour), seen(grounds.map(ground))), AA, name),
          ),
    fix: 'choose colours that also differ when a client turns them round: templates/email/theme.ts',
  },
  {
    rule: 'underline',
    find: ({ runs, view }) =>
      visible(runs)
        .filter(({ underline, colour, grounds }) => {
          if (underline === null) return false
          if (underline === 'none') return true
          return !view.forced && contrast(underline, seen(grounds)) < Math.min(3, contrast(colour, seen(grounds)))
        })
        .map((run) => ({ ...placeOf(run), what: `the link ${quoted(run)} has no line that shows` })),
    fix: 'give the link text-decoration: underline inline, and none of its boxes inline-block without it',
  },
  {
    rule: 'hidden',
    find: ({ runs }) =>
      runs
        .filter((run) => run.inCell && hasWords(run) && (!run.shown || run.covered))
        .map((run) => ({
          ...placeOf(run),
          what: `${quoted(run)} cannot be seen`,
          detail: run.shown ? 'something covers it' : 'it is hidden, cut off or too small',
        })),
    fix: 'show it or take it out: only the preheader is hidden',
  },
  {
    rule: 'preheader',
    find: ({ runs }) =>
      runs
        .filter((run) => !run.inCell && run.shown && hasWords(run))
        .map((run) => ({ block: 'preheader', story: null, what: `${quoted(run)} shows above the mail` })),
    fix: 'hide the preheader by its inline style, or put the text into a cell',
  },
  {
    rule: 'style-only',
    find: ({ generated }) =>
      generated.map((each) => ({ ...placeOf(each), what: `only a style sheet says ${each.text}` })),
    fix: 'write it into the markup: many clients drop style sheets',
  },
  {
    rule: 'reflow',
    find: ({ wide, scrollWidth, view }) => {
      const detail = `it is ${Math.ceil(scrollWidth)} px wide`
      const found = wide.map((each) => ({ ...placeOf(each), what: `${quoted(each)} sticks out sideways`, detail }))
      if (found.length > 0 || scrollWidth <= view.width) return found
      return [{ block: 'document', story: null, what: 'scrolls sideways', detail }]
    },
    fix: 'let it wrap: no fixed width above the screen’s, no long unbroken word',
  },
  {
    rule: 'overlap',
    find: ({ runs }) => overlaps(visible(runs)),
    fix: 'give the lines more room: line-height without a unit, no negative margin',
  },
]

const AA = { small: 4.5, large: 3 }
const AAA = { small: 7, large: 4.5 }

function unclear(runs: Run[], ratioOf: (run: Run) => number, least: typeof AA, how?: string): Sight[] {
  return visible(runs)
    .map((run) => ({ run, ratio: ratioOf(run) }))
    .filter(({ run, ratio }) => ratio < (isLarge(run) ? least.large : least.small))
    .map(({ run, ratio }) => ({
      ...placeOf(run),
      what: `${quoted(run)} stands out too little${how === undefined ? '' : ` with ${how}`}`,
      detail: `${ratio.toFixed(1)} to 1`,
    }))
}

/** As WCAG has it: 18 points, or 14 bold. */
function isLarge({ size, bold }: Run): boolean {
  return size >= 24 || (bold && size >= 18.66)
}

function visible(runs: Run[]): Run[] {
  return runs.filter(({ shown, text }) => shown && /[^\s·]/.test(text))
}

function hasWords({ text }: { text: string }): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** Texts whose letters lie on each other: the boxes of lines may touch, the middle of each may not. */
function overlaps(runs: Run[]): Sight[] {
  const lines = runs
    .flatMap((run) => run.boxes.map((box) => ({ run, box: middle(box) })))
    .sort((a, b) => a.box.top - b.box.top)
  const found: Sight[] = []
  for (const [at, { run, box }] of lines.entries())
    for (let next = at + 1; next < lines.length; next++) {
      const other = lines[next]
      if (!other || other.box.top >= box.bottom) break
      if (other.box.left >= box.right || other.box.right <= box.left) continue
      found.push({ ...placeOf(run), what: `${quoted(run)} and ${quoted(other.run)} lie on each other` })
    }
  return found
}

function middle({ left, top, right, bottom }: Box): Box {
  const quarter = (bottom - top) / 4
  return { left: left + 1, right: right - 1, top: top + quarter, bottom: bottom - quarter }
}

function placeOf({ block, story }: Place): Place {
  return { block, story }
}

function quoted({ text }: { text: string }): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
}
