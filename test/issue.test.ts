import { describe, expect, test } from 'vitest'
import { approvalHash, withApproval, withoutApproval } from '../src/issue/approval.ts'
import { checkIssue } from '../src/issue/check.ts'
import { markEdits } from '../src/issue/editors.ts'
import { refreshIssue } from '../src/issue/refresh.ts'
import { selectStories, windowOf } from '../src/issue/select.ts'
import { termOfTheDay } from '../src/issue/term.ts'
import type { Issue } from '../src/model/issue.ts'
import type { Item } from '../src/model/item.ts'
import { sentence } from '../src/model/problem.ts'
import { joinStories } from '../src/stories/join.ts'
import { rankStories } from '../src/stories/rank.ts'
import { house, issue, story } from './fixtures/house.ts'
import { sure } from './support.ts'

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
    ['already in the issue of 2026-05-20', {}, [issue([story('a', { en: 'A' })], { date: '2026-05-20' })]],
  ])('%s', (reason, rest, earlier) => {
    const { fresh, leftOut } = selectStories(
      joinStories([item('a', rest), item('b', { title: 'Other' })]),
      window,
      earlier,
    )
    expect(fresh.map(({ items }) => items[0].id)).toEqual(['b'])
    expect(leftOut).toEqual([{ reason, items: 1 }])
  })
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
  expect(rankStories(joinStories(items), 2).map(({ items: [lead] }) => lead.id)).toEqual(['b', 'd', 'c', 'a'])
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
    const { stories } = markEdits(refreshIssue(edited, newer))
    expect(stories[0]?.title.en.text).toBe('Alpha, retitled')
    expect(stories[1]?.title.en.text).toBe('Beta, retitled')
    expect(stories[1]?.title.ja).toEqual({ text: 'ベータ、編集部の見出し', origin: 'editor' })
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
    expect(refreshed.dropped).toEqual(['b'])
    expect(
      refreshIssue(refreshed, issue([...drafted().stories, story('n', { en: 'New' })])).stories.map(({ id }) => id),
    ).toEqual(['c', 'a', 'n'])
  })

  test('an edited story whose source has vanished stays', () => {
    const edited = change((draft) => {
      sure(draft.stories[0]).summary.en.text = 'Our summary.'
    })
    expect(refreshIssue(edited, issue([story('b', { en: 'Beta' })])).stories.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('corrections, number and term stay', () => {
    const edited = change((draft) => {
      draft.corrections = [{ en: 'Sorry.', ja: '失礼しました。' }]
      draft.term = 'token'
    })
    expect(refreshIssue(edited, { ...drafted(), number: 99, term: 'other' })).toMatchObject({
      number: 7,
      term: 'token',
      corrections: edited.corrections,
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
  expect(withApproval(approved, { hash, at: '2026-05-21T00:00:00Z', by: 'Ada "A"' })).toBe(approved)
  for (const changed of [approved.replace('05-21', '05-22'), ` ${approved}`, approved.replace('{}', '{} ')])
    expect(approvalHash(changed, editions)).not.toBe(hash)
  for (const part of ['subject', 'html', 'text'] as const)
    expect(approvalHash(approved, [{ ...sure(editions[0]), [part]: 'x' }])).not.toBe(hash)
})

test('the term of the day: of the first story that has one that rested, the rarest', () => {
  const terms = ['a', 'b', 'c', 'd'].map((id) => ({ id }) as never)
  expect(termOfTheDay(terms, [['b'], ['a', 'c'], ['a']], [issue([], { term: 'b' })])).toBe('c')
  expect(termOfTheDay(terms, [], [issue([], { term: 'a' })])).toBe('b')
  expect(termOfTheDay([], [], [])).toBeNull()
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
