import { DateTime } from 'luxon'
import { startParsers } from '../io/parsers.ts'
import { print, printable, printJson, styled } from '../io/print.ts'
import { startProgress } from '../io/progress.ts'
import { readIssue, type Workspace } from '../io/workspace.ts'
import { composeIssue } from '../issue/compose.ts'
import { markEdits } from '../issue/editors.ts'
import { refreshIssue } from '../issue/refresh.ts'
import { selectStories, windowOf } from '../issue/select.ts'
import { termOfTheDay } from '../issue/term.ts'
import type { Coverage, Issue } from '../model/issue.ts'
import { BadInput } from '../model/problem.ts'
import type { Source } from '../model/source.ts'
import { linkedTerms } from '../render/view.ts'
import { joinStories } from '../stories/join.ts'
import { rankStories } from '../stories/rank.ts'
import { type DateOptions, dateOr, type FetchOptions, houseOf, open, openOutside } from './context.ts'
import { type Pulled, pull } from './pull.ts'
import { type Visited, visitStories } from './versions.ts'

/** Pulls every source and writes or refreshes `issues/<date>.yaml`. */
export async function draft(options: DateOptions & FetchOptions): Promise<Issue> {
  const workspace = open(options)
  const settings = workspace.settings()
  const outside = openOutside(workspace, options)
  const date = dateOr(options.date, outside.now, workspace)
  refuseApproved(workspace, date)
  const earlier = workspace.issues().filter((issue) => issue.date < date)
  const [parsers, progress] = [startParsers(), startProgress()]
  try {
    const pulled = await pull(
      outside.asked(workspace.sources()),
      workspace.vendors(),
      outside.client,
      parsers,
      progress,
    )
    refuseEmpty(pulled)
    const joined = joinStories(pulled.flatMap(({ items }) => items))
    const firstFrom = DateTime.fromISO(outside.now, { zone: 'utc' }).minus({
      days: settings.firstDays,
    })
    const window = windowOf(earlier, outside.now, isoOf(firstFrom))
    const { fresh, leftOut } = selectStories(joined, window, earlier)
    const visited = await visitStories(fresh, {
      client: outside.client,
      parsers,
      vendors: workspace.vendors(),
      progress,
    })
    const published = visited.filter(({ refused }) => refused === null)
    const versions = new Map(published.map((each) => [each.joined, each.versions]))
    const ranked = rankStories(
      published.map((each) => each.joined),
      settings.leads,
    )
    const composed = composeIssue({
      date,
      number: Math.max(0, ...earlier.map(({ number }) => number)) + 1,
      sample: outside.sample,
      stories: ranked.map((story) => ({
        joined: story,
        versions: versions.get(story) ?? {},
      })),
      term: null,
      coverage: coverageOf(pulled, visited, leftOut, window.fromOf, outside.now),
      settings,
    })
    const issue = {
      ...composed,
      term: termOfTheDay(workspace.terms(), linkedTerms(composed, houseOf(workspace)), earlier),
    }
    return writeDraft(workspace, issue)
  } finally {
    progress.done()
    await parsers.close()
    await outside.finish()
  }
}

/** Over an existing draft, whatever an editor touched stays. */
function writeDraft(workspace: Workspace, issue: Issue): Issue {
  const text = workspace.issueText(issue.date)
  const refreshed = text === null ? issue : markEdits(refreshIssue(readIssue(text, issue.date), issue))
  workspace.writeIssue(refreshed)
  return refreshed
}

function refuseApproved(workspace: Workspace, date: string) {
  const text = workspace.issueText(date)
  if (text === null || !readIssue(text, date).approval) return
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

function coverageOf(
  pulled: Pulled[],
  visited: Visited[],
  leftOut: Coverage['leftOut'],
  fromOf: (source: string) => string,
  to: string,
): Coverage {
  const stories = visited.filter(({ refused }) => refused === null)
  const froms = pulled.map(({ source }) => fromOf(source.id)).sort()
  return {
    from: froms[0] ?? to,
    to,
    seen: pulled.reduce((sum, { total }) => sum + total, 0),
    drafted: stories.map(({ joined }) => joined.items[0].id).sort(),
    merged: stories.reduce((sum, { joined }) => sum + joined.items.length - 1, 0),
    sources: pulled
      .map(({ source, state, total, detail }) => ({
        id: source.id,
        state,
        items: total,
        ...(detail ? { detail } : {}),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    refused: [...pulled.flatMap(({ refused }) => refused), ...visited.flatMap(({ refused }) => refused ?? [])],
    leftOut: summed([...pulled.flatMap((each) => each.leftOut), ...leftOut]),
    unchecked: [
      ...new Map(visited.flatMap(({ unchecked }) => unchecked).map((each) => [each.url, each])).values(),
    ].sort((a, b) => (a.url < b.url ? -1 : 1)),
  }
}

function summed(counts: Coverage['leftOut']): Coverage['leftOut'] {
  const totals = new Map<string, number>()
  for (const { reason, items } of counts) totals.set(reason, (totals.get(reason) ?? 0) + items)
  return [...totals].map(([reason, items]) => ({ reason, items })).sort((a, b) => (a.reason < b.reason ? -1 : 1))
}

function isoOf(time: DateTime<true> | DateTime): string {
  return time.toISO({ suppressMilliseconds: true }) ?? ''
}

export async function draftCommand(options: DateOptions & FetchOptions): Promise<number> {
  const issue = await draft(options)
  if (options.json) printJson(issue)
  else {
    printDraft(issue, open(options).sources())
    print(`Wrote issues/${issue.date}.yaml. Next: npx hayami studio, then npx hayami approve.`)
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
  const unasked = sources.filter(({ id }) => !coverage.sources.some((asked) => asked.id === id)).length
  if (unasked > 0) print(`  ${unasked} other sources were not asked: disabled, or not in this recording`)
  for (const { id, detail } of failed)
    print(`  ${styled('yellow', '!')} ${id} ${printable(detail ?? '')}: caught up when it answers`)
  for (const { source, title, reason } of coverage.refused)
    print(`  ${styled('yellow', '!')} ${source} “${printable(title)}” refused: ${printable(reason)}`)
}
