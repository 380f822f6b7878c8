import { z } from 'zod'
import { hostName, httpsUrl, text } from './fields.ts'
import { inEachLanguage } from './language.ts'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 07:00')
const email = z
  .string()
  .regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9-]+\.)+[a-z]{2,}$/i, 'must be one plain address')

const budget = z
  .int()
  .min(0)
  .default(20_000)
  .describe('At most this many characters of originals are translated in a run')

/** Which machine translates what no vendor and no editor has; its key is in the environment. */
const translationSchema = z.discriminatedUnion('engine', [
  z.strictObject({ engine: z.literal('none') }),
  z.strictObject({ engine: z.literal('deepl'), budget }),
  z.strictObject({
    engine: z.literal('llm'),
    provider: z.enum(['anthropic', 'openai', 'google']),
    model: text.describe('The model’s name at the provider'),
    budget,
  }),
])

export type Translation = z.infer<typeof translationSchema>

/** `hayami.yaml`: the newsletter's own settings. */
export const settingsSchema = z.strictObject({
  name: text.describe('The newsletter’s name'),
  timezone: text
    .refine(isTimeZone, 'must be a time zone such as Asia/Tokyo')
    .describe('IANA name; decides an issue’s date'),
  site: httpsUrl
    .refine((url) => !/[/?#]$|[?#]/.test(url), 'must have no slash at its end, and no ? or #')
    .describe('Where the public site and the subscription pages live'),
  sender: z.strictObject({ name: inEachLanguage(text), email }),
  publisher: inEachLanguage(text).describe('Who publishes it, by law'),
  address: inEachLanguage(text).describe('Postal address, by law'),
  contact: email.describe('Where complaints and corrections go'),
  listId: hostName.describe('The mailing list’s identity (RFC 2919)'),
  dueAt: timeOfDay.describe('When an approved issue may go out'),
  firstDays: z.int().min(1).max(60).default(7).describe('How far back the very first issue looks'),
  leads: z.int().min(1).max(5).default(3),
  items: z.int().min(1).max(25).default(25).describe('At most this many announcements in a mail'),
  termsPerItem: z.int().min(0).max(5).default(3),
  translation: translationSchema.default({ engine: 'none' }),
})

export type Settings = z.infer<typeof settingsSchema>

function isTimeZone(zone: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC'
}
