import { z } from 'zod'
import { httpsUrl, id, isoDate, text } from './fields.ts'
import { blocks } from './finding.ts'
import { fingerprint } from './identity.ts'
import { eachLanguage, inEachLanguage, languageSchema } from './language.ts'

const origins = ['official', 'editor', 'machine', 'original'] as const
export type Origin = (typeof origins)[number]

/**
 * A text in one language and where it comes from. `drafted` is the fingerprint of what hayami wrote: when the text
 * no longer matches it, an editor has changed it. `of` is the fingerprint of the text a translation was made from.
 */
const fieldSchema = z.strictObject({
  text: z.string(),
  origin: z.enum(origins),
  language: languageSchema.optional().describe('The language the text is in, where it is not the edition’s'),
  url: httpsUrl.optional().describe('The official page it was taken from'),
  by: text
    .optional()
    .describe('How the vendor’s own words were found: hreflang, path or feed; of a machine’s words, which machine'),
  drafted: z.string().optional(),
  of: z.string().optional(),
})

/** The answer that something was read from. */
const evidenceSchema = z.strictObject({
  url: httpsUrl,
  status: z.int(),
  at: z.iso.datetime(),
  hash: text.describe('SHA-256 of the body'),
})

const storySchema = z.strictObject({
  id: text,
  vendor: id,
  source: text,
  url: httpsUrl,
  addresses: z
    .array(httpsUrl)
    .min(1)
    .describe('Canonical addresses of all its items: none of them returns in a later issue'),
  published: z.iso.datetime().nullable(),
  firstSeen: z.literal(true).optional().describe('The page gives no date: `published` is when hayami first saw it'),
  language: languageSchema.describe('The language of the official page'),
  updated: isoDate
    .optional()
    .describe('The issue that carried its page before: the page is materially new since, another version or period'),
  lead: z.boolean().default(false).describe('Shown large at the top'),
  evidence: evidenceSchema.optional().describe('The official page as it was when the issue was drafted'),
  called: text
    .optional()
    .describe('What the vendor calls it: by this it is recognised in later issues, whatever an editor writes'),
  title: inEachLanguage(fieldSchema),
  summary: inEachLanguage(fieldSchema),
  also: z
    .array(
      z.strictObject({
        source: text,
        url: httpsUrl,
        title: text,
        language: languageSchema,
      }),
    )
    .default([])
    .describe('The other official places that carry the same announcement'),
  because: z
    .array(
      z.strictObject({
        rule: text,
        evidence: text,
        between: z.array(text).length(2),
        checked: text.optional().describe('What was looked at without finding a contradiction'),
        undo: z.array(httpsUrl).length(2).optional().describe('To undo it, copy this pair to `apart`'),
      }),
    )
    .default([])
    .describe('Why hayami holds their items for one announcement: the rule, what it saw, and the two sources'),
  rank: text.optional().describe('Why it stands where it stands: what gave it points'),
  drafted: text.optional().describe('Of url, vendor, source, published, language and also, as hayami wrote them'),
})

const editableLine = z.strictObject({
  text: z.string(),
  drafted: z.string().optional(),
})

/** What hayami has not written yet, and no editor either: it is made from the stories. */
const unwritten = { text: '', drafted: fingerprint('') }

const listed = z.strictObject({
  source: text,
  title: z.string(),
  url: z.string().nullable(),
  reason: text,
})

const acceptedSchema = z.strictObject({
  rule: text.describe('As `check` names it, such as a11y/link-twice'),
  block: z.enum(blocks).optional().describe('In this part of the edition only'),
  language: languageSchema.optional().describe('In this edition only'),
  reason: text.describe('Why readers are better served as it is'),
})

const coverageSchema = z.strictObject({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  seen: z.int().describe('Items read from all sources'),
  drafted: z
    .array(text)
    .describe('Addresses of the stories that hayami put here: one that is missing above was removed by an editor'),
  term: id.nullable().describe('The term of the day that hayami chose'),
  merged: z.int().describe('Items of this issue that joined another item’s story'),
  sources: z.array(
    z.strictObject({
      id: text,
      state: z.enum(['read', 'failed', 'silent']),
      items: z.int(),
      detail: text.optional(),
      evidence: evidenceSchema.optional().describe('The answer its items were read from'),
    }),
  ),
  refused: z.array(listed).describe('Items that are not official'),
  leftOut: z
    .array(z.strictObject({ reason: text, items: z.int() }))
    .describe('Official items that are not in this issue'),
  unchecked: z
    .array(z.strictObject({ url: z.string(), reason: text, answered: z.literal(true).optional() }))
    .describe('Official pages that could not be looked at, or that `answered` and are not the version looked for'),
  untranslated: z
    .array(
      z.strictObject({ url: httpsUrl, field: z.enum(['title', 'summary']), language: languageSchema, reason: text }),
    )
    .default([])
    .describe('Where a machine was asked and readers see the original, with the reason'),
  keptApart: z
    .array(
      z.strictObject({
        rule: text,
        evidence: text,
        titles: z.array(z.string()).length(2),
        between: z.array(httpsUrl).length(2).describe('To join them, copy this pair to `together`'),
      }),
    )
    .default([])
    .describe('Announcements that read alike and are not one: the closest pairs, with the rule that keeps them apart'),
  recognised: z
    .array(
      z.strictObject({
        issue: isoDate,
        title: z.string(),
        rule: text,
        evidence: text,
        undo: z.array(httpsUrl).length(2).describe('To undo it, copy this pair to `apart`'),
      }),
    )
    .default([])
    .describe('New pages that were held for what an earlier issue carried, and are not here for that reason'),
  undated: z
    .array(text)
    .default([])
    .describe('Fingerprints of entries without a date that were seen for the first time'),
})

/** `issues/<date>.yaml`: the draft an editor edits, then the record of what was published. */
export const issueSchema = z.strictObject({
  date: isoDate,
  number: z.int().min(1),
  sample: z.boolean().default(false).describe('Made from a written sample, not from live sources'),
  subject: inEachLanguage(editableLine).describe('What a list of mails shows first'),
  preheader: inEachLanguage(editableLine)
    .default(() => eachLanguage(() => unwritten))
    .describe('What a list of mails shows after the subject: it goes on from there and repeats nothing'),
  lede: inEachLanguage(editableLine).describe('The sentence above the stories'),
  corrections: z.array(inEachLanguage(text)).default([]).describe('Mistakes in earlier issues, shown first'),
  accepted: z
    .array(acceptedSchema)
    .default([])
    .describe('Findings in the rendered editions that an editor accepts; not those on law, size, links and what loads'),
  term: id.nullable().describe('The term of the day'),
  stories: z.array(storySchema),
  together: z
    .array(z.array(httpsUrl).min(2))
    .default([])
    .describe(
      'Addresses that an editor holds for one announcement, a list each: they win over every rule, in later issues too',
    ),
  apart: z
    .array(z.array(httpsUrl).min(2))
    .default([])
    .describe('Addresses that an editor holds for different announcements: no two of a list are ever joined'),
  dropped: z.array(text).default([]).describe('Addresses of stories an editor removed: they do not come back'),
  coverage: coverageSchema,
  approval: z
    .strictObject({ hash: text, at: z.iso.datetime(), by: text })
    .optional()
    .describe('Bound to every byte above it and to both rendered editions'),
})

export type Issue = z.infer<typeof issueSchema>
export type IssueStory = z.infer<typeof storySchema>
export type FieldName = 'title' | 'summary'
export type Field = z.infer<typeof fieldSchema>
export type Accepted = z.infer<typeof acceptedSchema>
export type Coverage = z.infer<typeof coverageSchema>
