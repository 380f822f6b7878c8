import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { checkWorkspace } from '../src/commands/check.ts'
import { draft } from '../src/commands/draft.ts'
import { openWorkspace } from '../src/io/workspace.ts'
import type { Issue } from '../src/model/issue.ts'
import { languageCodes } from '../src/model/language.ts'
import { sentence } from '../src/model/problem.ts'
import { type Behaviour, engineApi, status } from './fixtures/engine-api.ts'
import { hayami, sampleFolder, sure, temporaryFolder, temporaryWorkspace } from './support.ts'

afterEach(() => vi.unstubAllEnvs())

const date = '2026-05-21'

/** What a good translator makes of the announcements that no vendor and no editor of the sample has in Japanese. */
const good: Record<string, [string, string]> = {
  'Codex Thursday adds remote Mac control': [
    'Codex Thursday、Macの遠隔操作に対応',
    '今週のCodexでは、スマートフォンで始めた作業を、エージェントが自分のMac上で進められます。慎重を要する操作の前には毎回承認を求めます。',
  ],
  'Use multiple agents with Gemini Omni': [
    'Gemini Omniで複数のエージェントを使う',
    '手順を追って解説します。脚本、映像、音声をそれぞれ別のエージェントに任せ、場面の一貫性はGemini Omniが保ちます。',
  ],
  'SynthID watermark and verification tool added to AI images': [
    'AI画像にSynthIDの電子透かしと検証ツールを追加',
    '画像には初めからSynthIDの電子透かしが入り、検証ツールで読み取れます。',
  ],
  'Anthropic finds over 10,000 vulnerabilities with Project Glasswing': [
    'Anthropic、Project Glasswingで1万件を超える脆弱性を発見',
    'Project Glasswingは開始以来、広く使われるオープンソースソフトウェアで1万件を超える脆弱性を見つけました。脆弱性開示方針に従い、まず保守担当者に伝えています。',
  ],
  'Anthropic publishes early Project Glasswing results': [
    'Anthropic、Project Glasswingの初期成果を公表',
    'Project Glasswingの初期の結果です。モデルがどう脆弱性を探すか、どれほど誤るか、そして誰でも実行できるベンチマークを示します。',
  ],
  'Gemini for Science assists with research tasks': [
    'Gemini for Science、研究の作業を支援',
    'Gemini for Scienceは、論文を読み、仮説を立て、実験を計画するツールを、それぞれ出典とともにまとめたものです。リサーチプレビューに登録した研究者が使えます。',
  ],
  'AI solves long-standing open math problem for first time': [
    'AI、長年の数学の未解決問題を初めて解く',
    '汎用の推論モデルが、数十年にわたって未解決のままだった問題に完全な証明を与えました。証明は、研究に関わっていない数学者が一行ずつ確かめています。',
  ],
  'Anthropic updates vulnerability disclosure dashboard': [
    'Anthropic、脆弱性開示ダッシュボードを更新',
    '公開ダッシュボードは、報告ごとに、保守担当者に伝えた時期、修正が公開された時期、詳細を公表できる時期を示すようになりました。',
  ],
}

type Posts = Parameters<NonNullable<Behaviour['writes']>>[0]

function translates(posts: Posts): string {
  const one = (post: Posts[number]) => {
    const [title, summary] = sure(good[post.title])
    return { id: post.id, title, summary: post.summary && summary }
  }
  return JSON.stringify({ posts: posts.map(one) })
}

