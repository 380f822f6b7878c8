import { languages } from '../src/languages/index.ts'
import { columnsOf, wrap } from '../src/text/wrap.ts'
import { channel, type EditionView, type Link, ownOrigin, type StoryView } from './email/view.ts'

/** Numbers stand in the margin, what belongs to them beside it. */
const margin = 4

/** The text part: written from the same view as the HTML, for people who read it as it is. */
export function editionText(view: EditionView): string {
  const { words, textColumns } = languages[view.language]
  const fold = folder(view)
  const leads = view.leads.map((story, at) => numbered(at + 1, lead(story, view)))
  const others = view.others.map((story, at) => numbered(leads.length + at + 1, line(story, view)))
  const blocks = [
    masthead(view),
    view.sample && fold(words.markSample(words.sampleNotice)),
    fold(view.lede),
    ...section(words.corrections, view.corrections.map(fold), view),
    ...section(words.leads, leads, view),
    ...section(words.others, others, view),
    view.onTheWebOnly > 0 && `${words.moreOnTheWeb(view.onTheWebOnly)}\n${view.web}`,
    ...section(words.unchecked, view.unchecked.length > 0 ? [fold(words.uncheckedSources(view.unchecked))] : [], view),
    ...section(words.termOfTheDay, view.term ? [term(view.term, words, fold)] : [], view),
    ...section(words.termsHere, termList(view), view),
    '-'.repeat(textColumns),
    ...footer(view, fold),
  ]
  return `${blocks.filter((block) => block !== false).join('\n\n')}\n`
}

type Fold = (text: string, indent?: number) => string

/** Lines as long as the language wants them, broken between words or phrases. */
function folder({ language }: EditionView): Fold {
  const { textColumns, phrases } = languages[language]
  return (text, indent = 0) => wrap(text, textColumns - indent, { phrases })
}

function masthead(view: EditionView): string {
  const { words } = languages[view.language]
  const facts = [words.announcements(view.stories), words.vendors(view.vendors), words.minutes(view.minutes)]
  return [
    `早見 ${view.name}`,
    [view.date, words.number(view.number)].join(words.separator),
    ...(view.stories > 0 ? [facts.join(words.separator)] : []),
  ].join('\n')
}

function section(title: string, blocks: string[], { language }: EditionView): string[] {
  return blocks.length === 0 ? [] : [`\n${languages[language].textHeading(title)}`, ...blocks]
}

function numbered(number: number, block: string): string {
  const mark = `${number}.`.padStart(margin - 1)
  return block.replace(/^(?=.)/gm, ' '.repeat(margin)).replace(/^ {4}/, `${mark} `)
}

function lead(story: StoryView, view: EditionView): string {
  const { words } = languages[view.language]
  const fold = folder(view)
  const origin = ownOrigin(story)
  const summary =
    story.summary && `${story.summary.text}${origin === null ? '' : words.bracketed(words.origin[origin])}`
  return [
    ...head(story, view),
    ...(summary === null ? [] : [fold(summary, margin)]),
    ...terms(story, view),
    story.url,
    ...story.official.map(({ text, url }) => `${text}${words.colon.trimEnd()}\n${url}`),
    ...story.also.map(({ text, url }) => `${words.also}${words.colon}${text}\n${url}`),
    ...(story.moreAlso === null ? [] : [`${story.moreAlso.text}${words.colon.trimEnd()}\n${story.moreAlso.url}`]),
  ].join('\n')
}

function line(story: StoryView, view: EditionView): string {
  return [...head(story, view), ...terms(story, view), story.url].join('\n')
}

/** The title; below it who, where, when, whose words. */
function head(story: StoryView, view: EditionView): string[] {
  const { words } = languages[view.language]
  const fold = folder(view)
  const origin = story.title.origin === null ? [] : [words.origin[story.title.origin]]
  const facts = [`${story.vendor} ${channel(story)}`, story.date, ...origin].filter(Boolean)
  return [fold(story.title.text, margin), fold(facts.join(words.separator), margin)]
}

function terms(story: StoryView, view: EditionView): string[] {
  if (story.terms.length === 0) return []
  return [folder(view)(languages[view.language].words.terms(story.terms.map(({ text }) => text)), margin)]
}

function term(
  { name, reading, otherName, definition, url }: NonNullable<EditionView['term']>,
  { separator }: { separator: string },
  fold: Fold,
): string {
  const read = reading === null ? '' : `（${reading}）`
  const called = otherName === null ? '' : `${read === '' ? separator : ''}${otherName.text}`
  return `${name}${read}${called}\n${fold(definition)}\n${url}`
}

/** Every term that stands with a story, once, with its page: names in one column, addresses in the next. */
function termList({ leads, others }: EditionView): string[] {
  const all = new Map([...leads, ...others].flatMap((story) => story.terms).map((each) => [each.url, each]))
  const rows: Link[] = [...all.values()]
  const column = Math.max(0, ...rows.map(({ text }) => columnsOf(text)))
  const padded = (text: string) => text + ' '.repeat(column - columnsOf(text))
  return rows.length === 0 ? [] : [rows.map(({ text, url }) => `${padded(text)}  ${url}`).join('\n')]
}

function footer(view: EditionView, fold: Fold): string[] {
  const { words } = languages[view.language]
  const { otherEdition } = view
  const link = (text: string, url: string, { colon }: { colon: string } = words) => `${text}${colon.trimEnd()}\n${url}`
  return [
    `${words.policy}\n${fold(words.policyText)}`,
    fold(words.correctionsText),
    [
      fold(words.why(view.site.text)),
      link(words.unsubscribe, view.unsubscribe),
      link(words.preferences, view.preferences),
    ].join('\n'),
    [
      link(otherEdition.text, otherEdition.url, languages[otherEdition.language].words),
      link(words.onTheWeb, view.web),
    ].join('\n'),
    [
      fold(`${words.publisher}${words.colon}${view.publisher}`),
      fold(`${words.address}${words.colon}${view.address}`),
      `${words.contact}${words.colon}${view.contact}`,
    ].join('\n'),
    fold(words.trademarks(view.name)),
  ]
}
