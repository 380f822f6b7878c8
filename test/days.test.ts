import { describe, expect, test } from 'vitest'
import { checkIssue, checkRepeats } from '../src/issue/check.ts'
import { decisionsOf, itemsIn, memoryOf } from '../src/issue/memory.ts'
import { refreshIssue } from '../src/issue/refresh.ts'
import { selectStories, windowOf } from '../src/issue/select.ts'
import type { Issue } from '../src/model/issue.ts'
import type { Item } from '../src/model/item.ts'
import { sentence } from '../src/model/problem.ts'
import { storiesOf } from '../src/stories/join.ts'
import { rankStories } from '../src/stories/rank.ts'
import { house, issue, story } from './fixtures/house.ts'
import { sure } from './support.ts'

const now = '2026-05-22T00:00:00Z'
const item = (id: string, title: string, rest: Partial<Item> = {}): Item => {
  const url = rest.url ?? `https://acme.example/news/${id}`
  return {
    id,
    vendor: 'acme',
    source: 'acme/news',
    language: 'en',
    url,
    address: url,
    title,
    summary: null,
    published: '2026-05-21T12:00:00Z',
    main: true,
    roundup: false,
    ...rest,
  }
}
const told = (id: string, title: string, rest: Parameters<typeof story>[2] = {}) =>
  story(
    id,
    { en: title },
    { url: `https://acme.example/news/${id}`, addresses: [`https://acme.example/news/${id}`], ...rest },
  )
const issueOf = (...stories: Issue['stories']) => issue(stories, { date: '2026-05-20' })

/** What an issue shows of today's items, after earlier ones. */
function today(items: Item[], earlier: Issue[]) {
  const window = windowOf(earlier, now, '2026-05-14T00:00:00Z')
  const { stories } = storiesOf([...items, ...itemsIn(earlier, now)], decisionsOf(earlier))
  return selectStories(stories, window, memoryOf(earlier))
}

