import { z } from 'zod'
import { id, text } from './fields.ts'
import { fingerprint } from './identity.ts'
import type { Language } from './language.ts'

const forms = z.array(text).default([])

/** The front matter of `glossary/<term>/<language>.md`. */
export const termPageSchema = z.strictObject({
  name: text,
  reading: z
    .string()
    .regex(/^[ぁ-ゖー・]+$/, 'must be hiragana')
    .optional()
    .describe('How the name is read, where the language’s script does not say'),
  aliases: forms.describe('Other forms that mean this term wherever they stand alone'),
  exact: forms.describe('Forms whose case must match exactly; acronyms do so by themselves'),
  verbs: forms.describe('Forms that take -s, -ed and -ing'),
  shields: forms.describe('Longer strings in which a form is not the term'),
  related: z.array(id).default([]).describe('Terms to read next'),
  confusable: z
    .array(z.strictObject({ term: id, difference: text.describe('What tells the two apart, in a sentence') }))
    .default([])
    .describe('Terms that this one must not be confused with'),
  definition: text.describe('Two sentences: what it is, and why a reader meets it'),
  checkedAgainst: z
    .string()
    .regex(/^[0-9a-f]{12}$/, 'must be the fingerprint that `hayami check` names')
    .optional()
    .describe('Fingerprint of the page in the first language that this page was last checked against'),
})

export type TermPage = z.infer<typeof termPageSchema> & { body: string }

/** A glossary entry: a page in each language. */
export interface Term {
  id: string
  pages: Record<Language, TermPage>
}

/** The fingerprint of what a page tells its readers: pages in other languages are checked against it. */
export function pageFingerprint({ name, definition, confusable, body }: TermPage): string {
  return fingerprint(name, definition, ...confusable.flatMap(({ term, difference }) => [term, difference]), body)
}

/** Why a form that was found is no link, by the rule that says so. */
export type Refusal =
  /** A longer term stands there. */
  | 'inside-longer'
  /** It is part of a longer word in a script with spaces, or of a verb. */
  | 'inside-word'
  /** It is the end of a longer word in katakana or kanji. */
  | 'same-script-before'
  /** Its words are not together. */
  | 'broken'
  /** An acronym in another case. */
  | 'other-case'
  /** A longer string in which it is not the term. */
  | 'shield'
  | 'code'
  | 'address'
  /** It is linked already. */
  | 'link'
  /** Part of the name of a product or company. */
  | 'name'
  /** Linked before. */
  | 'repeated'

/** The terms of a text with the forms each may take in another language, its name first: what a translation of it should say. */
export type TermsIn = (
  text: string,
  from: Language,
  to: Language,
) => readonly { id: string; forms: readonly string[] }[]

/** A term found in a text; offsets in UTF-16 code units of the text as it was given. */
export interface TermMatch {
  term: string
  start: number
  end: number
  text: string
}

export interface RefusedMatch extends TermMatch {
  rule: Refusal
}
