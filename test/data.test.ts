import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openWorkspace } from '../src/io/workspace.ts'
import { languageCodes } from '../src/model/language.ts'
import { jsonSchemas } from '../src/model/schemas.ts'
import { hayami, root } from './support.ts'

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

test('the registry: three vendors, at least twelve sources in the three shapes, each with its evidence', () => {
  expect(workspace.vendors().map(({ id }) => id)).toEqual(['anthropic', 'google', 'openai'])
  expect(workspace.sources().length).toBeGreaterThanOrEqual(12)
  expect(new Set(workspace.sources().map(({ kind }) => kind))).toEqual(new Set(['feed', 'page']))
  expect(workspace.sources().filter(({ evidence }) => !evidence)).toEqual([])
})

describe('the glossary', () => {
  test('at least 25 terms, each with an article of three sections or more in both languages', () => {
    const thin = workspace
      .terms()
      .filter(({ pages }) => languageCodes.some((code) => (pages[code].body.match(/^## /gm)?.length ?? 0) < 3))
    expect(workspace.terms().length).toBeGreaterThanOrEqual(25)
    expect(thin.map(({ id }) => id)).toEqual([])
  })

  test.each(workspace.terms())('$id is defined in two sentences', ({ pages }) => {
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

test('src names no vendor and no term; the words by which a language tells kinds of posts are its own', () => {
  const names = [
    ...workspace.vendors().flatMap(({ name }) => Object.values(name)),
    ...workspace.terms().map(({ pages }) => pages.ja.name),
  ].filter((name) => !['API', 'SDK', 'トークン'].includes(name))
  const found = sources('src')
    .filter((file) => !file.includes('/languages/'))
    .flatMap((file) => {
      const code = readFileSync(file, 'utf8').replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '')
      return names.filter((name) => code.includes(name)).map((name) => `${file.slice(root.length)}: ${name}`)
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
