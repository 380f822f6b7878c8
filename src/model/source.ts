import { z } from 'zod'
import { httpsUrl, text } from './fields.ts'
import { inEachLanguage, languageSchema } from './language.ts'

const selector = text.describe('A CSS selector')

const pageSchema = z.strictObject({
  payload: z
    .strictObject({
      title: text,
      date: text,
      summary: text.optional(),
      link: text.describe('The address, with {field} for a field of the entry: /news/{slug.current}'),
      where: z.record(z.string(), z.string()).default({}).describe('Fields an entry must have, and their value'),
    })
    .array()
    .default([])
    .describe('Entries in the data a page carries for its own scripts; every row is tried'),
  rows: z
    .strictObject({
      each: selector,
      title: selector.optional().describe('Within the row; without it the row’s own text'),
      link: selector.optional().describe('Within the row; without it the row itself'),
      date: selector.optional(),
      summary: selector.optional(),
    })
    .optional()
    .describe('Entries as a visitor sees them'),
})

const common = {
  name: inEachLanguage(text).describe('The channel’s name as readers see it'),
  url: httpsUrl,
  language: languageSchema.describe('The language it is written in'),
  main: z.boolean().default(false).describe('The vendor’s main channel, which leads a story'),
  roundup: z
    .boolean()
    .default(false)
    .describe('Points at announcements of several vendors: may confirm a story, never start or lead one'),
  atLeast: z.int().min(0).default(1).describe('Fewer entries than this is suspicious silence'),
  disabled: text.optional().describe('Why it is not asked'),
  evidence: text.optional().describe('How we know that the address is official, and when it was seen'),
}

/** `feeds/<vendor>/<source>.yaml`: one official channel of a vendor. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('feed').describe('RSS or Atom'),
    ...common,
  }),
  z.strictObject({ kind: z.literal('page'), page: pageSchema, ...common }),
])

/** `id` is `<vendor>/<source>`. */
export type Source = z.infer<typeof sourceSchema> & {
  id: string
  vendor: string
}
export type PageRules = z.infer<typeof pageSchema>
