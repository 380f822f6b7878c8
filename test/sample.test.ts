import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readYaml } from '../src/io/yaml.ts'
import type { Issue } from '../src/model/issue.ts'
import { recordingSchema } from '../src/model/recording.ts'
import { hayami, root, sampleFolder, sure, temporaryFolder } from './support.ts'

/** The whole pipeline over the sample, as `npm run demo` runs it; every file it writes, by its name. */
async function build(): Promise<{ out: string; files: Map<string, string>; issue: Issue }> {
  const folder = join(temporaryFolder(), 'copy')
  mkdirSync(folder)
  for (const part of ['hayami.yaml', 'feeds', 'glossary', 'samples'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  const { code, out, err } = await hayami(['demo'], { cwd: folder })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const demo = join(folder, 'out', 'demo')
  const files = new Map(
    readdirSync(join(demo, 'editions')).map((name) => [name, readFileSync(join(demo, 'editions', name), 'utf8')]),
  )
  const yaml = readFileSync(join(demo, 'issues', '2026-05-21.yaml'), 'utf8')
  files.set('issue.yaml', yaml)
  return { out, files, issue: parse(yaml) as Issue }
}

let built: Awaited<ReturnType<typeof build>>
beforeAll(async () => {
  built = await build()
})

const ticker = load(readFileSync(join(sampleFolder, 'io.google', '2026.html'), 'utf8'))('.ticker a')
  .map((_, link) => load(link).text())
  .get()
const titles = [...new Set(ticker)]
const storyOf = (title: string) =>
  built.issue.stories.find((story) => [story.title.en.text, ...story.also.map((place) => place.title)].includes(title))

describe('the sample issue', () => {
  test('40 lines of the ticker are 20 announcements, and those are 19 stories', () => {
    expect(ticker).toHaveLength(40)
    expect(titles).toHaveLength(20)
    expect(built.issue.stories).toHaveLength(19)
    expect(titles.filter((title) => storyOf(title) === undefined)).toEqual([])
  })

  test('the two posts that launch one model are one story, two posts about another model are two', () => {
    expect(storyOf('Gemini 3.5 Flash released with enhanced research tools')?.id).toBe(
      storyOf('Gemini 3.5 Flash officially launched')?.id,
    )
    expect(storyOf('Google announces Gemini Omni for video creation')?.id).not.toBe(
      storyOf('Use multiple agents with Gemini Omni')?.id,
    )
    expect(storyOf('Anthropic publishes early Project Glasswing results')?.id).not.toBe(
      storyOf('Anthropic finds over 10,000 vulnerabilities with Project Glasswing')?.id,
    )
  })

  test('what is not official and what is down is reported and stops nothing', () => {
    const { refused, sources } = built.issue.coverage
    expect(refused.map(({ source, url, reason }) => [source, url, reason])).toEqual([
      [
        'google/cloud',
        'https://events.cloud-partners.example/agents-in-production',
        'events.cloud-partners.example is no official host of google',
      ],
    ])
    expect(sources.filter(({ state }) => state !== 'read')).toEqual([
      { id: 'google/research', state: 'failed', items: 0, detail: 'answered 503' },
    ])
    expect(built.out).toContain('google/research answered 503')
    expect(built.out).toContain('refused: events.cloud-partners.example')
  })

  test('at least eight stories carry the vendor’s own Japanese title, none a wrong one', () => {
    const official = built.issue.stories
      .filter(({ title }) => title.ja.origin === 'official')
      .map(({ title }) => [title.en.text, title.ja.text])
    expect(Object.fromEntries(official)).toEqual({
      'Gemini 3.5 Flash released with enhanced research tools': 'Gemini 3.5 Flash の提供を開始',
      'Releases new science-focused AI skills tool': '科学研究に特化した新しいAIスキルツールを公開',
      'Google launches ADK for Kotlin and Android 0.1.0': 'Kotlin と Android 向けの ADK 0.1.0 を公開しました',
      'SynthID expands to Google Search and Chrome': 'SynthID の対応を Google 検索と Chrome に拡大',
      'Google announces Gemini Omni for video creation': '動画を作れるマルチモーダルモデル Gemini Omni を発表',
      'KPMG rolls out Claude globally, starting with tax': 'KPMG、税務部門を皮切りにClaudeを全世界で導入',
      'Goal mode now available across all Codex platforms': 'Goal mode、Codexの全プラットフォームで利用可能に',
      'Google I/O 2026 to unveil new AI breakthroughs': 'Google I/O 2026 の見どころ：AI の新しい成果を発表します',
      'Google adds Managed Agents to the Gemini API': 'Gemini API に Managed Agents を追加',
      'OpenAI boosts image provenance and verification': '画像の来歴表示と検証を強化',
      'OpenAI Introduces Guaranteed Capacity for Long-Term Compute':
        '長期の計算資源を確保する「Guaranteed Capacity」を導入',
    })
  })

  test('every link to an announcement stands in both editions once, and is marked as a sample', () => {
    for (const language of ['en', 'ja']) {
      const $ = load(sure(built.files.get(`${language}.html`)))
      const links = $('h3 a')
        .map((_, link) => $(link).attr('href'))
        .get()
        .filter((href) => !href.includes('hayami.example'))
      expect(links).toEqual(built.issue.stories.map(({ url }) => url))
      expect($('body').text()).toContain(language === 'ja' ? '実際のニュースではなく' : 'It is not live news')
    }
  })

  test('the same input and date give the same bytes', async () => {
    expect([...(await build()).files]).toEqual([...built.files])
  })
})

describe('approved editions (renew with: npx vitest run test/sample.test.ts -u)', () => {
  test.each(['en.html', 'en.txt', 'ja.html', 'ja.txt', 'issue.yaml'])('%s', async (name) => {
    await expect(sure(built.files.get(name))).toMatchFileSnapshot(`golden/${name}`)
  })
})

test('the recording is sound: each exchange’s file is there, and no file is left over', () => {
  const { exchanges } = readYaml(recordingSchema, join(sampleFolder, 'recording.yaml'))
  const files = readdirSync(sampleFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(sampleFolder.length + 1))
    .filter((name) => !['README.md', 'recording.yaml'].includes(name) && !name.startsWith('feeds/'))
  expect(exchanges.flatMap(({ file }) => file ?? []).sort()).toEqual(files.sort())
})
