import { languages } from '../languages/index.ts'
import type { Item } from '../model/item.ts'

/**
 * What a vendor says of an announcement in its own words, or nothing: the summary of its feed, else the description of its
 * page, without the boilerplate around them. A text that only repeats the title says nothing.
 */
export function summaryOf(
  { title, summary, language }: Pick<Item, 'title' | 'summary' | 'language'>,
  description: string | null,
): string {
  for (const text of [summary, description]) {
    const own = withoutBoilerplate(text ?? '', languages[language].boilerplate)
    if (own !== '' && !repeats(own, title)) return own
  }
  return ''
}

function withoutBoilerplate(text: string, patterns: RegExp[]): string {
  let left = text.trim()
  for (let before = ''; before !== left; ) {
    before = left
    for (const pattern of patterns) left = left.replace(pattern, '').trim()
  }
  return left
}

function repeats(text: string, title: string): boolean {
  const words = (of: string) => of.toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, '')
  return words(text) === words(title)
}
