import { languages } from '../languages/index.ts'
import { type Language, languageCodes } from '../model/language.ts'

/**
 * Whether a page is written in a language. Its title tells; one of names alone leaves it to the description, and only where
 * both say nothing does what the page declares count, as declarations lie.
 */
export function writtenIn(
  wanted: Language,
  { title, description, language }: { title: string; description: string | null; language: string | null },
): boolean {
  const { isWritten, tag } = languages[wanted]
  const byTitle = isWritten(title)
  if (byTitle !== null) return byTitle
  if (languageCodes.some((other) => other !== wanted && languages[other].isWritten(title) === true)) return false
  const byDescription = description === null ? null : isWritten(description)
  return byDescription ?? isTagOf(language ?? '', tag)
}

/** `ja`, `ja-JP` and `JA_jp` are all tags of `ja`. */
export function isTagOf(written: string, tag: string): boolean {
  return written.trim().toLowerCase().split(/[-_]/)[0] === tag
}
