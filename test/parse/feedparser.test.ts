import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseFeed } from '../../src/parse/feed.ts'
import { shared } from '../support.ts'
import { type Case, exception, map } from './feedparser.map.ts'

/** The least of each topic that has to be right, just under what is reached. */
const floors: Record<string, number> = {
  encoding: 39,
  'feed title': 157,
  title: 51,
  summary: 31,
  'content as summary': 17,
  link: 16,
  id: 8,
  published: 4,
  updated: 6,
  'created as published': 3,
  author: 5,
  language: 9,
  category: 8,
  survives: 6,
}

interface Tally {
  right: number
  total: number
  wrong: string[]
}

test.skipIf(!shared)('feedparser’s suite, in what we keep (beside the project)', async () => {
  const { topics, notKept } = await score()
  const all = [...topics.values()].reduce(
    (sum, { right, total }) => ({ right: sum.right + right, total: sum.total + total }),
    { right: 0, total: 0 },
  )
  print(topics, notKept, all)
  for (const [topic, floor] of Object.entries(floors))
    expect(topics.get(topic)?.right, topic).toBeGreaterThanOrEqual(floor)
  expect(all.right / all.total).toBeGreaterThanOrEqual(0.95)
})

async function score() {
  const folder = join(shared ?? '', 'feedparser')
  const cases = readFileSync(join(folder, 'cases.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)
  const topics = new Map<string, Tally>()
  const notKept = new Map<string, number>()
  for (const each of cases) {
    const bytes = readFileSync(join(folder, each.file))
    const parsed = await parseFeed(bytes, each.headers?.['Content-type'] ?? null, baseOf(each))
    const note = (topic: string, right: boolean, what: string) => {
      const tally = topics.get(topic) ?? { right: 0, total: 0, wrong: [] }
      topics.set(topic, tally)
      tally.total += 1
      if (right) tally.right += 1
      else tally.wrong.push(`${each.id}: ${what}`)
    }
    if (each.checks.every(({ path }) => path === undefined)) note('survives', true, '')
    for (const { path = [], value, op } of each.checks) {
      const name = path.join('.')
      const row = map.find(([pattern]) => pattern.test(name))?.[1]
      const reason = exception(each, name) ?? (row && 'notKept' in row ? row.notKept : null)
      if (path.length === 0) continue
      if (reason !== null || !row || 'notKept' in row || op !== 'eq') {
        notKept.set(reason ?? name, (notKept.get(reason ?? name) ?? 0) + 1)
        continue
      }
      const item = path[0] === 'entries' ? parsed.items[Number(path[1])] : undefined
      const { expected, ours } = row.compare({ value, path, source: bytes.toString('latin1'), parsed, item })
      note(
        row.topic,
        Object.is(expected, ours),
        `${name} is ${JSON.stringify(ours)}, should be ${JSON.stringify(expected)}`,
      )
    }
  }
  return { topics, notKept }
}

/** Where the document came from: what the server says of its place (RFC 9110, 8.7) where that is an address of the web. */
function baseOf({ headers, doc_url }: Case): string | null {
  const said = headers?.['Content-Location']
  return said && /^https?:/.test(said) ? said : doc_url
}

function print(topics: Map<string, Tally>, notKept: Map<string, number>, all: { right: number; total: number }) {
  const lines = [...topics].map(([topic, { right, total }]) => `${topic.padEnd(24)} ${right}/${total}`)
  const wrong = [...topics.values()].flatMap((tally) => tally.wrong.map((what) => `  wrong: ${what}`))
  const left = [...notKept].map(([reason, count]) => `  ${count} not kept: ${reason}`)
  const sum = `${'all'.padEnd(24)} ${all.right}/${all.total} = ${((100 * all.right) / all.total).toFixed(1)} %`
  console.log([...lines, sum, ...wrong, ...left].join('\n'))
}
