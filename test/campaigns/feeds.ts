import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { startParsers } from '../../src/io/parsers.ts'
import { documents, pageRules } from '../parse/documents.ts'
import { mutated, randomFrom } from '../parse/mutate.ts'

/**
 * The long form of test/parse/fuzz.test.ts: `npm run campaign:feeds [mutations] [seed]` damages documents of every kind,
 * real ones too where they lie beside the project, and reads them through the pool as a run does.
 */
const [mutations, seed] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 1)]
const url = 'https://acme.example/feed'
const kinds = Object.entries(documents).map(([kind, bytes]) => ({ page: kind === 'page', bytes }))
const seeds = [...kinds, ...real()]
const random = randomFrom(seed)
const parsers = startParsers()
const count = { read: 0, refused: 0, thrown: 0, stopped: 0, hung: 0 }
const reasons = new Map<string, number>()

// Until the workers' heaps have the size that they keep: V8 lets them grow to their caps before it tidies up.
await rounds(Math.min(20_000, mutations))
Object.assign(count, { read: 0, refused: 0 })
global.gc?.()
const before = process.memoryUsage().rss
const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
const started = performance.now()
const busy = watchProcessor()
await rounds(mutations)
const busiest = busy()
delay.disable()
const seconds = (performance.now() - started) / 1_000
global.gc?.()
const growth = (process.memoryUsage().rss - before) / 1024 / 1024
await parsers.close()

const rows: [string, string][] = [
  ['mutations', `${mutations} of ${seeds.length} documents, seed ${seed}, in ${seconds.toFixed(0)} s`],
  ['read', `${count.read}`],
  ['refused with a reason', `${count.refused}`],
  ['crashes', `${count.thrown}`],
  ['stopped after 2 s', `${count.stopped}`],
  ['hangs over 5 s', `${count.hung}`],
  [
    'largest gap of the main loop',
    `${(delay.max / 1e6).toFixed(0)} ms (99.9 %: ${(delay.percentile(99.9) / 1e6).toFixed(0)} ms)`,
  ],
  ['… of which it worked', `${busiest.toFixed(0)} ms (the rest it waited for a processor)`],
  ['growth of memory', `${growth.toFixed(0)} MB`],
]
for (const [name, value] of rows) console.log(`${name.padEnd(30)} ${value}`)
for (const [reason, times] of reasons) console.log(`  ${times} × ${reason}`)
if (count.thrown + count.hung > 0) process.exitCode = 1

/** Four at a time: two are being read, two wait in line, so that no worker is idle. */
async function rounds(total: number) {
  let left = total
  const line = async () => {
    while (left-- > 0) await one()
  }
  await Promise.all([line(), line(), line(), line()])
}

async function one() {
  const { page, bytes: whole } = seeds[Math.floor(random() * seeds.length)] ??
    kinds[0] ?? { page: false, bytes: new Uint8Array() }
  const document = { bytes: mutated(whole, random), contentType: null, url }
  const began = performance.now()
  const { problems } = await parsers.list(
    page ? { kind: 'page', rules: pageRules, ...document } : { kind: 'feed', ...document },
  )
  if (performance.now() - began > 5_000) count.hung += 1
  const fatal = problems.find((problem) => problem.fatal)
  if (fatal === undefined) count.read += 1
  else if (fatal.rule !== 'unreadable') count.refused += 1
  else {
    count[/longer than/.test(fatal.message) ? 'stopped' : 'thrown'] += 1
    reasons.set(fatal.message, (reasons.get(fatal.message) ?? 0) + 1)
  }
}

/** The most processor time that the main thread spends between two turns of its loop, in ms: not disturbed by other programs. */
function watchProcessor(): () => number {
  const used = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  }
  let [last, most] = [used(), 0]
  const timer = setInterval(() => {
    const now = used()
    most = Math.max(most, now - last)
    last = now
  }, 1)
  return () => {
    clearInterval(timer)
    return most
  }
}

/** Real feeds and pages of at most 40 KB: damage shows as well in small ones, and more of them are read. */
function real(): { page: boolean; bytes: Uint8Array }[] {
  const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
  return ['feeds', 'timeline', 'html'].flatMap((folder) => {
    try {
      return readdirSync(join(data, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => join(data, folder, name))
        .filter((file) => statSync(file).isFile() && statSync(file).size <= 40_000)
        .map((file) => ({ page: folder === 'html', bytes: readFileSync(file) }))
    } catch {
      return []
    }
  })
}
