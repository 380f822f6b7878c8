import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { languages } from '../src/languages/index.ts'
import { languageCodes } from '../src/model/language.ts'
import { type Ran, root, runScript, temporaryFolder } from './support.ts'

/** A checkout of its own in which Esperanto is added step by step, as somebody would who follows what is said. */
let house: string
const sample = 'samples/2026-05-21'
const terms = ['api', 'benchmark']
const meaning = (language: (typeof languageCodes)[number]) =>
  `definition: A word.\n${languages[language].needsReading ? 'reading: えーぴーあい\n' : ''}`

beforeAll(() => {
  house = join(temporaryFolder(), 'house')
  mkdirSync(house)
  for (const part of ['src', 'templates', 'package.json', 'hayami.yaml', sample])
    cpSync(join(root, part), join(house, part), { recursive: true })
  const vendors = readdirSync(join(root, sample, 'feeds'))
  for (const vendor of vendors) cpSync(join(root, 'feeds', vendor), join(house, 'feeds', vendor), { recursive: true })
  cpSync(join(root, sample, 'feeds'), join(house, 'feeds'), { recursive: true })
  for (const term of terms) {
    mkdirSync(join(house, 'glossary', term), { recursive: true })
    for (const language of languageCodes)
      writeFileSync(page(term, language), `---\nname: ${term}\n${meaning(language)}---\n`)
  }
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'))
  writeFileSync(join(house, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src', 'templates'] }))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
})

test('the type checker, then `check`, list all that is missing; with that there, a third edition is made', async () => {
  edit('src/model/language.ts', (code) => code.replace("['en', 'ja']", "['en', 'ja', 'eo']"))
  expect(typeErrors(await run('typescript/bin/tsc', '--noEmit'))).toEqual([
    'src/languages/en.ts',
    'src/languages/index.ts',
    'src/languages/ja.ts',
  ])

  const named = (code: string) => code.replace(/officialIn: \{/, "officialIn: { eo: 'oficiala versio en Esperanto',")
  for (const profile of ['en', 'ja']) edit(`src/languages/${profile}.ts`, named)
  writeFileSync(
    join(house, 'src/languages/eo.ts'),
    `import { en } from './en.ts'
import type { Profile } from './profile.ts'

export const eo: Profile = {
  ...en,
  tag: 'eo',
  ownName: 'Esperanto',
  words: { ...en.words, leads: 'Ĉefaj novaĵoj', origin: { ...en.words.origin, original: 'originala teksto' } },
}
`,
  )
  edit('src/languages/index.ts', (code) =>
    code
      .replace('= { en, ja }', '= { en, ja, eo }')
      .replace("import { en } from './en.ts'", "$&\nimport { eo } from './eo.ts'"),
  )
  expect(await run('typescript/bin/tsc', '--noEmit')).toMatchObject({ code: 0, out: '' })

  const missing = await hayami('check')
  expect(missing.code).toBe(1)
  const files = [...missing.err.matchAll(/^✗ (\S+)(?: → (\S+))?: is missing/gm)].map(([, file, field]) => [file, field])
  const feeds = readdirSync(join(house, 'feeds'), { recursive: true, encoding: 'utf8' })
  expect(files.filter(([file]) => file === 'hayami.yaml').map(([, field]) => field)).toEqual([
    'sender.name.eo',
    'publisher.eo',
    'address.eo',
  ])
  expect(
    files
      .filter(([, field]) => field === 'name.eo')
      .map(([file]) => file)
      .sort(),
  ).toEqual(
    feeds
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `feeds/${name}`)
      .sort(),
  )
  expect(files.filter(([file]) => file?.startsWith('glossary/')).map(([file]) => file)).toEqual(
    terms.map((term) => `glossary/${term}/eo.md`),
  )

  inEsperanto('hayami.yaml')
  for (const name of feeds.filter((each) => each.endsWith('.yaml'))) inEsperanto(`feeds/${name}`)
  for (const name of readdirSync(join(house, sample, 'feeds'), { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.yaml')) inEsperanto(`${sample}/feeds/${name}`)
  for (const term of terms) cpSync(page(term, 'en'), page(term, 'eo'))
  expect(await hayami('demo')).toMatchObject({ code: 0, err: '' })
  const edition = readFileSync(join(house, 'out/demo/editions/eo.html'), 'utf8')
  expect(edition).toMatch(/<html[^>]* lang="eo"/)
  expect(edition).toContain('Ĉefaj novaĵoj')
  expect(edition).toContain('originala teksto')
  const checked = await hayami('-C', 'out/demo', 'check')
  expect(checked.err.split('\n').filter((line) => line.startsWith('✗'))).toEqual([])
})

function page(term: string, language: string): string {
  return join(house, 'glossary', term, `${language}.md`)
}

function edit(path: string, change: (text: string) => string) {
  const before = readFileSync(join(house, path), 'utf8')
  const after = change(before)
  expect(after, path).not.toBe(before)
  writeFileSync(join(house, path), after)
}

/** Whatever stands in English in a file that people edit stands in Esperanto too. */
function inEsperanto(path: string) {
  const both = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(both)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, each]) => [key, both(each)] as const)
    const said = entries.find(([key]) => key === 'en')
    return Object.fromEntries(said ? [...entries, ['eo', said[1]]] : entries)
  }
  edit(path, (text) => stringify(both(parse(text))))
}

function typeErrors({ out }: Ran): string[] {
  return [...new Set([...out.matchAll(/^(\S+?)\(\d/gm)].map(([, file = '']) => file))].sort()
}

function hayami(...args: string[]): Promise<Ran> {
  return run('../src/main.js', ...args)
}

/** A script by its path from `node_modules`, in the house. */
function run(script: string, ...args: string[]): Promise<Ran> {
  return runScript(join(house, 'node_modules', script), args, { cwd: house })
}
