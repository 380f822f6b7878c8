import { z } from 'zod'

export interface Place {
  /** The keys that may stand there, and those that must; none where it holds no keys of its own. */
  keys: string[]
  needed: string[]
  description: string | null
}

/** What a schema says about the place of a value that a path leads to. A value of many, such as a name in one language, is described by the whole. */
export function schemaAt(schema: z.core.$ZodType, value: unknown, path: PropertyKey[]): Place {
  let [here, inner, description] = [shapeOf(schema, value), value, describedAs(schema)]
  for (const key of path) {
    const next = below(here, key)
    if (!next) return { keys: [], needed: [], description: null }
    inner = inner !== null && typeof inner === 'object' ? Reflect.get(inner, key) : undefined
    description = describedAs(next) ?? (here instanceof z.ZodObject ? null : description)
    here = shapeOf(next, inner)
  }
  return { keys: keysOf(here), needed: neededOf(here), description }
}

/** The schema itself, without what makes it optional; of a union, the option that the value chose. */
function shapeOf(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (mayBeMissing(schema) || schema instanceof z.ZodNullable) return shapeOf(schema.unwrap(), value)
  if (!(schema instanceof z.ZodUnion)) return schema
  return schema.options.find((option) => chosen(option, value)) ?? schema.options[0] ?? schema
}

function mayBeMissing(schema: z.core.$ZodType): schema is z.ZodOptional | z.ZodDefault {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
}

/** A fixed value that the option names, such as `kind: feed`, stands in the value too. */
function chosen(option: z.core.$ZodType, value: unknown): boolean {
  if (!(option instanceof z.ZodObject) || value === null || typeof value !== 'object') return false
  return Object.entries(option.shape).every(
    ([key, field]) => !(field instanceof z.ZodLiteral) || field.values.has(Reflect.get(value, key)),
  )
}

function below(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)]
  if (schema instanceof z.ZodRecord) return schema.valueType
  if (schema instanceof z.ZodArray) return schema.element
  return undefined
}

function keysOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String)
  return []
}

function neededOf(schema: z.core.$ZodType): string[] {
  return keysOf(schema).filter((key) => !(schema instanceof z.ZodObject && mayBeMissing(schema.shape[key])))
}

function describedAs(schema: z.core.$ZodType): string | null {
  return z.globalRegistry.get(schema)?.description ?? (mayBeMissing(schema) ? describedAs(schema.unwrap()) : null)
}
