import { languages } from '../languages/index.ts'
import { type Language, languageCodes } from '../model/language.ts'

/**
 * Whether a page is written in a language. Its title tells; one of names alone leaves it to the description. What the page
 * declares is never enough, as declarations lie, but against it only a script will do that no other language has.
 */
export function writtenIn(
  wanted: Language,
  { title, description, language }: { title: string; description: string | null; language: string | null },
): boolean {
  const { isWritten, isUnmistakable, tag } = languages[wanted]
  if (isUnmistakable(title)) return true
  if (language !== null && !isTagOf(language, tag)) return false
  const byDescription = description === null ? null : isWritten(description)
  const byTitle = isWritten(title)
  if (byTitle !== null) return byTitle && byDescription !== false
  return byDescription === true && !languageCodes.some((other) => other !== wanted && languages[other].isWritten(title))
}

/** A text by itself, which says in a sentence what it is in. */
export function isIn(wanted: Language, text: string): boolean {
  return languages[wanted].isWritten(text) === true
}

/** `ja`, `ja-JP` and `JA_jp` are all tags of `ja`. */
export function isTagOf(written: string, tag: string): boolean {
  return written.trim().toLowerCase().split(/[-_]/)[0] === tag
}
