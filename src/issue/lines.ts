import { languages } from '../languages/index.ts'
import { typeset } from '../languages/typeset.ts'
import { fingerprint } from '../model/identity.ts'
import type { Issue, IssueStory } from '../model/issue.ts'
import { eachLanguage, type Language } from '../model/language.ts'
import { oneLine } from '../text/plain.ts'
import { shorten } from '../text/shorten.ts'
import { columnsOf } from '../text/wrap.ts'

/** What a reader sees of an issue before its stories: in the list of mails subject and preheader, then the lede. */
export type Lines = Pick<Issue, 'subject' | 'preheader' | 'lede'>

/**
 * The lines as hayami writes them, from the stories that lead, or from the first ones where none does. `names` are those of
 * companies and products, which no line cuts through.
 */
export function linesOf(stories: IssueStory[], names: readonly string[]): Lines {
  const leads = stories.filter(({ lead }) => lead)
  const told = leads.length > 0 ? leads : stories.slice(0, 3)
  const inOrder = [...told, ...stories.filter((story) => !told.includes(story))]
  const lines = eachLanguage((language) => {
    const set = setterFor(language, names)
    const subject = subjectOf(told, stories.length, set)
    return { ...subject, preheader: preheaderOf(inOrder, subject.told, set), lede: ledeOf(told, stories.length, set) }
  })
  const line = (name: 'subject' | 'preheader' | 'lede') =>
    eachLanguage((language) => {
      const text = lines[language][name]
      return { text, drafted: fingerprint(text) }
    })
  return { subject: line('subject'), preheader: line('preheader'), lede: line('lede') }
}

interface Setter {
  language: Language
  full: (story: IssueStory) => string
  /** The title, or what stands in its place, in so many columns. */
  within: (story: IssueStory, columns: number, field?: 'title' | 'summary') => string
}

function setterFor(language: Language, names: readonly string[]): Setter {
  const textOf = (story: IssueStory, name: 'title' | 'summary') => {
    const field = story[name][language]
    return typeset({ ...field, text: oneLine(field.text) }, language)
  }
  const { words } = languages[language]
  // Above the stories nothing else would say that the words are a machine's.
  const markOf = (story: IssueStory, name: 'title' | 'summary') =>
    story[name][language].origin === 'machine' ? words.bracketed(words.origin.machine) : ''
  return {
    language,
    full: (story) => textOf(story, 'title') + markOf(story, 'title'),
    within: (story, columns, field = 'title') => {
      const { phrases, dangling } = languages[story[field][language].language ?? language]
      const mark = markOf(story, field)
      return shorten(textOf(story, field), columns - columnsOf(mark), { names, phrases, dangling }) + mark
    },
  }
}

/** The first title, shortened where it must be; the next ones while they fit whole. */
function subjectOf(told: IssueStory[], total: number, { language, full, within }: Setter) {
  const { words, columns } = languages[language]
  const [first, ...next] = told
  if (first === undefined) return { subject: words.nothing, told: 0 }
  const titles = [within(first, columns.subject - columnsOf(words.subject([''], total - 1)))]
  for (const story of titles[0] === full(first) ? next : []) {
    const longer = [...titles, full(story)]
    if (columnsOf(words.subject(longer, total - longer.length)) > columns.subject) break
    titles.push(full(story))
  }
  return { subject: words.subject(titles, total - titles.length), told: titles.length }
}

/** Less than this of a title tells nothing. */
const fewestColumns = 24

/** What the subject left, while it fits; of an announcement that stands alone, what it says. */
function preheaderOf(inOrder: IssueStory[], told: number, { language, full, within }: Setter): string {
  const { words, columns } = languages[language]
  const rest = inOrder.slice(told)
  const [alone] = inOrder
  if (rest.length === 0) return alone === undefined ? '' : within(alone, columns.preheader, 'summary')
  const titles: string[] = []
  for (const [at, story] of rest.entries()) {
    const room = columns.preheader - columnsOf(words.preheader([...titles, ''], at < rest.length - 1))
    if (room < fewestColumns) break
    titles.push(within(story, room))
    if (titles.at(-1) !== full(story)) break
  }
  return words.preheader(titles, titles.length < rest.length)
}

function ledeOf(told: IssueStory[], total: number, { language, within }: Setter): string {
  const { words, columns } = languages[language]
  if (total === 0) return words.ledeNothing
  return words.lede(
    told.slice(0, 3).map((story) => within(story, columns.lede)),
    total,
  )
}
