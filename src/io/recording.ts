import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { sha256 } from '../model/identity.ts'
import { BadInput } from '../model/problem.ts'
import { type Recording, recordingSchema } from '../model/recording.ts'
import type { Answer, Client } from './client.ts'
import { readBytes, writeWhole } from './files.ts'
import { readYaml } from './yaml.ts'

const maxRedirects = 5

/** A client that answers from kept answers and never touches the network, with the clock of the day they were kept. */
export interface Replay extends Client {
  at: string
  sample: boolean
  /** Whether an answer of this address was kept. */
  holds(url: string): boolean
}

/** `path` is a folder that holds `recording.yaml`, or that file. */
export function openReplay(path: string): Replay {
  const file = path.endsWith('.yaml') ? path : join(path, 'recording.yaml')
  if (!existsSync(file)) {
    throw new BadInput({
      rule: 'recording',
      where: path,
      message: 'holds no recording',
      fix: 'name a folder with recording.yaml in it',
      fatal: true,
    })
  }
  const recording = readYaml(recordingSchema, file)
  const kept: Kept = {
    exchanges: new Map(recording.exchanges.map((exchange) => [exchange.url, exchange])),
    at: recording.at,
  }
  return {
    at: recording.at,
    sample: recording.sample,
    holds: (url) => kept.exchanges.has(url),
    get: async (url, allowed) => replay(kept, dirname(file), url, allowed),
    close: async () => {},
  }
}

interface Kept {
  exchanges: Map<string, Recording['exchanges'][number]>
  at: string
}

function replay(
  { exchanges, at }: Kept,
  folder: string,
  first: string,
  allowed: (url: string) => string | null,
): Answer {
  let url = first
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const failed = (reason: string, status: number | null = null, refused = false): Answer => ({
      kind: 'failed',
      url,
      status,
      reason,
      ms: 0,
      refused,
    })
    const objection = allowed(url)
    if (objection !== null) return failed(hop === 0 ? objection : `redirects to ${url}, which ${objection}`, null, true)
    const exchange = exchanges.get(url)
    if (!exchange) return failed('was not recorded')
    if (exchange.location) {
      url = URL.parse(exchange.location, url)?.href ?? exchange.location
      continue
    }
    if (exchange.status < 200 || exchange.status > 299) return failed(`answered ${exchange.status}`, exchange.status)
    const body = exchange.file ? readBytes(join(folder, exchange.file)) : new Uint8Array()
    return {
      kind: 'fresh',
      url,
      status: exchange.status,
      contentType: exchange.type ?? null,
      body,
      at,
      hash: sha256(body),
      movedTo: null,
      ms: 0,
    }
  }
  return {
    kind: 'failed',
    url,
    status: null,
    reason: `redirects more than ${maxRedirects} times`,
    ms: 0,
    refused: false,
  }
}

/** Passes every request on and keeps what came back; `save` writes it as a folder that can be replayed. */
export function recordingClient(client: Client, at: string): Client & { save(folder: string): void } {
  const kept = new Map<string, Answer>()
  return {
    get: async (url, allowed) => {
      const answer = await client.get(url, allowed)
      kept.set(url, answer)
      return answer
    },
    close: () => client.close(),
    save: (folder) => {
      const exchanges = [...kept]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([url, answer], at) => exchangesOf(url, answer, folder, at))
      writeWhole(join(folder, 'recording.yaml'), stringify({ sample: false, at, exchanges }))
    },
  }
}

function exchangesOf(url: string, answer: Answer, folder: string, at: number): Recording['exchanges'] {
  const redirect = answer.url === url ? [] : [{ url, status: 302, location: answer.url }]
  if (answer.kind === 'failed')
    return answer.status === null ? [] : [...redirect, { url: answer.url, status: answer.status }]
  const file = `${new URL(url).hostname}/${String(at).padStart(3, '0')}.body`
  writeWhole(join(folder, file), answer.body)
  return [
    ...redirect,
    {
      url: answer.url,
      status: answer.status,
      ...(answer.contentType ? { type: answer.contentType } : {}),
      file,
    },
  ]
}
