import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { print, styled } from '../io/print.ts'
import { openWorkspace } from '../io/workspace.ts'
import type { GlobalOptions } from './context.ts'
import { draft, printDraft } from './draft.ts'
import { kib, renderTo } from './render.ts'

const sampleDate = '2026-05-21'

/** The whole pipeline over the recorded sample, in a folder of its own: no network, no account, and the checkout stays as it is. */
export async function demoCommand(options: GlobalOptions): Promise<number> {
  const [sample, folder] = [join(options.root, 'samples', sampleDate), join(options.root, 'out', 'demo')]
  rmSync(folder, { recursive: true, force: true })
  for (const part of ['hayami.yaml', 'feeds', 'glossary'])
    cpSync(join(options.root, part), join(folder, part), { recursive: true })
  cpSync(join(sample, 'feeds'), join(folder, 'feeds'), { recursive: true })
  const issue = await draft({ root: folder, replay: sample, date: sampleDate })
  const workspace = openWorkspace(folder)
  const written = await renderTo(workspace, issue.date, join(folder, 'editions'))
  printDraft(issue, workspace.sources())
  print(`  merged because: ${reasons(issue.stories.flatMap(({ because }) => because.map(({ rule }) => rule)))}`)
  print(styled('bold', 'Look at'))
  for (const { path, bytes } of written) if (!path.endsWith('.mjml')) print(`  ${path}  ${kib(bytes)}`)
  print(`  ${join(folder, 'issues', `${issue.date}.yaml`)}  the draft an editor would mend`)
  return 0
}

function reasons(rules: string[]): string {
  const counts = new Map<string, number>()
  for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, n]) => `${rule} ${n}`)
    .join(', ')
}
