import { z } from 'zod'
import { hostName, httpsUrl, text } from './fields.ts'
import { inEachLanguage, languageSchema } from './language.ts'

/** `feeds/<vendor>/vendor.yaml`: a company whose announcements we carry, and the hosts that are its own. */
export const vendorSchema = z.strictObject({
  name: inEachLanguage(text).describe('The name as the vendor writes it, per language'),
  weight: z
    .int()
    .min(0)
    .max(3)
    .optional()
    .describe(
      'How much the newsletter’s readers care for this vendor, 0 to 3 (else 1): points when stories are ranked',
    ),
  products: z
    .array(text)
    .default([])
    .describe(
      'Names of products and features, as the vendor writes them: no term inside one is a term, and no translation changes it',
    ),
  hosts: z.array(hostName).default([]).describe('Official hosts, each exact'),
  below: z.array(hostName).default([]).describe('Hosts that are official with everything below them'),
  shared: z
    .array(z.string().regex(/^[a-z0-9.-]+\/[^\s*?#%]+(\/\*)?$/, 'must be host/path, host/path/ or host/path/*'))
    .default([])
    .describe(
      'Places of the vendor on hosts that others use too: host/path/ with all below it, host/path/* with exactly one more part, host/path alone',
    ),
  translations: z
    .array(
      z.strictObject({
        language: languageSchema,
        from: httpsUrl,
        to: httpsUrl,
      }),
    )
    .default([])
    .describe('Where the vendor keeps its own translation: the address prefix it replaces, and by what'),
})

export type Vendor = z.infer<typeof vendorSchema> & { id: string }

/** The names of companies and products, as they are written in running text. */
export function namesOf(vendors: Vendor[]): string[] {
  return [...new Set(spellingsOf(vendors).flat())]
}

/** The same, with all spellings of one name together. */
export function spellingsOf(vendors: Vendor[]): string[][] {
  return vendors.flatMap(({ name, products }) => [
    [...new Set(Object.values(name))],
    ...products.map((product) => [product]),
  ])
}
