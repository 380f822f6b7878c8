import type { CheerioAPI } from 'cheerio'
import { type Element, isTag } from 'domhandler'
import type { RowRules } from '../../model/source.ts'
import { instant } from '../dates.ts'
import { dateIn } from './days.ts'
import { absolute } from './document.ts'
import { type Entry, maxEntries } from './entry.ts'
import { visibleText, walk } from './visible.ts'

type Shape = Omit<RowRules, 'atLeast' | 'fallback'>

/** Entries as a visitor sees them. `fallback` says that the first shape of a row found nothing and a later one served. */
export function fromRows($: CheerioAPI, rules: RowRules, base: string | null): { entries: Entry[]; fallback: boolean } {
  for (const [at, shape] of [rules, ...(rules.fallback ?? [])].entries()) {
    const entries = ofShape($, shape, base)
    if (entries.length > 0) return { entries, fallback: at > 0 }
  }
  return { entries: [], fallback: false }
}

/** At most one more than may be kept. */
function ofShape($: CheerioAPI, shape: Shape, base: string | null): Entry[] {
  return $(shape.each)
    .toArray()
    .slice(0, maxEntries + 1)
    .filter(isTag)
    .flatMap((row) => {
      const url = absolute(linkOf($, row, shape), base)
      const title = shape.title ? textAt($, row, shape.title) : visibleText(row)
      if (!url || !title || title === '') return []
      const summary = shape.summary ? textAt($, row, shape.summary) : null
      return [{ title, url, published: dateOf($, row, shape.date), summary }]
    })
}

/** A link to a place on the page itself is none. */
function linkOf($: CheerioAPI, row: Element, { link }: Shape): string | null {
  const found = link ? $(row).find(link).first() : row.attribs.href ? $(row) : $(row).find('a[href]').first()
  const href = found.attr('href')?.trim()
  return href && !href.startsWith('#') ? href : null
}

/** The text of the first match that has any. */
function textAt($: CheerioAPI, row: Element, selector: string): string | null {
  for (const element of $(row).find(selector).toArray()) {
    const text = visibleText(element)
    if (text !== '') return text
  }
  return null
}

/** By the rule, then by `<time>`, last by any text in the row that is a date and nothing else. */
function dateOf($: CheerioAPI, row: Element, selector: string | undefined): string | null {
  for (const element of [...(selector ? $(row).find(selector).toArray() : []), ...$(row).find('time').toArray()]) {
    const text = visibleText(element)
    const found = instant(element.attribs.datetime) ?? dateIn(text)?.date ?? instant(text)
    if (found) return found
  }
  return looseDate(row)
}

function looseDate(row: Element): string | null {
  for (const step of walk(row)) {
    if (step.kind !== 'text' || step.text.length > 60 || !/\d/.test(step.text)) continue
    const dated = dateIn(step.text)
    if (dated && dated.rest === '') return dated.date
  }
  return null
}