describe('what an issue carried does not return', () => {
  const kiosk = told('kiosk', 'Project Kiosk lets a model run a small shop')
  const flash = told('flash', 'Introducing Note 3.5 Flash')
  test.each<[string, Item, Issue]>([
    ['at its address, retitled', item('kiosk', 'Can a model run a shop? Project Kiosk'), issueOf(kiosk)],
    [
      'at its address, dated anew',
      item('kiosk', kiosk.title.en.text, { published: '2026-05-21T20:00:00Z' }),
      issueOf(kiosk),
    ],
    [
      'at another address of its source',
      item('kiosk-2', kiosk.title.en.text, { published: kiosk.published }),
      issueOf(kiosk),
    ],
    ['in another channel', item('x', kiosk.title.en.text, { source: 'acme/labs', main: false }), issueOf(kiosk)],
    [
      'in other words for a launch',
      item('x', 'Note 3.5 Flash officially launched', { source: 'acme/labs' }),
      issueOf(flash),
    ],
    [
      'in the other language',
      item('x', 'Note 3.5 Flash を発表', { language: 'ja', source: 'acme/labs' }),
      issueOf(flash),
    ],
    [
      'months later in another section',
      item('x', kiosk.title.en.text, { url: 'https://acme.example/research/kiosk', published: '2026-05-21T00:00:00Z' }),
      issueOf({ ...kiosk, published: '2026-04-25T00:00:00Z' }),
    ],
  ])('%s', (_, again, earlier) => {
    const { fresh, leftOut } = today([again], [earlier])
    expect(fresh).toEqual([])
    expect(leftOut).toEqual([{ reason: 'already in the issue of 2026-05-20', items: 1 }])
  })

  test.each<[string, Item]>([
    ['another version', item('x', 'Introducing Note 3.6 Flash')],
    ['another edition', item('x', 'Introducing Note 3.5 Flash-Lite')],
    ['its system card', item('x', 'Note 3.5 Flash System Card')],
    ['how to use it', item('x', 'How to use Note 3.5 Flash')],
  ])('but %s is news', (_, next) => {
    const { fresh } = today([next], [issueOf(flash)])
    expect(fresh.map(({ items }) => items.map(({ id }) => id))).toEqual([['x']])
    expect(fresh[0]?.updated).toBeUndefined()
  })

  test('but the next page of a source under a title that it uses again is news', () => {
    const week = told('week-20', 'This week in Note models')
    const { fresh } = today([item('week-21', 'This week in Note models')], [issueOf(week)])
    expect(fresh.map(({ items }) => items[0].id)).toEqual(['week-21'])
  })

  test('what was held for earlier news is listed, with the way to undo it', () => {
    const again = item('x', 'Note 3.5 Flash officially launched', { source: 'acme/labs' })
    const { recognised } = today([again], [issueOf(flash)])
    expect(recognised).toEqual([
      {
        issue: '2026-05-20',
        title: 'Note 3.5 Flash officially launched',
        rule: 'same-launch',
        evidence: 'both launch note 3.5 flash, 1 day apart',
        undo: ['https://acme.example/news/flash', 'https://acme.example/news/x'],
      },
    ])
  })

  test('what the vendor calls a story is remembered under an editor’s title', () => {
    const edited = issueOf({
      ...kiosk,
      called: kiosk.title.en.text,
      title: { ...kiosk.title, en: { text: 'Model news', origin: 'editor' } },
    })
    expect(today([item('x', kiosk.title.en.text, { source: 'acme/labs' })], [edited]).fresh).toEqual([])
  })

  test('an editor’s title is not what the vendor calls it', () => {
    const edited = issueOf({ ...kiosk, title: { ...kiosk.title, en: { text: 'Model news', origin: 'editor' } } })
    expect(today([item('x', 'Model news')], [edited]).fresh).toHaveLength(1)
  })

  test('a page that lists many entries has new ones', () => {
    const url = 'https://acme.example/docs/changelog'
    const entry = (id: string, title: string) => item(id, title, { url, address: url })
    const { fresh, leftOut } = today(
      [entry('x', 'Faster search'), entry('y', 'Longer memory')],
      [issueOf(told('x', 'Faster search', { url, addresses: [url] }))],
    )
    expect(fresh.map(({ items }) => items[0].id)).toEqual(['y'])
    expect(leftOut).toEqual([{ reason: 'already in the issue of 2026-05-20', items: 1 }])
  })

  test('an entry that shares its page is known by its own address', () => {
    const page = 'https://acme.example/changelog'
    const entry = (id: string, title: string) => item(id, title, { url: page, address: `${page}#${id}` })
    const one = told('e1', 'Faster search', { url: page, addresses: [`${page}#e1`] })
    const { fresh } = today([entry('e1', 'Faster search'), entry('e2', 'Longer memory')], [issueOf(one)])
    expect(fresh.map(({ items }) => items[0].id)).toEqual(['e2'])
  })
})

describe('a page that says something materially new', () => {
  const notes = told('default-model', 'Note 4 is the default model')
  test('returns, and says which issue carried it', () => {
    const { fresh } = today([item('default-model', 'Note 4.1 is the default model')], [issueOf(notes)])
    expect(fresh.map(({ updated }) => updated)).toEqual(['2026-05-20'])
    const again = issue([{ ...told('default-model', 'Note 4.1 is the default model'), updated: '2026-05-20' }])
    const approval = { hash: 'h', at: now, by: 'Ada' }
    expect(checkRepeats(again, [{ ...issueOf(notes), number: 6, approval }])).toEqual([])
  })
  test.each<[string, Item, Issue]>([
    [
      'not with an older date',
      item('default-model', 'Note 4.1 is the default model', { published: notes.published }),
      issueOf(notes),
    ],
    ['not with words alone', item('default-model', 'Note 4 stays the default model'), issueOf(notes)],
    [
      'not where an editor took it out',
      item('default-model', 'Note 4.1 is the default model'),
      issue([], { date: '2026-05-20', dropped: ['https://acme.example/news/default-model'] }),
    ],
  ])('%s', (_, again, earlier) => {
    expect(today([again], [earlier]).fresh).toEqual([])
  })
})

