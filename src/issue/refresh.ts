import { sourceMark } from '../localise/stale.ts'
import type { Field, FieldName, Issue, IssueStory } from '../model/issue.ts'
import { eachLanguage } from '../model/language.ts'
import { placeMark } from './compose.ts'
import { asEditors, isEditors, linesAsEdited } from './editors.ts'
import { addressesIn, removedFrom } from './memory.ts'

/**
 * A new draft over an existing one: whatever an editor touched stays to the letter. Something is an editor's when it no
 * longer matches the fingerprint of what hayami wrote. Stories an editor removed stay away, in whatever channel they
 * come back; the editor's order stays, new stories follow. `isOut` says which addresses may not stand here any more:
 * published meanwhile, or refused.
 */
export function refreshIssue(
  existing: Issue,
  drafted: Issue,
  isOut: (address: string) => boolean = () => false,
  names: readonly string[] = [],
): Issue {
  const removed = removedFrom(existing)
  const fresh = drafted.stories.filter(({ addresses }) => !addresses.some((each) => removed.includes(each)))
  const taken = new Set<IssueStory>()
  const failed = new Set(drafted.coverage.unchecked.flatMap(({ url, answered }) => (answered ? [] : [url])))
  const kept = existing.stories.flatMap((story) => {
    const again = againOf(story, fresh, taken)
    if (again) taken.add(again)
    return again ? [keptStory(story, again, existing.stories, failed)] : staysAlone(story, fresh, isOut) ? [story] : []
  })
  const added = fresh.filter((story) => !taken.has(story))
  const stories = withLeads(
    [...kept, ...added.map((story) => (kept.length > 0 ? { ...story, lead: false } : story))],
    drafted,
  )
  return {
    ...drafted,
    number: existing.number,
    ...linesAsEdited(existing, stories, names),
    corrections: existing.corrections,
    accepted: existing.accepted,
    together: existing.together,
    apart: existing.apart,
    term: existing.term === existing.coverage.term ? drafted.term : existing.term,
    stories,
    dropped: removed,
    coverage: { ...drafted.coverage, drafted: [...new Set(addressesIn({ stories }))].sort() },
  }
}

/** Of two stories that were one, each keeps what stands at its own page. */
function againOf(story: IssueStory, fresh: IssueStory[], taken: Set<IssueStory>): IssueStory | undefined {
  const free = fresh.filter((each) => !taken.has(each) && isSame(each, story))
  return free.find(({ id }) => id === story.id) ?? free.find(({ url }) => url === story.url) ?? free[0]
}

/** The same story, even if another of its items leads now. */
function isSame(a: IssueStory, b: IssueStory): boolean {
  return a.id === b.id || a.addresses.some((each) => b.addresses.includes(each))
}

/** A story that this draft did not find: its source may be down today, or its page may have left a short feed. */
function staysAlone(story: IssueStory, fresh: IssueStory[], isOut: (address: string) => boolean): boolean {
  if (fresh.some((each) => isSame(each, story))) return false
  return isEdited(story) || !story.addresses.some(isOut)
}

/** Where two stories become one, what an editor wrote in the other is kept for the fields that are untouched in this one. */
function keptStory(story: IssueStory, again: IssueStory, existing: IssueStory[], failed: Set<string>): IssueStory {
  const joined = existing.filter((each) => each !== story && isSame(each, again) && !isSame(each, story))
  const field = (name: FieldName) => {
    const fields = eachLanguage((code) => {
      const edited = [story, ...joined].find((each) => isEditors(each[name][code]))
      return edited ? asEditors(edited, name, code) : again[name][code]
    })
    const original = fields[again.language]
    return eachLanguage((code) => {
      const before = story[name][code]
      const isUnseen = failed.has(again.url) || failed.has(before.url ?? '')
      const kept = before.origin === 'machine' || (before.origin === 'official' && isUnseen)
      return kept && stillTranslates(before, fields[code], original) ? before : fields[code]
    })
  }
  const placed = story.drafted === undefined || story.drafted === placeMark(story)
  const { url, vendor, source, published, language, also } = story
  return {
    ...again,
    ...(placed ? {} : { url, vendor, source, published, language, also }),
    id: story.id,
    lead: story.lead,
    title: field('title'),
    summary: field('summary'),
  }
}

/**
 * A machine's words for what the original says still are not made again, and the vendor's own do not go because its page is
 * down for a moment.
 */
function stillTranslates(before: Field, anew: Field, original: Field): boolean {
  return anew.origin === 'original' && anew !== original && before.of === sourceMark(original.text)
}

function isEdited({ title, summary }: IssueStory): boolean {
  return [...Object.values(title), ...Object.values(summary)].some(isEditors)
}

/** Where an editor has removed all that led, the first ones lead. */
function withLeads(stories: IssueStory[], drafted: Issue): IssueStory[] {
  if (stories.some(({ lead }) => lead)) return stories
  const leads = drafted.stories.filter(({ lead }) => lead).length
  return stories.map((story, at) => (at < leads ? { ...story, lead: true } : story))
}
