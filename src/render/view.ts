import type { EditionView, Shown, StoryView } from '../../templates/email/view.ts'
import { chooseTerms } from '../glossary/choose.ts'
import { type Compiled, compileTerms } from '../glossary/compile.ts'
import { linkTerms } from '../glossary/link.ts'
import { languages } from '../languages/index.ts'
import type { House } from '../model/house.ts'
import { localDay } from '../model/instant.ts'
import type { Field, Issue, IssueStory } from '../model/issue.ts'
import { eachLanguage, type Language, languageCodes } from '../model/language.ts'
import { personalLink, termLink, webEditionLink } from '../model/links.ts'
import type { Term, TermMatch } from '../model/term.ts'
import { namesOf } from '../model/vendor.ts'
import { trimAtSentence } from '../text/trim.ts'

/** At most this many of the other official places in a lead's line. */
const maxAlso = 3
const wordsPerMinute = 200
const charactersPerMinute = 500

/** An issue as one language shows it. */
export function viewOf(issue: Issue, language: Language, house: House): EditionView {
  const { settings } = house
  const { words, date } = languages[language]
  const shown = issue.stories.slice(0, settings.items)
  const links = termLinks(shown, language, house)
  const views = shown.map((story, at) => storyView(story, language, house, links[at] ?? []))
  const leads = views.filter((_, at) => shown[at]?.lead)
  const other = languageCodes.find((code) => code !== language) ?? language
  const plain = issue.subject[language].text
  const subject = issue.sample ? words.markSample(plain) : plain
  return {
    language,
    name: settings.name,
    title: `${subject} — ${settings.name}`,
    subject,
    preheader: words.preheader(views.slice(1, 4).map(({ title }) => title.text)),
    sample: issue.sample,
    date: date(issue.date),
    number: issue.number,
    stories: issue.stories.length,
    vendors: new Set(issue.stories.map(({ vendor }) => vendor)).size,
    minutes: minutesOf(views),
    lede: issue.lede[language].text,
    corrections: issue.corrections.map((correction) => correction[language]),
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
    site: { text: new URL(settings.site).host, url: settings.site },
    publisher: settings.publisher[language],
    address: settings.address[language],
    contact: settings.contact,
  }
}

function storyView(story: IssueStory, language: Language, house: House, terms: StoryView['terms']): StoryView {
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
  return {
    vendor: house.vendors.find(({ id }) => id === story.vendor)?.name[language] ?? story.vendor,
    source: sourceName(story.source, language, house, story.vendor),
    date: dayOf(story, language, house),
    title: shownField(story.title[language], language, story),
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
    host: new URL(story.url).host,
    official: official.slice(0, 1),
    also: also.slice(0, maxAlso).map(({ source, url }) => ({
      text: sourceName(source, language, house),
      url,
    })),
    moreAlso: Math.max(0, also.length - maxAlso),
    terms,
  }
}

/** The day it was published, or first seen where its source gives no date; what earlier issue carried the page it updates. */
function dayOf({ published, firstSeen, updated }: IssueStory, language: Language, { settings }: House): string {
  const { shortDate, words } = languages[language]
  if (published === null) return ''
  const day = shortDate(localDay(published, settings.timezone))
  if (updated) return words.updated(day, shortDate(updated))
  return firstSeen ? words.firstSeen(day) : day
}

/** The text with its language and origin where either is not what a reader would take for granted. */
function shownField(field: Field, language: Language, story: IssueStory): Shown {
  const own = field.language ?? language
  const foreign = own === language ? null : own
  const untouched = field.origin === 'original' && foreign === null
  const edited = field.origin === 'editor' && story.language === language
  return {
    text: field.text,
    language: foreign,
    origin: untouched ? null : edited ? 'edited' : field.origin,
  }
}

/** A source’s name; the vendor’s own name is not said twice. */
function sourceName(id: string, language: Language, { sources, vendors }: House, beside?: string): string {
  const source = sources.find((each) => each.id === id)
  if (!source) return id
  const vendor = vendors.find((each) => each.id === source.vendor)?.name[language] ?? source.vendor
  const name = source.name[language]
  return beside === source.vendor || name.includes(vendor) ? name : `${vendor} ${name}`
}

/** For each story the few terms that its title and summary hold in this language. */
function termLinks(stories: IssueStory[], language: Language, house: House): StoryView['terms'][] {
  const perStory = stories.map((story) => matchesOf(story, language, house))
  return chooseTerms(perStory, house.settings.termsPerItem).map((matches) =>
    matches.map((match) => linkTo(match, language, house)),
  )
}

/** The ids of the terms that the texts of each story in the mail hold, in any language. */
export function linkedTerms({ stories }: Issue, house: House): string[][] {
  return stories
    .slice(0, house.settings.items)
    .map((story) => [
      ...new Set(languageCodes.flatMap((code) => matchesOf(story, code, house).map(({ term }) => term))),
    ])
}

function matchesOf(story: IssueStory, language: Language, house: House): TermMatch[] {
  const compiled = compiledFor(house)
  const fields = [story.title[language], story.summary[language]].map((field) => shownField(field, language, story))
  const found = fields.flatMap(({ text, language: of }) => linkTerms(compiled[of ?? language], text))
  return found.filter((match, at) => found.findIndex(({ term }) => term === match.term) === at)
}

const compiledTerms = new WeakMap<Term[], Record<Language, Compiled>>()

function compiledFor({ terms, vendors }: House): Record<Language, Compiled> {
  const known = compiledTerms.get(terms)
  if (known) return known
  const compiled = eachLanguage((language) => compileTerms(terms, language, namesOf(vendors)))
  compiledTerms.set(terms, compiled)
  return compiled
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
    otherName: { text: term.pages[other].name, url, language: other },
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
