import { describe, expect, test } from 'vitest'
import { canonicalAddress } from '../../src/model/identity.ts'
import type { Candidate } from '../../src/stories/features.ts'
import { storiesOf } from '../../src/stories/join.ts'
import { candidate, idsByStory } from '../support.ts'

/** Pairs on which other digests fail, in the manner of vendors’ announcements. */
const post = (id: string, title: string, rest: Partial<Candidate> & { url?: string } = {}) => {
  const { url, ...others } = rest
  return candidate(id, title, { ...(url ? { address: canonicalAddress(url) } : {}), ...others })
}
const ja = { language: 'ja' as const, source: 'acme/japan' }
const labs = { source: 'acme/labs' }

describe('never merged', () => {
  test.each<[string, string, Candidate, Candidate]>([
    ['a version', 'other-figure', post('a', 'Introducing Note-5.1'), post('b', 'Introducing Note-5.2', labs)],
    [
      'a version beside a model',
      'other-figure',
      post('a', 'Introducing Note 5'),
      post('b', 'Introducing Note 5.4', labs),
    ],
    [
      'a version with a name',
      'other-figure',
      post('a', 'Acme releases Note Opus 4.7'),
      post('b', 'Acme releases Note Opus 4.8', labs),
    ],
    [
      'a small edition',
      'other-edition',
      post('a', 'Introducing Note-5.4'),
      post('b', 'Introducing Note-5.4 mini', labs),
    ],
    [
      'a light edition',
      'other-edition',
      post('a', 'Note 3.5 Flash is here'),
      post('b', 'Note 3.5 Flash-Lite is here', labs),
    ],
    ['a size', 'other-figure', post('a', 'Releasing Note Coder 7B'), post('b', 'Releasing Note Coder 32B', labs)],
    [
      'an amount',
      'other-figure',
      post('a', 'Acme raises $13B Series F'),
      post('b', 'Acme raises $30 billion Series G', labs),
    ],
    [
      'a part',
      'other-part',
      post('a', 'Scaling agents, part 1: memory'),
      post('b', 'Scaling agents, part 2: memory', labs),
    ],
    [
      'a phase in words',
      'other-part',
      post('a', 'Project Kiosk: Phase One'),
      post('b', 'Project Kiosk: Phase Two', labs),
    ],
    [
      'a month',
      'other-period',
      post('a', 'What’s new in Note: April 2026'),
      post('b', 'What’s new in Note: May 2026', labs),
    ],
    ['a quarter', 'other-period', post('a', 'Threat report for Q1'), post('b', 'Threat report for Q2', labs)],
    [
      'a country',
      'other-place',
      post('a', 'Note is now available in Brazil'),
      post('b', 'Note is now available in Japan', labs),
    ],
    [
      'a customer',
      'other-names',
      post('a', 'How Contoso uses Note to serve customers'),
      post('b', 'How Fabrikam uses Note to serve customers', labs),
    ],
    ['a system card', 'other-kind', post('a', 'Introducing Note 5.4'), post('b', 'Note 5.4 System Card', labs)],
    ['a price', 'other-kind', post('a', 'Introducing Note 5.4'), post('b', 'Note 5.4 pricing', labs)],
    [
      'a suspension',
      'other-kind',
      post('a', 'Launching Note Voice for teams'),
      post('b', 'Pausing Note Voice for teams', labs),
    ],
  ])('%s apart: %s', (_, rule, a, b) => {
    const { stories, apart } = storiesOf([a, b])
    expect(stories).toHaveLength(2)
    expect(apart.map((each) => each.rule)).toEqual([rule])
  })
})

