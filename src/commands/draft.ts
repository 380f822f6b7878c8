import { shownPath } from '../io/files.ts'
import { print, printable, printJson, styled } from '../io/print.ts'
import type { Workspace } from '../io/workspace.ts'
import { composeIssue } from '../issue/compose.ts'
import { dateByFirstSight } from '../issue/dates.ts'
import { markEdits } from '../issue/editors.ts'
import { decisionsOf, issuesBefore, itemsIn, memoryOf, refusedIn } from '../issue/memory.ts'
import { refreshIssue } from '../issue/refresh.ts'
import { olderThanWindow, selectStories, windowOf } from '../issue/select.ts'
import { termOfTheDay } from '../issue/term.ts'
import { countsOf } from '../model/counts.ts'
import { daysBefore, localDay } from '../model/instant.ts'
import type { Field, Issue, IssueStory, Origin } from '../model/issue.ts'
import { BadInput } from '../model/problem.ts'
import type { Source } from '../model/source.ts'
import { namesOf } from '../model/vendor.ts'
import { foundTerms } from '../render/terms.ts'
import { storiesOf } from '../stories/join.ts'
import { rankStories } from '../stories/rank.ts'
import { type DateOptions, dateOr, type FetchOptions, houseOf, open, openOutside } from './context.ts'
import { coverageOf } from './coverage.ts'
import { type Pulled, pull } from './pull.ts'
import { translateGaps, translationCosts } from './translate.ts'
import { visitStories } from './versions.ts'

export interface DraftOptions extends DateOptions, FetchOptions {
  /** Writes nothing, and asks no engine. */
  dryRun?: boolean
}

/** Pulls every source and writes or refreshes `issues/<date>.yaml`. */
export async function draft(options: DraftOptions): Promise<Issue> {
  const workspace = open(options)
  const settings = workspace.settings()
  const outside = await openOutside(workspace, options)
  try {
    const date = dateOr(options.date, outside.now, workspace)
    refuseApproved(workspace, date)
    const earlier = issuesBefore(date, workspace.issues(), outside.sample)
    const memory = memoryOf(earlier)
    const pulled = await pull(outside.asked(workspace.sources()), outside)
    refuseEmpty(pulled)
    const { items, undated } = dateByFirstSight(
      pulled.flatMap((each) => each.items),
      earlier,
      outside.now,
    )
    const window = windowOf(earlier, outside.now, daysBefore(outside.now, settings.firstDays))
    const known = [...items, ...itemsIn(earlier, outside.now)]
    const { stories, apart } = storiesOf(known, decisionsOf(workspace.issues()))
    const { fresh, leftOut, recognised } = selectStories(stories, window, memory)
    const ranked = rankStories(fresh, {
      leads: settings.leads,
      weightOf: (vendor) => outside.vendors.find(({ id }) => id === vendor)?.weight ?? 1,
      freshSince: daysBefore(outside.now, 1),
      related: apart.filter(({ relation }) => relation === 'related'),
    })
    const visited = await visitStories(ranked, settings.items, outside)
    const composed = composeIssue({
      date,
      number: Math.max(0, ...earlier.map(({ number }) => number)) + 1,
      sample: outside.sample,
      stories: visited.flatMap(({ joined, ...rest }) => (joined ? [{ joined, ...rest }] : [])),
      term: null,
      coverage: coverageOf({ pulled, visited, leftOut, undated, window, apart, known, recognised }),
      settings,
      vendors: outside.vendors,
    })
    const term = termOfTheDay(workspace.terms(), foundTerms(composed, houseOf(workspace)), earlier)
    const refused = refusedIn(composed.coverage)
    const isOut = (address: string) => memory.has(address) || refused.has(address)
    const refreshed = overExisting(workspace, { ...composed, term, coverage: { ...composed.coverage, term } }, isOut)
    if (options.dryRun) return refreshed
    // A written sample stays what it is, whatever the settings say: it asks nobody.
    const issue = outside.sample ? refreshed : await translateGaps(refreshed, workspace, outside.progress)
    workspace.writeIssue(issue)
    return issue
  } finally {
    await outside.close()
  }
}

/** Over an existing draft, whatever an editor touched stays. */
function overExisting(workspace: Workspace, issue: Issue, isOut: (address: string) => boolean): Issue {
  const existing = workspace.issue(issue.date)
  const names = namesOf(workspace.vendors())
  return existing === null ? issue : markEdits(refreshIssue(existing, issue, isOut, names), names)
}

function refuseApproved(workspace: Workspace, date: string) {
  if (!workspace.issue(date)?.approval) return
  throw new BadInput({
    rule: 'approved',
    where: `issues/${date}.yaml`,
    message: 'is approved; a new draft would withdraw that',
    fix: 'delete its approval first, or draft another date',
    fatal: true,
  })
}

