import { fingerprint } from '../model/identity.ts'
import type { Field, Issue, IssueStory } from '../model/issue.ts'
import { eachLanguage } from '../model/language.ts'
import { linesOf } from './compose.ts'

/**
 * An issue as it stands in the file: every text that an editor has changed is marked as the editor's, and subject and
 * lede, where no editor touched them, follow the stories as they are now.
 */
export function markEdits(issue: Issue): Issue {
  const stories = issue.stories.map((story) => ({
    ...story,
    title: eachLanguage((language) => marked(story.title[language])),
    summary: eachLanguage((language) => marked(story.summary[language])),
  }))
  return { ...issue, ...linesAsEdited(issue, stories), stories }
}

function marked(field: Field): Field {
  return isEditors(field) ? asEditors(field) : field
}

/** The lines an editor wrote, the others made anew from the stories. */
export function linesAsEdited({ subject, lede }: Issue, stories: IssueStory[]): Pick<Issue, 'subject' | 'lede'> {
  const lines = linesOf(stories)
  const kept = (line: Issue['lede']['en'], anew: Issue['lede']['en']) =>
    line.drafted === fingerprint(line.text) ? anew : { text: line.text }
  return {
    subject: eachLanguage((language) => kept(subject[language], lines.subject[language])),
    lede: eachLanguage((language) => kept(lede[language], lines.lede[language])),
  }
}

/** The editor's words are in the edition's language, whatever stood there before. */
export function asEditors({ text, of }: Field): Field {
  return { text, origin: 'editor', ...(of ? { of } : {}) }
}

export function isEditors({ text, origin, drafted }: Field): boolean {
  return origin === 'editor' || drafted !== fingerprint(text)
}
