import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { now } from '../io/clock.ts'
import type { Client } from '../io/http/answer.ts'
import { createClient } from '../io/http/client.ts'
import { type Parsers, startParsers } from '../io/parsers.ts'
import { type Progress, startProgress } from '../io/progress.ts'
import { openRecording, refuseUnfit, saveRecording } from '../io/recording/index.ts'
import type { Exchange } from '../io/recording/recording.ts'
import { replayClient } from '../io/recording/replay.ts'
import { openWorkspace, type Workspace } from '../io/workspace.ts'
import { isoDate } from '../model/fields.ts'
import type { House } from '../model/house.ts'
import { localDay } from '../model/instant.ts'
import { BadInput } from '../model/problem.ts'
import type { Source } from '../model/source.ts'
import type { Vendor } from '../model/vendor.ts'
import { version } from './version.ts'

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

/** All that a verb asks the outside with. */
export interface Outside {
  client: Client
  parsers: Parsers
  progress: Progress
  vendors: Vendor[]
  /** The clock: now, or that of the day a recording was made. */
  now: string
  /** The sources to ask: live, those that are not disabled; from a recording, those that it holds, whatever became of them since. */
  asked(sources: Source[]): Source[]
  /** Ends after the time that a run may take. */
  signal: AbortSignal
  /** Made from a written sample. */
  sample: boolean
  /** Ends it, and keeps what was asked where the caller wants that. */
  close(): Promise<void>
}

/** All requests of a run together get so long; whoever has not answered by then is caught up next time. */
const runMs = 30_000

/** Live, recording what is asked, or from a recording. */
export async function openOutside(workspace: Workspace, { record, replay }: FetchOptions): Promise<Outside> {
  if (record && replay) refuseBoth()
  if (record) refuseUnfit(record)
  const vendors = workspace.vendors()
  const recording = replay === undefined ? null : await openRecording(replay)
  const [parsers, progress, signal] = [startParsers(), startProgress(), AbortSignal.timeout(runMs)]
  const end = async (client: Client) => {
    progress.done()
    await Promise.all([parsers.close(), client.close()])
  }
  if (recording) {
    const client = replayClient(recording)
    const { at, sample } = recording
    const asked = (sources: Source[]) => sources.filter(({ url }) => client.holds(url))
    return { client, parsers, progress, vendors, now: at, asked, signal, sample, close: () => end(client) }
  }
  const { site, contact } = workspace.settings()
  const [at, exchanges]: [string, Exchange[]] = [now(), []]
  const client = createClient({
    userAgent: `${software} (+${site}; ${contact})`,
    ...(record ? { onExchange: (exchange) => exchanges.push(exchange) } : { cacheFolder: cacheFolder(workspace) }),
  })
  const close = async () => {
    await end(client)
    if (record) await saveRecording(record, { at, sample: false, exchanges }, software)
  }
  return { client, parsers, progress, vendors, now: at, asked: enabled, signal, sample: false, close }
}

function enabled(sources: Source[]): Source[] {
  return sources.filter(({ disabled }) => disabled === undefined)
}

function refuseBoth(): never {
  throw new BadInput({
    rule: 'recording',
    where: '--record',
    message: 'has nothing to keep beside --replay',
    fix: 'use one of the two',
    fatal: true,
  })
}

const software = `hayami/${version}`

/** What servers told us to ask by; nothing is lost when it is deleted. */
function cacheFolder({ root }: Workspace): string {
  return join(root, '.hayami', 'cache', 'http')
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
