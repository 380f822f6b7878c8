import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root, temporaryFolder } from './support.ts'

/** One breach of each layer rule, in a file of its own: what it breaks, the room, the code, the rule that has to see it. */
const breaches: [string, string, string, string][] = [
  [
    'the model imports nothing of the house',
    'src/model/item.ts',
    `import { html } from '../text/markup.ts'\nexport const x = html\n`,
    'noRestrictedImports',
  ],
  [
    'a step does not know a later one',
    'src/parse/dates.ts',
    `import { joinStories } from '../stories/join.ts'\nexport const x = joinStories\n`,
    'noRestrictedImports',
  ],
  [
    'a step does not open files',
    'src/policy/admit.ts',
    `import { readText } from '../io/files.ts'\nexport const x = readText\n`,
    'noRestrictedImports',
  ],
  [
    'nor by Node itself',
    'src/stories/rank.ts',
    `import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n`,
    'noNodejsModules',
  ],
  [
    'nor the network',
    'src/glossary/link.ts',
    `export const x = () => fetch('https://acme.example')\n`,
    'noRestrictedGlobals',
  ],
  ['nor the clock', 'src/issue/term.ts', `export const x = () => new Date()\n`, 'noRestrictedGlobals'],
  ['nor the environment', 'src/localise/fields.ts', `export const x = () => process.env.HOME\n`, 'noRestrictedGlobals'],
  ['nor the console', 'src/render/view.ts', `console.log('x')\n`, 'noConsole'],
  [
    'mail is made in io only',
    'src/render/view.ts',
    `import nodemailer from 'nodemailer'\nexport const x = nodemailer\n`,
    'noRestrictedImports',
  ],
  [
    'templates know no command',
    'templates/text.ts',
    `import { draft } from '../src/commands/draft.ts'\nexport const x = draft\n`,
    'noRestrictedImports',
  ],
  [
    'languages know no template',
    'src/languages/en.ts',
    `import { lead } from '../../templates/email/story.ts'\nexport const x = lead\n`,
    'noRestrictedImports',
  ],
  [
    'io knows no command',
    'src/io/clock.ts',
    `import { draft } from '../commands/draft.ts'\nexport const x = draft\n`,
    'noRestrictedImports',
  ],
  [
    'no command knows the command line',
    'src/commands/run.ts',
    `import { x } from '../cli.ts'\nexport const y = x\n`,
    'noRestrictedImports',
  ],
  [
    'imports name their ending',
    'src/commands/run.ts',
    `import { draft } from './draft'\nexport const y = draft\n`,
    'useImportExtensions',
  ],
]

test('every breach of the layers is caught, and nothing else', () => {
  const folder = temporaryFolder()
  cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))
  const write = (path: string, code: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), code)
  }
  for (const [at, [, path, code]] of breaches.entries()) write(path.replace(/[^/]+$/, `breach${at}.ts`), code)
  write('src/commands/draft.ts', 'export const draft = 1\n')
  write('src/stories/kept.ts', "import { fingerprint } from '../model/identity.ts'\n\nexport const x = fingerprint\n")
  const biome = join(root, 'node_modules', '.bin', 'biome')
  const { stdout, stderr } = spawnSync(biome, ['lint', '--max-diagnostics=none', '--colors=off'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const seen = (file: string) => (stdout + stderr).split('\n').filter((line) => line.includes(`${file}.ts:`))
  for (const [at, [what, , , rule]] of breaches.entries()) expect(seen(`breach${at}`).join('\n'), what).toContain(rule)
  expect(seen('kept')).toEqual([])
})
