import { z } from 'zod'
import { httpsUrl, text } from './fields.ts'

/** `recording.yaml`: kept answers of official sources. */
export const recordingSchema = z.strictObject({
  sample: z.boolean().default(false).describe('Written for demonstration; an issue made from it says so'),
  at: z.iso.datetime().describe('When the answers were kept: the clock of a replay'),
  exchanges: z.array(
    z.strictObject({
      url: httpsUrl,
      status: z.int().min(100).max(599),
      type: text.optional().describe('Content-Type'),
      location: text.optional(),
      file: text.optional().describe('The body, relative to this file'),
    }),
  ),
})

export type Recording = z.infer<typeof recordingSchema>
