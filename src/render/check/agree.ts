import { ownOrigin } from '../../../templates/email/view.ts'
import { languages } from '../../languages/index.ts'
import { hidden, placeOf, storyCells } from './place.ts'
import type { Hit, Rule, Seen } from './rule.ts'
import { shortly } from './style.ts'
import { folded, unspaced } from './words.ts'

/** Every edition, in HTML and in text, says what the issue says: so they agree with one another too. */
export const agreeRules: Rule[] = [
  {
    rule: 'agree/subject',
    find: ({ edition, issue, view }) => {
      const { subject, language } = edition
      const where = `issues/${issue.date}.yaml → subject.${language}.text`
      const hit = (message: string): Hit => ({ block: 'subject', where, message })
      if (subject.trim() === '') return [hit('is empty')]
      if (/[\r\n]/.test(subject)) return [hit('has several lines')]
      return subject === view.subject ? [] : [hit(`is “${shortly(subject)}”, not what the issue says`)]
    },
    fix: 'write one line',
  },
  {
    rule: 'agree/words',
    find: (seen) =>
      seen.words.flatMap(({ text, shown, alone, ...place }) => {
        const [words, visible] = [folded(text), folded(shown)]
        const fits = alone ? words === visible : visible.includes(words)
        return fits ? [] : [{ ...place, message: `is shown as “${shortly(visible)}”, not as “${shortly(words)}”` }]
      }),
    fix: 'mend what is left of it in the HTML',
  },
  {
    rule: 'agree/text',
    find: (seen) => {
      const text = unspaced(seen.edition.text)
      return seen.words
        .filter((words) => !text.includes(unspaced(words.text)))
        .map(({ text: words, story }) => ({ block: 'text', story, message: `lacks “${shortly(words)}”` }))
    },
    fix: 'mend the template',
  },
  {
    rule: 'agree/preheader',
    find: ({ $, view }) => {
      const shown = folded($(hidden).first().text())
      const fits = view.preheader === '' ? shown === '' : shown.includes(folded(view.preheader))
      return fits ? [] : [{ block: 'preheader', message: `is “${shortly(shown)}”` }]
    },
    fix: 'mend the template',
  },
  {
    rule: 'agree/order',
    find: (seen) => {
      const { $, edition, view } = seen
      const urls = [...view.leads, ...view.others].map(({ url }) => url)
      const inHtml = $(storyCells)
        .toArray()
        .map((cell) => $(cell).find('h3 a').attr('href'))
      const starts = urls.map((url) => edition.text.search(new RegExp(`^ *${RegExp.escape(url)}$`, 'm')))
      return [
        ...(inHtml.join('\n') === urls.join('\n')
          ? []
          : [{ message: 'has other stories than the issue, or in another order' }]),
        ...(starts.every((start, at) => start > (starts[at - 1] ?? -1))
          ? []
          : [{ block: 'text' as const, message: 'has other stories than the issue, or in another order' }]),
      ]
    },
    fix: 'mend the template',
  },
  { rule: 'agree/origin', find: untagged, fix: 'a text in other words than the vendor’s own says whose they are' },
  {
    rule: 'agree/counts',
    find: ({ $, edition, view }) => {
      const { words } = languages[edition.language]
      const facts = [view.date, words.number(view.number)]
      if (view.stories > 0) facts.push(words.announcements(view.stories), words.vendors(view.vendors))
      if (view.onTheWebOnly > 0) facts.push(words.moreOnTheWeb(view.onTheWebOnly))
      const [html, text] = [$('.masthead, .more').text(), edition.text].map(unspaced)
      return facts.flatMap((fact) => [
        ...(html?.includes(unspaced(fact)) ? [] : [{ block: 'masthead' as const, message: `does not say “${fact}”` }]),
        ...(text?.includes(unspaced(fact)) ? [] : [{ block: 'text' as const, message: `does not say “${fact}”` }]),
      ])
    },
    fix: 'mend the template',
  },
]

/** Of each story in both parts: the mark of a title or summary that is translated, edited or left in another language. */
function untagged(seen: Seen): Hit[] {
  const { $, edition, view } = seen
  const { origin } = languages[edition.language].words
  const cells = $(storyCells).toArray()
  const text = unspaced(edition.text)
  let from = 0
  return [...view.leads, ...view.others].flatMap((story, at) => {
    const cell = cells[at]
    const isLead = at < view.leads.length
    const wanted = [story.title.origin, isLead ? ownOrigin(story) : null].flatMap((each) =>
      each === null ? [] : [origin[each]],
    )
    const tags = $(cell)
      .find('.tag')
      .toArray()
      .map((tag) => folded($(tag).text()))
    const start = text.indexOf(unspaced(story.title.text), from)
    const end = text.indexOf(story.url, start)
    from = end === -1 ? from : end
    const lines = text.slice(Math.max(0, start), end === -1 ? undefined : end)
    const place = cell ? placeOf(cell, seen) : {}
    return [
      ...(tags.join() === wanted.join()
        ? []
        : [{ ...place, message: `is marked “${tags.join()}”, not “${wanted.join()}”` }]),
      ...wanted
        .filter((mark) => !lines.includes(unspaced(mark)))
        .map((mark) => ({
          ...place,
          block: 'text' as const,
          message: `“${shortly(story.title.text)}” is not marked “${mark}”`,
        })),
    ]
  })
}
