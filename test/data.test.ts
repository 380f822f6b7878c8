import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkTerms } from '../src/glossary/check.ts'
import { compileTerms } from '../src/glossary/compile.ts'
import { linkTerms } from '../src/glossary/link.ts'
import { openWorkspace } from '../src/io/workspace.ts'
import { languageCodes } from '../src/model/language.ts'
import { sentence } from '../src/model/problem.ts'
import { jsonSchemas } from '../src/model/schemas.ts'
import type { TermPage } from '../src/model/term.ts'
import { filterOf } from '../src/policy/filter.ts'
import { judge } from '../src/policy/official.ts'
import { hayami, root, shared, sure } from './support.ts'

const workspace = openWorkspace(root)
const sources = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

test('every data file is valid', async () => {
  const { code, err } = await hayami(['check'])
  expect(err.split('\n').filter((line) => line.startsWith('✗'))).toEqual([])
  expect(code).toBe(0)
})

describe('the registry', () => {
  const registered = workspace.sources()
  const asked = registered.filter(({ disabled }) => disabled === undefined)
  const without = (has: (source: (typeof registered)[number]) => boolean) =>
    registered.filter((source) => !has(source)).map(({ id }) => id)

  test('at least 45 sources that are asked, of at least 16 vendors, feeds and pages, in both languages', () => {
    expect(asked.length).toBeGreaterThanOrEqual(45)
    expect(new Set(asked.map(({ vendor }) => vendor)).size).toBeGreaterThanOrEqual(16)
    expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(['feed', 'page']))
    expect(new Set(asked.map(({ language }) => language))).toEqual(new Set(languageCodes))
  })

  test('each says how and in which year it was seen, and names no private place', () => {
    expect(without(({ evidence }) => /\b20\d\d\b/.test(evidence))).toEqual([])
    expect(
      without(
        ({ evidence, quirks }) => !/localhost|\b\d{9,}\b|\/(work|tmp|home)\//.test([evidence, ...quirks].join(' ')),
      ),
    ).toEqual([])
  })

  test('each disabled one says why in a sentence', () => {
    expect(without(({ disabled }) => disabled === undefined || disabled.split(' ').length > 2)).toEqual([])
  })

  test('a wide channel says that it is filtered', () => {
    expect(
      without(({ only, quirks }) => only === undefined || quirks.some((quirk) => quirk.includes('filtered'))),
    ).toEqual([])
  })

  test.each([
    ['a page that a user made', 'https://www.perplexity.ai/page/a'],
    ['a search that a user made', 'https://www.perplexity.ai/search/a'],
    ['a showcase of the community', 'https://docs.perplexity.ai/docs/cookbook/showcase/a'],
    ['a seller’s product', 'https://aws.amazon.com/marketplace/pp/a'],
    ['an entry of a competition', 'https://ai.google.dev/competition/projects/a'],
    ['a tutorial by the community', 'https://cloud.google.com/community/tutorials/a'],
    ['a rule that a user shared', 'https://cursor.com/directory/a'],
    ['a plug-in of a third party', 'https://claude.com/plugins/a'],
    ['a recipe by a guest', 'https://developers.openai.com/cookbook/a'],
    ['an article of a help centre', 'https://help.openai.com/en/articles/1-a'],
    ['an app in a shop', 'https://www.microsoft.com/store/apps/a'],
    ['a member’s own post', 'https://huggingface.co/blog/member/a'],
    ['a member’s model', 'https://huggingface.co/member/a'],
    ['a user’s model', 'https://ollama.com/user/a'],
    ['a magazine of other people’s notes', 'https://note.com/elyza/m/a'],
    ['an issue of a repository', 'https://github.com/openai/codex/issues/1'],
  ])('%s is no announcement', (_, url) => {
    expect(judge(url, workspace.vendors()).reason).toMatch(/^is in no official place on /)
  })

  test.each([
    ['aws/whats-new', 'Amazon CloudWatch agent now supports Windows', false],
    ['aws/whats-new', 'AWS DataSync agents run on more hypervisors', false],
    ['aws/whats-new', 'Amazon Bedrock AgentCore is generally available', true],
    ['aws/whats-new', 'Build agentic workflows in your account', true],
    ['aws/whats-new', 'An AI agent for migrations', true],
    ['aws/whats-new-japan', 'Amazon CloudWatch エージェントが新しい OS をサポート', false],
    ['aws/whats-new-japan', 'AI エージェントの構築を支援', true],
    ['nvidia/japan', '新しいゲームがクラウドに登場', false],
    ['nvidia/japan', '大規模言語モデルの学習を高速化', true],
    ['nvidia/developer', 'Rendering hair with path tracing', false],
    ['nvidia/developer', 'Faster LLM inference', true],
  ])('of %s, “%s” is carried: %s', (id, title, carried) => {
    const filtered = filterOf(sure(registered.find((source) => source.id === id)))
    expect(filtered({ title, summary: null, categories: [], url: null }) === null).toBe(carried)
  })

  test('channels have names of their own within a vendor, in every language', () => {
    const names = registered.flatMap(({ vendor, name }) =>
      languageCodes.map((code) => `${vendor} ${code} ${name[code]}`),
    )
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})

describe('the glossary', () => {
  const terms = workspace.terms()

  test('200 terms and more, in both languages', () => {
    expect(terms.length).toBeGreaterThanOrEqual(200)
  })

  test.skipIf(shared === null)('every term of the list that it started from', () => {
    const listed = JSON.parse(readFileSync(join(sure(shared), 'glossary', 'terms.json'), 'utf8')).terms as {
      id: string
    }[]
    const known = new Set(terms.map(({ id }) => id))
    expect(listed.filter(({ id }) => !known.has(id))).toEqual([])
  })

  test('at least 40 have an article of three to five sections in both languages', () => {
    const sections = (body: string) => body.match(/^## /gm)?.length ?? 0
    const told = terms.filter(({ pages }) => languageCodes.some((code) => pages[code].body !== ''))
    const odd = told.filter(({ pages }) =>
      languageCodes.some((code) => sections(pages[code].body) < 3 || sections(pages[code].body) > 5),
    )
    expect(told.length).toBeGreaterThanOrEqual(40)
    expect(odd.map(({ id }) => id)).toEqual([])
  })

  test('no page has drifted from its English, and none is an orphan', () => {
    expect(checkTerms(terms).map(sentence)).toEqual([])
  })

  test('both languages lead on to the same terms', () => {
    const lists = (page: TermPage) => [page.related, page.confusable.map(({ term }) => term)]
    expect(
      terms
        .filter(({ pages }) => JSON.stringify(lists(pages.en)) !== JSON.stringify(lists(pages.ja)))
        .map(({ id }) => id),
    ).toEqual([])
  })

  test('the stages of a release and the rules for AI are among them', () => {
    const wanted = [
      '一般提供',
      'パブリックプレビュー',
      '研究プレビュー',
      '非推奨化',
      'EU AI法',
      'AI事業者ガイドライン',
      '広島AIプロセス',
      'AIガバナンス',
    ]
    const named = new Set(terms.map(({ pages }) => pages.ja.name))
    expect(wanted.filter((name) => !named.has(name))).toEqual([])
  })

  test('the bare word 推論, which is two, is no link', () => {
    const compiled = compileTerms(terms, 'ja')
    const found = (text: string) => linkTerms(compiled, text).map(({ term }) => term)
    expect(found('推論の品質と推論の結果')).toEqual([])
    expect(found('推論モデルの推論コスト')).toEqual(['reasoning-model', 'inference'])
  })

  test.each(terms)('$id is defined in two sentences', ({ pages }) => {
    const sentences = (text: string, locale: string) =>
      [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)].length
    expect(languageCodes.map((code) => sentences(pages[code].definition, code))).toEqual([2, 2])
  })

  test('model distillation in full', () => {
    const term = workspace.terms().find(({ id }) => id === 'model-distillation')
    expect(term?.pages.ja).toMatchObject({ name: 'モデル蒸留', reading: 'もでるじょうりゅう' })
    for (const code of languageCodes) expect(term?.pages[code].body.match(/^## /gm)?.length).toBe(5)
  })

  test('Japanese pages have no space between full and half width', () => {
    const spaced = workspace
      .terms()
      .filter(({ pages }) =>
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、] [\x21-\x7e]|[\x21-\x7e] [\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
          pages.ja.body.replace(/^#+ /gm, '') + pages.ja.definition,
        ),
      )
    expect(spaced.map(({ id }) => id)).toEqual([])
  })
})

test.each(Object.entries(jsonSchemas()))('the JSON Schema of %s is the one in the repository', async (name, json) => {
  await expect(json).toMatchFileSnapshot(`../src/model/schemas/${name}.json`)
})

/** As a word of its own where the script has such, so that a time zone is no vendor. */
const named = (name: string) => new RegExp(/^[\x20-\x7e]+$/.test(name) ? `\\b${name}\\b` : name)

test('src names no vendor and no term; the words by which a language tells kinds of posts are its own', () => {
  const names = [
    ...workspace.vendors().flatMap(({ name }) => Object.values(name)),
    ...workspace.terms().map(({ pages }) => pages.ja.name),
  ].filter((name) => !['API', 'SDK', 'トークン'].includes(name))
  const found = sources('src')
    .filter((file) => !file.includes('/languages/'))
    .flatMap((file) => {
      const code = readFileSync(file, 'utf8').replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '')
      return names.filter((name) => named(name).test(code)).map((name) => `${file.slice(root.length)}: ${name}`)
    })
  expect(found).toEqual([])
})

test('no comparison with a language’s code and no Japanese sentence outside languages and templates', () => {
  const found = sources('src')
    .filter((file) => !file.includes('/languages/'))
    .flatMap((file) => {
      const code = readFileSync(file, 'utf8').replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '')
      const compared = /[=!]==? ?['"](en|ja)['"]|['"](en|ja)['"] ?[=!]==?/.test(code)
      const sentence = /['"`][^'"`\n]*[\p{Script=Hiragana}]{2,}[^'"`\n]*[。をはが][^'"`\n]*['"`]/u.test(code)
      return compared || sentence ? [file.slice(root.length)] : []
    })
  expect(found).toEqual([])
})
