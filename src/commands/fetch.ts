import { print, printJson, table } from '../io/print.ts'
import type { Workspace } from '../io/workspace.ts'
import { BadInput } from '../model/problem.ts'
import type { Source } from '../model/source.ts'
import { type FetchOptions, open, openOutside } from './context.ts'
import { type Pulled, pull } from './pull.ts'

/** Shows what sources give now; writes nothing. */
export async function fetchCommand(ids: string[], options: FetchOptions): Promise<number> {
  const workspace = open(options)
  const named = chosen(workspace, ids)
  const outside = await openOutside(workspace, options)
  try {
    const pulled = await pull(ids.length > 0 ? named : outside.asked(named), outside)
    outside.progress.done()
    const published = new Set(
      workspace.issues().flatMap(({ stories }) => stories.flatMap(({ addresses }) => addresses)),
    )
    if (options.json) for (const each of pulled) printJson(row(each, published))
    else printTable(pulled, published)
    return pulled.every(({ state }) => state === 'failed') ? 1 : 0
  } finally {
    await outside.close()
  }
}

function chosen(workspace: Workspace, ids: string[]): Source[] {
  const sources = workspace.sources()
  for (const id of ids) {
    if (sources.some((source) => source.id === id)) continue
    throw new BadInput({
      rule: 'unknown-source',
      where: id,
      message: 'is no source',
      fix: `known ones: ${sources.map((source) => source.id).join(', ')}`,
      fatal: true,
    })
  }
  return ids.length === 0 ? sources : sources.filter(({ id }) => ids.includes(id))
}

function row(pulled: Pulled, published: Set<string>) {
  const { source, state, detail, unchanged, total, items, refused, leftOut, problems, evidence, ms } = pulled
  const dates = items.flatMap((item) => item.published ?? []).sort()
  return {
    source: source.id,
    status: state === 'read' ? (unchanged ? 'unchanged' : 'fresh') : state,
    new: items.filter(({ address }) => !published.has(address)).length,
    total,
    newest: dates.at(-1) ?? null,
    ms,
    evidence,
    problems: [
      ...new Set([...(state === 'read' || !detail ? [] : [detail]), ...problems.map(({ message }) => message)]),
      ...leftOut.map(({ reason, items: count }) => `${count} ${reason}`),
      ...refused.map(({ title, reason }) => `refused “${title}”: ${reason}`),
    ],
  }
}

function printTable(pulled: Pulled[], published: Set<string>) {
  const rows = pulled.map((each) => row(each, published))
  print(
    table(
      ['source', 'status', 'new', 'total', 'newest', 'ms', 'problems'],
      rows.map(({ source, status, new: fresh, total, newest, ms, problems }) => [
        source,
        status,
        String(fresh),
        String(total),
        newest?.slice(0, 16).replace('T', ' ') ?? '–',
        String(ms),
        shortened(problems),
      ]),
    ),
  )
}

function shortened([first, ...more]: string[]): string {
  return first === undefined ? '' : `${first.slice(0, 110)}${more.length > 0 ? ` (+${more.length} more: --json)` : ''}`
}
