import { sourceMark } from '../localise/stale.ts'
import { fingerprint } from '../model/identity.ts'
import type { Field, FieldName, Issue, IssueStory } from '../model/issue.ts'
import { eachLanguage, type Language } from '../model/language.ts'
import { type Lines, linesOf } from './lines.ts'

/**
 * An issue as it stands in the file: every text that an editor has changed is marked as the editor's, and the lines above
 * the stories, where no editor touched them, follow the stories as they are now. `names` as in `linesOf`.
 */
export function markEdits(issue: Issue, names: readonly string[]): Issue {
  const stories = issue.stories.map((story) => ({
    ...story,
    title: eachLanguage((language) => marked(story, 'title', language)),
    summary: eachLanguage((language) => marked(story, 'summary', language)),
  }))
  return { ...issue, ...linesAsEdited(issue, stories, names), stories }
}

function marked(story: IssueStory, name: FieldName, language: Language): Field {
  const field = story[name][language]
  return isEditors(field) ? asEditors(story, name, language) : field
}

/** The lines an editor wrote, the others made anew from the stories. */
export function linesAsEdited(issue: Lines, stories: IssueStory[], names: readonly string[]): Lines {
  const lines = linesOf(stories, names)
  const kept = (name: keyof Lines) =>
    eachLanguage((language) => {
      const line = issue[name][language]
      return line.drafted === fingerprint(line.text) ? lines[name][language] : { text: line.text }
    })
  return { subject: kept('subject'), preheader: kept('preheader'), lede: kept('lede') }
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
