import { createInterface } from 'node:readline'
import { z } from 'zod'
import { compileTerms } from '../glossary/compile.ts'
import { explainLinks, linkTerms } from '../glossary/link.ts'
import { foldersIn, linesOf, readBytes } from '../io/files.ts'
import { startParsers } from '../io/parsers.ts'
import { printJson } from '../io/print.ts'
import { readGlossary } from '../io/workspace.ts'
import { canonicalAddress } from '../model/identity.ts'
import type { IssueStory } from '../model/issue.ts'
import type { ParsedItem } from '../model/item.ts'
import { eachLanguage, type Language, languageSchema } from '../model/language.ts'
import { BadInput } from '../model/problem.ts'
import type { Source } from '../model/source.ts'
import { validate } from '../model/validate.ts'
import { namesOf, type Vendor } from '../model/vendor.ts'
import { admit } from '../policy/admit.ts'
import { judgeLink } from '../policy/official.ts'
import type { Candidate } from '../stories/features.ts'
import { storiesOf } from '../stories/join.ts'
import { type DateOptions, dateOrNewest, type GlobalOptions, open } from './context.ts'
import { issueOf } from './render.ts'

/** How a document is read: `{title, encoding, items, problems}`. For a source, what its vendor's door refuses is a problem. */
export async function explainFeed(
  file: string,
  options: GlobalOptions & {
    contentType?: string
    url?: string
    source?: string
  },
): Promise<number> {
  const source = options.source ? sourceNamed(options.source, options) : null
  const url = addressOf(options.url) ?? source?.url ?? null
  const document = {
    bytes: readBytes(file),
    contentType: options.contentType ?? null,
    url,
  }
  const parsers = startParsers()
  try {
    const task =
      source?.kind === 'page'
        ? { kind: 'page' as const, rules: source.page, ...document }
        : { kind: 'feed' as const, ...document }
    const { items, problems, ...parsed } = await parsers.list(task)
    const judged = source ? judgedBy(source, items, open(options).vendors()) : { items, problems: [] }
    printJson({
      ...parsed,
      problems: [...problems, ...judged.problems],
      items: judged.items.map(({ categories, sharesPage, ...item }) => item),
    })
    return 0
  } finally {
    await parsers.close()
  }
}

function addressOf(url: string | undefined): string | undefined {
  if (url === undefined || URL.canParse(url)) return url
  throw new BadInput({
    rule: 'url',
    where: '--url',
    message: `“${url}” is no web address`,
    fix: 'write it whole: https://…',
    fatal: true,
  })
}

/** What the source's door makes of what was read: the entries as they are let in, and why the others are not. */
function judgedBy(source: Source, parsed: ParsedItem[], vendors: Vendor[]) {
  const { entries, refused, leftOut, suspicion } = admit(source, parsed, vendors)
  const problem = (rule: string, message: string, fatal = false) => ({ rule, message, fatal })
  return {
    items: suspicion === null ? entries : [],
    problems: [
      ...(suspicion === null ? [] : [problem('taken-over', suspicion, true)]),
      ...refused.map(({ title, reason }) => problem('refused', `“${title.slice(0, 80)}” ${reason}`)),
      ...leftOut.map(({ reason, items: count }) => problem('left-out', `${count} ${reason}`)),
    ],
  }
}

function sourceNamed(id: string, options: GlobalOptions) {
  const source = open(options)
    .sources()
    .find((each) => each.id === id)
  if (source) return source
  throw new BadInput({
    rule: 'unknown-source',
    where: '--source',
    message: `“${id}” is no source`,
    fix: 'write it as vendor/source',
    fatal: true,
  })
}

/** Whether an address is official: `{url, vendor, official, reason, canonical}`. */
export function explainUrl(urls: string[], options: GlobalOptions & { vendor?: string }): number {
  const vendors = open(options).vendors()
  if (options.vendor && !vendors.some(({ id }) => id === options.vendor)) {
    throw new BadInput({
      rule: 'unknown-vendor',
      where: '--vendor',
      message: `“${options.vendor}” is no vendor`,
      fix: `known ones: ${vendors.map(({ id }) => id).join(', ')}`,
      fatal: true,
    })
  }
  for (const url of urls) printJson(judgeLink(url, vendors, options.vendor))
  return 0
}

const rowSchema = z.object({
  id: z.coerce.string(),
  vendor: z.string(),
  source: z.string(),
  language: languageSchema.default('en'),
  title: z.string(),
  summary: z.string().nullish(),
  url: z.string().nullish(),
  published: z.string().nullish(),
})

/**
 * Which items report one announcement, and why: `{items, lead, because}` for each story. With `why` also what was looked
 * at without finding a contradiction, and the closest items that are other stories, with the rule that keeps them apart.
 */
export async function explainStories(file: string, { why = false } = {}): Promise<number> {
  const items: Candidate[] = []
  let at = 0
  for await (const line of linesOf(file)) {
    at += 1
    if (line.trim() !== '') items.push(candidate(line, `${file}:${at}`))
  }
  const { stories, apart } = storiesOf(items)
  for (const { items: members, because } of stories) {
    const ids = members.map(({ id }) => id)
    const told = {
      items: ids,
      lead: members[0].id,
      because: because.map(({ checked, ...merge }) => (why ? { ...merge, checked } : merge)),
    }
    printJson(why ? { ...told, apart: apart.filter(({ a, b }) => ids.includes(a) || ids.includes(b)) } : told)
  }
  return 0
}

function candidate(line: string, where: string) {
  const { url, published, summary, ...row } = validate(rowSchema, jsonOf(line, where), where)
  return {
    ...row,
    summary: summary ?? null,
    published: published || null,
    address: url ? canonicalAddress(url, { keepFragment: true }) : null,
  }
}

function jsonOf(line: string, where: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new BadInput({
      rule: 'json',
      where,
      message: 'is no JSON object',
      fix: 'one object a line',
      fatal: true,
    })
  }
}

/**
 * Which terms a text holds, one text a line on standard input: `{matches}` for each. With `why` also `refused`: what was
 * found and is no link, with the rule that refused it.
 */
export async function explainTerms(
  options: GlobalOptions & { language: string; glossary?: string; why?: boolean },
): Promise<number> {
  const language: Language = validate(languageSchema, options.language, '--language')
  if (options.glossary && foldersIn(options.glossary).length === 0) refuseGlossary(options.glossary)
  const workspace = open(options)
  const terms = options.glossary ? readGlossary(options.glossary, options.glossary, [language]) : workspace.terms()
  const compiled = compileTerms(terms, language, namesOf(workspace.vendors()))
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines)
    printJson(options.why ? explainLinks(compiled, line) : { matches: linkTerms(compiled, line) })
  return 0
}

/** Whose words each story of an issue is in: `{url, called, language, title, summary}`, an origin with its evidence a language. */
export function explainOrigins(options: DateOptions): number {
  const workspace = open(options)
  const { stories } = issueOf(workspace, dateOrNewest(options.date, workspace))
  for (const { url, called, language, title, summary } of stories)
    printJson({ url, called, language, title: originsOf(title), summary: originsOf(summary) })
  return 0
}

function originsOf(fields: IssueStory['title']) {
  return eachLanguage((language) => {
    const { text, origin, by, url, language: own } = fields[language]
    return text === '' ? null : { origin, by, url, language: own ?? language }
  })
}

function refuseGlossary(folder: string): never {
  throw new BadInput({
    rule: 'glossary',
    where: `--glossary ${folder}`,
    message: 'holds no term',
    fix: 'name a folder of terms, each a folder with a page per language',
    fatal: true,
  })
}
