import { oneLine } from '../../text/plain.ts'
import { storyCells } from './place.ts'
import type { Seen, Words } from './rule.ts'

/** All words of an edition that do not come from the templates or the language. */
export function wordsOf({ $, edition: { language }, issue, view, order }: Omit<Seen, 'texts' | 'words'>): Words[] {
  const issueFile = `issues/${issue.date}.yaml`
  const stories = $(storyCells).toArray()
  const views = [...view.leads, ...view.others]
  const visible = (selector: string) => $(selector).text()
  return [
    ...[view.lede].map((text) => ({
      text,
      block: 'masthead' as const,
      story: null,
      where: `${issueFile} → lede.${language}.text`,
      shown: visible('.masthead'),
      alone: false,
    })),
    ...view.corrections.map((text, at) => ({
      text,
      block: 'corrections' as const,
      story: null,
      where: `${issueFile} → corrections.${at}.${language}`,
      shown: $('.corrections p').eq(at).text(),
      alone: true,
    })),
    ...views.flatMap(({ title, summary }, at) => {
      const cell = $(stories[at])
      const block = at < view.leads.length ? ('lead' as const) : ('line' as const)
      const story = order[at] ?? null
      const field = (name: string) => `${issueFile} → stories.${story}.${name}.${language}.text`
      const words = [
        { text: title.text, block, story, where: field('title'), shown: cell.find('h3').text(), alone: true },
      ]
      const paragraph = cell.find('p').clone()
      paragraph.find('.tag').remove()
      if (block === 'lead' && summary)
        words.push({ text: summary.text, block, story, where: field('summary'), shown: paragraph.text(), alone: true })
      return words
    }),
    ...[view.term?.name, view.term?.definition].flatMap((text, at) =>
      text === undefined
        ? []
        : [
            {
              text,
              block: 'term' as const,
              story: null,
              where: `glossary/${issue.term}/${language}.md → ${at === 0 ? 'name' : 'definition'}`,
              shown: visible('.term'),
              alone: false,
            },
          ],
    ),
    ...(['publisher', 'address'] as const).map((field) => ({
      text: view[field],
      block: 'footer' as const,
      story: null,
      where: `hayami.yaml → ${field}.${language}`,
      shown: visible('.footer'),
      alone: false,
    })),
  ]
}

/** As a reader sees it: white space is one space, and what no document can carry is gone. */
export function folded(text: string): string {
  return oneLine(text)
}

/** Without any white space, as lines are broken anywhere in some scripts. */
export function unspaced(text: string): string {
  return folded(text).replaceAll(' ', '')
}

/** What stands in the issue or the house by itself is no slip of a template. */
export function isOwn(piece: string, { issue, house }: Pick<Seen, 'issue' | 'house'>): boolean {
  const quoted = JSON.stringify(piece).slice(1, -1)
  return [issue, house].some((each) => JSON.stringify(each).includes(quoted))
}
