import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, Features } from '../../src/stories/features.ts'
import { storiesOf } from '../../src/stories/join.ts'
import { overviewOf } from '../../src/stories/overview.ts'
import { closePairs } from '../../src/stories/pairs.ts'
import { judge } from '../../src/stories/rules.ts'
import { candidate, idsByStory, joinStories } from '../support.ts'

/** Headlines from a small vocabulary, so that many are alike; few days, vendors and pages. */
const headline = fc
  .record({
    verb: fc.constantFrom('Introducing', 'Announcing', 'How to use', 'Expanding', 'Acme launches', 'Updating', ''),
    product: fc.constantFrom('Note', 'Note Omni', 'Lyra Studio', 'Project Kiosk'),
    version: fc.constantFrom('', ' 3.5', ' 3.6', ' 4 Pro', ' 3.5 Flash', ' 3.5 Flash-Lite'),
    tail: fc.constantFrom('', ': a smarter model for teams', ' for video creation', ' in Japan', ', part 2', ' …'),
  })
  .map(({ verb, product, version, tail }) => `${verb} ${product}${version}${tail}`.trim())
const japanese = fc
  .tuple(fc.constantFrom('Note', 'Note Omni', 'Lyra Studio'), fc.constantFrom('', ' 3.5', ' 3.5 Flash', ' 4 Pro'))
  .map(([product, version]) => `${product}${version} を発表`)
const drawn = fc.record({
  text: fc.oneof(
    headline.map((title) => ({ title, language: 'en' as const })),
    japanese.map((title) => ({ title, language: 'ja' as const })),
  ),
  day: fc.integer({ min: 1, max: 28 }),
  vendor: fc.constantFrom('acme', 'bolt'),
  source: fc.integer({ min: 1, max: 3 }),
  page: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 3 }),
})
const some = (size: number) =>
  fc.array(drawn, { minLength: 2, maxLength: size }).map((all) =>
    all.map(({ text, day, vendor, source, page }, at) =>
      candidate(`i${at}`, text.title, {
        language: text.language,
        vendor,
        source: `${vendor}/${source}`,
        published: `2026-05-${String(day).padStart(2, '0')}T00:00:00Z`,
        address: page === null ? null : `https://${vendor}.example/p${page}`,
      }),
    ),
  )
const groups = (items: Candidate[]) => idsByStory(joinStories(items))

test('the order of the input does not matter, down to the reasons', () => {
  const shuffled = some(24).chain((items) =>
    fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
  )
  fc.assert(
    fc.property(shuffled, ([items, others]) => {
      expect(JSON.stringify(storiesOf(others))).toBe(JSON.stringify(storiesOf(items)))
    }),
    { numRuns: 100, seed: 4 },
  )
})

test('what is joined again is joined alike', () => {
  fc.assert(
    fc.property(some(24), (items) => {
      expect(groups(joinStories(items).flatMap((story) => story.items))).toEqual(groups(items))
    }),
    { numRuns: 100, seed: 4 },
  )
})

test('an item more never splits what stands at one address', () => {
  fc.assert(
    fc.property(some(24), (items) => {
      const [, ...fewer] = items
      const before = joinStories(fewer).flatMap(({ items: [first, ...rest] }) =>
        rest
          .filter(({ address }) => address !== null && address === first.address)
          .map(({ id }) => [first.id, id] as const),
      )
      const after = new Map(joinStories(items).flatMap((story, at) => story.items.map(({ id }) => [id, at] as const)))
      for (const [a, b] of before) expect(after.get(a)).toBe(after.get(b))
    }),
    { numRuns: 100, seed: 4 },
  )
})

test('a verdict reads the same from both sides', () => {
  fc.assert(
    fc.property(some(8), (items) => {
      const [a, b] = items.map((item) => new Features(item)) as [Features, Features]
      expect(judge(a, b, () => true)).toEqual(judge(b, a, () => true))
    }),
    { numRuns: 500, seed: 4 },
  )
})

test('no pair that a rule would join is overlooked: as many are found as by comparing all', () => {
  fc.assert(
    fc.property(some(80), (items) => {
      const posts = [...items].sort((a, b) => ((a.published ?? '') + a.id < (b.published ?? '') + b.id ? -1 : 1))
      const features = posts.map((item) => new Features(item))
      const overview = overviewOf(posts, (at) => features[at] as Features)
      const found = new Set(
        closePairs(posts, (at) => features[at] as Features, overview).same.map(({ a, b }) => `${a} ${b}`),
      )
      for (const [b, two] of features.entries())
        for (const [a, one] of features.slice(0, b).entries()) {
          if (one.item.vendor !== two.item.vendor) continue
          if (one.key === two.key && one.item.language === two.item.language) continue
          if (judge(one, two, overview.isRare).relation === 'same') expect([...found]).toContain(`${a} ${b}`)
        }
    }),
    { numRuns: 60, seed: 4 },
  )
})

describe('bad input', () => {
  const neighbours = [
    candidate('x', 'Introducing Note 3.5'),
    candidate('y', 'Acme launches Note 3.5', { source: 'acme/labs' }),
  ]
  const together = (items: Candidate[]) => groups([...items, ...neighbours]).includes('x,y')
  test.each<[string, Candidate[]]>([
    ['no titles', ['a', 'b', 'c'].map((id) => candidate(id, ''))],
    [
      'a thousand equal titles',
      Array.from({ length: 1000 }, (_, at) => candidate(`e${at}`, 'Equal title', { source: `acme/${at}` })),
    ],
    [
      'a thousand titles alike',
      Array.from({ length: 1000 }, (_, at) => candidate(`l${at}`, `Introducing Lyra for city number ${at}`)),
    ],
    ['titles of 2,000 characters', ['a', 'b'].map((id) => candidate(id, `${id} word `.repeat(300)))],
    ['one word of 100,000', [candidate('a', 'x'.repeat(100_000)), candidate('b', '語'.repeat(100_000))]],
    ['no dates', ['a', 'b'].map((id) => candidate(id, `Lyra ${id}`, { published: null }))],
    ['no date at all', ['a', 'b'].map((id) => candidate(id, `Lyra ${id}`, { published: 'yesterday' }))],
    ['dates in the future', ['a', 'b'].map((id) => candidate(id, `Lyra ${id}`, { published: '9999-12-31T00:00:00Z' }))],
    ['lone surrogates and controls', [candidate('a', '\ud800\u0000'), candidate('b', '\udc00 Lyra\u202e')]],
    ['an address that is none', [candidate('a', 'Lyra', { address: 'nowhere' })]],
  ])('%s leave their neighbours alone', (_, items) => {
    expect(together(items)).toBe(true)
    expect(joinStories([...items, ...neighbours]).flatMap((story) => story.items)).toHaveLength(items.length + 2)
  })
})
