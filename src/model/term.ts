import { z } from 'zod'
import { id, text } from './fields.ts'
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
  related: z.array(id).default([]),
  definition: text,
})

export type TermPage = z.infer<typeof termPageSchema> & { body: string }

/** A glossary entry: a page in each language. */
export interface Term {
  id: string
  pages: Record<Language, TermPage>
}

/** A term found in a text; offsets in UTF-16 code units of the text as it was given. */
export interface TermMatch {
  term: string
  start: number
  end: number
  text: string
}
