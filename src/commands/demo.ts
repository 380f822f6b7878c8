import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { renewFolder, shownPath } from '../io/files.ts'
import { print, styled } from '../io/print.ts'
import { openWorkspace } from '../io/workspace.ts'
import { countsOf } from '../model/counts.ts'
import type { Issue } from '../model/issue.ts'
import { BadInput } from '../model/problem.ts'
import { type GlobalOptions, open } from './context.ts'
import { draft, printDraft } from './draft.ts'
import { kib, renderTo } from './render.ts'

const sampleDate = '2026-05-21'

/** The whole pipeline over the recorded sample, in a folder of its own: no network, no account, and the checkout stays as it is. */
export async function demoCommand(options: GlobalOptions): Promise<number> {
  const { root } = open(options)
  const [sample, folder] = [join(root, 'samples', sampleDate), join(root, 'out', 'demo')]
  renewFolder(folder, partsOf(root, sample))
  const issue = await draft({ root: folder, replay: sample, date: sampleDate })
  const workspace = openWorkspace(folder)
  const written = await renderTo(workspace, issue.date, join(folder, 'editions'))
  printDraft(issue, workspace.sources())
  printWhy(issue)
  print(styled('bold', 'Look at'))
  for (const { path, bytes } of written) if (!path.endsWith('.mjml')) print(`  ${shownPath(path)}  ${kib(bytes)}`)
  print(`  ${shownPath(join(folder, 'issues', `${issue.date}.yaml`))}  the draft an editor would mend`)
  print(`Next: npx hayami -C ${shownPath(folder)} studio`)
  return 0
}

/** What a newsletter is made of; the sample brings sources of its own. */
function partsOf(root: string, sample: string) {
  const parts = ['hayami.yaml', 'feeds', 'glossary'].map((part) => ({ from: join(root, part), to: part }))
  const copies = [...parts, { from: join(sample, 'feeds'), to: 'feeds' }]
  const missing = copies.find(({ from }) => !existsSync(from))
  if (!missing) return copies
  throw new BadInput({
    rule: 'no-sample',
    where: shownPath(missing.from),
    message: 'does not exist',
    fix: 'the demo needs a whole checkout of hayami',
    fatal: true,
  })
}

function printWhy({ stories, coverage }: Issue) {
  print(`  merged because: ${counted(stories.flatMap(({ because }) => because.map(({ rule }) => rule)))}`)
  if (coverage.unchecked.length > 0) print('  could not be checked, so that no translation was taken from there:')
  for (const { url, reason } of coverage.unchecked) print(`    ${url}  ${reason}`)
}

function counted(rules: string[]): string {
  return [...countsOf(rules)]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, n]) => `${rule} ${n}`)
    .join(', ')
}
