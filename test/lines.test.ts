import { describe, expect, test } from 'vitest'
import { linesOf } from '../src/issue/lines.ts'
import { languages } from '../src/languages/index.ts'
import { setJapanese } from '../src/languages/japanese.ts'
import { type Language, languageCodes } from '../src/model/language.ts'
import { shorten } from '../src/text/shorten.ts'
import { columnsOf } from '../src/text/wrap.ts'
import { fullIssue } from './fixtures/full-issue.ts'
import { issue, story } from './fixtures/house.ts'

const names = ['Acme', 'アクメ', 'Note', 'Managed Agents', 'Project Glass Harbour']

describe('a text is shortened between words or phrases, never in a name', () => {
  test.each<[string, Language, string, number, string]>([
    ['short enough', 'en', 'Acme launches Note 2', 20, 'Acme launches Note 2'],
    ['at a word', 'en', 'Acme launches a small model', 22, 'Acme launches a small…'],
    ['not behind an article', 'en', 'Acme launches a very small model', 18, 'Acme launches…'],
    ['nor behind two such words', 'en', 'Acme opens an office in the north', 30, 'Acme opens an office…'],
    ['nor behind a comma', 'en', 'Faster, smaller, cheaper and better', 19, 'Faster, smaller…'],
    ['not in a name', 'en', 'We now bring Managed Agents to everybody', 24, 'We now bring…'],
    ['not in a name of three words', 'en', 'First results of Project Glass Harbour today', 34, 'First results…'],
    ['not between a name and its version', 'en', 'Today we present Note 5.1 to you', 25, 'Today we present…'],
    ['not before what a version is called', 'en', 'Now we present Note 3.5 Flash to all', 27, 'Now we present…'],
    ['a version that is joined stays whole', 'en', 'Introducing our new GPT-5.1 models', 24, 'Introducing our new…'],
    ['a bracket is closed', 'en', 'Acme opens Note (the small one) to all', 29, 'Acme opens Note (the small…)'],
    ['at a phrase', 'ja', 'すべての利用者に向けて新しいモデルを公開しました', 30, 'すべての利用者に向けて新しい…'],
    ['not in a name, in Japanese', 'ja', '本日からManaged Agentsをすべての利用者に提供します', 20, '本日から…'],
    ['not before a version, in Japanese', 'ja', '新しい推論モデルNote 5.1の提供を開始します', 25, '新しい推論モデル…'],
    [
      'a quote is closed',
      'ja',
      '長期の計算資源を確保する「とても長い名前の計画」を導入',
      46,
      '長期の計算資源を確保する「とても長い名前の…」',
    ],
    ['a word without an end', 'en', 'x'.repeat(2000), 20, `${'x'.repeat(18)}…`],
    ['a name without an end', 'en', `${'Note '.repeat(400)}`.trim(), 20, 'Note Note Note Note…'],
    ['pairs of surrogates stay pairs', 'en', '😀'.repeat(100), 9, '😀😀😀…'],
    ['Japanese without a phrase', 'ja', 'ア'.repeat(100), 20, `${'ア'.repeat(9)}…`],
  ])('%s', (_, language, text, columns, expected) => {
    const { phrases, dangling } = languages[language]
    const shown = shorten(text, columns, { names, phrases, dangling })
    expect(shown).toBe(expected)
    expect(columnsOf(shown)).toBeLessThanOrEqual(columns)
  })
})

describe('Japanese is set as the house sets it', () => {
  test.each([
    ['no space between full and half width', 'Gemini 3.5 Flash の 提供 を開始', 'Gemini 3.5 Flashの 提供 を開始'],
    ['brackets', 'モデル(LLM)の評価', 'モデル（LLM）の評価'],
    ['brackets around Japanese', 'Note 2 (一般提供)', 'Note 2（一般提供）'],
    ['marks', '見どころ: AI とは? すごい!', '見どころ：AIとは？すごい！'],
    ['a time stays', '開始は10:30です', '開始は10:30です'],
    ['a colon behind Latin keeps its space', 'NVIDIA Cosmos: 世界基盤モデル', 'NVIDIA Cosmos: 世界基盤モデル'],
    ['a spaced colon', 'タイトル : 副題', 'タイトル：副題'],
    ['what stands between words keeps both spaces', '新機能 - OpenAI ブログ | 一覧', '新機能 - OpenAIブログ | 一覧'],
    ['a sign', '気温 + 5 度', '気温 + 5度'],
    ['an option', '--lang 日本語 --out x', '--lang 日本語 --out x'],
    ['a command', 'npm install 日本語パッケージ', 'npm install 日本語パッケージ'],
    ['a call', "require('./あ')", "require('./あ')"],
    ['two marks', 'すごい!!', 'すごい!!'],
    ['English stays', 'Note 2 (preview): is it fast?', 'Note 2 (preview): is it fast?'],
    ['a comma between Japanese', 'テキスト,画像', 'テキスト、画像'],
    ['a comma beside Latin', 'A社,B社', 'A社,B社'],
    ['an address ends at a space', '詳細は https://acme.example/a で', '詳細は https://acme.example/a で'],
    ['quotes and marks bring their own space', '「Note」 を公開 。', '「Note」を公開。'],
  ])('%s', (_, text, expected) => {
    expect(setJapanese(text)).toBe(expected)
  })
})

