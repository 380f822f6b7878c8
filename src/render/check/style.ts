import type { AnyNode, Element, Text } from 'domhandler'
import type { Colour } from '../../model/look.ts'
import { contrast } from '../colour.ts'
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
    // Light colours only, as they stand inline; a browser measures dark mode.
    rule: 'style/contrast',
    find: (seen) =>
      onTexts(seen, (text) => {
        const [ink, ground] = [inherited(text, 'color'), inherited(text, 'background-color') ?? '#FFFFFF']
        const ratio = ink === null ? null : contrastOf(ink, ground)
        return (
          ratio !== null &&
          !(ratio >= 4.5) &&
          `“${shortly(text.data)}” is ${ink} on ${ground}: ${ratio.toFixed(1)} to 1`
        )
      }),
    fix: 'choose colours of at least 4.5 to 1 in templates/email/theme.ts',
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

/** Of colours that are not written as six digits nothing is known, which is no contrast. */
function contrastOf(one: string, other: string): number {
  const [ink, ground] = [colourOf(one), colourOf(other)]
  return ink === null || ground === null ? Number.NaN : contrast(ink, ground)
}

function colourOf(written: string): Colour | null {
  if (!/^#[0-9a-f]{6}$/i.test(written)) return null
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(written.slice(at, at + 2), 16))
  return [red, green, blue, 1]
}

function pixels(size: string): number {
  return /^[\d.]+px$/.test(size) ? Number.parseFloat(size) : Number.NaN
}

export function shortly(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 30 ? `${line.slice(0, 29)}…` : line
}
