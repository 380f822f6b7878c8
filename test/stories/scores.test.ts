import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalAddress } from '../../src/model/identity.ts'
import type { Candidate } from '../../src/stories/features.ts'
import { type Joined, storiesOf } from '../../src/stories/join.ts'
import { candidate, shared } from '../support.ts'

/** Scores on labelled headlines that lie beside the project; printed whole, and held against a floor. */
interface Row {
  id: string
  vendor: string
  source: string
  lang: 'en' | 'ja'
  title: string
  url: string
  published: string
  story: string
  kind: string
  origin: string
}

interface Score {
  right: number
  wrong: number
  missed: number
  precision: number
  recall: number
  /** B³ F: precision and recall of each item's story, averaged over items (Bagga and Baldwin 1998). */
  bCubed: number
}

const folder = join(shared ?? '', 'dedupe')
const read = <T>(name: string): T[] =>
  shared
    ? readFileSync(join(folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as T)
    : []
const rows = read<Row>('ai_headlines_dev.jsonl')

function itemsOf(some: Row[], addresses: boolean): Candidate[] {
  return some.map(({ id, vendor, source, lang, title, url, published }) =>
    candidate(id, title, {
      vendor,
      source,
      language: lang,
      published: published ? `${published}T00:00:00Z` : null,
      address: addresses && url ? canonicalAddress(url) : null,
    }),
  )
}

/** Which group each item is in, with the merges of some rule taken back. */
function groupsOf(stories: Joined<Candidate>[], without: string | null = null): Map<string, string> {
  const group = new Map(stories.flatMap(({ items }) => items.map(({ id }) => [id, id] as const)))
  const rootOf = (id: string): string => (group.get(id) === id ? id : rootOf(group.get(id) ?? id))
  for (const { because } of stories)
    for (const { a, b, rule } of because) if (rule !== without) group.set(rootOf(a), rootOf(b))
  return new Map([...group.keys()].map((id) => [id, rootOf(id)]))
}

function scoreOf(group: Map<string, string>): Score {
  let [right, wrong, missed] = [0, 0, 0]
  for (const [at, a] of rows.entries())
    for (const b of rows.slice(at + 1)) {
      const [same, joined] = [a.story === b.story, group.get(a.id) === group.get(b.id)]
      if (same && joined) right += 1
      else if (joined) wrong += 1
      else if (same) missed += 1
    }
  const shares = rows.map((row) => {
    const [found, meant] = [
      rows.filter(({ id }) => group.get(id) === group.get(row.id)),
      rows.filter(({ story }) => story === row.story),
    ]
    const both = found.filter(({ story }) => story === row.story).length
    return [both / found.length, both / meant.length] as const
  })
  const [p, r] = [0, 1].map((of) => shares.reduce((sum, share) => sum + (share[of] ?? 0), 0) / shares.length) as [
    number,
    number,
  ]
  return {
    right,
    wrong,
    missed,
    precision: right / (right + wrong),
    recall: right / (right + missed),
    bCubed: (2 * p * r) / (p + r),
  }
}

const shown = ({ right, wrong, missed, precision, recall, bCubed }: Score) =>
  `${String(right).padStart(4)} right ${String(wrong).padStart(2)} wrong ${String(missed).padStart(3)} missed  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  B³ ${bCubed.toFixed(3)}`

describe.skipIf(!shared)('labelled headlines (beside the project)', () => {
  test.each([
    ['with addresses', true, 0.84, 0.975],
    ['by titles alone', false, 0.76, 0.945],
  ])('%s: no wrong merge, and no fewer found than before', (name, addresses, recall, bCubed) => {
    const { stories } = storiesOf(itemsOf(rows, addresses))
    const score = scoreOf(groupsOf(stories))
    const rules = [...new Set(stories.flatMap(({ because }) => because.map(({ rule }) => rule)))].sort()
    const lines = [`${name.padEnd(32)}${shown(score)}`]
    for (const rule of rules) lines.push(`${`  without ${rule}`.padEnd(32)}${shown(scoreOf(groupsOf(stories, rule)))}`)
    console.log(lines.join('\n'))
    expect(score.wrong).toBe(0)
    expect(score.recall).toBeGreaterThanOrEqual(recall)
    expect(score.bCubed).toBeGreaterThanOrEqual(bCubed)
  })

  test('by relation: what is found of each kind of pair', () => {
    const group = groupsOf(storiesOf(itemsOf(rows, true)).stories)
    const kinds = new Map<string, { same: number; found: number; apart: number; wrong: number }>()
    for (const [at, a] of rows.entries())
      for (const b of rows.slice(at + 1)) {
        const kind = kinds.get(b.kind) ?? { same: 0, found: 0, apart: 0, wrong: 0 }
        kinds.set(b.kind, kind)
        const joined = group.get(a.id) === group.get(b.id)
        if (a.story === b.story) {
          kind.same += 1
          if (joined) kind.found += 1
        } else {
          kind.apart += 1
          if (joined) kind.wrong += 1
        }
      }
    const lines = [...kinds]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([kind, { same, found, apart, wrong }]) =>
          `${kind.padEnd(22)} found ${String(found).padStart(3)} of ${String(same).padStart(3)}; wrongly merged ${wrong} of ${apart}`,
      )
    console.log(lines.join('\n'))
    for (const [, { wrong }] of kinds) expect(wrong).toBe(0)
  })

  test('the ticker’s forty lines are twenty titles and nineteen stories', () => {
    const seed = rows.filter(({ origin }) => origin === 'seed')
    expect(new Set(seed.map(({ title }) => title)).size).toBe(20)
    const { stories } = storiesOf(itemsOf(seed, false))
    expect(stories).toHaveLength(19)
    const flash = stories.filter(({ items }) => items.some(({ title }) => /3\.5 Flash/.test(title)))
    expect(flash).toHaveLength(1)
    expect(stories.filter(({ items }) => items.some(({ title }) => /Omni/.test(title)))).toHaveLength(2)
  })
})

