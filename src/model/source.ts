import { z } from 'zod'
import { httpsUrl, text } from './fields.ts'
import { inEachLanguage, languageSchema } from './language.ts'

const selector = text.describe('A CSS selector')
const some = z.array(text).default([])

const rowShape = {
  each: selector,
  title: selector.optional().describe('Within the row; without it the row’s own text'),
  link: selector.optional().describe('Within the row; without it the row itself, or the first link in it'),
  date: selector.optional().describe('Within the row; without it, or where it holds none, a text that is but a date'),
  summary: selector.optional(),
}

const pageSchema = z.strictObject({
  payload: z
    .strictObject({
      title: text.describe('A field of the entry, by its path: title, or author.name'),
      date: text.optional(),
      summary: text.optional(),
      link: text.describe('The address, with {field} for a field of the entry: /news/{slug.current}'),
      where: z.record(z.string(), z.string()).default({}).describe('Fields an entry must have, and their value'),
    })
    .array()
    .default([])
    .describe('Entries in the data a page carries for its own scripts or for search engines; every row is tried'),
  rows: z
    .strictObject({
      ...rowShape,
      atLeast: z.int().min(1).optional().describe('Fewer rows than this mean that the page has changed'),
      fallback: z
        .strictObject(rowShape)
        .array()
        .optional()
        .describe('Other shapes of a row, tried one after the other where the first finds nothing'),
    })
    .optional()
    .describe('Entries as a visitor sees them'),
  notes: z
    .strictObject({
      heading: selector.describe('What stands over each dated entry and holds its date'),
      within: selector.optional().describe('The part of the page that holds the notes; without it its main part'),
    })
    .optional()
    .describe('Release notes on one page: one entry for each dated heading, up to the next one'),
  sitemap: z
    .strictObject({
      url: httpsUrl,
      below: httpsUrl.describe('Addresses below this one are entries of this source'),
    })
    .optional()
    .describe('A second way to learn of entries: what it names and the page does not show is looked at'),
})

/** What an entry of a wide channel must have, or must not have, to be one of ours. Words are whole words in title or summary. */
const filterSchema = z.strictObject({
  categories: some,
  words: some,
  paths: some.describe('Beginnings of the path of its address, in whole parts; * stands for any one part'),
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
  title: text
    .regex(/\{title\}/, 'must hold {title}')
    .optional()
    .describe('How to write titles that name no product: “Claude Code {title}” for “v2.1”'),
  only: filterSchema.optional().describe('Entries that have any of these are kept, the others left out'),
  not: filterSchema.optional().describe('Entries that have any of these are left out'),
  atLeast: z.int().min(0).default(1).describe('Fewer entries than this is suspicious silence'),
  disabled: text.optional().describe('Why it is not asked'),
  evidence: text.describe('How we know that the address is official, and when it was seen'),
  quirks: some.describe('What its answers do that others do not'),
}

/** `feeds/<vendor>/<source>.yaml`: one official channel of a vendor. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('feed').describe('RSS, Atom or JSON Feed'),
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
export type RowRules = NonNullable<PageRules['rows']>
export type Filter = z.infer<typeof filterSchema>
