import { sourceMark } from '../localise/stale.ts'
import { fingerprint } from '../model/identity.ts'
import type { Field, FieldName, Issue, IssueStory } from '../model/issue.ts'
import { eachLanguage, type Language } from '../model/language.ts'
import { linesOf } from './compose.ts'

/**
 * An issue as it stands in the file: every text that an editor has changed is marked as the editor's, and subject and
 * lede, where no editor touched them, follow the stories as they are now.
 */
export function markEdits(issue: Issue): Issue {
  const stories = issue.stories.map((story) => ({
    ...story,
    title: eachLanguage((language) => marked(story, 'title', language)),
    summary: eachLanguage((language) => marked(story, 'summary', language)),
  }))
  return { ...issue, ...linesAsEdited(issue, stories), stories }
}

function marked(story: IssueStory, name: FieldName, language: Language): Field {
  const field = story[name][language]
  return isEditors(field) ? asEditors(story, name, language) : field
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

/**
 * The editor's words are in the edition's language, whatever stood there before, unless they are the original's; they keep the
 * mark of what they translate.
 */
export function asEditors(story: IssueStory, name: FieldName, language: Language): Field {
  const { text, of } = story[name][language]
  const original = story[name][story.language].text
  if (language === story.language) return { text, origin: 'editor' }
  // An editor who puts the original back wants it so: without `drafted` it stays theirs, and no machine is asked.
  if (text !== '' && text === original) return { text, origin: 'original', language: story.language }
  return { text, origin: 'editor', of: of ?? sourceMark(original) }
}

export function isEditors({ text, origin, drafted }: Field): boolean {
  return origin === 'editor' || drafted !== fingerprint(text)
}
