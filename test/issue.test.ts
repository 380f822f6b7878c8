import { describe, expect, test } from 'vitest'
import { approvalHash, withApproval, withoutApproval } from '../src/issue/approval.ts'
import { checkIssue, checkRepeats } from '../src/issue/check.ts'
import { placeMark } from '../src/issue/compose.ts'
import { dateByFirstSight } from '../src/issue/dates.ts'
import { markEdits } from '../src/issue/editors.ts'
import { issuesBefore, memoryOf } from '../src/issue/memory.ts'
import { refreshIssue } from '../src/issue/refresh.ts'
import { selectStories, windowOf } from '../src/issue/select.ts'
import { termOfTheDay } from '../src/issue/term.ts'
import { sourceMark } from '../src/localise/stale.ts'
import { fingerprint } from '../src/model/identity.ts'
import type { Coverage, Field, Issue } from '../src/model/issue.ts'
import type { Item } from '../src/model/item.ts'
import { sentence } from '../src/model/problem.ts'
import { rankStories } from '../src/stories/rank.ts'
import { house, issue, story } from './fixtures/house.ts'
import { joinStories, sure } from './support.ts'

const item = (id: string, rest: Partial<Item> = {}): Item => ({
  id,
  vendor: 'acme',
  source: 'acme/news',
  language: 'en',
  url: `https://acme.example/${id}`,
  address: `https://acme.example/${id}`,
  title: `Title ${id}`,
  summary: null,
  published: '2026-05-20T12:00:00Z',
  main: true,
  roundup: false,
  ...rest,
})
const window = windowOf([], '2026-05-21T00:00:00Z', '2026-05-14T00:00:00Z')

describe('what is left out, by its reason', () => {
  test.each<[string, Partial<Item>, Issue[]]>([
    ['older than this issue’s window', { published: '2026-05-13T00:00:00Z' }, []],
    ['dated in the future', { published: '2026-05-22T00:00:00Z' }, []],
    ['gives no date', { published: null }, []],
    ['only a roundup reports it', { roundup: true }, []],
    [
      'removed from the issue of 2026-05-20',
      {},
      [issue([], { date: '2026-05-20', dropped: ['https://acme.example/a'] })],
    ],
    ['already in the issue of 2026-05-20', {}, [issue([story('a', { en: 'A' })], { date: '2026-05-20' })]],
  ])('%s', (reason, rest, earlier) => {
    const { fresh, leftOut } = selectStories(
      joinStories([item('a', rest), item('b', { title: 'Other' })]),
      window,
      memoryOf(earlier),
    )
    expect(fresh.map(({ items }) => items[0].id)).toEqual(['b'])
    expect(leftOut).toEqual([{ reason, items: 1 }])
  })
})

test('a day without a time is in time until it ends', () => {
  const late = windowOf([], '2026-05-21T20:00:00Z', '2026-05-20T20:43:00Z')
  const at = (published: string) => selectStories(joinStories([item('a', { published })]), late, new Map()).fresh.length
  expect([at('2026-05-20T00:00:00Z'), at('2026-05-20T00:00:01Z'), at('2026-05-19T00:00:00Z')]).toEqual([1, 0, 0])
})

test('only what readers got or will get is remembered: approved issues, and of samples only samples', () => {
  const approval = { hash: 'h', at: '2026-05-20T00:00:00Z', by: 'Ada' }
  const issues = [
    issue([], { date: '2026-05-18', approval }),
    issue([], { date: '2026-05-19' }),
    issue([], { date: '2026-05-20', approval, sample: true }),
    issue([], { date: '2026-05-21', approval }),
  ]
  expect(issuesBefore('2026-05-21', issues, false).map(({ date }) => date)).toEqual(['2026-05-18'])
  expect(issuesBefore('2026-05-21', issues, true).map(({ date }) => date)).toEqual(['2026-05-20'])
})

