import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { hayami, root, shared, temporaryFolder } from './support.ts'

/** What vendors really served, by the address it came from, and how many entries it held. */
const served: Record<string, [file: string, source: string, entries: number]> = {
  'https://openai.com/news/rss.xml': ['feeds/vendor-raw/openai-news-2025-07-26.xml', 'openai/news', 599],
  'https://github.com/openai/codex/releases.atom': [
    'feeds/vendor-raw/openai-codex-releases-2026-04.atom',
    'openai/codex-releases',
    10,
  ],
  'https://blog.google/innovation-and-ai/technology/ai/rss/': [
    'feeds/vendor-raw/google-keyword-technology-ai-2025-07-26.xml',
    'google/keyword-ai',
    20,
  ],
  'https://deepmind.google/blog/rss.xml': ['feeds/vendor-raw/deepmind-2026-08.xml', 'google/deepmind', 100],
  'https://www.anthropic.com/news': ['html/anthropic-news-2026-04-01.html', 'anthropic/news', 209],
  'https://github.com/anthropics/claude-code/releases.atom': [
    'feeds/vendor-raw/claude-code-releases-2026-04.atom',
    'anthropic/claude-code-releases',
    10,
  ],
  'https://www.microsoft.com/en-us/ai/blog/feed/': [
    'feeds/vendor-raw/microsoft-ai-2025-07-28.xml',
    'microsoft/ai-blog',
    10,
  ],
  'https://mistral.ai/news/rss': ['feeds/vendor-raw/mistral-2026-09-head1.xml', 'mistral/news', 1],
}

describe.skipIf(!shared)('real answers of official sources (beside the project), the whole way in', () => {
  test('every one is read, and nothing of it is refused', async () => {
    const folder = temporaryFolder()
    const exchanges = Object.entries(served).map(([url, [file]]) => {
      cpSync(join(shared ?? '', file), join(folder, basename(file)))
      return { url, status: 200, file: basename(file) }
    })
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'recording.yaml'), stringify({ at: '2026-09-30T00:00:00Z', exchanges }))
    const { code, out } = await hayami(['-C', root, '--json', 'fetch', '--replay', folder])
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { source: string; status: string; total: number; problems: string[] })
    expect(code).toBe(0)
    expect(Object.fromEntries(rows.map(({ source, total }) => [source, total]))).toEqual(
      Object.fromEntries(Object.values(served).map(([, source, entries]) => [source, entries])),
    )
    expect(rows.filter(({ status }) => status !== 'fresh')).toEqual([])
    expect(rows.flatMap(({ problems }) => problems.filter((problem) => problem.startsWith('refused')))).toEqual([])
    console.log((await hayami(['-C', root, 'fetch', '--replay', folder])).out)
  })
})