function refuseEmpty(pulled: Pulled[]) {
  if (pulled.some(({ state }) => state !== 'failed')) return
  throw new BadInput(
    ...pulled.slice(0, 3).map(({ source, detail }) => ({
      rule: 'source-failed',
      where: source.id,
      message: detail ?? 'failed',
      fatal: true,
    })),
    {
      rule: 'no-source',
      where: 'feeds/',
      message:
        pulled.length === 0
          ? 'there is no source to ask: all are disabled, or this recording holds none of them; nothing was written'
          : `none of ${pulled.length} sources could be read; nothing was written`,
      fix: 'check the network, or try the kept answers: --replay samples/2026-05-21',
      fatal: true,
    },
  )
}

export async function draftCommand(options: DraftOptions): Promise<number> {
  const issue = await draft(options)
  if (options.dryRun) return await reportDryRun(issue, options)
  if (options.json) printJson(issue)
  else {
    printDraft(issue, open(options).sources())
    const at = shownPath(options.root)
    const hayami = at === '.' || at === '' ? 'npx hayami' : `npx hayami -C ${at}`
    print(`Wrote issues/${issue.date}.yaml. Next: ${hayami} studio, then ${hayami} approve.`)
  }
  return 0
}

async function reportDryRun(issue: Issue, options: DraftOptions): Promise<number> {
  const workspace = open(options)
  const costs = await translationCosts(issue, workspace)
  if (options.json) printJson({ issue, costs })
  else {
    printDraft(issue, workspace.sources())
    for (const { engine, chosen, texts, unit, amount } of costs.filter(({ engine }) => engine !== 'none'))
      print(
        `  translating ${texts} announcements would take ${engine} ${unit === 'tokens' ? 'about ' : ''}${amount.toLocaleString('en')} ${unit}${chosen ? '' : ' (not chosen)'}`,
      )
    print('Nothing was written.')
  }
  return 0
}

/** What a draft came to, in a few lines. `sources` are those of the registry. */
export function printDraft(issue: Issue, sources: Source[]): void {
  const { coverage, stories } = issue
  const failed = coverage.sources.filter(({ state }) => state !== 'read')
  const out = coverage.leftOut.map(({ reason, items }) => `${items} ${reason}`)
  const official = stories.filter(({ title }) =>
    Object.values(title).some(({ origin }) => origin === 'official'),
  ).length
  print(styled('bold', `Issue ${issue.number} of ${issue.date}${issue.sample ? ' (a sample, not live news)' : ''}`))
  print(
    `  ${coverage.sources.length - failed.length} of ${coverage.sources.length} sources read, ${coverage.seen} items → ${stories.length} stories (${coverage.merged} items merged; left out: ${[`${coverage.refused.length} refused`, ...out].join(', ')})`,
  )
  print(
    `  ${official} with the vendor’s own translation${coverage.unchecked.length > 0 ? `; ${coverage.unchecked.length} official pages could not be checked` : ''}`,
  )
  const older = coverage.leftOut.find(({ reason }) => reason === olderThanWindow)?.items ?? 0
  if (issue.number === 1 && older > 0)
    print(
      `  The first issue looks back to ${localDay(coverage.from, 'utc')}: ${older} older announcements are where it starts from, and stay out.`,
    )
  const byMachine = countFields(stories, 'machine')
  if (byMachine > 0) print(`  ${byMachine} texts translated by ${machinesOf(stories).join(', ')}`)
  for (const [reason, texts] of countsOf(coverage.untranslated.map(({ reason }) => reason)))
    print(
      `  ${styled('yellow', '!')} ${texts === 1 ? 'a text' : `${texts} texts`} left in the original: ${printable(reason)}`,
    )
  const unasked = sources.filter(({ id }) => !coverage.sources.some((asked) => asked.id === id)).length
  if (unasked > 0) print(`  ${unasked} other sources were not asked: disabled, or not in this recording`)
  for (const { id, detail } of failed)
    print(
      `  ${styled('yellow', '!')} ${id} ${printable(detail ?? '')}${isGone(detail) ? '' : ': caught up when it answers'}`,
    )
  for (const { id, detail } of coverage.sources.filter(({ state }) => state === 'read'))
    if (detail) print(`  ${styled('yellow', '!')} ${id} ${printable(detail)}`)
  for (const { source, title, reason } of coverage.refused)
    print(`  ${styled('yellow', '!')} ${source} “${printable(title)}” refused: ${printable(reason)}`)
}

function fieldsOf({ title, summary }: IssueStory): Field[] {
  return [...Object.values(title), ...Object.values(summary)]
}

function countFields(stories: IssueStory[], origin: Origin): number {
  return stories.flatMap(fieldsOf).filter((field) => field.origin === origin).length
}

function machinesOf(stories: IssueStory[]): string[] {
  return [...new Set(stories.flatMap(fieldsOf).flatMap(({ origin, by }) => (origin === 'machine' && by ? [by] : [])))]
}

/** Nobody catches up with an address that is gone for good. */
function isGone(detail: string | undefined): boolean {
  return /^is gone \(410\)/.test(detail ?? '')
}