test('a source that failed is caught up from where it was last read', () => {
  const covered = (date: string, state: 'read' | 'failed') =>
    issue([], {
      date,
      coverage: {
        ...issue([]).coverage,
        to: `${date}T00:00:00Z`,
        sources: [
          { id: 'acme/news', state, items: 0 },
          { id: 'acme/labs', state: 'read', items: 0 },
        ],
      },
    })
  const { fromOf } = windowOf(
    [covered('2026-05-20', 'failed'), covered('2026-05-19', 'read')],
    '2026-05-21T00:00:00Z',
    '2026-05-14T00:00:00Z',
  )
  expect([fromOf('acme/news'), fromOf('acme/labs'), fromOf('acme/new')]).toEqual([
    '2026-05-19T00:00:00Z',
    '2026-05-20T00:00:00Z',
    '2026-05-14T00:00:00Z',
  ])
})

test('a versioned launch on the main channel leads, one vendor each first', () => {
  const items = [
    item('a', { title: 'Small note' }),
    item('b', { title: 'Introducing Note 4 Pro' }),
    item('c', { title: 'Introducing Note 5 Pro' }),
    item('d', { vendor: 'bolt', title: 'Bolt news', source: 'bolt/news' }),
  ]
  expect(
    rankStories(joinStories(items), {
      leads: 2,
      weightOf: () => 1,
      freshSince: '2026-05-20T00:00:00Z',
      related: [],
    }).map(({ items: [lead] }) => lead.id),
  ).toEqual(['b', 'd', 'c', 'a'])
})