describe('two posts about one product stay two', () => {
  test.each<[string, string]>([
    ['Introducing Note 5 for developers', 'Introducing Note 5 for enterprise'],
    ['Introducing Note 5', 'Note 5 bug bounty launched'],
    ['Introducing Note 4.6', 'Introducing Note 4.6 fast mode'],
    ['Announcing Note 3 fine-tuning', 'Announcing Note 3 batch processing'],
    ['Note 4 released', 'Note 4 embedding models released'],
    ['Introducing file search in Note 3', 'Introducing computer use in Note 3'],
    ['Announcing new agents at Summit 2025', 'Announcing new security tools at Summit 2025'],
    ['Introducing agent mode in Note 365 Studio', 'Introducing memory in Note 365 Studio'],
    ['Note 3 Flash: agents that see for developers', 'Note 3 Flash: frontier answers built for speed'],
    ['Note CLI adds hooks', 'Note CLI adds skills'],
    ['Improving Note CLI startup', 'Updating Note CLI sandbox defaults'],
    ['Note Opus 4.6 evaluation results on law', 'Note Opus 4.6 evaluation results on medicine'],
    ['Note apps release notes: May 4, 2026', 'Note apps release notes: May 6, 2026'],
    ['Security bulletin for Note Studio users, May 4', 'Security bulletin for Note Studio users, May 5'],
    ['Acme Announces Results for First Quarter Fiscal 2026', 'Acme Announces Results for Second Quarter Fiscal 2026'],
    ['Note Opus 4.6 incident', 'Note Opus 4.6 incident postmortem'],
    ['Note 5 outage', 'Note 5 outage resolved'],
    ['Note 3 Pro preview', 'Note 3 Pro preview ends'],
    ['Note 5.2 System Card', 'Note 5.2 System Card addendum'],
    ['Introducing Chat in Note Studio', 'Introducing Note Studio in Chat'],
    ['Introducing Note Code with plugins', 'Introducing Note Code with checkpoints'],
    ['What we learn from our work with teachers', 'What we learn from our work with students'],
    ['May 4, 2026Product updates', 'May 6, 2026Product updates'],
    ['ProductMay 4, 2026Note Developer Platform notes', 'ProductMay 11, 2026Note Developer Platform notes'],
    ['How enterprises use Note…', 'How enterprises use Note Code to ship'],
  ])('%s / %s', (a, b) => {
    expect(
      storiesOf([post('a', a), post('b', b, { ...labs, published: '2026-05-21T00:00:00Z' })]).stories,
    ).toHaveLength(2)
  })

  test.each<[string, string]>([
    ['Note 5.2の音声入力を提供開始', 'Note 5.2の画像生成を提供開始'],
    ['Note Opus 4.6 医療向けを発表', 'Note Opus 4.6 金融向けを発表'],
    ['Note 3 をリリース', 'Note 3 の学生向け無料プランを開始'],
    ['Noteアプリの更新情報 5月4日', 'Noteアプリの更新情報 5月6日'],
    ['Note Goをインドネシアで提供開始', 'Note Goをベトナムで提供開始'],
    ['2026年5月4日 Noteのアップデート情報です', '2026年5月11日 Noteのアップデート情報です'],
  ])('%s / %s', (a, b) => {
    expect(storiesOf([post('a', a, ja), post('b', b, { ...ja, source: 'acme/japan-2' })]).stories).toHaveLength(2)
  })

  test.each<[string, string]>([
    ['Introducing Note Atlas', 'Note Atlasのセキュリティを強化'],
    ['Introducing Note Opus 4.6', 'Note Opus 4.6の高速モードを提供開始'],
    ['Introducing Note Opus 4.6', 'Note Opus 4.6の安全性評価'],
    ['Introducing Note 5.2', '医療におけるNote 5.2の活用'],
    ['Introducing Note Enterprise for CX', 'Note Enterpriseを発表'],
    ['Introducing Note Enterprise', 'Note Enterpriseを使って業務を改善する10の方法'],
    ['Project Kiosk: Running a small shop with a model', 'Project Kioskの初期結果'],
    ['Note Go in India', 'Note Goをインドネシアで提供開始'],
    ['Note Studio: computer use', 'Note Studioに音声エージェントを追加'],
    ['Note 4 available on Azure', 'Note 4 をリリース'],
  ])('%s / %s', (a, b) => {
    expect(storiesOf([post('a', a), post('b', b, ja)]).stories).toHaveLength(2)
  })

  test('a Japanese post goes to the launch, though another post names the product too', () => {
    const { stories } = storiesOf([
      post('a', 'Introducing Note Opus 4.6'),
      post('b', 'Note Opus 4.6 finds 500 vulnerabilities'),
      post('c', 'Note Opus 4.6のご紹介', ja),
    ])
    expect(
      stories.map(({ items }) =>
        items
          .map(({ id }) => id)
          .sort()
          .join(),
      ),
    ).toContain('a,c')
  })
})

