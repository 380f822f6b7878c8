import { describe, expect, test } from 'vitest'
import type { Candidate } from '../../src/stories/features.ts'
import { candidate, idsByStory, joinStories } from '../support.ts'

const ja = (id: string, title: string, rest: Partial<Candidate> = {}) =>
  candidate(id, title, { language: 'ja', source: 'acme/japan', ...rest })
const other = (id: string, title: string, rest: Partial<Candidate> = {}) =>
  candidate(id, title, { source: 'acme/labs', ...rest })
const groups = (items: Candidate[]) => idsByStory(joinStories(items))
const day = (n: number) => `2026-05-${String(n).padStart(2, '0')}T00:00:00Z`

describe('one announcement', () => {
  test.each<[string, string, Candidate[]]>([
    [
      'the same address, however retitled',
      'same-address',
      [
        candidate('a', 'Acme 2 is here', { address: 'https://acme.example/2' }),
        other('b', 'Introducing Acme 3', { address: 'https://acme.example/2' }),
      ],
    ],
    [
      'the same page under a language’s prefix',
      'translated-address',
      [
        candidate('a', 'Acme Notes', { address: 'https://acme.example/blog/n' }),
        ja('b', 'メモ機能', { address: 'https://acme.example/ja/blog/n' }),
      ],
    ],
    [
      'the same title elsewhere',
      'same-title',
      [candidate('a', 'Acme 2 is “here”'), other('b', 'ACME 2 is "here" | Acme Labs')],
    ],
    [
      'one product and version, launched twice',
      'same-launch',
      [
        candidate('a', 'Acme Note 3.5 Flash released with better search'),
        other('b', 'Acme Note 3.5 Flash officially launched', { published: day(21) }),
      ],
    ],
    [
      'the Japanese post',
      'same-in-two-languages',
      [candidate('a', 'Acme announces Note Omni for video'), ja('b', '動画を作れるNote Omniを発表')],
    ],
    [
      'a figure in the Japanese way',
      'same-in-two-languages',
      [
        candidate('a', 'Acme Glasspane finds 10,000 flaws'),
        ja('b', 'Acme Glasspane、1万件の欠陥を発見', { published: day(21) }),
      ],
    ],
  ])('%s', (_, rule, items) => {
    const [story, ...more] = joinStories(items)
    expect(more).toEqual([])
    expect(story?.because.map((merge) => merge.rule)).toEqual([rule])
    expect(story?.because[0]?.evidence).not.toBe('')
  })
})

describe('kept apart', () => {
  test.each<[string, Candidate[]]>([
    ['another version', [candidate('a', 'Introducing Acme-5.1'), other('b', 'Introducing Acme-5.2')]],
    ['another edition', [candidate('a', 'Introducing Note 3.5 Flash'), other('b', 'Introducing Note 3.5 Flash-Lite')]],
    ['another size', [candidate('a', 'Acme Coder 7B released'), other('b', 'Acme Coder 32B released')]],
    ['another month', [candidate('a', 'What’s new in Acme: April 2026'), other('b', 'What’s new in Acme: May 2026')]],
    [
      'another month in Japanese',
      [ja('a', 'Acmeの新機能まとめ 2026年4月'), ja('b', 'Acmeの新機能まとめ 2026年5月', { source: 'acme/labs' })],
    ],
    ['a launch and its guide', [candidate('a', 'Acme announces Note Omni 2'), other('b', 'How to use Note Omni 2')]],
    ['a launch and its system card', [candidate('a', 'Introducing Note 4'), other('b', 'Note 4 system card')]],
    ['a preview and its price', [candidate('a', 'Note 4 preview'), other('b', 'Note 4 pricing')]],
    [
      'one product in two posts about different things',
      [candidate('a', 'Acme announces Note Omni for video creation'), other('b', 'Use multiple agents with Note Omni')],
    ],
    [
      'a title a source uses for many pages',
      [
        candidate('a', 'Release notes', { address: 'https://acme.example/1' }),
        candidate('b', 'Release notes', { address: 'https://acme.example/2' }),
      ],
    ],
    [
      'an old title used again',
      [
        candidate('a', 'Acme year in review', { published: '2026-01-01T00:00:00Z' }),
        other('b', 'Acme year in review', { published: '2026-05-01T00:00:00Z' }),
      ],
    ],
    [
      'another vendor’s post with an equal title',
      [
        candidate('a', 'Our approach to safety'),
        candidate('b', 'Our approach to safety', { vendor: 'bolt', source: 'bolt/news' }),
      ],
    ],
    [
      'a Japanese post that names another product',
      [candidate('a', 'Acme announces Note Omni for video'), ja('b', 'Note Lyraを発表、Omniと連携')],
    ],
    [
      'a Japanese post of another version',
      [candidate('a', 'Introducing Note 3.5 Flash'), ja('b', 'Note 3.6 Flashを発表')],
    ],
    [
      'a Japanese post that fits two announcements alike',
      [
        candidate('a', 'Note Omni arrives in Spain'),
        other('c', 'Note Omni arrives in Peru'),
        ja('b', 'Note Omniを提供開始'),
      ],
    ],
    ['empty titles', [candidate('a', ''), other('b', '')]],
  ])('%s', (_, items) => {
    expect(groups(items)).toEqual(items.map(({ id }) => id).sort())
  })
})

test('the version in the title does not split what stands at one address', () => {
  expect(
    groups([
      candidate('a', 'Acme 4.7', { address: 'https://acme.example/x' }),
      other('b', 'Acme 4.8', { address: 'https://acme.example/x' }),
    ]),
  ).toEqual(['a,b'])
})

test('the main channel leads, then the fuller text, and never a roundup', () => {
  const at = { address: 'https://acme.example/x' }
  const lead = (items: Candidate[]) => joinStories(items)[0]?.items[0].id
  expect(lead([other('a', 'A', { ...at, summary: 'long text' }), candidate('b', 'A', { ...at, main: true })])).toBe('b')
  expect(
    lead([other('a', 'A', { ...at, summary: 'short' }), candidate('b', 'A', { ...at, summary: 'much longer text' })]),
  ).toBe('b')
  expect(
    lead([
      candidate('a', 'A', { ...at, summary: 'much longer text', roundup: true, published: null }),
      other('b', 'A', at),
    ]),
  ).toBe('b')
})

test('the order of the input does not matter', () => {
  const items = [
    candidate('a', 'Note 3.5 Flash released', { address: 'https://acme.example/a' }),
    other('b', 'Note 3.5 Flash officially launched', { published: day(21) }),
    ja('c', 'Note 3.5 Flashを提供開始'),
    candidate('d', 'Note Omni', { address: 'https://acme.example/a' }),
    other('e', 'Note 3.6 Flash released'),
    candidate('f', 'Same'),
    other('g', 'Same'),
  ]
  const expected = JSON.stringify(joinStories(items))
  for (let turn = 0; turn < items.length; turn += 1) {
    items.push(items.shift() as Candidate)
    expect(JSON.stringify(joinStories(items))).toBe(expected)
    expect(JSON.stringify(joinStories([...items].reverse()))).toBe(expected)
  }
})

test('a thousand equal titles and titles of 2,000 characters join in bounded work', () => {
  const many = Array.from({ length: 1000 }, (_, at) => candidate(`i${at}`, 'Same title', { source: `acme/${at}` }))
  expect(joinStories(many)).toHaveLength(1)
  expect(
    joinStories([candidate('a', 'x y '.repeat(500)), other('b', 'z'.repeat(2000)), candidate('c', '\ud800')]),
  ).toHaveLength(3)
})