describe('an editor’s decisions', () => {
  const [a, b] = ['https://acme.example/news/a', 'https://acme.example/news/b']
  const items = [item('a', 'Introducing Note Omni'), item('b', 'Acme shows a model for video', { source: 'acme/labs' })]
  const ids = (earlier: Issue[]) =>
    today(items, earlier)
      .fresh.map((each) => each.items.map(({ id }) => id).sort())
      .sort()

  test('hold in later issues, however the addresses are written; the later one counts', () => {
    expect(ids([])).toEqual([['a'], ['b']])
    const joined = issue([], { date: '2026-05-19', together: [[`${a}/?utm_source=x`, b]] })
    expect(ids([joined])).toEqual([['a', 'b']])
    expect(ids([joined, issue([], { date: '2026-05-20', apart: [[b, a]] })])).toEqual([['a'], ['b']])
  })

  test('survive a new draft with the words in both stories', () => {
    const edit = (text: string) => ({ text, origin: 'editor' as const })
    const [one, other] = [told('a', 'Introducing Note Omni'), told('b', 'Acme shows a model for video')]
    const edited = { ...other, title: { en: other.title.en, ja: edit('動画のためのモデル') } }
    const draft = { ...issue([one, edited]), together: [[a, b]] }
    const both = { ...one, addresses: [a, b] }
    const refreshed = refreshIssue(draft, issue([both]))
    expect(refreshed.together).toEqual([[a, b]])
    expect(refreshed.stories.map(({ addresses }) => addresses)).toEqual([[a, b]])
    expect(refreshed.stories[0]?.title.ja).toMatchObject(edit('動画のためのモデル'))
  })

  test('split a story into two, each at its own page', () => {
    const both = { ...told('a', 'Introducing Note Omni'), addresses: [a, b] }
    const draft = { ...issue([both]), apart: [[a, b]] }
    const [one, other] = [told('a', 'Introducing Note Omni'), told('b', 'Acme shows a model for video')]
    const refreshed = refreshIssue(draft, issue([other, one]))
    expect(refreshed.apart).toEqual([[a, b]])
    expect(refreshed.stories.map(({ id, url }) => [id, url])).toEqual([
      ['a', a],
      ['b', b],
    ])
  })

  test('that contradict each other are told', () => {
    const said = checkIssue({ ...issue([told('a', 'A')]), together: [[a, b]], apart: [[b, a]] }, house).map(sentence)
    expect(said).toContain(
      `issues/2026-05-21.yaml → apart: ${a} and ${b} are in \`together\` too (delete the pair from one of the two)`,
    )
  })
})

describe('ranking', () => {
  const ranking = {
    leads: 1,
    weightOf: () => 1,
    freshSince: '2026-05-21T00:00:00Z',
    related: [] as { a: string; b: string }[],
  }
  const rank = (items: Item[], rest: Partial<typeof ranking> = {}) =>
    rankStories(storiesOf(items).stories, { ...ranking, ...rest })

  test('says what gave each story its points', () => {
    const [first] = rank([item('a', 'Introducing Note 4', { summary: 'What it does.' })])
    expect(sure(first).rank).toEqual([
      '+3 launch with a version',
      '+1 kind of post',
      '+2 main channel',
      '+1 says what it is about',
      '+1 published within a day',
    ])
  })
  test('a vendor that readers care for comes first, one they do not last', () => {
    const items = ['acme', 'bolt', 'core'].map((vendor) => item(vendor, `${vendor} opens a laboratory`, { vendor }))
    const weightOf = (vendor: string) => ({ acme: 0, bolt: 3 })[vendor] ?? 1
    expect(rank(items, { weightOf: weightOf as () => number }).map(({ items: [lead] }) => lead.id)).toEqual([
      'bolt',
      'core',
      'acme',
    ])
  })
  test('what is related follows, and is not collapsed', () => {
    const items = [
      item('a', 'Introducing Note 4'),
      item('b', 'Lyra Studio opens', { summary: 'x' }),
      item('c', 'Kiosk opens'),
      item('d', 'A look inside Lyra Studio', { main: false }),
    ]
    const ids = rank(items, { related: [{ a: 'd', b: 'b' }] }).map(({ items: [lead] }) => lead.id)
    expect(ids).toEqual(['a', 'b', 'd', 'c'])
  })
})
