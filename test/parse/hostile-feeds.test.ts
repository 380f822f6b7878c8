import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startParsers } from '../../src/io/parsers.ts'
import type { Parsed } from '../../src/parse/parsed.ts'
import { admit } from '../../src/policy/admit.ts'
import { bytes, joinStories, shared } from '../support.ts'
import { openai, openaiNews } from './openai.ts'

interface Case {
  id: string
  kind: string
  family: string
  must: 'accept' | 'reject' | 'quarantine' | 'escape' | 'normalise' | 'survive'
  why: string
  file?: string
  gen?: object
  expect?: { items?: number; items_kept?: number; title?: string; title_or_reject?: string }
  forbid_output?: string[]
  forbid_chars?: string[]
  limits?: { ms?: number }
}

type Outcome = ReturnType<typeof outcomeOf>

/** What each demand means here: of a document that was read by the pool and went through the policy. */
const demands: Record<Case['must'], (outcome: Outcome, of: Case) => void> = {
  accept: ({ kept }, of) => {
    expect(kept).toHaveLength(of.expect?.items ?? 1)
    if (of.expect?.title) expect(kept.map(({ title }) => title)).toContain(of.expect.title)
  },
  reject: ({ kept, fatal, refused }) => {
    expect(kept).toEqual([])
    expect(fatal !== null || refused.length > 0).toBe(true)
  },
  quarantine: ({ refused, stories }, of) => {
    expect(refused.length).toBeGreaterThan(0)
    if (of.expect?.items_kept !== undefined) expect(stories).toBe(of.expect.items_kept)
  },
  /** Markup is text here; that a page shows it as text is the `html` tag's matter. */
  escape: ({ parsed, fatal }, of) => {
    const [title] = parsed.items.map((item) => item.title)
    if (fatal === null) expect(title).toBe(of.expect?.title ?? of.expect?.title_or_reject ?? title)
  },
  normalise: ({ stories }, of) => {
    if (of.expect?.items_kept !== undefined) expect(stories).toBe(of.expect.items_kept)
  },
  survive: ({ parsed }, of) => {
    if (of.expect?.items !== undefined) expect(parsed.items).toHaveLength(of.expect.items)
    if (of.expect?.items === 0) expect(parsed.problems).toContainEqual(expect.objectContaining({ rule: 'empty' }))
  },
}

function outcomeOf(parsed: Parsed) {
  const { items: kept, refused } = admit(openaiNews, parsed.items, [openai])
  const fatal = parsed.problems.find((problem) => problem.fatal) ?? null
  return { parsed, kept, refused, fatal, stories: joinStories(kept).length }
}

const folder = join(shared ?? '', 'hostile')
const cases: Case[] = shared
  ? readFileSync(join(folder, 'cases.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
      .filter(({ kind }) => kind === 'feed xml')
  : []

describe.skipIf(!shared)('hostile feeds (beside the project), through the pool and the policy', () => {
  let parsers: ReturnType<typeof startParsers>
  let generate: (gen: object) => string
  beforeAll(async () => {
    parsers = startParsers()
    generate = ((await import(pathToFileURL(join(folder, 'gen.mjs')).href)) as { generate: typeof generate }).generate
    await parsers.list({ kind: 'feed', bytes: bytes('<rss/>'), contentType: null, url: null })
  })
  afterAll(() => parsers.close())

  test.each(cases.map((each) => [`${each.family}: ${each.id} must ${each.must}`, each] as const))(
    '%s',
    async (_, of) => {
      const document = of.file ? readFileSync(join(folder, of.file)) : bytes(generate(of.gen ?? {}))
      const started = performance.now()
      const parsed = await parsers.list({ kind: 'feed', bytes: document, contentType: null, url: openaiNews.url })
      const ms = performance.now() - started
      const outcome = outcomeOf(parsed)
      demands[of.must](outcome, of)
      expect(ms).toBeLessThan(of.limits?.ms ?? 5_000)
      const shown = JSON.stringify(outcome.kept) + outcome.kept.map(({ title, summary }) => `${title}${summary}`).join()
      for (const forbidden of [...(of.forbid_output ?? []), ...(of.forbid_chars ?? [])])
        expect(shown).not.toContain(forbidden)
      expect(({} as { polluted?: string }).polluted).toBeUndefined()
    },
  )
})