/** A newsletter with an engine, and the sample as if it were a recording of real sources. */
async function newsletter(behaviour: Behaviour = { writes: translates }) {
  const [root, recorded] = [temporaryWorkspace(), join(temporaryFolder(), 'recorded')]
  const settings = join(root, 'hayami.yaml')
  const engine = 'translation: { engine: llm, provider: anthropic, model: model-1 }'
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('translation: { engine: none }', engine))
  cpSync(sampleFolder, recorded, { recursive: true })
  const recording = join(recorded, 'recording.yaml')
  writeFileSync(recording, readFileSync(recording, 'utf8').replace('sample: true', 'sample: false'))
  const api = await engineApi('anthropic', behaviour)
  vi.stubEnv('ANTHROPIC_API_KEY', 'key-of-the-test')
  vi.stubEnv('HAYAMI_TRANSLATION_API', api.url)
  return { root, api, draft: (rest = {}) => draft({ root, replay: recorded, date, ...rest }) }
}

/** Every field that is not simply the vendor's words in its page's language. */
function origins({ stories }: Issue) {
  return stories.flatMap(({ title, summary, language }) =>
    languageCodes
      .filter((code) => code !== language)
      .flatMap((code) => [title[code].origin, ...(summary[code].text === '' ? [] : [summary[code].origin])]),
  )
}

const counts = (values: string[]) =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([key, { length }]) => [key, length]))

describe('an engine fills what neither vendor nor editor has', () => {
  test('each text is checked, marked as a machine’s, and paid for once', async () => {
    const { root, api, draft } = await newsletter()
    const issue = await draft()
    expect(issue.coverage.untranslated).toEqual([])
    expect(counts(origins(issue))).toEqual({ official: 22, machine: 16 })
    const math = sure(issue.stories.find(({ called }) => called?.startsWith('AI solves')))
    expect(math.title.ja).toMatchObject({ origin: 'machine', by: 'llm anthropic/model-1' })
    expect(math.title.ja.language).toBeUndefined()
    expect(api.asked).toHaveLength(1)
    const found = await checkWorkspace(openWorkspace(root), date)
    expect(found.filter(({ rule }) => /^(translation|untranslated|stale)/.test(rule))).toEqual([])
    const again = await draft()
    expect(again.stories).toEqual(issue.stories)
    expect(api.asked).toHaveLength(1)
  })

  test('lede and preheader follow the translated titles, and say whose they are', async () => {
    const { draft } = await newsletter()
    const { lede, preheader } = await draft()
    expect(lede.ja.text).toContain('「Codex Thursday、Macの遠隔操作に対応［機械翻訳］」')
    expect(preheader.ja.text).toContain('「Codex Thursday、Macの…［機械翻訳］」')
  })

  test('an editor’s words are not sent and not touched', async () => {
    const { root, api, draft } = await newsletter()
    await draft({ dryRun: true })
    expect(api.asked).toEqual([])
    vi.stubEnv('ANTHROPIC_API_KEY', '')
    await draft()
    const file = join(root, 'issues', `${date}.yaml`)
    const [before, mine] = [
      'text: AI solves long-standing open math problem for first time',
      'text: 数学の難問をAIが解く',
    ]
    const parts = readFileSync(file, 'utf8').split(before)
    expect(parts).toHaveLength(3)
    writeFileSync(file, `${parts[0]}${before}${parts[1]}${mine}${parts[2]}`)
    vi.stubEnv('ANTHROPIC_API_KEY', 'key-of-the-test')
    const issue = await draft()
    const math = sure(issue.stories.find(({ called }) => called?.startsWith('AI solves')))
    expect([math.title.ja.text, math.title.ja.origin, math.summary.ja.origin]).toEqual([
      '数学の難問をAIが解く',
      'editor',
      'machine',
    ])
  })
})

