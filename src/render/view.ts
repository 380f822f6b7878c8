import type { EditionView, Shown, StoryView } from '../../templates/email/view.ts'
import { languages } from '../languages/index.ts'
import type { House } from '../model/house.ts'
import { localDay } from '../model/instant.ts'
import type { Issue, IssueStory } from '../model/issue.ts'
import { type Language, languageCodes } from '../model/language.ts'
import { personalLink, termLink, webEditionLink } from '../model/links.ts'
import type { TermMatch } from '../model/term.ts'
import { namesOf } from '../model/vendor.ts'
import { isBlank, oneLine } from '../text/plain.ts'
import { shorten } from '../text/shorten.ts'
import { trimAtSentence } from '../text/trim.ts'
import { shownField } from './field.ts'
import { termsOf } from './terms.ts'

/** At most this many of the other official places in a lead's line, one of each channel: two links of one name tell nobody apart. */
const maxAlso = 3
const wordsPerMinute = 200
const charactersPerMinute = 500

/** An issue as one language shows it. */
export function viewOf(issue: Issue, language: Language, house: House): EditionView {
  const { settings } = house
  const { words, date } = languages[language]
  const shown = issue.stories.slice(0, settings.items)
  const links = termsOf(shown, language, house).map((matches) => matches.map((match) => linkTo(match, language, house)))
  const views = shown.map((story, at) =>
    storyView(story, language, house, { terms: links[at] ?? [], date: issue.date }),
  )
  const leads = views.filter((_, at) => shown[at]?.lead)
  const other = languageCodes.find((code) => code !== language) ?? language
  const plain = oneLine(issue.subject[language].text)
  const subject = issue.sample ? words.markSample(plain) : plain
  return {
    language,
    name: settings.name,
    title: `${subject} — ${settings.name}`,
    subject,
    preheader: oneLine(issue.preheader[language].text),
    sample: issue.sample,
    date: date(issue.date),
    number: issue.number,
    stories: issue.stories.length,
    vendors: new Set(issue.stories.map(({ vendor }) => vendor)).size,
    minutes: minutesOf(views),
    lede: oneLine(issue.lede[language].text),
    corrections: issue.corrections.map((correction) => oneLine(correction[language])),
    leads,
    others: views.filter((_, at) => !shown[at]?.lead),
    onTheWebOnly: issue.stories.length - shown.length,
    unchecked: issue.coverage.sources
      .filter(({ state }) => state !== 'read')
      .map(({ id }) => sourceName(id, language, house)),
    term: termView(issue.term, language, other, house),
    web: webEditionLink(settings, language, issue.date),
    otherEdition: {
      text: languages[other].words.otherLanguage(languages[other].ownName),
      url: webEditionLink(settings, other, issue.date),
      language: other,
    },
    unsubscribe: personalLink(settings, 'unsubscribe', ''),
    preferences: personalLink(settings, 'preferences', ''),
    site: { text: hostOf(settings.site), url: settings.site },
    publisher: settings.publisher[language],
    address: settings.address[language],
    contact: settings.contact,
  }
}

function storyView(
  story: IssueStory,
  language: Language,
  house: House,
  { terms, date }: { terms: StoryView['terms']; date: string },
): StoryView {
  const { words, summaryLength } = languages[language]
  const summary = shownField(story.summary[language], language, story)
  const sourceLanguage = house.sources.find(({ id }) => id === story.source)?.language ?? story.language
  const places = story.also.filter(({ url }) => url !== story.url)
  const translated = places.filter((place) => place.language !== sourceLanguage)
  const translation = story.title[language]
  const official = [
    ...translated.map(({ url, language: of }) => ({
      text: words.officialIn[of],
      url,
    })),
    ...(translation.url && translated.length === 0
      ? [
          {
            text: words.officialIn[language],
            url: translation.url,
          },
        ]
      : []),
  ]
  const also = places.filter((place) => place.language === sourceLanguage)
  const channels = also.filter(({ source }, at) => also.findIndex((place) => place.source === source) === at)
  return {
    vendor: house.vendors.find(({ id }) => id === story.vendor)?.name[language] ?? story.vendor,
    source: sourceName(story.source, language, house, story.vendor),
    date: dayOf(story, language, house),
    title: shownTitle(story, language, house),
    summary:
      summary.text === ''
        ? null
        : {
            ...summary,
            text: trimAtSentence(
              summary.text,
              summary.language === null ? summaryLength : languages[summary.language].summaryLength,
            ),
          },
    url: story.url,
    host: hostOf(story.url),
    official: official.slice(0, 1),
    also: channels.slice(0, maxAlso).map(({ source, url }) => ({
      text: sourceName(source, language, house),
      url,
    })),
    moreAlso:
      also.length > Math.min(channels.length, maxAlso)
        ? {
            text: words.andMore(also.length - Math.min(channels.length, maxAlso)),
            url: webEditionLink(house.settings, language, date),
          }
        : null,
    terms,
  }
}

/** A title of any length in at most the room for one; the address where nothing of it can be seen. */
function shownTitle(story: IssueStory, language: Language, { vendors }: House): Shown {
  const title = shownField(story.title[language], language, story)
  const { columns, phrases, dangling } = languages[title.language ?? language]
  if (isBlank(title.text)) return { ...title, text: story.url.replace(/^https:\/\//, '') }
  return { ...title, text: shorten(title.text, columns.title, { names: namesOf(vendors), phrases, dangling }) }
}

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '')
}

/** The day it was published, or first seen where its source gives no date; what earlier issue carried the page it updates. */
function dayOf({ published, firstSeen, updated }: IssueStory, language: Language, { settings }: House): string {
  const { shortDate, words } = languages[language]
  if (published === null) return ''
  const day = shortDate(localDay(published, settings.timezone))
  if (updated) return words.updated(day, shortDate(updated))
  return firstSeen ? words.firstSeen(day) : day
}

/** A source’s name; the vendor’s own name is not said twice. */
function sourceName(id: string, language: Language, { sources, vendors }: House, beside?: string): string {
  const source = sources.find((each) => each.id === id)
  if (!source) return id
  const vendor = vendors.find((each) => each.id === source.vendor)?.name[language] ?? source.vendor
  const name = source.name[language]
  return beside === source.vendor || name.includes(vendor) ? name : `${vendor} ${name}`
}

function linkTo({ term }: TermMatch, language: Language, { terms, settings }: House) {
  const name = terms.find(({ id }) => id === term)?.pages[language].name ?? term
  return { text: name, url: termLink(settings, language, term) }
}

function termView(
  id: string | null,
  language: Language,
  other: Language,
  { terms, settings }: House,
): EditionView['term'] {
  const term = terms.find((each) => each.id === id)
  if (!term) return null
  const page = term.pages[language]
  const url = termLink(settings, language, term.id)
  return {
    name: page.name,
    reading: page.reading ?? null,
    otherName: term.pages[other].name === page.name ? null : { text: term.pages[other].name, url, language: other },
    definition: page.definition,
    url,
  }
}

/** How long the announcements take to read; at least a minute. */
function minutesOf(views: StoryView[]): number {
  const text = views.map(({ title, summary }) => `${title.text} ${summary?.text ?? ''}`).join(' ')
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const words = text.match(/[\p{Script=Latin}\p{N}]+/gu)?.length ?? 0
  return Math.max(1, Math.round(wide / charactersPerMinute + words / wordsPerMinute))
}
