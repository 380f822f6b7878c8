import { languages } from '../languages/index.ts'
import type { Versions } from '../localise/fields.ts'
import { localise } from '../localise/fields.ts'
import { fingerprint } from '../model/identity.ts'
import type { Coverage, Issue, IssueStory } from '../model/issue.ts'
import type { Evidence, Item } from '../model/item.ts'
import { eachLanguage, type Language } from '../model/language.ts'
import type { Settings } from '../model/settings.ts'
import type { Joined } from '../stories/join.ts'

export interface ComposeInput {
  date: string
  number: number
  sample: boolean
  /** In the order in which they are shown. */
  stories: { joined: Joined<Item>; versions: Versions; evidence: Evidence | null }[]
  term: string | null
  coverage: Coverage
  settings: Settings
}

/** Stories to a draft. */
export function composeIssue({ date, number, sample, stories, term, coverage, settings }: ComposeInput): Issue {
  const written = stories.map((story, at) => storyOf(story, at < settings.leads))
  return {
    date,
    number,
    sample,
    ...linesOf(written),
    corrections: [],
    term,
    stories: written,
    dropped: [],
    coverage,
  }
}

/** Subject and lede, made from the titles that lead, or from the first ones where an editor lets none lead. */
export function linesOf(stories: IssueStory[]): Pick<Issue, 'subject' | 'lede'> {
  const leads = stories.filter(({ lead }) => lead)
  const told = leads.length > 0 ? leads : stories.slice(0, 3)
  const titles = (language: Language) => told.map(({ title }) => title[language].text)
  const line = (text: string) => ({ text, drafted: fingerprint(text) })
  return {
    subject: eachLanguage((language) => {
      const { words } = languages[language]
      const [first] = titles(language)
      return line(first === undefined ? words.nothing : words.subject(first, stories.length - 1))
    }),
    lede: eachLanguage((language) => {
      const { words } = languages[language]
      return line(stories.length === 0 ? words.ledeNothing : words.lede(titles(language), stories.length))
    }),
  }
}

function storyOf({ joined, versions, evidence }: ComposeInput['stories'][number], lead: boolean): IssueStory {
  const { items, because } = joined
  const [first, ...others] = items
  const byId = new Map(items.map((item) => [item.id, item]))
  const places = [...new Map(others.filter(({ roundup }) => !roundup).map((item) => [item.address, item])).values()]
  const story = {
    id: first.id,
    vendor: first.vendor,
    source: first.source,
    url: first.url,
    addresses: [...new Set(items.map(({ address }) => address))],
    published: first.published,
    ...(first.firstSeen ? { firstSeen: true as const } : {}),
    language: first.language,
    lead,
    ...(evidence ? { evidence } : {}),
    ...localise(first, versions),
    also: places
      .filter(({ address }) => address !== first.address)
      .map(({ source, url, title, language }) => ({
        source,
        url,
        title,
        language,
      })),
    because: because.flatMap(({ a, b, rule, evidence }) => {
      const [one, other] = [byId.get(a), byId.get(b)]
      return one && other
        ? [
            {
              rule,
              evidence,
              between: [one, other].map(({ source }) => source),
            },
          ]
        : []
    }),
  }
  return { ...story, drafted: placeMark(story) }
}

/** The fingerprint of what hayami says of a story besides its words: where it stands, when, and where else. */
export function placeMark(
  story: Pick<IssueStory, 'url' | 'vendor' | 'source' | 'published' | 'language' | 'also'>,
): string {
  const { url, vendor, source, published, language, also } = story
  const others = also.flatMap((each) => [each.source, each.url, each.title, each.language])
  return fingerprint(url, vendor, source, published ?? '', language, ...others)
}