describe('an editor’s words survive a new draft', () => {
  const drafted = () =>
    issue([story('a', { en: 'Alpha', ja: 'アルファ' }), story('b', { en: 'Beta' }), story('c', { en: 'Gamma' })])
  const change = (edit: (draft: Issue) => void) => {
    const draft = structuredClone(drafted())
    edit(draft)
    return draft
  }

  test('an edited title stays and says whose it is; the others are renewed', () => {
    const edited = change((draft) => {
      sure(draft.stories[1]).title.ja.text = 'ベータ、編集部の見出し'
    })
    const newer = issue([
      story('a', { en: 'Alpha, retitled', ja: 'アルファ' }),
      story('b', { en: 'Beta, retitled' }),
      story('c', { en: 'Gamma' }),
    ])
    const refreshed = markEdits(refreshIssue(edited, newer), [])
    const { stories } = refreshed
    expect(stories[0]?.title.en.text).toBe('Alpha, retitled')
    expect(stories[1]?.title.en.text).toBe('Beta, retitled')
    expect(stories[1]?.title.ja).toEqual({
      text: 'ベータ、編集部の見出し',
      origin: 'editor',
      of: sourceMark('Beta'),
    })
    expect(checkIssue(refreshed, house).filter(({ rule }) => rule === 'stale')).toEqual([
      {
        rule: 'stale',
        where: 'issues/2026-05-21.yaml → stories.1.title.ja',
        message: 'the original has changed since this was written (要更新)',
        fix: `mend it, or keep it: of: ${sourceMark('Beta, retitled')}`,
        fatal: false,
      },
    ])
  })

  test.each<[string, string, Partial<Field>]>([
    ['stays while the original says the same', 'BETA', { text: 'ベータ版の話', origin: 'machine', by: 'deepl' }],
    ['goes when the original says something else', 'Beta, retitled', { text: 'Beta, retitled', origin: 'original' }],
  ])('a machine’s title %s', (_, now, expected) => {
    const text = 'ベータ版の話'
    const translated = change((draft) => {
      const beta = sure(draft.stories[1])
      beta.title.ja = { text, origin: 'machine', by: 'deepl', drafted: fingerprint(text), of: sourceMark('Beta') }
    })
    const refreshed = refreshIssue(translated, issue([story('b', { en: now })]))
    expect(refreshed.stories.find(({ id }) => id === 'b')?.title.ja).toMatchObject(expected)
  })

  test.each<[string, Coverage['unchecked'], Field['origin']]>([
    ['is down', [{ url: 'https://acme.example/ja/a', reason: 'answered 503' }], 'official'],
    [
      'cannot be looked for, as the original is down',
      [{ url: 'https://acme.example/a', reason: 'timed out' }],
      'official',
    ],
    ['leads to a login now', [{ url: 'https://acme.example/ja/a', reason: 'a login', answered: true }], 'original'],
    ['is gone', [], 'original'],
  ])('the vendor’s own version %s', (_, unchecked, origin) => {
    const text = 'アルファ、公式'
    const found = change((draft) => {
      const official: Field = { text, origin: 'official', by: 'path', url: 'https://acme.example/ja/a' }
      sure(draft.stories[0]).title.ja = { ...official, drafted: fingerprint(text), of: sourceMark('Alpha') }
    })
    const again = issue([story('a', { en: 'Alpha' })])
    const refreshed = refreshIssue(found, { ...again, coverage: { ...again.coverage, unchecked } })
    expect(sure(refreshed.stories.find(({ id }) => id === 'a')).title.ja.origin).toBe(origin)
  })

  test('an edited subject and lede stay, untouched ones follow the stories', () => {
    const edited = change((draft) => {
      draft.subject.en.text = 'Our own subject'
    })
    const refreshed = refreshIssue(
      edited,
      issue([story('a', { en: 'Alpha, retitled', ja: 'アルファ' }), story('b', { en: 'Beta' })]),
    )
    expect(refreshed.subject.en.text).toBe('Our own subject')
    expect(refreshed.lede.en.text).toBe('Today: Alpha, retitled.')
  })

  test('a deleted story stays away, the order stays, a new story follows', () => {
    const edited = change((draft) => {
      draft.stories = [sure(draft.stories[2]), sure(draft.stories[0])]
    })
    const refreshed = refreshIssue(edited, issue([story('n', { en: 'New' }), ...drafted().stories]))
    expect(refreshed.stories.map(({ id }) => id)).toEqual(['c', 'a', 'n'])
    expect(refreshed.dropped).toEqual(['https://acme.example/b'])
    expect(
      refreshIssue(refreshed, issue([...drafted().stories, story('n', { en: 'New' })])).stories.map(({ id }) => id),
    ).toEqual(['c', 'a', 'n'])
  })

  test('a deleted story stays away in whatever channel it comes back', () => {
    const edited = change((draft) => {
      draft.stories = [sure(draft.stories[0])]
    })
    const elsewhere = story('b2', { en: 'Beta' }, { addresses: ['https://acme.example/b2', 'https://acme.example/b'] })
    expect(refreshIssue(edited, issue([elsewhere])).stories.map(({ id }) => id)).toEqual(['a'])
  })

  test('a story that this draft did not find stays where the editor put it, unless it is out', () => {
    const edited = change((draft) => {
      draft.stories.reverse()
    })
    const without = issue([story('a', { en: 'Alpha', ja: 'アルファ' }), story('b', { en: 'Beta' })])
    expect(refreshIssue(edited, without).stories.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    const out = (address: string) => address.endsWith('/c')
    expect(refreshIssue(edited, without, out).stories.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  test('what an editor changed besides words stays: the address, the other places, no term', () => {
    const places = (at: string) => ({
      ...story('a', { en: 'Alpha' }, { url: `https://acme.example/${at}`, addresses: ['https://acme.example/a'] }),
    })
    const hayami = { ...places('a'), drafted: placeMark(places('a')) }
    const edited = { ...hayami, url: 'https://acme.example/better', published: null }
    const before = { ...issue([edited]), term: null }
    const after = issue([hayami], { term: 'token', coverage: { ...issue([]).coverage, term: 'token' } })
    const refreshed = refreshIssue({ ...before, coverage: { ...before.coverage, term: 'token' } }, after)
    expect(refreshed.stories[0]).toMatchObject({ url: 'https://acme.example/better', published: null })
    expect(refreshed.term).toBeNull()
    expect(
      refreshIssue(issue([hayami]), issue([{ ...hayami, url: 'https://acme.example/moved' }])).stories[0]?.url,
    ).toBe('https://acme.example/moved')
  })

  test('where all that led are deleted, the first ones lead, and the subject follows', () => {
    const edited = change((draft) => {
      draft.stories = draft.stories.filter(({ lead }) => !lead)
    })
    const refreshed = refreshIssue(edited, drafted())
    expect(refreshed.stories.map(({ lead }) => lead)).toContain(true)
    expect(refreshed.subject.en.text).toContain(sure(refreshed.stories[0]).title.en.text)
  })

  test('subject and lede that no editor wrote follow a mended lead at once', () => {
    const edited = change((draft) => {
      sure(draft.stories[0]).title.en.text = 'Alpha, mended'
    })
    const marked = markEdits(edited, [])
    expect(marked.subject.en.text).toContain('Alpha, mended')
    expect(marked.lede.en.text).toContain('Alpha, mended')
  })

  test('an edited story stays even where it is out', () => {
    const edited = change((draft) => {
      sure(draft.stories[0]).summary.en.text = 'Our summary.'
    })
    const again = refreshIssue(edited, issue([story('b', { en: 'Beta' })]), () => true)
    expect(again.stories.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('corrections, what is accepted, number and term stay', () => {
    const edited = change((draft) => {
      draft.corrections = [{ en: 'Sorry.', ja: '失礼しました。' }]
      draft.accepted = [{ rule: 'a11y/link-twice', reason: 'both pages matter' }]
      draft.term = 'token'
    })
    expect(refreshIssue(edited, { ...drafted(), number: 99, term: 'other' })).toMatchObject({
      number: 7,
      term: 'token',
      corrections: edited.corrections,
      accepted: edited.accepted,
    })
  })

  test('refreshing twice changes nothing', () => {
    const once = refreshIssue(drafted(), drafted())
    expect(refreshIssue(once, drafted())).toEqual(once)
  })
})

test('an approval is bound to every byte of the file above it and of both editions', () => {
  const editions = [{ language: 'en', subject: 's', html: 'h', text: 't' }]
  const text = 'date: 2026-05-21\ncoverage: {}\n'
  const hash = approvalHash(text, editions)
  const approved = withApproval(text, { hash, at: '2026-05-21T00:00:00Z', by: 'Ada "A"' })
  expect(withoutApproval(approved)).toBe(text)
  expect(approvalHash(approved, editions)).toBe(hash)
  expect(() => withApproval(`${approved}corrections: []\n`, { hash, at: '', by: '' })).toThrow('move them above')
  expect(withApproval(approved, { hash, at: '2026-05-21T00:00:00Z', by: 'Ada "A"' })).toBe(approved)
  for (const changed of [approved.replace('05-21', '05-22'), ` ${approved}`, approved.replace('{}', '{} ')])
    expect(approvalHash(changed, editions)).not.toBe(hash)
  for (const part of ['subject', 'html', 'text'] as const)
    expect(approvalHash(approved, [{ ...sure(editions[0]), [part]: 'x' }])).not.toBe(hash)
})

test('the term of the day: of the first story that has one that rested, the rarest', () => {
  const terms = ['a', 'b', 'c', 'd'].map((id) => ({ id, pages: {} }) as never)
  expect(termOfTheDay(terms, [['b'], ['a', 'c'], ['a']], [issue([], { term: 'b' })])).toBe('c')
  expect(termOfTheDay(terms, [], [issue([], { term: 'a' })])).toBe('b')
  expect(termOfTheDay([], [], [])).toBeNull()
})

test('the term of the day rests for 30 issues, whatever their order, and news wins over none', () => {
  const terms = ['a', 'b'].map((id) => ({ id, pages: {} }) as never)
  const day = (at: number) => `2026-04-${String(at).padStart(2, '0')}`
  const after = (issues: number) => [
    ...Array.from({ length: issues }, (_, at) => issue([], { date: day(at + 1) })).reverse(),
    issue([], { date: '2026-03-31', term: 'a' }),
  ]
  expect(termOfTheDay(terms, [['a']], after(29))).toBe('b')
  expect(termOfTheDay(terms, [['a']], after(30))).toBe('a')
  expect(termOfTheDay(terms, [[], ['b']], after(30))).toBe('b')
  expect(termOfTheDay(terms.slice(0, 1), [['a']], after(29))).toBeNull()
})

test('the term of the day is one with an article, where there are such', () => {
  const entry = (id: string, body: string) => ({ id, pages: { en: { body }, ja: { body } } }) as never
  const terms = [entry('a', ''), entry('b', '## B'), entry('c', '')]
  expect(termOfTheDay(terms, [['a'], ['c', 'b']], [])).toBe('b')
  expect(termOfTheDay([entry('a', ''), entry('c', '')], [['c']], [])).toBe('c')
})

test('an issue is checked: only official links, known names, no empty title', () => {
  const wrong = issue(
    [story('a', { en: ' ' }, { url: 'https://evil.example/a' }), story('b', { en: 'B' }, { vendor: 'nobody' })],
    { term: 'nothing' },
  )
  expect(checkIssue(wrong, house).map(sentence)).toEqual([
    'issues/2026-05-21.yaml → stories.0.url: evil.example is no official host of acme (only official pages may stand here)',
    'issues/2026-05-21.yaml → stories.0.title.en.text: is empty (write a title, or delete the story)',
    'issues/2026-05-21.yaml → stories.0.title.ja.text: is empty (write a title, or delete the story)',
    'issues/2026-05-21.yaml → stories.1.url: acme.example belongs to acme, not to nobody (only official pages may stand here)',
    'issues/2026-05-21.yaml → stories.1.vendor: “nobody” is no vendor (name a folder of feeds/)',
    'issues/2026-05-21.yaml → term: “nothing” is no term (name a folder of glossary/)',
  ])
})

test('nothing is approved twice: in one issue, across issues, nor one number for two', () => {
  const approval = { hash: 'h', at: '2026-05-20T00:00:00Z', by: 'Ada' }
  const before = issue([story('a', { en: 'A' })], { date: '2026-05-20', approval })
  const draft = issue([story('a', { en: 'A' }), story('b', { en: 'B' }), story('b', { en: 'B again' })])
  expect(checkRepeats(draft, [before, draft]).map(sentence)).toEqual([
    'issues/2026-05-21.yaml → stories.0: is in the issue of 2026-05-20 already (draft anew)',
    'issues/2026-05-21.yaml → stories.2: repeats https://acme.example/b (delete one of the two stories)',
    'issues/2026-05-21.yaml → number: 7 is that of 2026-05-20 (write the next free one)',
  ])
  expect(checkRepeats(before, [before, draft])).toEqual([])
})

describe('entries without a date', () => {
  const read = (date: string, undated: string[]) =>
    issue([], {
      date,
      coverage: {
        ...issue([]).coverage,
        to: `${date}T00:00:00Z`,
        sources: [{ id: 'acme/news', state: 'read', items: 1 }],
        undated,
      },
    })
  const undated = (id: string) => item(id, { published: null })
  const now = '2026-05-21T00:00:00Z'
  const mark = fingerprint(item('a').address)

  test('on the first reading of a source they are noted, and nobody is flooded', () => {
    const { items, undated: marks } = dateByFirstSight([undated('a')], [], now)
    expect(items).toEqual([{ ...undated('a'), firstSeen: false }])
    expect(marks).toEqual([mark])
  })

  test('later a new one is as old as its first sight, and says so', () => {
    const { items, undated: marks } = dateByFirstSight([undated('b')], [read('2026-05-20', [mark])], now)
    expect(items).toEqual([{ ...item('b'), published: now, firstSeen: true }])
    expect(marks).toEqual([fingerprint(item('b').address)])
  })

  test('one that was seen before keeps the day it was first seen', () => {
    const earlier = [read('2026-05-20', [mark]), read('2026-05-18', [mark])]
    const { items, undated: marks } = dateByFirstSight([undated('a')], earlier, now)
    expect(items[0]?.published).toBe('2026-05-18T00:00:00Z')
    expect(marks).toEqual([])
  })

  test('a source that was silent at first is read in full before anything of it counts as new', () => {
    const silent = read('2026-05-20', [mark])
    const sources = [{ id: 'acme/news', state: 'silent' as const, items: 1 }]
    const earlier = [{ ...silent, coverage: { ...silent.coverage, sources } }]
    expect(
      dateByFirstSight([undated('a'), undated('b')], earlier, now).items.map(({ published }) => published),
    ).toEqual([null, null])
  })

  test('seen at midnight is an instant, no day', () => {
    const late = windowOf([], now, '2026-05-20T12:00:00Z')
    const seen = item('a', { published: '2026-05-20T00:00:00Z', firstSeen: true })
    expect(selectStories(joinStories([seen]), late, new Map()).fresh).toEqual([])
  })

  test('dated ones stay as they are', () => {
    expect(dateByFirstSight([item('a')], [], now)).toEqual({ items: [item('a')], undated: [] })
  })
})
