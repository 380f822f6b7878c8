import { type Client, createClient } from '../io/client.ts'
import { now } from '../io/clock.ts'
import { openReplay, recordingClient } from '../io/recording.ts'
import { openWorkspace, type Workspace } from '../io/workspace.ts'
import { isoDate } from '../model/fields.ts'
import type { House } from '../model/house.ts'
import { BadInput } from '../model/problem.ts'
import type { Source } from '../model/source.ts'
import { localDay } from '../render/day.ts'

export interface GlobalOptions {
  root: string
  json?: boolean
}

export interface FetchOptions extends GlobalOptions {
  record?: string
  replay?: string
}

export interface DateOptions extends GlobalOptions {
  date?: string
}

/** How a verb asks the outside: live, recording, or from a recording with that day's clock. */
export interface Outside {
  client: Client
  now: string
  sample: boolean
  /** The sources to ask: live, those that are not disabled; from a recording, those that it holds, whatever became of them since. */
  asked(sources: Source[]): Source[]
  /** Keeps what was asked, where the caller wants that. */
  finish(): Promise<void>
}

export function openOutside(workspace: Workspace, { record, replay }: FetchOptions): Outside {
  if (replay) {
    const client = openReplay(replay)
    return {
      client,
      now: client.at,
      sample: client.sample,
      asked: (sources) => sources.filter(({ url }) => client.holds(url)),
      finish: async () => {},
    }
  }
  const { site, contact } = workspace.settings()
  const live = createClient({ userAgent: `hayami/0.1 (+${site}; ${contact})` })
  if (!record)
    return {
      client: live,
      now: now(),
      sample: false,
      asked: enabled,
      finish: () => live.close(),
    }
  const recorder = recordingClient(live, now())
  const finish = async () => {
    recorder.save(record)
    await live.close()
  }
  return { client: recorder, now: now(), sample: false, asked: enabled, finish }
}

function enabled(sources: Source[]): Source[] {
  return sources.filter(({ disabled }) => disabled === undefined)
}

export function open({ root }: GlobalOptions): Workspace {
  return openWorkspace(root)
}

export function houseOf(workspace: Workspace): House {
  return {
    settings: workspace.settings(),
    vendors: workspace.vendors(),
    sources: workspace.sources(),
    terms: workspace.terms(),
  }
}

/** The date asked for, checked, or the calendar day where the newsletter is at home. */
export function dateOr(date: string | undefined, instant: string, workspace: Workspace): string {
  return date === undefined ? localDay(instant, workspace.settings().timezone) : checkedDate(date)
}

/** The date asked for, or that of the newest issue. */
export function dateOrNewest(date: string | undefined, workspace: Workspace): string {
  if (date !== undefined) return checkedDate(date)
  const newest = workspace.issues().at(-1)
  if (newest) return newest.date
  throw new BadInput({
    rule: 'no-issue',
    where: 'issues/',
    message: 'holds no issue yet',
    fix: 'make one: npx hayami draft',
    fatal: true,
  })
}

function checkedDate(date: string): string {
  if (isoDate.safeParse(date).success) return date
  throw new BadInput({
    rule: 'date',
    where: '--date',
    message: `“${date}” is no date`,
    fix: 'write it as 2026-05-21',
    fatal: true,
  })
}
