import { oneLine } from '../../text/plain.ts'
import { trimAtWord } from '../../text/trim.ts'

/** A line of an entry's text. `bold` is what it says in bold at its beginning. */
export interface Block {
  kind: 'heading' | 'text'
  text: string
  bold: string
  boldDepth: number
}

const maxTitle = 110
const sentences = new Intl.Segmenter('und', { granularity: 'sentence' })

/**
 * A title for an entry that may have none: what its heading says besides the date, a heading or bold lead right below it,
 * or its first sentence; and the rest of its text.
 */
export function titleAndRest(label: string, blocks: Block[]): { title: string; rest: string } {
  const lines = blocks
    .map(({ kind, text, bold }) => ({ kind, text: oneLine(text), bold: oneLine(bold) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const all = lines.map(({ text }) => text)
  if (/[\p{L}\p{N}]/u.test(label)) return { title: trimAtWord(label, maxTitle), rest: all.join(' ') }
  const [first, ...later] = lines
  if (first === undefined) return { title: '', rest: '' }
  const lead = leadOf(first)
  const title = trimAtWord(lead.replace(/[\s:：–—-]+$/u, ''), maxTitle)
  if (title.endsWith('…')) return { title, rest: all.join(' ') }
  const left = first.text.slice(lead.length).replace(/^[\s:：–—-]+/u, '')
  return { title: withoutStop(title), rest: [left, ...later.map(({ text }) => text)].filter(Boolean).join(' ') }
}

function leadOf({ kind, text, bold }: { kind: Block['kind']; text: string; bold: string }): string {
  if (kind === 'heading') return text
  if (bold.length > 2 && bold.length <= maxTitle && isLead(bold, text.slice(bold.length))) return bold
  const [sentence] = sentences.segment(text.slice(0, 2_000))
  return (sentence?.segment ?? text).trimEnd()
}

/** "**Fast mode** is here" begins with a bold word that is no lead; "**Fast mode:** for all" and "**Fast mode** For all" are. */
function isLead(bold: string, after: string): boolean {
  return /[:：.。!！?？]$/u.test(bold) || /^\s*(?:$|[:：–—-]|\p{Lu}|[(（])/u.test(after)
}

/** A title ends without a full stop. */
function withoutStop(title: string): string {
  return title.replace(/(?<=[^.])[.。]$/u, '')
}
