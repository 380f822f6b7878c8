import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { hayami, root, sampleFolder, temporaryFolder, temporaryWorkspace } from './support.ts'

const date = '2026-05-21'
const run = (workspace: string, ...args: string[]) => hayami(['-C', workspace, ...args], { cwd: workspace })
const draft = (workspace: string) => run(workspace, 'draft', '--replay', sampleFolder)
const issuePath = (workspace: string) => join(workspace, 'issues', `${date}.yaml`)
const change = (path: string, edit: (text: string) => string) => {
  const text = readFileSync(path, 'utf8')
  const edited = edit(text)
  expect(edited).not.toBe(text)
  writeFileSync(path, edited)
}

/** A drafted sample to copy from: drafting anew for each test would only take time. */
let drafted: string
beforeAll(async () => {
  drafted = temporaryWorkspace()
  expect((await draft(drafted)).code).toBe(0)
})
const copied = () => {
  const folder = temporaryFolder()
  cpSync(drafted, folder, { recursive: true })
  return folder
}

describe('the flow of a day', () => {
  test('draft, approve, and a rehearsal for everybody that uses nothing up', async () => {
    const workspace = copied()
    for (const [address, language] of [
      ['one@mail.example', 'en'],
      ['two@mail.example', 'ja'],
      ['three@mail.example', 'ja'],
    ] as const)
      expect((await run(workspace, 'subscribers', 'add', address, '--language', language)).code).toBe(0)
    expect(await run(workspace, 'send')).toMatchObject({
      code: 1,
      err: expect.stringContaining('issues/2026-05-21.yaml → approval: is missing'),
    })
    expect(await run(workspace, 'approve', '--by', 'Ada')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Approved issues/2026-05-21.yaml'),
    })
    expect((await run(workspace, 'send', '--dry-run')).out).toContain('would go to 3 of 3 subscribers')
    const sent = join(workspace, 'out', date, 'sent')
    const written = (n: number) => `2026-05-21: ${n} written to ${join('out', date, 'sent')}; nobody was mailed.\n`
    for (const _ of ['once', 'again']) {
      expect((await run(workspace, 'send')).out).toBe(written(3))
      expect(readdirSync(sent)).toHaveLength(3)
    }
    expect((await run(workspace, 'subscribers', 'add', 'four@mail.example', '--language', 'en')).code).toBe(0)
    expect((await run(workspace, 'send')).out).toBe(written(4))
  })

  test('one changed byte withdraws the approval, whether in the issue or in the glossary', async () => {
    const workspace = copied()
    await run(workspace, 'approve')
    change(issuePath(workspace), (text) => text.replace('Goal mode now', 'Goal mode  now'))
    expect((await run(workspace, 'send')).err).toContain('is for another version: something changed since')
    await run(workspace, 'approve')
    expect((await run(workspace, 'send')).code).toBe(0)
    change(join(workspace, 'glossary', 'model-distillation', 'ja.md'), (text) => text.replace('安く速く', '速く安く'))
    expect((await run(workspace, 'send')).err).toContain('is for another version')
  })

  test('an approved issue is not drafted over, an edited one keeps its words', async () => {
    const workspace = copied()
    change(issuePath(workspace), (text) =>
      text
        .replaceAll('画像の来歴表示と検証を強化', '画像の来歴表示を強化（編集部）')
        .replace('stories:', '# a note of ours\nstories:'),
    )
    expect((await draft(workspace)).code).toBe(0)
    const text = readFileSync(issuePath(workspace), 'utf8')
    expect(text).toContain('画像の来歴表示を強化（編集部）')
    expect(text).toContain('# a note of ours')
    await run(workspace, 'approve')
    expect(await draft(workspace)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is approved; a new draft would withdraw that'),
    })
  })

  test('a sample goes to no subscriber by smtp', async () => {
    const workspace = copied()
    await run(workspace, 'approve')
    expect((await run(workspace, 'send', '--transport', 'smtp')).err).toContain('is a sample and goes to no subscriber')
  })

  test('drafting the same recording again changes no byte', async () => {
    const workspace = copied()
    const before = readFileSync(issuePath(workspace), 'utf8')
    expect((await draft(workspace)).code).toBe(0)
    expect(readFileSync(issuePath(workspace), 'utf8')).toBe(before)
  })

  test('what an issue published does not come back the next day', async () => {
    const workspace = copied()
    expect((await run(workspace, 'approve')).code).toBe(0)
    const next = join(workspace, 'next')
    cpSync(sampleFolder, next, { recursive: true })
    change(join(next, 'recording.yaml'), (text) => text.replace('at: 2026-05-21T09:00:00Z', 'at: 2026-05-22T09:00:00Z'))
    const { out } = await run(workspace, 'draft', '--replay', next)
    expect(out).toContain('→ 0 stories')
    expect(out).toMatch(/\d+ already in the issue of 2026-05-21/)
    expect((await run(workspace, 'check')).code).toBe(0)
  })

  test('what nobody approved holds back no news', async () => {
    const workspace = copied()
    const next = join(workspace, 'next')
    cpSync(sampleFolder, next, { recursive: true })
    change(join(next, 'recording.yaml'), (text) => text.replace('at: 2026-05-21T09:00:00Z', 'at: 2026-05-22T09:00:00Z'))
    expect((await run(workspace, 'draft', '--replay', next)).out).toContain('→ 19 stories')
    expect((await run(workspace, 'approve', '--date', date)).code).toBe(0)
    expect(await run(workspace, 'approve', '--date', '2026-05-22')).toMatchObject({
      code: 1,
      err: expect.stringContaining('is in the issue of 2026-05-21 already'),
    })
  })

  test('many new announcements of one source at once are an alert', async () => {
    const workspace = temporaryWorkspace()
    const many = join(workspace, 'many')
    cpSync(sampleFolder, many, { recursive: true })
    const words = 'amber birch cedar dune ember fjord grove heath islet jetty knoll lagoon'.split(' ')
    const item = (word: string) =>
      `<item><title>${word} ${word}s</title><link>https://openai.com/index/${word}</link><pubDate>Wed, 20 May 2026 10:00:00 GMT</pubDate></item>`
    change(join(many, 'openai.com/news.xml'), (text) => text.replace('<item>', `${words.map(item).join('')}<item>`))
    const { out } = await run(workspace, 'draft', '--replay', many)
    expect(out).toMatch(/! openai\/news gives 1\d new announcements at once, more than 10: look at them/)
  })

  test('a page that leads off the vendor takes its link with it, and another channel leads', async () => {
    const workspace = temporaryWorkspace()
    const away = join(workspace, 'away')
    cpSync(sampleFolder, away, { recursive: true })
    const moved = (text: string, url: string) =>
      text.replace(
        new RegExp(`  - url: ${url}\\n    status: 200\\n    type: .*\\n    file: (.*)\\n`),
        `  - url: ${url}\n    status: 302\n    location: https://evil.example/\n`,
      )
    const lead = 'https://www.anthropic.com/news/science-skills'
    change(join(away, 'recording.yaml'), (text) =>
      moved(moved(text, lead), 'https://deepmind.google/blog/gemini-3-5-flash/'),
    )
    const { out } = await run(workspace, 'draft', '--replay', away)
    expect(out).toContain('refused: redirects to https://evil.example/, and evil.example is no official host of ')
    const text = readFileSync(issuePath(workspace), 'utf8')
    expect(text).toContain('url: https://claude.com/blog/science-skills')
    expect(text.slice(0, text.indexOf('coverage:'))).not.toMatch(
      /url: https:\/\/(www\.anthropic\.com\/news\/science-skills|deepmind\.google\/blog\/gemini-3-5-flash)/,
    )
  })

  test('a page that leads off the vendor since the last draft goes, and with an editor’s words it is not approved', async () => {
    const away = join(temporaryFolder(), 'away')
    cpSync(sampleFolder, away, { recursive: true })
    const page = 'https://blog.google/innovation-and-ai/technology/ai/gemini-for-science/'
    change(join(away, 'recording.yaml'), (text) =>
      text.replace(
        new RegExp(`  - url: ${page}\\n    status: 200\\n    type: .*\\n    file: (.*)\\n`),
        `  - url: ${page}\n    status: 302\n    location: https://evil.example/\n`,
      ),
    )
    const stands = (workspace: string) => {
      const text = readFileSync(issuePath(workspace), 'utf8')
      return text.slice(0, text.indexOf('coverage:')).includes(`url: ${page}\n`)
    }
    const untouched = copied()
    await run(untouched, 'draft', '--replay', away)
    expect(stands(untouched)).toBe(false)
    const edited = copied()
    change(issuePath(edited), (text) =>
      text.replace('text: Gemini for Science assists', 'text: “Gemini for Science” assists'),
    )
    await run(edited, 'draft', '--replay', away)
    expect(stands(edited)).toBe(true)
    expect(await run(edited, 'approve')).toMatchObject({ code: 1, err: expect.stringContaining(`${page} was refused`) })
  })

  test('subject and lede follow a mended lead into the approved record', async () => {
    const workspace = copied()
    change(issuePath(workspace), (text) =>
      text.replace(
        'text: Gemini 3.5 Flash released with enhanced research tools\n        origin',
        'text: Gemini 3.5 Flash is out\n        origin',
      ),
    )
    expect((await run(workspace, 'approve')).code).toBe(0)
    expect(readFileSync(issuePath(workspace), 'utf8')).toMatch(/subject:\n {2}en:\n {4}text: Gemini 3.5 Flash is out/)
    expect((await run(workspace, 'send', '--dry-run')).code).toBe(0)
  })

  test('render writes four files an edition, in the folder asked for', async () => {
    const out = join(temporaryFolder(), 'here')
    expect((await run(drafted, 'render', '--out', out)).code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(
      ['en', 'ja'].flatMap((language) => ['eml', 'html', 'mjml', 'txt'].map((format) => `${language}.${format}`)),
    )
  })
})

