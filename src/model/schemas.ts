import { z } from 'zod'
import { issueSchema } from './issue.ts'
import { recordingSchema } from './recording.ts'
import { settingsSchema } from './settings.ts'
import { sourceSchema } from './source.ts'
import { termPageSchema } from './term.ts'
import { vendorSchema } from './vendor.ts'

/** The JSON Schema of each file that people edit, by its name in `schemas/`: editors complete and check with it. */
export function jsonSchemas(): Record<string, string> {
  const schemas = {
    settings: settingsSchema,
    vendor: vendorSchema,
    source: sourceSchema,
    term: termPageSchema,
    issue: issueSchema,
    recording: recordingSchema,
  }
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
      return [name, `${JSON.stringify(json, null, 2)}\n`]
    }),
  )
}