test('however long a text is, it is set and shortened in no time', () => {
  for (const text of [
    '(あ'.repeat(50_000),
    `あ(${'い'.repeat(100_000)}`,
    `あ${' '.repeat(100_000)}い`,
    'Acme Note 5.1 '.repeat(20_000),
  ]) {
    const started = performance.now()
    const { phrases, dangling } = languages.ja
    expect(shorten(setJapanese(text), 80, { names, phrases, dangling })).not.toBe('')
    expect(performance.now() - started).toBeLessThan(1_000)
  }
})

describe('the lines above the stories', () => {
  const led = (...titles: { en: string; ja?: string }[]) =>
    issue(titles.map((title, at) => story(`s${at}`, title))).stories.map((each, at) => ({ ...each, lead: at < 3 }))
  const of = (language: Language, stories: ReturnType<typeof led>) => {
    const { subject, preheader, lede } = linesOf(stories, names)
    return [subject[language].text, preheader[language].text, lede[language].text]
  }

  test.each<[string, Language, Parameters<typeof led>, string[]]>([
    [
      'nothing',
      'en',
      [],
      ['No official announcements since the last issue.', '', 'Nothing was announced officially since the last issue.'],
    ],
    [
      'a question stays one, an abbreviation keeps its stop, and one stop ends it all',
      'en',
      [{ en: 'Is Note conscious?' }, { en: 'Note comes to the U.S.' }],
      ['Is Note conscious?; Note comes to the U.S.', '', 'Today: Is Note conscious?; Note comes to the U.S.'],
    ],
    ['one', 'en', [{ en: 'Acme launches Note 2' }], ['Acme launches Note 2', '', 'Today: Acme launches Note 2.']],
    [
      'two short ones',
      'en',
      [{ en: 'Note 2 is here.' }, { en: 'Labs opens' }],
      ['Note 2 is here; Labs opens', '', 'Today: Note 2 is here; Labs opens.'],
    ],
    [
      'what the subject leaves, the preheader tells',
      'en',
      [
        { en: 'Acme launches Note 2 for everybody in Europe today' },
        { en: 'Acme Labs publishes a report on models' },
        { en: 'A third' },
        { en: 'A fourth' },
      ],
      [
        'Acme launches Note 2 for everybody in Europe today (+3 more)',
        'Also: Acme Labs publishes a report on models; A third; A fourth',
        'Today: Acme launches Note 2 for everybody in Europe today; Acme Labs publishes a report on models; A third.',
      ],
    ],
    [
      'in Japanese',
      'ja',
      [
        { en: 'a', ja: 'アクメ、「Note 2」 を公開' },
        { en: 'b', ja: '料金を改定' },
        { en: 'c', ja: 'すべての利用者に向けて新しい推論モデルの提供を本日から開始' },
        { en: 'd', ja: '四つ目' },
        { en: 'e', ja: '利用規約の改定と新しい管理機能の一般提供を来月から段階的に始めることを決定' },
      ],
      [
        'アクメ、「Note 2」を公開／料金を改定（ほか3件）',
        'ほかに「すべての利用者に向けて新しい推論モデルの提供を本日から開始」「四つ目」など',
        '本日は、「アクメ、『Note 2』を公開」「料金を改定」「すべての利用者に向けて新しい推論モデルの提供を本日から開始」など、5件の公式発表をお届けします。',
      ],
    ],
  ])('%s, %s', (_, language, titles, expected) => {
    expect(of(language, led(...titles))).toEqual(expected)
  })

  test('one announcement alone is followed by what it says', () => {
    const said = { text: 'It is small. It is fast.', origin: 'original' as const }
    const [alone] = issue([story('a', { en: 'Note 2' }, { summary: { en: said, ja: said } })]).stories
    expect(linesOf(alone ? [alone] : [], []).preheader.en.text).toBe('It is small. It is fast.')
  })

  test('a full issue: the room of a list of mails is used and kept, and nothing is told twice', () => {
    const { stories } = fullIssue()
    const { subject, preheader } = linesOf(stories, names)
    for (const language of languageCodes) {
      const { columns } = languages[language]
      const told = stories.map(({ title }) => title[language].text.slice(0, 12))
      const [one, next] = [subject[language].text, preheader[language].text]
      expect(columnsOf(one)).toBeLessThanOrEqual(columns.subject)
      expect(columnsOf(next)).toBeLessThanOrEqual(columns.preheader)
      expect(told.filter((each) => one.includes(each) && next.includes(each))).toEqual([])
    }
  })

  test('an editor’s words are in them to the letter', () => {
    const [first] = issue([story('a', { en: 'a', ja: 'Note 2 を公開' })]).stories
    const edited = first && {
      ...first,
      title: { ...first.title, ja: { ...first.title.ja, origin: 'editor' as const } },
    }
    expect(linesOf(edited ? [edited] : [], []).subject.ja.text).toBe('Note 2 を公開')
  })
})
