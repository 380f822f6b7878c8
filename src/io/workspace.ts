import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { idPattern } from '../model/fields.ts'
import { type Issue, issueSchema } from '../model/issue.ts'
import { type Language, languageCodes } from '../model/language.ts'
import { BadInput, type Problem } from '../model/problem.ts'
import { type Settings, settingsSchema } from '../model/settings.ts'
import { type Source, sourceSchema } from '../model/source.ts'
import { type Term, type TermPage, termPageSchema } from '../model/term.ts'
import { validate } from '../model/validate.ts'
import { type Vendor, vendorSchema } from '../model/vendor.ts'
import { foldersIn, namesIn, readText, writeWhole } from './files.ts'
import { type KeptYaml, keptYaml } from './kept-yaml.ts'
import { fromYaml, parseYaml, readYaml, toYaml } from './yaml.ts'

/** The folder of a newsletter: its feeds, glossary, issues and settings. Each part is read when it is asked for. */
export interface Workspace {
  root: string
  settings(): Settings
  vendors(): Vendor[]
  sources(): Source[]
  terms(): Term[]
  /** All issues, oldest first. */
  issues(): Issue[]
  issue(date: string): Issue | null
  issueText(date: string): string | null
  writeIssue(issue: Issue): boolean
  writeIssueText(date: string, text: string): void
}

export function openWorkspace(root: string): Workspace {
  const once = <T>(load: () => T) => {
    let value: { loaded: T } | undefined
    return () => {
      value ??= { loaded: load() }
      return value.loaded
    }
  }
  const path = (date: string) => join(root, 'issues', `${date}.yaml`)
  const issueText = (date: string) => (existsSync(path(date)) ? readText(path(date), `issues/${date}.yaml`) : null)
  const kept = keptYaml(join(root, '.hayami', 'cache', 'issues'))
  const issue = (date: string) => {
    const text = issueText(date)
    return text === null ? null : readIssue(text, date, kept)
  }
  return {
    root,
    settings: once(() => readYaml(settingsSchema, join(root, 'hayami.yaml'), 'hayami.yaml')),
    vendors: once(() => all(foldersIn(join(root, 'feeds')), (vendor) => readVendor(root, vendor))),
    sources: once(() => all(sourceFiles(root), (file) => readSource(root, file))),
    terms: once(() => readGlossary(join(root, 'glossary'), 'glossary')),
    issues: () => all(issueDates(root), (date) => issue(date) as Issue),
    issue,
    issueText,
    writeIssue: (issue) => writeWhole(path(issue.date), issueYaml(issue, issueText(issue.date) ?? undefined)),
    writeIssueText: (date, text) => writeWhole(path(date), text),
  }
}

/** Every part of a newsletter that can be wrong by itself, read; the problems of all of them, not only the first. */
export function all<T, R>(names: T[], read: (name: T) => R): R[] {
  const problems: Problem[] = []
  const values: R[] = []
  for (const name of names) {
    try {
      values.push(read(name))
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new BadInput(...problems)
  return values
}

function readVendor(root: string, vendor: string): Vendor {
  const shown = `feeds/${vendor}/vendor.yaml`
  if (!existsSync(join(root, shown))) {
    throw new BadInput({
      rule: 'missing-vendor',
      where: shown,
      message: 'does not exist',
      fix: 'write it: the vendor’s names and its official hosts',
      fatal: true,
    })
  }
  return {
    id: named(vendor, shown),
    ...readYaml(vendorSchema, join(root, shown), shown),
  }
}

function sourceFiles(root: string): string[] {
  return foldersIn(join(root, 'feeds')).flatMap((vendor) =>
    namesIn(join(root, 'feeds', vendor))
      .filter((name) => name !== 'vendor.yaml')
      .map((name) => `${vendor}/${name}`),
  )
}

function readSource(root: string, file: string): Source {
  const shown = `feeds/${file}`
  const [vendor = '', name = ''] = file.split('/')
  if (!name.endsWith('.yaml')) {
    throw new BadInput({
      rule: 'file-name',
      where: shown,
      message: 'is no source',
      fix: 'name it <source>.yaml or move it away',
      fatal: true,
    })
  }
  return {
    id: `${vendor}/${named(name.replace(/\.yaml$/, ''), shown)}`,
    vendor,
    ...readYaml(sourceSchema, join(root, shown), shown),
  }
}

/** Ids are file names: one spelling, so that links and fingerprints hold. */
function named(id: string, shown: string): string {
  if (idPattern.test(id)) return id
  throw new BadInput({
    rule: 'file-name',
    where: shown,
    message: `“${id}” is no id`,
    fix: 'use lower-case words joined by hyphens',
    fatal: true,
  })
}

/** A glossary folder: `<term>/<language>.md` for every language, or for those that are asked for alone. */
export function readGlossary(folder: string, shown: string, languages: readonly Language[] = languageCodes): Term[] {
  return all(foldersIn(folder), (id) => {
    const pages = all([...languages], (language) => readTermPage(folder, shown, id, language))
    return {
      id: named(id, `${shown}/${id}`),
      pages: Object.fromEntries(languages.map((code, at) => [code, pages[at]])) as Record<Language, TermPage>,
    }
  })
}

function readTermPage(folder: string, shownFolder: string, id: string, language: Language): TermPage {
  const shown = `${shownFolder}/${id}/${language}.md`
  const path = join(folder, id, `${language}.md`)
  if (!existsSync(path)) {
    throw new BadInput({
      rule: 'missing-language',
      where: shown,
      message: 'is missing',
      fix: 'every term has a page in each language',
      fatal: true,
    })
  }
  const parts = /^---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/.exec(readText(path, shown).replaceAll('\r\n', '\n'))
  if (!parts) {
    throw new BadInput({
      rule: 'front-matter',
      where: shown,
      message: 'has no front matter',
      fix: 'start with ---, the fields, and ---',
      fatal: true,
    })
  }
  return {
    ...parseYaml(termPageSchema, parts[1] ?? '', shown),
    body: (parts[2] ?? '').trim(),
  }
}

function issueDates(root: string): string[] {
  return namesIn(join(root, 'issues')).flatMap((name) => /^(\d{4}-\d{2}-\d{2})\.yaml$/.exec(name)?.[1] ?? [])
}

function readIssue(text: string, date: string, kept: KeptYaml): Issue {
  const shown = `issues/${date}.yaml`
  const value = kept.of(date, text, () => fromYaml(text, shown))
  const issue = validate(issueSchema, value, shown)
  if (issue.date !== date) {
    throw new BadInput({
      rule: 'date',
      where: `${shown} → date`,
      message: `is ${issue.date}, the file says ${date}`,
      fix: 'make them the same',
      fatal: true,
    })
  }
  return issue
}

function issueYaml(issue: Issue, earlier: string | undefined): string {
  return earlier === undefined ? issueHeader + toYaml(issue) : toYaml(issue, earlier)
}

const issueHeader = `# yaml-language-server: $schema=../src/model/schemas/issue.json
# Edit any title, summary, subject, preheader or lede: what you write is kept when the draft is refreshed, and marked as the editors'.
# Move stories to reorder them, delete one to drop it. To split a story, copy a pair under \`undo\` to \`apart\`; to join two,
# copy a pair of \`keptApart\` to \`together\`; then draft again. Check with: npx hayami check

`
