import type { ParsedItem } from '../model/item.ts'
import type { Filter, Source } from '../model/source.ts'

type Entry = Pick<ParsedItem, 'title' | 'summary' | 'categories' | 'url'>

/** Why an entry of a wide channel is left out, asked of every entry of a source, or null where it is kept. */
export function filterOf({ only, not }: Source): (entry: Entry) => string | null {
  const [wanted, unwanted] = [only && matcherOf(only), not && matcherOf(not)]
  return (entry) => {
    if (unwanted?.(entry)) return 'of a kind that is not carried (filter)'
    return wanted && !wanted(entry) ? 'not about AI (filter)' : null
  }
}

/** The title of an entry in words that stand alone: the source's template around it, unless it names the product already. */
export function titleBy(template: string | undefined, title: string): string {
  if (template === undefined || title === '') return title
  const names = template.split('{title}').map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
  const named = names.every((name) => name === '' || wordsOf([name]).test(folded(title)))
  return named ? title : template.replace('{title}', () => title)
}

function matcherOf({ categories, words, paths }: Filter): (entry: Entry) => boolean {
  const filed = new Set(categories.map(folded))
  const word = words.length > 0 ? wordsOf(words) : null
  const start = paths.length > 0 ? startsOf(paths) : null
  return (entry) => {
    return (
      entry.categories.some((category) => filed.has(folded(category))) ||
      (word?.test(folded(`${entry.title}\n${entry.summary ?? ''}`)) ?? false) ||
      (start?.test(URL.parse(entry.url ?? '')?.pathname ?? '') ?? false)
    )
  }
}

/** Whole parts of a path from its beginning: `/news` begins /news/a and not /newsletter. */
function startsOf(paths: string[]): RegExp {
  const all = paths.map((path) =>
    path
      .replace(/\/$/, '')
      .split('/')
      .map((part) => (part === '*' ? '[^\\/]+' : RegExp.escape(part)))
      .join('\\/'),
  )
  return new RegExp(`^(?:${all.join('|')})(?:\\/|$)`, 'v')
}

/** Latin words stand alone, also beside Japanese: “AI” in 生成AIの, not in “email”. Japanese is written without spaces. */
function wordsOf(words: string[]): RegExp {
  const all = words.map(folded).map((word) => {
    const text = RegExp.escape(word)
    return japanese.test(word) ? text : `(?<!${letter})${text}(?!${letter})`
  })
  return new RegExp(all.join('|'), 'v')
}

const japanese = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/v
const letter = '[[\\p{L}\\p{N}_]--[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}]]'

/** One form for full and half width, capitals and small letters. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