describe('one story', () => {
  test.each<[string, string, Candidate, Candidate]>([
    [
      'tracking and a slash',
      'same-address',
      post('a', 'A', { url: 'https://acme.example/news/x/?utm_source=feed' }),
      post('b', 'B', { ...labs, url: 'https://www.acme.example/news/x' }),
    ],
    [
      'a retitled page',
      'same-address',
      post('a', 'Introducing Note Skills', { url: 'https://acme.example/skills' }),
      post('b', 'Introducing Agent Skills', { url: 'https://acme.example/skills', published: '2026-05-24T00:00:00Z' }),
    ],
    [
      'the section of a site',
      'same-slug-and-title',
      post('a', 'Mapping a mind', { url: 'https://acme.example/news/mapping-a-mind' }),
      post('b', 'Mapping a mind', {
        ...labs,
        url: 'https://acme.example/research/mapping-a-mind',
        published: '2025-01-02T00:00:00Z',
      }),
    ],
    [
      'case and quotes',
      'same-title',
      post('a', 'The “think” tool: stop and think'),
      post('b', 'The \\"Think\\" Tool: Stop and Think', labs),
    ],
    [
      'a broken apostrophe',
      'same-title',
      post('a', 'Extending Note’s skills'),
      post('b', 'Extending Noteâs skills', labs),
    ],
    [
      'the site’s name',
      'same-title',
      post('a', 'Note learns to read maps'),
      post('b', 'Note learns to read maps | Acme News', labs),
    ],
    [
      'a date glued to the front',
      'same-title',
      post('a', 'Project Kiosk: An initial update'),
      post('b', 'May 22, 2026AnnouncementsProject Kiosk: An initial update', labs),
    ],
    [
      'a title cut off',
      'cut-title',
      post('a', 'Acme makes every talk with its machines more natural and reliable'),
      post('b', 'Acme makes every talk with its machines more…', labs),
    ],
    [
      'two words for a launch',
      'same-launch',
      post('a', 'Note 3.5 Flash released with better tools'),
      post('b', 'Note 3.5 Flash officially launched', labs),
    ],
    [
      'a tagline for a launch',
      'same-launch',
      post('a', 'Note 3.1 Pro: a smarter model for your work'),
      post('b', 'Introducing Note 3.1 Pro', labs),
    ],
  ])('%s (%s)', (_, rule, a, b) => {
    const { stories } = storiesOf([a, b])
    expect(stories.map(({ because }) => because.map((each) => each.rule))).toEqual([[rule]])
  })
})

describe('one title, however a channel spoils it', () => {
  const title = 'Acme’s Note-3.1 Flash and Lyra Studio learn to read maps with people'
  const garbled = (encoding: string) => new TextDecoder(encoding).decode(new TextEncoder().encode(title))
  test.each<[string, string]>([
    ['in capitals', title.toUpperCase()],
    ['in small letters', title.toLowerCase()],
    ['in full width', title.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))],
    ['with other quotes, dashes and spaces', title.replace('’', "'").replace('-', '‑').replaceAll(' ', '\u00a0')],
    ['escaped once too often', title.replace('’', '&#8217;')],
    ['as UTF-8 read as windows-1252', garbled('windows-1252')],
    ['with the vendor before it', `Acme: ${title}`],
    ['with the vendor behind it', `${title} - Acme News`],
    ['with the channel in brackets', `${title} (Acme News)`],
    ['with the site behind a bar', `${title}｜Acme`],
    ['with a section in brackets', `[Product] ${title}`],
    ['with a date and a section glued to it', `May 20, 2026Announcements${title}`],
    ['with a comma more, a full stop and a picture', `🚀 ${title.replace(' and', ', and')}.`],
  ])('%s', (_, spoilt) => {
    expect(storiesOf([post('a', title), post('b', spoilt, labs)]).stories).toHaveLength(1)
  })
})

