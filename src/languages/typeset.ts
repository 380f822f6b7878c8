import type { Field } from '../model/issue.ts'
import type { Language } from '../model/language.ts'
import { languages } from './index.ts'

/** A text of one line as the house sets its language: spaces and punctuation, never a word. What an editor wrote stays to the letter. */
export function typeset({ text, origin, language }: Pick<Field, 'text' | 'origin' | 'language'>, edition: Language) {
  return origin === 'editor' ? text : languages[language ?? edition].typeset(text)
}
