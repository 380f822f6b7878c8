import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, createClient } from '../io/client.ts'
import { now } from '../io/clock.ts'
import { openReplay, recordingClient } from '../io/recording.ts'
import { openWorkspace, type Workspace } from '../io/workspace.ts'
import { isoDate } from '../model/fields.ts'
import type { House } from '../model/house.ts'
import { BadInput } from '../model/problem.ts'
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
      finish: () => live.close(),
    }
  const recorder = recordingClient(live, now())
  const finish = async () => {
    recorder.save(record)
    await live.close()
  }
  return { client: recorder, now: now(), sample: false, finish }
}

/** The newsletter in the folder; nothing is read from, or written to, a folder that holds none. */
export function open({ root }: GlobalOptions): Workspace {
  if (existsSync(join(root, 'hayami.yaml'))) return openWorkspace(root)
  throw new BadInput({
    rule: 'no-newsletter',
    where: 'hayami.yaml',
    message: `does not exist in ${root}`,
    fix: 'call hayami in a newsletter’s folder, or name the folder: -C <folder>',
    fatal: true,
  })
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
    fix: 'make one: npx hayami draft; the demo’s is in out/demo: npx hayami -C out/demo studio',
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
