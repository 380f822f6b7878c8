import { Document, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import type { z } from 'zod'
import { BadInput } from '../model/problem.ts'
import { validate } from '../model/validate.ts'
import { readText } from './files.ts'

/** Reads and validates a YAML file; `shown` is how messages call it. */
export function readYaml<T extends z.ZodType>(schema: T, path: string, shown = path): z.output<T> {
  return parseYaml(schema, readText(path, shown), shown)
}

/** Validates a YAML text. */
export function parseYaml<T extends z.ZodType>(schema: T, text: string, shown: string): z.output<T> {
  return validate(schema, fromYaml(text, shown), shown)
}

/** The plain value of a YAML text. */
export function fromYaml(text: string, shown: string): unknown {
  const document = parseDocument(text, { prettyErrors: true })
  const [error] = document.errors
  if (error) {
    const line = error.linePos?.[0].line
    throw new BadInput({
      rule: 'yaml',
      where: line ? `${shown}:${line}` : shown,
      message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'is not YAML',
      fix: 'quote texts that hold “: ” or start with a special character',
      fatal: true,
    })
  }
  return document.toJS()
}

/** Writes a value as YAML people can edit; comments of an earlier text stay where their keys still are. */
export function toYaml(value: unknown, earlier?: string): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  if (earlier !== undefined) {
    const old = parseDocument(earlier)
    document.commentBefore = old.commentBefore
    document.comment = old.comment
    if (old.contents && document.contents) carryComments(old.contents, document.contents)
  }
  return document.toString({ lineWidth: 120, flowCollectionPadding: true })
}

function carryComments(from: Node, to: Node) {
  copy(from, to)
  if (isMap(from) && isMap(to)) {
    for (const pair of to.items) {
      const before = pairNamed(from, pair)
      if (!before) continue
      copy(before.key as Node, pair.key as Node)
      if (before.value && pair.value) carryComments(before.value as Node, pair.value as Node)
    }
  } else if (isSeq(from) && isSeq(to)) carryInList(from, to)
}

/** Entries with an id are found by it wherever they moved; the first one's comment stands on the list itself. */
function carryInList(from: YAMLSeq, to: YAMLSeq) {
  const named = (item: unknown): item is YAMLMap => isMap(item) && item.has('id')
  for (const [at, item] of to.items.entries()) {
    const before = named(item)
      ? from.items.find((each) => named(each) && each.get('id') === item.get('id'))
      : from.items[at]
    if (!before) continue
    carryComments(before as Node, item as Node)
    if (named(item) && before === from.items[0] && from.commentBefore) item.commentBefore = from.commentBefore
  }
  if (named(from.items[0])) to.commentBefore = null
}

function pairNamed(map: YAMLMap, { key }: Pair): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && isScalar(key) && pair.key.value === key.value)
}

function copy(from: Node | null, to: Node | null) {
  if (!from || !to) return
  if (from.commentBefore) to.commentBefore = from.commentBefore
  if (from.comment) to.comment = from.comment
}
