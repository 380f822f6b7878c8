import { languages } from '../src/languages/index.ts'
import { wrap } from '../src/text/wrap.ts'
import { channel, type EditionView, ownOrigin, type StoryView } from './email/view.ts'

/** The text part: written from the same view as the HTML, for people who read it as it is. */
export function editionText(view: EditionView): string {
  const { words, textColumns } = languages[view.language]
  const blocks = [
    `早見 ${view.name}`,
    [
      view.date,
      words.number(view.number),
      words.announcements(view.stories),
      words.vendors(view.vendors),
      words.minutes(view.minutes),
    ].join(words.separator),
    view.sample ? words.markSample(words.sampleNotice) : null,
    view.lede,
    ...section(words.corrections, view.corrections),
    ...section(
      words.leads,
      view.leads.map((story) => lead(story, view)),
    ),
    ...section(
      words.others,
      view.others.map((story) => line(story, view)),
    ),
    view.onTheWebOnly > 0 ? `${words.moreOnTheWeb(view.onTheWebOnly)}\n${view.web}` : null,
    ...section(words.unchecked, view.unchecked.length > 0 ? [words.uncheckedSources(view.unchecked)] : []),
    ...section(words.termOfTheDay, view.term ? [term(view.term)] : []),
    '-'.repeat(24),
    `${words.policy}\n${words.policyText}`,
    words.correctionsText,
    words.why(view.site.text),
    `${words.unsubscribe}\n${view.unsubscribe}`,
    `${words.preferences}\n${view.preferences}`,
    `${view.otherEdition.text}\n${view.otherEdition.url}`,
    `${words.onTheWeb}\n${view.web}`,
    [
      `${words.publisher}${words.colon}${view.publisher}`,
      `${words.address}${words.colon}${view.address}`,
      `${words.contact}${words.colon}${view.contact}`,
    ].join('\n'),
    words.trademarks,
  ]
  return `${blocks
    .filter((block) => block !== null)
    .map((block) => wrap(block, textColumns))
    .join('\n\n')}\n`
}

function section(title: string, blocks: string[]): string[] {
  return blocks.length === 0 ? [] : [`■ ${title}`, ...blocks]
}

function lead(story: StoryView, view: EditionView): string {
  const { words } = languages[view.language]
  const named = (links: { text: string; url: string }[]) => links.map(({ text, url }) => `${text}\n${url}`)
  return [
    story.title.text,
    kicker(story, view),
    ...summaryOf(story, view),
    story.url,
    ...named(story.official),
    ...named(story.also).map((each) => `${words.also}${words.colon}${each}`),
    ...(story.moreAlso > 0 ? [words.andMore(story.moreAlso)] : []),
  ].join('\n')
}

function summaryOf(story: StoryView, { language }: EditionView): string[] {
  const { words } = languages[language]
  const origin = ownOrigin(story)
  return story.summary ? [`${story.summary.text}${origin === null ? '' : words.bracketed(words.origin[origin])}`] : []
}

function line(story: StoryView, view: EditionView): string {
  return [story.title.text, kicker(story, view), story.url].join('\n')
}

/** Who, where, when, whose words; below it the terms. */
function kicker(story: StoryView, { language }: EditionView): string {
  const { words } = languages[language]
  const origin = story.title.origin === null ? [] : [words.origin[story.title.origin]]
  const facts = [`${story.vendor} ${channel(story)}`, story.date, ...origin].join(words.separator)
  return story.terms.length === 0 ? facts : `${facts}\n${words.terms(story.terms.map(({ text }) => text))}`
}

function term({ name, reading, otherName, definition, url }: NonNullable<EditionView['term']>): string {
  return `${name}${reading === null ? '' : `（${reading}）`} ${otherName.text}\n${definition}\n${url}`
}