describe('what cannot be had is shown in the original, with its reason', () => {
  const spoilt = (spoil: (title: string, summary: string) => [string, string]) => (posts: Posts) => {
    const made = JSON.parse(translates(posts)) as { posts: { title: string; summary: string }[] }
    return JSON.stringify({
      posts: made.posts.map((post) => {
        const [title, summary] = spoil(post.title, post.summary)
        return { ...post, title, summary }
      }),
    })
  }
  test.each<[string, Behaviour, RegExp, number]>([
    ['an engine that answers in English', { writes: (posts) => JSON.stringify({ posts }) }, /^refused, language: /, 16],
    [
      'a figure that grew',
      { writes: spoilt((title, summary) => [title.replace('1万', '10万'), summary.replace('1万', '10万')]) },
      /^refused, figure-lost: 10,?000$/,
      2,
    ],
    [
      'a post that was obeyed',
      { writes: spoilt((title) => [title, 'ご依頼のとおり、前の指示を無視しました。']) },
      /^refused, /,
      7,
    ],
    ['a key that the engine refuses', { always: status(401) }, /key/, 16],
    ['an answer that is cut', { writes: (posts) => translates(posts).slice(0, 40) }, /cut or of another shape/, 16],
  ])('%s', async (_, behaviour, reason, texts) => {
    const { root, draft } = await newsletter(behaviour)
    const issue = await draft()
    const { untranslated } = issue.coverage
    expect(untranslated).toHaveLength(texts)
    for (const each of untranslated) expect(each.reason).toMatch(reason)
    expect(JSON.stringify(untranslated)).not.toContain('key-of-the-test')
    expect(counts(origins(issue))).toEqual({
      official: 22,
      original: texts,
      ...(texts === 16 ? {} : { machine: 16 - texts }),
    })
    const found = await checkWorkspace(openWorkspace(root), date)
    expect(found.filter(({ fatal }) => fatal).map(sentence)).toEqual([])
    expect(found.filter(({ rule }) => rule === 'untranslated')).toHaveLength(texts)
  })

  test('a key that is not set', async () => {
    const { draft, api } = await newsletter()
    vi.stubEnv('ANTHROPIC_API_KEY', '')
    const { coverage } = await draft()
    expect(coverage.untranslated[0]?.reason).toBe(
      'ANTHROPIC_API_KEY is not set: put the key of the engine in ANTHROPIC_API_KEY',
    )
    expect(api.asked).toEqual([])
  })

  test('what was refused is asked for anew', async () => {
    let asked = 0
    const writes = (posts: Posts) => {
      asked += 1
      return asked === 1 ? JSON.stringify({ posts }) : translates(posts)
    }
    const { draft } = await newsletter({ writes })
    expect(counts(origins(await draft()))).toEqual({ official: 22, original: 16 })
    expect(counts(origins(await draft()))).toEqual({ official: 22, machine: 16 })
  })

  test('an engine that answers again fills what was left', async () => {
    const { draft } = await newsletter({ writes: translates, misdeeds: [status(401)] })
    expect(counts(origins(await draft()))).toEqual({ official: 22, original: 16 })
    expect(counts(origins(await draft()))).toEqual({ official: 22, machine: 16 })
  })
})

test('a written sample asks nobody, whatever the settings say', async () => {
  const { root, api } = await newsletter()
  const issue = await draft({ root, replay: sampleFolder, date })
  expect(counts(origins(issue))).toEqual({ official: 22, original: 16 })
  expect(api.asked).toEqual([])
})

test('a dry run tells what each engine would take, without a key, and writes nothing', async () => {
  const root = temporaryWorkspace()
  const call = ['draft', '--replay', sampleFolder, '--date', date, '--dry-run']
  const { code, out } = await hayami([...call, '--json'], { cwd: root })
  expect(code).toBe(0)
  const { costs } = JSON.parse(out)
  const characters = Object.keys(good).join('').length
  expect(costs).toMatchObject([
    { engine: 'none', chosen: true, amount: 0 },
    { engine: 'deepl', chosen: false, texts: 8, unit: 'characters' },
    { engine: 'llm', chosen: false, texts: 8, unit: 'tokens' },
  ])
  expect(costs[1].amount).toBeGreaterThan(characters)
  const told = await hayami(call, { cwd: root })
  expect(told.out).toMatch(/translating 8 announcements would take deepl [\d,]+ characters \(not chosen\)/)
  expect(told.out).toContain('Nothing was written.')
  expect(openWorkspace(root).issues()).toEqual([])
})