describe('one story in two languages', () => {
  test.each<[string, string, Candidate, Candidate]>([
    [
      'a prefix of the path',
      'translated-address',
      post('a', 'Introducing the Note app', { url: 'https://acme.example/index/note-app' }),
      post('b', 'Noteアプリのご紹介', { ...ja, url: 'https://acme.example/ja-JP/index/note-app/' }),
    ],
    [
      'a page’s name',
      'same-slug',
      post('a', 'Introducing Note 3.5 Flash', { url: 'https://acme.example/models/note-3-5-flash' }),
      post('b', 'Note 3.5 Flash を発表', { ...ja, url: 'https://acme.example/intl/ja-jp/company/note-3-5-flash/' }),
    ],
    [
      'a version',
      'same-in-two-languages',
      post('a', 'Introducing Note Opus 4.6'),
      post('b', 'Acme、Note Opus 4.6 を発表', ja),
    ],
    [
      'a rare name',
      'same-in-two-languages',
      post('a', 'Acme Introduces Guaranteed Compute for Long-Term Projects'),
      post('b', 'Acme が「Guaranteed Compute」を発表', ja),
    ],
    ['one rare name', 'same-in-two-languages', post('a', 'Introducing Lyra'), post('b', 'Lyra のご紹介', ja)],
    [
      'an amount',
      'same-in-two-languages',
      post('a', 'Acme raises $30 billion in Series G funding'),
      post('b', 'AcmeがシリーズGで300億ドルをSeries G調達', ja),
    ],
    [
      'a figure',
      'same-in-two-languages',
      post('a', 'Acme finds over 10,000 flaws with Glasspane'),
      post('b', 'Acme、Glasspaneで1万件を超える欠陥を発見', ja),
    ],
  ])('by %s (%s)', (_, rule, a, b) => {
    const { stories } = storiesOf([a, b])
    expect(stories.map(({ because }) => because.map((each) => each.rule))).toEqual([[rule]])
  })

  test.each<[string, Candidate, Candidate]>([
    ['another version', post('a', 'Introducing Note Opus 4.6'), post('b', 'Note Opus 4.7 を発表', ja)],
    ['another edition', post('a', 'Introducing Note 3.5 Flash'), post('b', 'Note 3.5 Flash-Lite を発表', ja)],
    [
      'a product without its version',
      post('a', 'Introducing Note Flash 3.5'),
      post('b', 'Note Flash の新機能を発表', ja),
    ],
    ['a guide', post('a', 'Introducing Note Omni Studio'), post('b', 'Note Omni Studio の使い方', ja)],
    ['another month', post('a', 'Note Omni roundup: April 2026'), post('b', 'Note Omni まとめ 2026年5月', ja)],
  ])('not %s', (_, a, b) => {
    expect(storiesOf([a, b]).stories).toHaveLength(2)
  })
})

describe('two vendors', () => {
  const bolt = { vendor: 'bolt', source: 'bolt/news' }
  test('one joint announcement is one story', () => {
    const { stories } = storiesOf([
      post('a', 'Acme, Bolt, and Contoso announce partnerships'),
      post('b', 'Acme, Bolt and Contoso Announce Partnerships', bolt),
    ])
    expect(stories.map(({ because }) => because.map(({ rule }) => rule))).toEqual([['joint-announcement']])
  })
  test.each([
    ['each other’s news', 'Acme partners with Bolt', 'Bolt brings Acme models to its cloud'],
    ['a title that names neither', 'Our approach to safety', 'Our approach to safety'],
    ['a title that names one', 'Acme models on every cloud', 'Acme models on every cloud'],
  ])('%s stays two', (_, a, b) => {
    expect(storiesOf([post('a', a), post('b', b, bolt)]).stories).toHaveLength(2)
  })
})

