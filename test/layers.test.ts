import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root, temporaryFolder } from './support.ts'

type Breach = [what: string, path: string, code: string, rule: string]

const pureRooms = 'model text parse policy stories glossary localise issue render languages'
  .split(' ')
  .map((room) => `src/${room}`)
  .concat('templates')

/** One breach of each layer rule, in a file of its own: what it breaks, the room, the code, the rule that has to see it. */
const breaches: Breach[] = [
  [
    'the model imports nothing of the house',
    'src/model/item.ts',
    `import { html } from '../text/markup.ts'\nexport const x = html\n`,
    'noRestrictedImports',
  ],
  [
    'a step does not know a later one',
    'src/parse/dates.ts',
    `import { storiesOf } from '../stories/join.ts'\nexport const x = storiesOf\n`,
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
  ...[
    `performance.now()`,
    `setTimeout(() => {}, 1)`,
    `setInterval(() => {}, 1)`,
    `globalThis.fetch('https://acme.example')`,
    `new WebSocket('wss://acme.example')`,
    `new XMLHttpRequest()`,
    `new EventSource('https://acme.example')`,
    `navigator.hardwareConcurrency`,
    `crypto.randomUUID()`,
  ].map<Breach>((code) => [
    `nor what reaches around: ${code}`,
    'src/parse/page.ts',
    `export const x = () => ${code}\n`,
    'noRestrictedGlobals',
  ]),
  ...[
    `DateTime.now()`,
    `DateTime.local()`,
    `DateTime.utc({ locale: 'en' })`,
    `DateTime.fromISO('2026-05-21').diffNow()`,
    `DateTime.fromISO('2026-05-21').toRelative()`,
    `[DateTime].map((time) => time.now)`,
    `new Intl.DateTimeFormat().format()`,
    `Math.random()`,
  ].map<Breach>((code) => [
    `nor time or chance by another name: ${code}`,
    'src/languages/en.ts',
    `import { DateTime } from 'luxon'\n\nexport const x = () => [DateTime, ${code}]\n`,
    'plugin',
  ]),
  ...pureRooms.map<Breach>((room) => [
    `the clock is out of reach in ${room}`,
    `${room}/clock.ts`,
    `export const x = (time: { now: () => string }) => time.now()\n`,
    'plugin',
  ]),
  ['nor the environment', 'src/localise/fields.ts', `export const x = () => process.env.HOME\n`, 'noRestrictedGlobals'],
  ['nor the console', 'src/render/view.ts', `console.log('x')\n`, 'noConsole'],
  [
    'mail is made in io only',
    'src/render/view.ts',
    `import nodemailer from 'nodemailer'\nexport const x = nodemailer\n`,
    'noRestrictedImports',
  ],
  ...[
    ['src/stories', 'nodemailer/lib/smtp-pool'],
    ['src/parse', 'zod/mini'],
    ['src/model', 'zod/mini'],
    ['src/text', 'pg'],
    ['src/policy', 'undici'],
    ['src/glossary', 'warcio'],
    ['src/render', 'zod'],
    ['templates', 'luxon'],
    ['src/languages', 'mjml'],
    ['src/issue', 'yaml'],
    ['src/localise', 'cheerio'],
    ['src/io', 'commander'],
    ['src/commands', 'undici'],
  ].map<Breach>(([room, name]) => [
    `${name} is no package of ${room}`,
    `${room}/other.ts`,
    `import x from '${name}'\nexport const y = x\n`,
    'noRestrictedImports',
  ]),
  [
    'nor by an import at run time',
    'src/render/view.ts',
    `export const x = () => import('undici')\n`,
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

/** What the rules must let pass. */
const allowed: Record<string, string> = {
  'src/stories/kept-neighbour.ts':
    "import { fingerprint } from '../model/identity.ts'\n\nexport const x = fingerprint\n",
  'templates/email/kept-block.ts': "import { html } from '../../src/text/markup.ts'\n\nexport const x = html\n",
  'src/languages/kept-date.ts':
    "import { DateTime } from 'luxon'\n\nexport const x = (date: string) => DateTime.fromISO(date)\n",
  'src/render/kept-late.ts': "export const x = () => import('mjml')\n",
  'src/io/mail/kept-mail.ts':
    "import composer from 'nodemailer/lib/mail-composer'\nimport { print } from '../print.ts'\n\nexport const x = [composer, print]\n",
  'src/io/kept-clock.ts': "import { DateTime } from 'luxon'\n\nexport const x = () => DateTime.now()\n",
}

test('every breach of the layers is caught, and nothing else', () => {
  const folder = temporaryFolder()
  for (const name of ['biome.json', 'biome.grit']) cpSync(join(root, name), join(folder, name))
  const write = (path: string, code: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), code)
  }
  for (const [at, [, path, code]] of breaches.entries()) write(path.replace(/[^/]+$/, `breach${at}.ts`), code)
  write('src/commands/draft.ts', 'export const draft = 1\n')
  for (const [path, code] of Object.entries(allowed)) write(path, code)
  const biome = join(root, 'node_modules', '.bin', 'biome')
  const { stdout, stderr } = spawnSync(biome, ['lint', '--max-diagnostics=none', '--colors=off'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const seen = (file: string) => (stdout + stderr).split('\n').filter((line) => line.includes(`${file}.ts:`))
  for (const [at, [what, , , rule]] of breaches.entries()) expect(seen(`breach${at}`).join('\n'), what).toContain(rule)
  for (const path of Object.keys(allowed)) expect(seen(basename(path, '.ts')), path).toEqual([])
})
