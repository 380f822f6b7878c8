import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hayami, root, sampleFolder, temporaryWorkspace } from './support.ts'

const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md']
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const manifest = JSON.parse(read('package.json')) as {
  version: string
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** Every command a reader is told to type: lines of `sh` blocks, and inline code that begins with npm or npx. */
const commands = [
  ...new Set(
    documents.flatMap((name) => {
      const blocks = [...read(name).matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => (block ?? '').split('\n'))
      const inline = [...read(name).matchAll(/`((?:npx|npm) [^`]+)`/g)].map(([, code]) => code ?? '')
      return [...blocks, ...inline]
        .flatMap((line) => line.replace(/\s+#.*$/, '').split(' && '))
        .map((command) => command.trim())
        .filter(Boolean)
    }),
  ),
]

/** How each is tried here, in this order, in one newsletter: what needs the network takes the recording instead. */
const tried: Record<string, { args: string[]; input?: string; code?: number; says: string } | 'npm'> = {
  'npm ci': 'npm',
  'npm test': 'npm',
  'npm run check': 'npm',
  'npm run format': 'npm',
  'npm run types': 'npm',
  'npm run demo': 'npm',
  'npm run pictures': 'npm',
  'npm run approved': 'npm',
  'npm run campaign:feeds': 'npm',
  'npm run campaign:kills': 'npm',
  'npm run bench': 'npm',
  'npm run bench:parse': 'npm',
  'npm run bench:network': 'npm',
  'npm run bench:peers': 'npm',
  'npm run bench:stories': 'npm',
  'npm run bench:glossary': 'npm',
  'npm run bench:render': 'npm',
  'npx hayami --help': { args: ['--help'], says: 'Usage: hayami' },
  'npx hayami explain --help': { args: ['explain', '--help'], says: 'feed' },
  'npx hayami fetch': { args: ['fetch', '--replay', sampleFolder], says: 'anthropic/news' },
  'npx hayami fetch openai/news': { args: ['fetch', 'openai/news', '--replay', sampleFolder], says: 'openai/news' },
  'npx hayami draft': { args: ['draft', '--replay', sampleFolder], says: 'Wrote issues/2026-05-21.yaml' },
  'npx hayami draft --dry-run': {
    args: ['draft', '--replay', sampleFolder, '--date', '2026-05-22', '--dry-run'],
    says: 'Nothing was written.',
  },
  'npx hayami explain origins': { args: ['explain', 'origins'], says: '"by":"hreflang"' },
  'npx hayami -C out/demo studio': { args: ['studio', '--port', 'no'], code: 1, says: '“no” is no port' },
  'npx hayami studio': { args: ['studio', '--port', 'no'], code: 1, says: '“no” is no port' },
  'npx hayami check': { args: ['check'], says: 'nothing to mend' },
  'npx hayami approve': { args: ['approve'], says: 'Approved' },
  'npx hayami subscribers add reader@mail.example --language ja': {
    args: ['subscribers', 'add', 'reader@mail.example', '--language', 'ja'],
    says: 'gets the ja edition',
  },
  'npx hayami send': { args: ['send'], says: '; nobody was mailed' },
  'npx hayami subscribers remove reader@mail.example': {
    args: ['subscribers', 'remove', 'reader@mail.example'],
    says: 'Removed',
  },
  'npx hayami run': {
    args: ['run', '--replay', sampleFolder],
    code: 1,
    says: 'is approved; a new draft would withdraw that',
  },
  'echo "The model was distilled from a larger one." | npx hayami explain terms --language en': {
    args: ['explain', 'terms', '--language', 'en'],
    input: 'The model was distilled from a larger one.\n',
    says: 'model-distillation',
  },
  'echo "蒸留酒ではなくモデル蒸留" | npx hayami explain terms --language ja --why': {
    args: ['explain', 'terms', '--language', 'ja', '--why'],
    input: '蒸留酒ではなくモデル蒸留\n',
    says: '"rule":"shield"',
  },
  'npx hayami terms': { args: ['terms'], says: 'terms were linked' },
  'npx vitest run test/sample.test.ts -u': 'npm',
}

test('every command in the documents is tried, and no other', () => {
  expect(Object.keys(tried).sort()).toEqual([...commands].sort())
})

test('the commands do what the documents say', async () => {
  const workspace = temporaryWorkspace()
  for (const [command, how] of Object.entries(tried)) {
    if (how === 'npm') continue
    const { code, out, err } = await hayami(['-C', workspace, ...how.args], { cwd: workspace, input: how.input ?? '' })
    expect(out + err, command).toContain(how.says)
    expect(code, command).toBe(how.code ?? 0)
  }
})

test('scripts that are named exist, and CI calls the README’s test command', () => {
  const named = commands.flatMap((command) => /^npm run (\S+)/.exec(command)?.[1] ?? [])
  expect(named.filter((script) => !manifest.scripts[script])).toEqual([])
  expect(read('README.md')).toContain('npm ci && npm test')
  expect(read('.ci/run')).toMatch(/npm ci[\s\S]*npm test/)
  expect(read('.github/workflows/ci.yml')).toContain('- run: .ci/run')
})

describe('what the documents point at is there', () => {
  test.each(documents)('%s', (name) => {
    const links = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? '')
    const files = [
      ...read(name).matchAll(/`((?:src|test|templates|feeds|glossary|samples|issues|\.github|\.ci)\/[^`<>*]+)`/g),
    ].map(([, file]) => file ?? '')
    const missing = [...links.map((link) => join(dirname(name), link)), ...files].filter(
      (path) => !existsSync(join(root, path)),
    )
    expect(missing).toEqual([])
  })
})

test('every dependency has its line in ARCHITECTURE.md', () => {
  const lines = read('ARCHITECTURE.md')
  const silent = Object.keys(manifest.dependencies).filter(
    (name) => !new RegExp(`^\\|[^|]*\`${name}\``, 'm').test(lines),
  )
  expect(silent).toEqual([])
  expect(
    Object.keys(manifest.devDependencies).filter(
      (name) => !name.startsWith('@types/') && !lines.includes(`\`${name}\``),
    ),
  ).toEqual([])
})

test('every room of the code map exists and is held by a rule', () => {
  const rooms = [...read('ARCHITECTURE.md').matchAll(/^\| `(src\/[a-z]+|templates)\/` \|/gm)].map(
    ([, room]) => room ?? '',
  )
  expect(rooms.length).toBeGreaterThanOrEqual(12)
  const rules = read('biome.json')
  expect(rooms.filter((room) => !existsSync(join(root, room)) || !rules.includes(`"${room}/**"`))).toEqual([])
})

test('the command line says the version of the package', async () => {
  expect(await hayami(['--version'])).toMatchObject({ code: 0, out: `${manifest.version}\n` })
})
