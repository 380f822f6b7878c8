import type { Shown } from '../../templates/email/view.ts'
import { typeset } from '../languages/typeset.ts'
import type { Field, IssueStory } from '../model/issue.ts'
import type { Language } from '../model/language.ts'
import { oneLine } from '../text/plain.ts'

/** The text on one line, set as its language is, without what cannot be seen; with its language and origin where either is not what a reader would take for granted. */
export function shownField(field: Field, language: Language, story: IssueStory): Shown {
  const own = field.language ?? language
  const foreign = own === language ? null : own
  const untouched = field.origin === 'original' && foreign === null
  const edited = field.origin === 'editor' && story.language === language
  return {
    text: typeset({ ...field, text: oneLine(field.text) }, language),
    language: foreign,
    origin: untouched ? null : edited ? 'edited' : field.origin,
  }
}