describe('bad input is named with file, field and fix, and nothing is written', () => {
  test.each<[string, (workspace: string) => void, string[], string]>([
    [
      'a misspelt key',
      (w) => change(join(w, 'feeds/openai/news.yaml'), (text) => text.replace('language:', 'langauge:')),
      ['check'],
      'feeds/openai/news.yaml → langauge: no such key here (did you mean language?)',
    ],
    [
      'a missing language',
      (w) => rmSync(join(w, 'glossary/api/ja.md')),
      ['check'],
      'glossary/api/ja.md: is missing (every term has a page in each language)',
    ],
    [
      'a missing name',
      (w) => change(join(w, 'feeds/openai/vendor.yaml'), (text) => text.replace('en: OpenAI, ', '')),
      ['check'],
      'feeds/openai/vendor.yaml → name.en: is missing (add it: The name as the vendor writes it, per language)',
    ],
    [
      'an unknown vendor',
      (w) => renameSync(join(w, 'feeds/openai/vendor.yaml'), join(w, 'feeds/openai/vendro.yaml')),
      ['check'],
      'feeds/openai/vendor.yaml: does not exist (write it: the vendor’s names and its official hosts)',
    ],
    [
      'a source on another’s host',
      (w) =>
        change(join(w, 'feeds/openai/news.yaml'), (text) =>
          text.replace('https://openai.com/', 'https://openai.example.com/'),
        ),
      ['check'],
      'feeds/openai/news.yaml → url: openai.example.com is no official host of openai',
    ],
    [
      'text that is no YAML',
      (w) => writeFileSync(join(w, 'hayami.yaml'), 'name: a: b\n'),
      ['check'],
      'hayami.yaml:1: Nested mappings',
    ],
    [
      'an empty file',
      (w) => writeFileSync(join(w, 'hayami.yaml'), ''),
      ['check'],
      'hayami.yaml: is empty (it needs name,',
    ],
    [
      'a folder where a file should be',
      (w) => mkdirSync(join(w, 'feeds/openai/blog.yaml')),
      ['check'],
      'feeds/openai/blog.yaml: is a folder',
    ],
    [
      'a folder that holds no newsletter',
      (w) => renameSync(join(w, 'hayami.yaml'), join(w, 'hayami.yml')),
      ['subscribers', 'list'],
      '(call hayami in a newsletter’s folder, or name the folder: -C <folder>)',
    ],
    [
      'a folder without the sample',
      () => {},
      ['demo'],
      'samples/2026-05-21/feeds: does not exist (the demo needs a whole checkout of hayami)',
    ],
    [
      'a demo into a file',
      (w) => {
        cpSync(sampleFolder, join(w, 'samples', date), { recursive: true })
        writeFileSync(join(w, 'out'), '')
      },
      ['demo'],
      'out/demo: cannot be written: is no folder, or lies below something that is none',
    ],
    [
      'kanji for a reading',
      (w) => change(join(w, 'glossary/model-distillation/ja.md'), (text) => text.replace('もでるじょうりゅう', '蒸留')),
      ['check'],
      'glossary/model-distillation/ja.md → reading: must be hiragana',
    ],
    [
      'a missing legal field',
      (w) => change(join(w, 'hayami.yaml'), (text) => text.replace(/^address:.*\n/m, '')),
      ['draft', '--replay', sampleFolder],
      'hayami.yaml → address: is missing',
    ],
    [
      'a wrong date',
      () => {},
      ['render', '--date', '2026-13-01'],
      '--date: “2026-13-01” is no date (write it as 2026-05-21)',
    ],
    [
      'a date without an issue',
      () => {},
      ['render', '--date', '2026-01-01'],
      'issues/2026-01-01.yaml: does not exist (make it: npx hayami draft --date 2026-01-01)',
    ],
    ['an unknown source', () => {}, ['fetch', 'openai/nwes', '--replay', sampleFolder], 'openai/nwes: is no source'],
    [
      'no web address',
      () => {},
      ['explain', 'feed', join(sampleFolder, 'openai.com/news.xml'), '--url', 'x'],
      '--url: “x” is no web address',
    ],
    [
      'a glossary that is not there',
      () => {},
      ['explain', 'terms', '--language', 'en', '--glossary', '/nowhere'],
      'holds no term',
    ],
    [
      'keeping what is replayed',
      () => {},
      ['fetch', '--record', 'a.warc.gz', '--replay', sampleFolder],
      'use one of the two',
    ],
    ['a recording that could not be read again', () => {}, ['fetch', '--record', 'kept'], 'end it in .warc.gz'],
    ['a recording that is not there', () => {}, ['draft', '--replay', '/nowhere'], '/nowhere: holds no recording'],
    [
      'an unknown transport',
      () => {},
      ['send', '--to', 'me@mail.example', '--transport', 'pigeon'],
      '“pigeon” is unknown (use one of file, smtp)',
    ],
    [
      'two addresses for one',
      () => {},
      ['subscribers', 'add', 'a@mail.example,b@mail.example', '--language', 'en'],
      'the address: is not one plain e-mail address',
    ],
    [
      'an unofficial link put into the issue',
      (w) =>
        change(issuePath(w), (text) =>
          text.replace(
            'url: https://openai.com/index/goal-mode-codex',
            'url: https://evil.example/index/goal-mode-codex',
          ),
        ),
      ['approve'],
      'evil.example is no official host of openai',
    ],
    [
      'a file that would run code',
      (w) => writeFileSync(join(w, '.mjmlconfig'), '{}'),
      ['check'],
      'would run code in every render',
    ],
  ])('%s', async (_, spoil, args, message) => {
    const workspace = copied()
    spoil(workspace)
    const before = readFileSync(issuePath(workspace), 'utf8')
    const { code, out, err } = await run(workspace, ...args)
    expect(err).toContain(message)
    expect(code).toBe(1)
    expect(out + err).not.toMatch(/\n\s+at .*\.ts:/)
    expect(readFileSync(issuePath(workspace), 'utf8')).toBe(before)
    expect(readdirSync(join(workspace, 'issues'))).toEqual([`${date}.yaml`])
  })

  test('a broken file is named once, a sample’s own under the sample', async () => {
    const workspace = copied()
    cpSync(sampleFolder, join(workspace, 'samples', date), { recursive: true })
    const lines = async () => (await run(workspace, 'check')).err.split('\n').filter((line) => line.startsWith('✗'))
    const news = join(workspace, 'feeds/openai/news.yaml')
    const text = readFileSync(news, 'utf8')
    writeFileSync(news, text.replace('kind: feed', 'kind: feeed'))
    expect(await lines()).toEqual(['✗ feeds/openai/news.yaml → kind: must be one of feed, page (is “feeed”)'])
    writeFileSync(news, text.replace('https://openai.com/', 'https://openai.example/'))
    expect(await lines()).toHaveLength(1)
    writeFileSync(news, text)
    writeFileSync(join(workspace, 'samples', date, 'feeds/google/week-in-ai.yaml'), '')
    expect(await lines()).toEqual([
      '✗ samples/2026-05-21/feeds/google/week-in-ai.yaml: is empty (it needs kind, name, url, language, evidence)',
    ])
  })

  test('a broken feed costs that source only', async () => {
    const workspace = temporaryWorkspace()
    const broken = join(workspace, 'broken')
    cpSync(sampleFolder, broken, { recursive: true })
    writeFileSync(join(broken, 'blog.google/japan.xml'), '<html>Just a moment…</html>')
    const { code, out } = await run(workspace, 'draft', '--replay', broken)
    expect(code).toBe(0)
    expect(out).toContain('google/japan is no feed: its root is <html>')
  })

  test('a feed whose every link leads off the vendor costs that source only', async () => {
    const workspace = temporaryWorkspace()
    const taken = join(workspace, 'taken')
    cpSync(sampleFolder, taken, { recursive: true })
    const item = '<item><title>T</title><link>https://evil.example/t</link></item>'
    writeFileSync(join(taken, 'blog.google/japan.xml'), `<rss version="2.0"><channel>${item}</channel></rss>`)
    const { code, out } = await run(workspace, 'draft', '--replay', taken)
    expect(code).toBe(0)
    expect(out).toContain('google/japan every link leads off the vendor: has the feed been taken over?')
  })

  test.each([
    [
      'no source answers',
      '\n  - { url: https://openai.com/news/rss.xml, status: 503 }',
      'none of 1 sources could be read',
    ],
    [
      'a recording holds none',
      ' []',
      'there is no source to ask: all are disabled, or this recording holds none of them',
    ],
  ])('when %s, nothing is written', async (_, exchanges, says) => {
    const workspace = temporaryWorkspace()
    const empty = join(workspace, 'empty')
    mkdirSync(empty)
    writeFileSync(join(empty, 'recording.yaml'), `at: 2026-05-21T09:00:00Z\nexchanges:${exchanges}\n`)
    expect(await run(workspace, 'draft', '--replay', empty)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${says}; nothing was written`),
    })
    expect(existsSync(join(workspace, 'issues'))).toBe(false)
  })

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written', async () => {
    const workspace = temporaryWorkspace()
    mkdirSync(join(workspace, 'issues'))
    chmodSync(join(workspace, 'issues'), 0o500)
    expect(await draft(workspace)).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be written: permission denied'),
    })
  })

  test('a place that cannot be written', async () => {
    const workspace = temporaryWorkspace()
    writeFileSync(join(workspace, 'issues'), 'a file where the folder should be')
    expect(await draft(workspace)).toMatchObject({
      code: 1,
      err: expect.stringContaining('issues: cannot be listed: is no folder, or lies below something that is none'),
    })
  })
})

describe('the command line', () => {
  test('a wrong call is 2 and says what was meant', async () => {
    expect(await hayami(['drfat'])).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean draft?') })
    expect(await hayami(['render', '--oot', 'x'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean one of --out'),
    })
    expect(await hayami(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage: hayami') })
  })

  test('--json prints JSON and nothing else', async () => {
    const { out, err } = await run(drafted, '--json', 'fetch', '--replay', sampleFolder)
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(err).toBe('')
    expect(rows).toHaveLength(16)
    expect(rows.find(({ source }) => source === 'google/research')).toEqual({
      source: 'google/research',
      status: 'failed',
      new: 0,
      total: 0,
      newest: null,
      ms: 0,
      evidence: null,
      problems: ['answered 503'],
    })
    expect(
      JSON.parse((await run(drafted, '--json', 'check')).out).problems.filter(({ fatal }: { fatal: boolean }) => fatal),
    ).toEqual([])
  })

  test('a reader that has seen enough ends the printing, not the work', () => {
    const workspace = copied()
    const { stderr } = spawnSync('sh', [
      '-c',
      `{ "$0" "$1" -C "$2" render; echo "code $?" >&2; } | true`,
      process.execPath,
      join(root, 'src', 'main.js'),
      workspace,
    ])
    expect(String(stderr)).toBe('code 0\n')
    expect(readdirSync(join(workspace, 'out', date))).toHaveLength(8)
  })

  test('every verb says in the help what it does', async () => {
    for (const verb of [[], ['explain'], ['subscribers']]) {
      const { out } = await hayami([...verb, '--help'])
      const commands = out.slice(out.indexOf('Commands:')).split('\n').slice(1)
      expect(commands.filter((line) => /^ {2}\S/.test(line) && !/^ {2}\S.*? {2,}\S/.test(line))).toEqual([])
    }
  })

  test('in a pipe there is no progress and, with NO_COLOR, no colour', async () => {
    const { out, err } = await run(drafted, 'fetch', '--replay', sampleFolder)
    expect(out + err).not.toMatch(/\u001b|\r/)
    expect(out).toContain('source')
  })

  test('a recording can be made of a replay of itself: fetch --record keeps what it was given', async () => {
    const { out } = await run(drafted, 'fetch', 'openai/news', '--replay', sampleFolder)
    expect(out).toMatch(/openai\/news\s+fresh\s+\d+\s+29\s+2026-05-21 07:00/)
  })
})

describe('explain', () => {
  test('feed', async () => {
    const { out } = await hayami([
      'explain',
      'feed',
      join(sampleFolder, 'openai.com/news.xml'),
      '--url',
      'https://openai.com/news/rss.xml',
    ])
    const { title, encoding, items, problems } = JSON.parse(out)
    expect({ title, encoding, problems }).toEqual({ title: 'OpenAI News', encoding: 'utf-8', problems: [] })
    expect(items).toHaveLength(29)
    expect(Object.keys(items[0])).toEqual([
      'id',
      'guid',
      'url',
      'title',
      'published',
      'summary',
      'author',
      'updated',
      'language',
    ])
  })

  test('a feed whose own address nobody named keeps its absolute links', async () => {
    const { out } = await hayami(['explain', 'feed', join(sampleFolder, 'developers.googleblog.com', 'posts.atom')])
    const { items } = JSON.parse(out) as { items: { url: string | null }[] }
    expect(items.length).toBeGreaterThan(0)
    expect(items.filter(({ url }) => url === null)).toEqual([])
  })

  test.each([
    [
      'links as they are kept, in the source’s words, each once',
      '<item><title>v2.1</title><link>http://github.com/anthropics/claude-code/releases/tag/v2.1</link></item>'.repeat(
        2,
      ),
      [['Claude Code v2.1', 'https://github.com/anthropics/claude-code/releases/tag/v2.1']],
      [['left-out', false]],
    ],
    [
      'nothing of a feed that has been taken over',
      '<item><title>v2.1</title><link>https://evil.example/a</link></item>',
      [],
      [
        ['taken-over', true],
        ['refused', false],
      ],
    ],
  ])('a feed as its source lets it in: %s', async (_, entries, items, problems) => {
    const file = join(temporaryFolder(), 'feed.xml')
    writeFileSync(file, `<rss version="2.0"><channel><title>A</title>${entries}</channel></rss>`)
    const { out } = await hayami(['explain', 'feed', file, '--source', 'anthropic/claude-code-releases'])
    const read = JSON.parse(out) as {
      items: { title: string; url: string }[]
      problems: { rule: string; fatal: boolean }[]
    }
    expect(read.items.map(({ title, url }) => [title, url])).toEqual(items)
    const told = read.problems.filter(({ rule }) => rule !== 'no-date').map(({ rule, fatal }) => [rule, fatal])
    expect(told).toEqual(problems)
  })

  test('feed with the rules of a page source', async () => {
    const { out } = await hayami([
      'explain',
      'feed',
      join(sampleFolder, 'www.anthropic.com/news.html'),
      '--source',
      'anthropic/news',
    ])
    expect(JSON.parse(out).items).toHaveLength(20)
  })

  test('feed with what the source’s vendor may not publish as problems', async () => {
    const file = join(temporaryFolder(), 'page.html')
    const card = (href: string) => `<article><a href="${href}"><h3>A title</h3></a><time>May 21, 2026</time></article>`
    writeFileSync(file, card('https://www.anthropic.com@evil.example/a') + card('/news/a'))
    const { out } = await hayami(['explain', 'feed', file, '--source', 'anthropic/news'])
    const { items, problems } = JSON.parse(out) as { items: { url: string }[]; problems: { rule: string }[] }
    expect(items.map(({ url }) => url)).toEqual(['https://www.anthropic.com/news/a'])
    expect(problems).toContainEqual({ rule: 'refused', message: '“A title” carries a user name', fatal: false })
  })

  test('url', async () => {
    const { out } = await hayami([
      'explain',
      'url',
      'https://openai.com/index/a/?utm_source=x',
      'https://evil.example/',
      '--vendor',
      'openai',
    ])
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        url: 'https://openai.com/index/a/?utm_source=x',
        vendor: 'openai',
        official: true,
        reason: 'openai.com is an official host',
        canonical: 'https://openai.com/index/a',
      },
      {
        url: 'https://evil.example/',
        vendor: null,
        official: false,
        reason: 'evil.example is no official host of openai',
        canonical: 'https://evil.example',
      },
    ])
  })

  test('stories', async () => {
    const file = join(temporaryFolder(), 'items.jsonl')
    const row = (id: string, title: string, source: string) =>
      JSON.stringify({ id, vendor: 'acme', source, language: 'en', title, url: '', published: '2026-05-20' })
    writeFileSync(
      file,
      `${row('1', 'Note 4 released', 'a')}\n${row('2', 'Note 4 officially launched', 'b')}\n\n${row('3', 'Note 5 released', 'a')}\n`,
    )
    const { out } = await hayami(['explain', 'stories', file])
    const stories = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(stories.map(({ items }) => items)).toEqual([['1', '2'], ['3']])
    expect(stories[0]).toMatchObject({
      lead: '1',
      because: [{ a: '1', b: '2', rule: 'same-launch', evidence: expect.stringContaining('note 4') }],
    })
    writeFileSync(file, `${row('1', 'x', 'a')}\nnot json\n`)
    expect(await hayami(['explain', 'stories', file])).toMatchObject({
      code: 1,
      err: expect.stringContaining(':2: is no JSON object'),
    })
  })

  test('terms, one text a line', async () => {
    const { out } = await hayami(['explain', 'terms', '--language', 'ja'], { input: 'モデル蒸留で軽量化\n\n蒸留酒\n' })
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { matches: [{ term: 'model-distillation', start: 0, end: 5, text: 'モデル蒸留' }] },
      { matches: [] },
      { matches: [] },
    ])
  })

  test('terms of another glossary', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'cat'))
    for (const language of ['en', 'ja'])
      writeFileSync(
        join(folder, 'cat', `${language}.md`),
        '---\nname: cat\nreading: ねこ\ndefinition: One. Two.\n---\n\n## A\n',
      )
    const { out } = await hayami(['explain', 'terms', '--language', 'en', '--glossary', folder], { input: 'Two cats' })
    expect(JSON.parse(out)).toEqual({ matches: [{ term: 'cat', start: 4, end: 8, text: 'cats' }] })
  })
})

test('the demo writes under an ignored folder only', () => {
  expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain('out/')
})

describe('the glossary by use', () => {
  test('before the first issue', async () => {
    expect(await run(temporaryWorkspace(), 'terms')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^0 issues of hayami: 0 of 2\d\d terms were linked\.\n/),
    })
  })

  test('how often each was linked, and words without an entry', async () => {
    const { code, out } = await run(drafted, 'terms')
    expect(code).toBe(0)
    expect(out).toMatch(/^1 issue of hayami: \d+ of 2\d\d terms were linked\./)
    expect(out).toMatch(/^AI agent +ai-agent +\d+ +1 +2026-05-21$/m)
    // The texts of five stories hold it, an edition links it once.
    expect(out).toMatch(/^Artificial intelligence +artificial-intelligence +1 +1 +2026-05-21$/m)
    expect(out).toMatch(/^no entry \(en\) +stories +for example$/m)
    const told = JSON.parse((await run(drafted, '--json', 'terms')).out)
    expect(told.terms).toHaveLength(Number(/of (2\d\d) terms/.exec(out)?.[1]))
    expect(told.terms[0]).toMatchObject({ term: expect.any(String), issues: 1, last: date })
    expect(told.candidates.map(({ language }: { language: string }) => language)).toEqual(['en', 'ja'])
  })

  test('a glossary of one language is enough to ask about it', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'note'))
    writeFileSync(join(folder, 'note', 'en.md'), '---\nname: Note\ndefinition: One. Two.\n---\n')
    const asked = (language: string) =>
      hayami(['explain', 'terms', '--language', language, '--glossary', folder], { input: 'two notes\n' })
    expect(JSON.parse((await asked('en')).out).matches).toEqual([{ term: 'note', start: 4, end: 9, text: 'notes' }])
    expect(await asked('ja')).toMatchObject({ code: 1, err: expect.stringContaining('ja.md: is missing') })
  })

  test('why a form is no link', async () => {
    const { out } = await hayami(['explain', 'terms', '--language', 'ja', '--why'], { input: '蒸留酒とモデル蒸留\n' })
    expect(JSON.parse(out)).toEqual({
      matches: [{ term: 'model-distillation', start: 4, end: 9, text: 'モデル蒸留' }],
      refused: expect.arrayContaining([{ term: 'model-distillation', start: 0, end: 2, text: '蒸留', rule: 'shield' }]),
    })
  })
})
