import type { z } from 'zod'
import { BadInput, type Problem } from './problem.ts'
import { schemaAt } from './schema-at.ts'
import { nearest } from './spelling.ts'

/** Reads a value from outside by its schema, or throws a BadInput that names file, field and what was expected. */
export function validate<T extends z.ZodType>(schema: T, value: unknown, file: string): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new BadInput(...result.error.issues.flatMap((issue) => problemsOf(issue, schema, value, file)))
}

function problemsOf(issue: z.core.$ZodIssue, schema: z.ZodType, value: unknown, file: string): Problem[] {
  const field = issue.path.join('.')
  const at = (name: string) => `${file} → ${[field, name].filter(Boolean).join('.')}`
  const { keys, needed, description } = schemaAt(schema, value, issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      rule: 'unknown-key',
      where: at(key),
      message: 'no such key here',
      fix: spelling(key, keys),
      fatal: true,
    }))
  }
  const given = valueAt(value, issue.path)
  const where = field ? at('') : file
  const wanted = choices(issue) ?? description ?? wantedBy(issue) ?? sized(issue) ?? issue.message
  if (given === undefined)
    return [{ rule: 'missing', where, message: 'is missing', fix: `add it: ${wanted}`, fatal: true }]
  if (given === null) {
    const fix = needed.length > 0 ? `it needs ${needed.join(', ')}` : `write it: ${wanted}`
    return [{ rule: 'empty', where, message: empty, fix, fatal: true }]
  }
  const message = complaint(issue, given)
  if (message === empty) return [{ rule: 'empty', where, message, fix: `write it: ${wanted}`, fatal: true }]
  return [{ rule: 'invalid', where, message, fatal: true }]
}

function spelling(key: string, keys: string[]): string {
  const meant = nearest(key, keys)
  return meant === null ? `the keys here: ${keys.join(', ')}` : `did you mean ${meant}?`
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
}

const empty = 'is empty'

/** What is too short or too long, in a few words. */
function sized(issue: z.core.$ZodIssue): string | null {
  return issue.code === 'too_small' ? (kinds[issue.origin] ?? null) : null
}

/** What a field takes, in a few words; null where the schema says it in words of its own. */
function wantedBy(issue: z.core.$ZodIssue): string | null {
  return issue.code === 'invalid_type' ? (kinds[issue.expected] ?? issue.expected) : choices(issue)
}

/** The values to choose from, where there are such. */
function choices(issue: z.core.$ZodIssue): string | null {
  if (issue.code === 'invalid_value') return oneOf(issue.values)
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) return oneOf(issue.options)
  return null
}

function oneOf(values: unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`
}

/** What is wrong with a value that is there; what a schema says in its own words stays as it is. */
function complaint(issue: z.core.$ZodIssue, given: unknown): string {
  if (issue.code === 'too_small' && issue.minimum === 1 && issue.origin !== 'number' && issue.origin !== 'int')
    return empty
  if (issue.code === 'too_small') return `must be ${issue.minimum} or more`
  if (issue.code === 'too_big') return `must be ${issue.maximum} or less`
  const wanted = wantedBy(issue)
  return wanted === null ? issue.message : `must be ${wanted} (is ${shown(given)})`
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'keys and values'
  return typeof value === 'string' ? `“${value.slice(0, 80)}”` : String(value)
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, key) : undefined),
    value,
  )
}
