import type { AnyNode, Element, Text } from 'domhandler'
import { hitsAt, isTag, isWithin, placeOf } from './place.ts'
import type { Hit, Rule, Seen } from './rule.ts'

/** Each visible text has to have these on itself or above, inline: clients drop style sheets. */
const needed = ['color', 'font-family', 'font-size', 'line-height']

/** What a style sheet may not decide by itself; colours for dark mode are its purpose. */
const meaning = /^(color|background|background-color|font|font-size|font-weight|font-family|content|visibility)$/

/** Naming one of these makes MJML load it from elsewhere. */
const webFonts = /\b(Open Sans|Droid Sans|Lato|Roboto|Ubuntu)\b/i

export const styleRules: Rule[] = [
  {
    rule: 'style/inline',
    find: (seen) =>
      onTexts(seen, (text) => {
        const missing = needed.filter((property) => inherited(text, property) === null)
        return missing.length > 0 && `“${shortly(text.data)}” has no ${missing.join(', ')} without a style sheet`
      }),
    fix: 'write it inline',
  },
  {
    rule: 'style/meaning',
    find: ({ $ }) =>
      $('style')
        .toArray()
        .flatMap((style) => declarationsOutsideMedia($(style).text()))
        .filter(({ property }) => meaning.test(property))
        .map(({ selector, property }) => ({ message: `only the style sheet gives ${selector} its ${property}` })),
    fix: 'write it inline; a style sheet holds dark colours only',
  },
  {
    rule: 'style/web-font',
    find: ({ edition: { html } }) =>
      [...new Set(html.match(new RegExp(`font-family:[^;"]*${webFonts.source}`, 'gi')))].map((found) => ({
        message: `names ${webFonts.exec(found)?.[0]}, which would be loaded`,
      })),
    fix: 'name fonts that readers have',
  },
  {
    rule: 'style/justify',
    find: (seen) => [
      ...hitsAt(seen, '[style*="justify"], [align="justify"]', () => 'justifies lines, which tears words apart'),
      ...(/text-align:\s*justify/i.test(seen.$('style').text())
        ? [{ message: 'justifies lines by its style sheet' }]
        : []),
    ],
    fix: 'align to the side',
  },
  {
    rule: 'style/size',
    find: (seen) =>
      onTexts(seen, (text) => {
        const [size, least] = [inherited(text, 'font-size') ?? '', isWithin(text, isTag) ? 12 : 13]
        return (
          !(pixels(size) >= least) && `“${shortly(text.data)}” is ${size || 'of no size'}, at least ${least}px are read`
        )
      }),
    fix: 'make it larger',
  },
  {
    rule: 'style/line-height',
    find: (seen) =>
      onTexts(seen, (text) => {
        const [height, least] = [
          inherited(text, 'line-height') ?? '',
          isWithin(text, ({ name }) => name === 'p') ? 1.5 : 1.3,
        ]
        return (
          !(Number(height) >= least) && `“${shortly(text.data)}” stands in lines of ${height}, not of ${least} or more`
        )
      }),
    fix: 'give it more room, without a unit',
  },
]

function onTexts(seen: Seen, say: (text: Text) => string | false): Hit[] {
  return seen.texts.flatMap((text) => {
    const message = say(text)
    return message ? [{ ...placeOf(text, seen), message }] : []
  })
}

/** What an element or one above it says inline. */
export function inherited(node: AnyNode, property: string): string | null {
  for (let at: AnyNode | null = node; at !== null; at = at.parent) {
    const value = 'attribs' in at ? inlineOf(at).get(property) : undefined
    if (value !== undefined) return value
  }
  return null
}

const known = new Map<string, Map<string, string>>()

/** The declarations in a `style` attribute; most elements share few of them. */
export function inlineOf({ attribs }: Element): Map<string, string> {
  const style = attribs.style ?? ''
  const parsed = known.get(style) ?? new Map(declarationsIn(style).map(({ property, value }) => [property, value]))
  known.set(style, parsed)
  return parsed
}

function declarationsIn(style: string): { property: string; value: string }[] {
  return style.split(';').flatMap((declaration) => {
    const [property = '', ...value] = declaration.split(':')
    return value.length > 0 ? [{ property: property.trim().toLowerCase(), value: value.join(':').trim() }] : []
  })
}

/** Rules that hold for everybody, as media queries have their reasons. */
function declarationsOutsideMedia(css: string): { selector: string; property: string }[] {
  const plain = css.replace(/@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
    declarationsIn(body).map(({ property }) => ({ selector: selector.trim(), property })),
  )
}

function pixels(size: string): number {
  return /^[\d.]+px$/.test(size) ? Number.parseFloat(size) : Number.NaN
}

export function shortly(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 30 ? `${line.slice(0, 29)}…` : line
}