describe('pages that list many entries', () => {
  test.each([
    ['by their address', 'https://acme.example/docs/changelog', 'Note Lyra', 'Note Omni'],
    ['by two versions on one day', 'https://acme.example/note', 'Note Code v2.1.73', 'Note Code v2.1.74'],
  ])('%s prove nothing', (_, url, a, b) => {
    expect(storiesOf([post('a', a, { url }), post('b', b, { url })]).stories).toHaveLength(2)
  })
  test('but an equal title there is the same entry', () => {
    const url = 'https://acme.example/docs/changelog'
    expect(storiesOf([post('a', 'Note Lyra', { url }), post('b', 'Note Lyra', { url, ...labs })]).stories).toHaveLength(
      1,
    )
  })
})

describe('a page in two languages', () => {
  test.each([
    ['under a number', 'https://acme.example/en/news/20260504_01', 'https://acme.example/ja/news/20260504_01'],
    ['under sections of two letters', 'https://acme.example/go/announcement', 'https://acme.example/ai/announcement'],
  ])('%s is not proven', (_, one, other) => {
    const items = [
      post('a', 'Introducing Note 5', { url: one }),
      post('b', 'Memo 7の提供を終了', { ...ja, url: other }),
    ]
    expect(storiesOf(items).stories).toHaveLength(2)
  })
})

describe('a group', () => {
  test('does not chain what contradicts: the middle title fits both ends', () => {
    const chain = [
      post('a', 'Note 3.5 Flash launched', { url: 'https://acme.example/x' }),
      post('b', 'Note Flash news', { ...labs, url: 'https://acme.example/x' }),
      post('c', 'Note Flash news', { source: 'acme/third', url: 'https://acme.example/y' }),
      post('d', 'Note 3.6 Flash launched', { source: 'acme/fourth', url: 'https://acme.example/y' }),
    ]
    const groups = storiesOf(chain).stories.map(({ items }) =>
      items
        .map(({ id }) => id)
        .sort()
        .join(''),
    )
    expect(groups.sort()).toEqual(['ab', 'cd'])
  })
  test('is joined by an editor whatever the titles say, and told apart for ever', () => {
    const a = post('a', 'Acme Note 4', { url: 'https://acme.example/a' })
    const b = post('b', 'Acme Note 5', { ...labs, url: 'https://acme.example/b' })
    const c = post('c', 'Acme Note 5', { source: 'acme/third', url: 'https://acme.example/c' })
    const together = storiesOf([a, b, c], {
      together: [['https://acme.example/a', 'https://acme.example/b']],
      apart: [],
    })
    expect(together.stories.map(({ items }) => items.map(({ id }) => id).sort())).toContainEqual(['a', 'b'])
    expect(together.stories.flatMap(({ because }) => because.map(({ rule }) => rule))).toContain('by-an-editor')
    const apart = storiesOf([a, b, c], { together: [], apart: [['https://acme.example/b', 'https://acme.example/c']] })
    expect(apart.stories).toHaveLength(3)
  })

  test('split by an editor keeps its translation with one of the two', () => {
    const items = [
      post('a', 'Note 3.5 Flash released', { url: 'https://acme.example/a' }),
      post('b', 'Note 3.5 Flash launched', { ...labs, url: 'https://acme.example/b' }),
      post('c', 'Note 3.5 Flash を発表', { ...ja, url: 'https://acme.example/c' }),
    ]
    const split = { together: [], apart: [['https://acme.example/a', 'https://acme.example/b']] }
    expect(idsByStory(storiesOf(items, split).stories)).toEqual(['a,c', 'b'])
  })
})