interface Link {
  title: string
  link: string
  date?: string | null
}

describe.skipIf(!shared)('real pairs (beside the project)', () => {
  const instant = (date: string | null | undefined) => {
    const at = date ? new Date(date) : null
    return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null
  }
  const item = (id: string, title: string, link: string, date: string | null | undefined, source = 'acme/news') =>
    candidate(id, title, { source, address: canonicalAddress(link), published: instant(date) })

  test('no hard negative is merged, on its own day or on one day', () => {
    const pairs = read<{ a: Link; b: Link }>('hard-negatives.jsonl')
    expect(pairs.length).toBeGreaterThan(200)
    const merged = pairs.flatMap(({ a, b }) => {
      const [one, other] = [item('a', a.title, a.link, a.date), item('b', b.title, b.link, b.date, 'acme/labs')]
      const apart = [storiesOf([one, other]), storiesOf([{ ...one, published: other.published }, other])]
      return apart.every(({ stories }) => stories.length === 2) ? [] : [`${a.title} / ${b.title}`]
    })
    expect(merged).toEqual([])
  })

  test('a retitled page is recognised by its address, unless that lists the entries of a product', () => {
    const pairs = read<{ link: string; before: string; after: string; seen_before: string; seen_after: string }>(
      'retitled.jsonl',
    )
    const missed = pairs.filter(
      ({ link, before, after, seen_before, seen_after }) =>
        storiesOf([item('a', before, link, seen_before), item('b', after, link, seen_after)]).stories.length !== 1,
    )
    expect([...new Set(missed.map(({ link }) => link))]).toEqual([
      'https://docs.z.ai/release-notes/new-released',
      'https://platform.minimax.io/docs/release-notes/models',
    ])
  })

  test('a title at two addresses of a vendor is one story, but for those that are not', () => {
    const pairs = read<{ title: string; a: string; b: string; date_a: string; date_b: string }>(
      'same-title-other-url.jsonl',
    )
    const missed = pairs.filter(
      ({ title, a, b, date_a, date_b }) =>
        storiesOf([item('a', title, a, date_a), item('b', title, b, date_b, 'acme/labs')]).stories.length !== 1,
    )
    console.log(
      `same title elsewhere: ${pairs.length - missed.length} of ${pairs.length}; apart: ${missed.map(({ title }) => title).join(' | ')}`,
    )
    expect(missed.length).toBeLessThanOrEqual(3)
  })
})
