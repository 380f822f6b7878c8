import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { linesOf } from '../src/io/files.ts'
import { type Candidate, Features } from '../src/stories/features.ts'
import { storiesOf } from '../src/stories/join.ts'
import { overviewOf } from '../src/stories/overview.ts'
import { closePairs } from '../src/stories/pairs.ts'
import { judge } from '../src/stories/rules.ts'

/**
 * Announcements of 40 vendors, 100 a day for years, read from JSON Lines and joined to stories on one thread; beside
 * MinHash-LSH and SimHash over the same titles. One in ten is told again by another channel in other words, one in ten has
 * a near miss: the next version on the same day. Every size is a process of its own with a heap of at most 1 GB.
 */
type Told = Candidate & { story: number }

const self = fileURLToPath(import.meta.url)
const [mode, file] = process.argv.slice(2)
if (mode === 'join' && file) await joinFile(file)
else if (mode === 'peers' && file) await peers(file)
else runAll()

function runAll() {
  const folder = mkdtempSync(join(tmpdir(), 'hayami-stories-'))
  console.log('parse and join, one thread           time       an item   largest memory')
  for (const size of [10_000, 100_000, 1_000_000]) run('join', written(folder, size))
  console.log('\nof 10,000 items, beside others       time    right   wrong   missed pairs')
  run('peers', written(folder, 10_000))
  rmSync(folder, { recursive: true })
}

function run(mode: string, file: string) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=1000', self, mode, file])
  if (status !== 0) throw new Error(String(stderr))
  process.stdout.write(stdout)
}

async function joinFile(file: string) {
  const started = performance.now()
  const items = await read(file)
  const { stories } = storiesOf(items)
  const ms = performance.now() - started
  const memory = process.resourceUsage().maxRSS / 1_000
  console.log(
    `${String(items.length).padStart(9)} items, ${String(stories.length).padStart(7)} stories ${(ms / 1_000).toFixed(2).padStart(8)} s ${((1_000 * ms) / items.length).toFixed(0).padStart(8)} µs ${memory.toFixed(0).padStart(10)} MB`,
  )
}

async function read(file: string): Promise<Told[]> {
  const items: Told[] = []
  for await (const line of linesOf(file)) items.push(JSON.parse(line))
  return items
}

async function peers(file: string) {
  const items = (await read(file)).sort((a, b) => ((a.published ?? '') + a.id < (b.published ?? '') + b.id ? -1 : 1))
  const truth = pairsOf(Map.groupBy(items.keys(), (at) => items[at]?.story).values())
  const line = (name: string, ms: number, found: Set<string>) => {
    const right = [...found].filter((pair) => truth.has(pair)).length
    const numbers = [right, found.size - right, truth.size - right].map((n) => String(n).padStart(8)).join('')
    console.log(`${name.padEnd(30)} ${ms.toFixed(0).padStart(8)} ms${numbers}`)
  }
  const timed = (name: string, work: () => Iterable<number[]>) => {
    const started = performance.now()
    const groups = [...work()]
    line(name, performance.now() - started, pairsOf(groups))
  }
  const place = new Map(items.map(({ id }, at) => [id, at]))
  timed('hayami', () => storiesOf(items).stories.map((story) => story.items.map(({ id }) => place.get(id) as number)))
  timed('MinHash-LSH, Jaccard ≥ .7', () => minHash(items.map(({ title }) => title)))
  timed('SimHash, 3 bits of 64', () => simHash(items.map(({ title }) => title)))
  complete(items)
}

/** What the index finds, against comparing all posts of a vendor. */
function complete(items: Told[]) {
  const features = items.map((item) => new Features(item))
  const at = (place: number) => features[place] as Features
  const overview = overviewOf(items, at)
  const found = new Set(closePairs(items, at, overview).same.map(({ a, b }) => `${a} ${b}`))
  let [all, missed] = [0, 0]
  for (const own of Map.groupBy(items.keys(), (place) => items[place]?.vendor).values())
    for (const [nth, b] of own.entries())
      for (const a of own.slice(0, nth)) {
        if (at(a).key === at(b).key || judge(at(a), at(b), overview.isRare).relation !== 'same') continue
        all += 1
        if (!found.has(`${a} ${b}`)) missed += 1
      }
  console.log(
    `pairs that a rule joins: ${all} by comparing all, ${all - missed} found (recall ${((all - missed) / all).toFixed(3)})`,
  )
}

function pairsOf(groups: Iterable<number[]>): Set<string> {
  const pairs = new Set<string>()
  for (const group of groups) {
    const members = [...group].sort((a, b) => a - b)
    for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) pairs.add(`${a} ${b}`)
  }
  return pairs
}

/** 64 permutations in 16 bands over trigrams of letters; whoever shares a band and is .7 alike is joined. */
function minHash(titles: string[]): Iterable<number[]> {
  const [bands, rows] = [16, 4]
  const grams = titles.map(trigrams)
  const signatures = grams.map((set) => {
    const signature = new Uint32Array(bands * rows).fill(0xffffffff)
    for (const gram of set)
      for (let at = 0; at < signature.length; at += 1) {
        const value = mixed(gram, at)
        if (value < (signature[at] as number)) signature[at] = value
      }
    return signature
  })
  const buckets = new Map<string, number[]>()
  for (const [at, signature] of signatures.entries())
    for (let band = 0; band < bands; band += 1)
      push(buckets, `${band} ${signature.slice(band * rows, (band + 1) * rows).join()}`, at)
  return linked(titles.length, buckets.values(), (a, b) => {
    const [one, other] = [grams[a] as Set<number>, grams[b] as Set<number>]
    let shared = 0
    for (const gram of one) if (other.has(gram)) shared += 1
    return shared / (one.size + other.size - shared) >= 0.7
  })
}

