import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { approvedNewsletter, date, ledgerOf, mainFile, subscribe } from '../fixtures/newsletter.ts'

export interface Campaign {
  kills: number
  /** Runs that had ended before their kill came; they count as none. */
  tooLate: number
  rounds: number
  readers: number
  /** Deliveries: one per reader and round. */
  once: number
  twice: number
  lost: number
  /** What the reports call in doubt, by whether the server had taken it. */
  doubtTaken: number
  doubtNotTaken: number
  mostInDoubtPerKill: number
  /** How many kills hit after which step of the server. */
  hits: Record<string, number>
}

/**
 * Sends to `readers` through a real mail server and kills the run at seeded random moments, up to `killsPerRound` times; then
 * lets one run end in peace, and compares what the server took with what the ledger says. Anew until all kills are spent.
 */
export async function killCampaign(
  { kills, killsPerRound, readers, seed }: { kills: number; killsPerRound: number; readers: number; seed: number },
  progress: (so: Campaign) => void = () => {},
): Promise<Campaign> {
  const random = randomFrom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'hayami-kills-'))
  const approved = join(folder, 'approved')
  const addresses = Array.from({ length: readers }, (_, n) => `reader${n}@mail.example`)
  const server = await startServer()
  const so: Campaign = {
    kills: 0,
    tooLate: 0,
    rounds: 0,
    readers,
    once: 0,
    twice: 0,
    lost: 0,
    doubtTaken: 0,
    doubtNotTaken: 0,
    mostInDoubtPerKill: 0,
    hits: {},
  }
  try {
    await approvedNewsletter(approved, [])
    while (so.kills < kills) {
      const round = join(folder, `round${so.rounds}`)
      cpSync(approved, round, { recursive: true })
      subscribe(round, addresses)
      server.forget()
      let killed = 0
      while (killed < killsPerRound && so.kills < kills) {
        // Some four steps a message; a moment beyond the last one kills nobody and ends the round.
        const moment = 1 + Math.floor(random() * (server.left(addresses) * 4 + 1))
        const hit = await sendAndKill(round, server, moment, random() * 6)
        if (hit === null) {
          so.tooLate += 1
          break
        }
        so.hits[hit] = (so.hits[hit] ?? 0) + 1
        so.kills += 1
        so.mostInDoubtPerKill = Math.max(so.mostInDoubtPerKill, leftInTheMiddle(round))
        killed += 1
      }
      await send(round, server.port).ended
      count(so, round, addresses, server.taken)
      so.rounds += 1
      rmSync(round, { recursive: true })
      progress(so)
    }
    return so
  } finally {
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Server {
  port: number
  taken: Map<string, number>
  left(addresses: string[]): number
  forget(): void
  onStep(hear: ((name: string) => void) | null): void
  stop(): void
}

async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('mail-server.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const taken = new Map<string, number>()
  let hear: ((name: string) => void) | null = null
  const port = await new Promise<number>((resolve) => {
    const hears: Record<string, (value: string) => void> = {
      port: (value) => resolve(Number(value)),
      taken: (address) => taken.set(address, (taken.get(address) ?? 0) + 1),
      step: (name) => hear?.(name),
    }
    createInterface(child.stdout).on('line', (line) => {
      const [kind = '', value = ''] = line.split(' ')
      hears[kind]?.(value)
    })
  })
  return {
    port,
    taken,
    left: (addresses) => addresses.filter((address) => !taken.has(address)).length,
    forget: () => taken.clear(),
    onStep: (next) => {
      hear = next
    },
    stop: () => child.kill(),
  }
}

function send(folder: string, port: number): { child: ChildProcess; ended: Promise<boolean> } {
  const child = spawn(process.execPath, [mainFile, '-C', folder, 'send', '--transport', 'smtp'], {
    env: { ...process.env, SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true` },
    stdio: 'ignore',
  })
  return { child, ended: new Promise((resolve) => child.once('close', (_, signal) => resolve(signal === 'SIGKILL'))) }
}

/** Kills the run so many milliseconds after the server's step; the step's name, or null where the run had ended before. */
async function sendAndKill(folder: string, server: Server, moment: number, afterMs: number): Promise<string | null> {
  const { child, ended } = send(folder, server.port)
  let [steps, hit] = [0, '']
  server.onStep((name) => {
    steps += 1
    if (steps !== moment) return
    hit = name
    setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  const killed = await ended
  server.onStep(null)
  return killed ? hit : null
}

function leftInTheMiddle(folder: string): number {
  const ledger = ledgerOf(folder)
  const { sending } = ledger.standing(date)
  ledger.close()
  return sending
}

function count(so: Campaign, folder: string, addresses: string[], taken: Map<string, number>) {
  const ledger = ledgerOf(folder)
  const waiting = new Set(ledger.waiting(date))
  const ids = new Map(ledger.subscribers().map(({ id, address }) => [address, id]))
  const inDoubt = new Set(ledger.inDoubt(date))
  ledger.close()
  for (const address of addresses) {
    const [id, times] = [ids.get(address) ?? 0, taken.get(address) ?? 0]
    so[verdictOn(times, inDoubt.has(id), waiting.has(id))] += 1
  }
}

function verdictOn(times: number, inDoubt: boolean, waiting: boolean) {
  if (times > 1) return 'twice'
  if (inDoubt) return times === 1 ? 'doubtTaken' : 'doubtNotTaken'
  return times === 1 && !waiting ? 'once' : 'lost'
}

/** mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
