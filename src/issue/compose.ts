import type { Versions } from '../localise/fields.ts'
import { localise } from '../localise/fields.ts'
import { fingerprint } from '../model/identity.ts'
import type { Coverage, Issue, IssueStory } from '../model/issue.ts'
import type { Evidence } from '../model/item.ts'
import type { Settings } from '../model/settings.ts'
import { namesOf, type Vendor } from '../model/vendor.ts'
import type { Ranked } from '../stories/rank.ts'
import { linesOf } from './lines.ts'
import type { Fresh } from './select.ts'

export interface ComposeInput {
  date: string
  number: number
  sample: boolean
  /** In the order in which they are shown. */
  stories: {
    joined: Ranked<Fresh>
    versions: Versions
    evidence: Evidence | null
    /** What its page says of itself, where its feed says nothing. */
    description: string | null
  }[]
  term: string | null
  coverage: Coverage
  settings: Settings
  vendors: Vendor[]
}

/** Stories to a draft. */
export function composeIssue({
  date,
  number,
  sample,
  stories,
  term,
  coverage,
  settings,
  vendors,
}: ComposeInput): Issue {
  const written = stories.map((story, at) => storyOf(story, at < settings.leads))
  return {
    date,
    number,
    sample,
    ...linesOf(written, namesOf(vendors)),
    corrections: [],
    accepted: [],
    term,
    stories: written,
    together: [],
    apart: [],
    dropped: [],
    coverage,
  }
}

function storyOf(
  { joined, versions, evidence, description }: ComposeInput['stories'][number],
  lead: boolean,
): IssueStory {
  const { items, because, updated, rank } = joined
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
    ...(updated ? { updated } : {}),
    lead,
    ...(evidence ? { evidence } : {}),
    called: first.title,
    ...localise(first, versions, description),
    also: places
      .filter(({ address }) => address !== first.address)
      .map(({ source, url, title, language }) => ({
        source,
        url,
        title,
        language,
      })),
    because: because.flatMap(({ a, b, rule, evidence, checked }) => {
      const [one, other] = [byId.get(a), byId.get(b)]
      if (!one || !other) return []
      const said = checked.length === 0 ? {} : { checked: checked.join(', ') }
      const undo = one.address === other.address ? {} : { undo: [one.address, other.address] }
      return [{ rule, evidence, between: [one, other].map(({ source }) => source), ...said, ...undo }]
    }),
    ...(rank.length > 0 ? { rank: rank.join(', ') } : {}),
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
