import { fingerprint } from '../model/identity.ts'
import type { Field, Issue, IssueStory } from '../model/issue.ts'
import { eachLanguage } from '../model/language.ts'
import { linesOf } from './compose.ts'

/**
 * A new draft over an existing one: whatever an editor touched stays to the letter. A text is an editor's when it no
 * longer matches the fingerprint of what hayami wrote. Stories an editor removed stay away; those added by hand stay;
 * the editor's order stays, new stories follow.
 */
export function refreshIssue(existing: Issue, drafted: Issue): Issue {
  const dropped = droppedBy(existing)
  const fresh = new Map(drafted.stories.filter(({ id }) => !dropped.includes(id)).map((story) => [story.id, story]))
  const kept = existing.stories.flatMap((story) => {
    const again = freshFor(story, fresh)
    if (again) fresh.delete(again.id)
    return again ? [keptStory(story, again)] : isEdited(story) ? [story] : []
  })
  const stories = [
    ...kept,
    ...[...fresh.values()].map((story) => (kept.length > 0 ? { ...story, lead: false } : story)),
  ]
  const lines = linesOf(stories)
  return {
    ...drafted,
    number: existing.number,
    subject: eachLanguage((language) => editedLine(existing.subject[language]) ?? lines.subject[language]),
    lede: eachLanguage((language) => editedLine(existing.lede[language]) ?? lines.lede[language]),
    corrections: existing.corrections,
    term: existing.term ?? drafted.term,
    stories,
    dropped,
    coverage: { ...drafted.coverage, drafted: stories.map(({ id }) => id).sort() },
  }
}

/** Stories that an earlier draft held and the file no longer does. */
function droppedBy({ stories, dropped, coverage }: Issue): string[] {
  const present = new Set(stories.map(({ id }) => id))
  return [...new Set([...dropped, ...coverage.drafted.filter((id) => !present.has(id))])].sort()
}

/** The same story, even if another of its items leads now. */
function freshFor(story: IssueStory, fresh: Map<string, IssueStory>): IssueStory | undefined {
  return (
    fresh.get(story.id) ??
    [...fresh.values()].find(({ addresses }) => addresses.some((each) => story.addresses.includes(each)))
  )
}

function keptStory(story: IssueStory, again: IssueStory): IssueStory {
  return {
    ...again,
    id: story.id,
    lead: story.lead,
    title: eachLanguage((language) => keptField(story.title[language], again.title[language])),
    summary: eachLanguage((language) => keptField(story.summary[language], again.summary[language])),
  }
}

function keptField(field: Field, again: Field): Field {
  return isEditors(field) ? asEditors(field) : again
}

function isEdited({ title, summary }: IssueStory): boolean {
  return [...Object.values(title), ...Object.values(summary)].some(isEditors)
}

/** The editor's words are in the edition's language, whatever stood there before. */
export function asEditors({ text, of }: Field): Field {
  return { text, origin: 'editor', ...(of ? { of } : {}) }
}

export function isEditors({ text, origin, drafted }: Field): boolean {
  return origin === 'editor' || drafted !== fingerprint(text)
}

function editedLine(line: { text: string; drafted?: string | undefined }) {
  return line.drafted === fingerprint(line.text) ? null : { text: line.text }
}
