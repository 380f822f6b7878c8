import type { ParsedItem } from '../../model/item.ts'
import { type ParseProblem, problem } from '../parsed.ts'

/** What an editor should know of entries that could be read. */
export function remarks(items: ParsedItem[], { marked = 0, open = false } = {}): ParseProblem[] {
  const counts: [rule: string, count: number, what: string][] = [
    ['title-markup', marked, 'have a title that holds elements, and count as having none'],
    ['no-date', items.filter(({ published }) => published === null).length, 'have no date that can be read'],
    ['no-title', items.filter(({ title }) => title === '').length - marked, 'have no title'],
    ['no-link', items.filter(({ url }) => url === null).length, 'have no link'],
  ]
  return [
    ...(items.length === 0 ? [problem('empty', 'has no entries')] : []),
    ...(open ? [problem('unclosed', 'ends before its last elements are closed')] : []),
    ...counts
      .filter(([, count]) => count > 0)
      .map(([rule, count, what]) => problem(rule, `${count} of ${items.length} entries ${what}`)),
  ]
}