/** 64 bits, candidates by four bands of 16. */
function simHash(titles: string[]): Iterable<number[]> {
  const prints = titles.map((title) => {
    const sums = new Int32Array(64)
    for (const gram of trigrams(title))
      for (let bit = 0; bit < 64; bit += 1)
        sums[bit] = (sums[bit] as number) + (mixed(gram, bit >> 5) & (1 << (bit & 31)) ? 1 : -1)
    return [0, 16, 32, 48].map((from) =>
      sums.slice(from, from + 16).reduce((word, sum, at) => word | ((sum > 0 ? 1 : 0) << at), 0),
    )
  })
  const buckets = new Map<string, number[]>()
  for (const [at, print] of prints.entries())
    for (const [band, word] of print.entries()) push(buckets, `${band} ${word}`, at)
  const bits = (word: number) => word.toString(2).replaceAll('0', '').length
  return linked(
    titles.length,
    buckets.values(),
    (a, b) => (prints[a] as number[]).reduce((sum, word, at) => sum + bits(word ^ (prints[b]?.[at] as number)), 0) <= 3,
  )
}

/** Single links, as both are used. */
function linked(
  size: number,
  buckets: Iterable<number[]>,
  isSame: (a: number, b: number) => boolean,
): Iterable<number[]> {
  const parents = Int32Array.from({ length: size }, (_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (parents[root] !== root) root = parents[root] as number
    return root
  }
  for (const bucket of buckets)
    for (const [nth, b] of bucket.entries())
      for (const a of bucket.slice(0, nth)) if (rootOf(a) !== rootOf(b) && isSame(a, b)) parents[rootOf(b)] = rootOf(a)
  return Map.groupBy(parents.keys(), rootOf).values()
}

function trigrams(title: string): Set<number> {
  const text = ` ${title.toLowerCase()} `
  const grams = new Set<number>()
  for (let at = 0; at + 3 <= text.length; at += 1) grams.add(hashOf(text.slice(at, at + 3)))
  return grams
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function mixed(value: number, seed: number): number {
  let hash = Math.imul(value ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function push(map: Map<string, number[]>, key: string, value: number) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** A file of that many announcements, the same every time. */
function written(folder: string, size: number): string {
  const path = join(folder, `${size}.jsonl`)
  const out = openSync(path, 'w')
  const random = numbers(7)
  const one = <T>(of: T[]) => of[Math.floor(random() * of.length)] as T
  const syllables = 'ka lo mi ren tor vex zan pho qui ster bel dra'.split(' ')
  const word = () => Array.from({ length: random() < 0.5 ? 2 : 3 }, () => one(syllables)).join('')
  const names = Array.from({ length: 3_000 }, word).map((name) => name.charAt(0).toUpperCase() + name.slice(1))
  const nouns =
    'search agents teams data cloud enterprise models tools safety research developers coding images video speech memory context privacy scale'.split(
      ' ',
    )
  const verbs = ['Introducing', 'Announcing', 'How teams use', 'Expanding', 'A guide to', 'Improving', 'Launching']
  let [at, story] = [0, 0]
  const put = (title: string, vendor: string, channel: string, of: number) => {
    if (at >= size) return
    const days = Math.floor(at / 100)
    const published = `${2000 + Math.floor(days / 336)}-${two(1 + (Math.floor(days / 28) % 12))}-${two(1 + (days % 28))}T00:00:00Z`
    const address = `https://${vendor}.example/${channel}/${at}`
    writeSync(
      out,
      `${JSON.stringify({ id: `i${at}`, vendor, source: `${vendor}/${channel}`, language: 'en', title, summary: null, address, published, story: of })}\n`,
    )
    at += 1
  }
  while (at < size) {
    const vendor = `v${Math.floor(random() * 40)}`
    const [verb, name, major, minor] = [one(verbs), one(names), 1 + Math.floor(random() * 9), Math.floor(random() * 8)]
    const tail = `${one(nouns)} ${one(nouns)} for ${one(names)} ${one(nouns)}`
    const kind = random()
    if (kind < 0.1) {
      put(`Introducing ${name} ${major}.${minor}: ${tail}`, vendor, 'news', story)
      put(`${name} ${major}.${minor} officially launched`, vendor, 'labs', story)
    } else if (kind < 0.2) {
      put(`Introducing ${name} ${major}.${minor} ${tail}`, vendor, 'news', story)
      story += 1
      put(`Introducing ${name} ${major}.${minor + 1} ${tail}`, vendor, 'labs', story)
    } else if (kind < 0.3) {
      put(`${verb} ${name} ${tail}`, vendor, 'news', story)
      put(`${verb} ${name} ${tail} | News`.toUpperCase(), vendor, 'labs', story)
    } else put(`${verb} ${name} ${major}.${minor} ${tail}`, vendor, 'news', story)
    story += 1
  }
  closeSync(out)
  return path
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** A small generator of numbers, so that every run has the same titles. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 4_294_967_296
  }
}
