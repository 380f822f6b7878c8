import type { z } from 'zod'
import { BadInput, type Problem } from './problem.ts'

/** Reads a value from outside by its schema, or throws a BadInput that names file, field and what was expected. */
export function validate<T extends z.ZodType>(schema: T, value: unknown, file: string): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new BadInput(...result.error.issues.flatMap((issue) => problemsOf(issue, file, value)))
}

function problemsOf(issue: z.core.$ZodIssue, file: string, value: unknown): Problem[] {
  const field = issue.path.join('.')
  const at = (name: string) => `${file} → ${[field, name].filter(Boolean).join('.')}`
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      rule: 'unknown-key',
      where: at(key),
      message: 'no such key here',
      fix: 'check the spelling; the schema beside the model lists the keys',
      fatal: true,
    }))
  }
  const missing = valueAt(value, issue.path) === undefined
  const message = missing ? 'is missing' : issue.message
  const rule = missing ? 'missing' : 'invalid'
  return [
    {
      rule,
      where: field ? at('') : file,
      message,
      fatal: true,
      ...fixOf(issue, missing),
    },
  ]
}

function fixOf(issue: z.core.$ZodIssue, missing: boolean): { fix?: string } {
  return missing ? { fix: `add it: ${issue.message.replace(/^Invalid input: /, '')}` } : {}
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, key) : undefined),
    value,
  )
}
