import { Parser } from 'htmlparser2'

const hidden = new Set(['script', 'style', 'template', 'noscript', 'svg', 'iframe'])
/** Elements that stand within a line: what is before and after them may be one word. */
export const inline: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code em font i kbd mark q s samp small span strong sub sup tt u var wbr'.split(' '),
)

/** What a reader sees of a piece of HTML, on one line: tags gone, entities decoded once, white space folded. Linear time. */
export function plainText(html: string): string {
  const parts: string[] = []
  let depthHidden = 0
  const parser = new Parser(
    {
      ontext: (text) => {
        if (depthHidden === 0) parts.push(text)
      },
      onopentagname: (name) => {
        if (hidden.has(name)) depthHidden += 1
        if (!inline.has(name)) parts.push(' ')
      },
      onclosetag: (name) => {
        if (hidden.has(name)) depthHidden = Math.max(0, depthHidden - 1)
        if (!inline.has(name)) parts.push(' ')
      },
    },
    { decodeEntities: true },
  )
  parser.end(withoutSubsets(html))
  return oneLine(parts.join(''))
}

/** A DOCTYPE ends at its first `>` for HTML, which would leave the end of an internal subset (`]>`) for a reader to see. */
function withoutSubsets(html: string): string {
  const start = /<!doctype\b[^<>[]*\[/gi
  const end = /\]\s*>/g
  const parts: string[] = []
  let at = 0
  for (let opened = start.exec(html); opened !== null; opened = start.exec(html)) {
    end.lastIndex = start.lastIndex
    if (end.exec(html) === null) break
    parts.push(html.slice(at, opened.index))
    at = end.lastIndex
    start.lastIndex = at
  }
  return parts.join(' ') + html.slice(at)
}

/** A page's title without the name of its site behind a bar. */
export function withoutSiteName(title: string): string {
  return title.replace(/\s+[|｜\\]\s+[^|｜\\]{1,40}$/u, '')
}

/** Nothing of it can be seen: white space, controls, fillers (Default_Ignorable_Code_Point), the blank Braille pattern. */
export function isBlank(value: string): boolean {
  return /^[\p{DI}\p{C}\s\u2800\ufffd]*$/u.test(value)
}

/**
 * White space folded to single spaces; without control characters and marks of direction. A lone surrogate, which no mail can
 * carry, shows as the replacement character.
 */
export function oneLine(value: string): string {
  if (!untidy.test(value)) return value
  return value.toWellFormed().replace(unprintable, ' ').replace(/\s+/gu, ' ').trim()
}

/** Controls, and marks that turn the direction of the text around them. */
const unprintable = /[\p{Cc}\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Most texts are tidy as they come, and are not copied. */
const untidy = /[\p{Cc}\p{Cs}\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[^\S ]|^ | $| {2}/u
