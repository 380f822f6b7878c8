import { join } from 'node:path'
import { shownPath, writeWhole } from '../io/files.ts'
import { toEml } from '../io/mail/eml.ts'
import { messageFor } from '../io/mail/message.ts'
import { print, printJson } from '../io/print.ts'
import type { Workspace } from '../io/workspace.ts'
import { markEdits } from '../issue/editors.ts'
import type { Edition } from '../model/edition.ts'
import type { Issue } from '../model/issue.ts'
import { BadInput } from '../model/problem.ts'
import { namesOf } from '../model/vendor.ts'
import { renderEditions } from '../render/edition.ts'
import { type DateOptions, dateOrNewest, houseOf, open } from './context.ts'

/** Writes `<lang>.html`, `.txt`, `.eml` and `.mjml` for each edition of an issue. */
export async function renderCommand(options: DateOptions & { out?: string }): Promise<number> {
  const workspace = open(options)
  const date = dateOrNewest(options.date, workspace)
  const written = await renderTo(workspace, date, options.out ?? join(workspace.root, 'out', date))
  if (options.json) printJson(written)
  else for (const { path, bytes } of written) print(`${shownPath(path)}  ${kib(bytes)}`)
  return 0
}

export interface Written {
  path: string
  bytes: number
}

export async function renderTo(workspace: Workspace, date: string, folder: string): Promise<Written[]> {
  const issue = issueOf(workspace, date)
  const editions = await renderEditions(issue, houseOf(workspace))
  const files = await Promise.all(editions.map((edition) => filesOf(edition, issue, workspace)))
  return files.flat().map(({ name, content }) => {
    const path = join(folder, name)
    writeWhole(path, content)
    return { path, bytes: content.byteLength }
  })
}

/** The issue as it stands in its file, edits marked as the editor's. */
export function issueOf(workspace: Workspace, date: string): Issue {
  const issue = workspace.issue(date)
  if (issue !== null) return markEdits(issue, namesOf(workspace.vendors()))
  throw new BadInput({
    rule: 'no-issue',
    where: `issues/${date}.yaml`,
    message: 'does not exist',
    fix: `make it: npx hayami draft --date ${date}`,
    fatal: true,
  })
}

async function filesOf(edition: Edition, issue: Issue, workspace: Workspace) {
  const settings = workspace.settings()
  const nobody = { address: settings.sender.email, token: '' }
  const message = messageFor(edition, issue.date, nobody, issue.coverage.to, settings)
  const bytes = (text: string) => new TextEncoder().encode(text)
  return [
    { name: `${edition.language}.html`, content: bytes(edition.html) },
    { name: `${edition.language}.txt`, content: bytes(edition.text) },
    { name: `${edition.language}.eml`, content: await toEml(message) },
    { name: `${edition.language}.mjml`, content: bytes(edition.mjml) },
  ]
}

export function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`
}
