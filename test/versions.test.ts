import { describe, expect, test } from 'vitest'
import { type Outside, openOutside } from '../src/commands/context.ts'
import { pull } from '../src/commands/pull.ts'
import { type Told, visitStories } from '../src/commands/versions.ts'
import type { Answer } from '../src/io/http/answer.ts'
import { openWorkspace } from '../src/io/workspace.ts'
import { dateByFirstSight } from '../src/issue/dates.ts'
import { memoryOf } from '../src/issue/memory.ts'
import { selectStories, windowOf } from '../src/issue/select.ts'
import { daysBefore } from '../src/model/instant.ts'
import { vendorSchema } from '../src/model/vendor.ts'
import { parseArticle } from '../src/parse/article.ts'
import { storiesOf } from '../src/stories/join.ts'
import { rankStories } from '../src/stories/rank.ts'
import { bytes, sampleFolder, sure, temporaryWorkspace } from './support.ts'

const at = (path: string) => `https://acme.example${path}`
const vendors = [
  {
    id: 'acme',
    ...vendorSchema.parse({
      name: { en: 'Acme', ja: 'Acme' },
      hosts: ['acme.example'],
      translations: [{ language: 'ja', from: at('/news/'), to: at('/ja/news/') }],
    }),
  },
]

/** What a site answers by path: a page, or a status that is none. A page may be found at another address. */
type Site = Record<string, string | number | { to: string; html: string }>

/** The outside with a site in its place; `asked` lists the addresses in order. */
function outsideOf(site: Site) {
  const asked: string[] = []
  const get = async (url: string, allowed: (url: string) => string | null): Promise<Answer> => {
    asked.push(url)
    const failed = (reason: string, status: number | null, refused = false): Answer => {
      return { kind: 'failed', url, status, reason, ms: 1, refused }
    }
    const no = allowed(url)
    if (no !== null) return failed(no, null, true)
    const found = site[new URL(url).pathname] ?? 404
    if (found === 0) return failed('no answer within 10 s', null)
    if (typeof found === 'number') return failed(`answered ${found}`, found)
    const { to, html } = typeof found === 'string' ? { to: url, html: found } : found
    const objected = allowed(to)
    if (objected !== null) return failed(objected, null, true)
    const received = { url: to, status: 200, at: '2026-05-21T00:00:00Z', hash: 'h', contentType: 'text/html', ms: 1 }
    return { kind: 'fresh', ...received, body: bytes(html), movedTo: null }
  }
  const article: Outside['parsers']['article'] = async ({ bytes, contentType, url }) =>
    parseArticle(bytes, contentType, url)
  const outside = { client: { get }, parsers: { article }, vendors, progress: { show: () => {} } } as unknown as Outside
  return { outside, asked }
}

const html = (title: string, head = '', lang = 'en') =>
  `<html lang="${lang}"><head><title>${title}</title>${head}</head><body>Text</body></html>`
const named = (href: string, language = 'ja') => `<LINK REL="alternate" HREFLANG="${language}" HREF="${href}">`

const english = { path: '/news/note-2', language: 'en' as const, title: 'Introducing Note 2' }
const told = ({ path, language, title } = english as { path: string; language: 'en' | 'ja'; title: string }): Told =>
  ({
    items: [
      {
        id: 'i',
        vendor: 'acme',
        source: 'acme/news',
        language,
        url: at(path),
        address: at(path),
        title,
        summary: null,
        published: '2026-05-20T00:00:00Z',
        main: true,
        roundup: false,
      },
    ],
    because: [],
    rank: [],
    score: 0,
  }) as unknown as Told

async function look(site: Site, story = told()) {
  const { outside, asked } = outsideOf(site)
  const visited = sure((await visitStories([story], 1, outside))[0])
  const versions = Object.entries(visited.versions).map(([code, version]) => `${code} ${version.by}: ${version.title}`)
  const unchecked = visited.unchecked.map(({ url, reason }) => `${new URL(url).pathname} ${reason}`)
  return { versions, unchecked, asked: asked.map((url) => url.replace('https://acme.example', '')) }
}

describe('the vendor’s page in the other language', () => {
  const right = html('Note 2を発表', '', 'ja')
  test.each<[string, Site, string[], string[]]>([
    [
      'named by a relative address',
      { '/news/note-2': html('Note 2', named('../jp/n2', 'ja_JP')), '/jp/n2': right },
      ['ja hreflang: Note 2を発表'],
      [],
    ],
    [
      'found by the path rule',
      { '/news/note-2': html('Note 2'), '/ja/news/note-2': right },
      ['ja path: Note 2を発表'],
      [],
    ],
    ['there is none', { '/news/note-2': html('Note 2') }, [], []],
    [
      'in the wrong language, then right by the path',
      {
        '/news/note-2': html('Note 2', named('/jp/n2')),
        '/jp/n2': html('Introducing Note 2', '', 'ja'),
        '/ja/news/note-2': right,
      },
      ['ja path: Note 2を発表'],
      ['/jp/n2 its title is not written in ja (“Introducing Note 2”)'],
    ],
    [
      'in Simplified Chinese',
      { '/news/note-2': html('Note 2', named('/jp/n2')), '/jp/n2': html('Note 2 正式发布', '', 'ja') },
      [],
      ['/jp/n2 its title is not written in ja (“Note 2 正式发布”)'],
    ],
    [
      'redirected to a login',
      { '/news/note-2': html('Note 2', named('/jp/n2')), '/jp/n2': { to: at('/ja/login'), html: right } },
      [],
      ['/jp/n2 leads to a login page'],
    ],
    [
      'redirected to the front page',
      { '/news/note-2': html('Note 2', named('/jp/n2')), '/jp/n2': { to: at('/ja/'), html: right } },
      [],
      ['/jp/n2 leads to a front page'],
    ],
    [
      'redirected to the original',
      { '/news/note-2': html('Note 2', named('/jp/n2')), '/jp/n2': { to: at('/news/note-2'), html: html('Note 2') } },
      [],
      ['/jp/n2 leads back to the original page'],
    ],
    [
      'on a foreign host',
      { '/news/note-2': html('Note 2', named('https://other.example/n2')) },
      [],
      ['/n2 other.example is no official host of acme'],
    ],
    [
      'a default only, which is the page',
      { '/news/note-2': html('Note 2', named('/news/note-2', 'x-default')) },
      [],
      [],
    ],
    [
      'a default only, in another language',
      { '/news/note-2': html('Note 2', named('/de/n2', 'x-default')), '/de/n2': html('Note 2 für die Arbeit') },
      [],
      ['/de/n2 its title is not written in ja (“Note 2 für die Arbeit”)'],
    ],
  ])('%s', async (_, site, versions, unchecked) => {
    const found = await look(site)
    expect({ versions: found.versions, unchecked: found.unchecked }).toEqual({ versions, unchecked })
  })

  test.each([403, 429, 500, 503, 0])(
    'an answer of %d is no answer: the editor is told, and it is asked once',
    async (status) => {
      const { versions, unchecked, asked } = await look({
        '/news/note-2': html('Note 2', named('/ja/news/note-2')),
        '/ja/news/note-2': status,
      })
      expect(versions).toEqual([])
      expect(unchecked).toEqual([`/ja/news/note-2 ${status === 0 ? 'no answer within 10 s' : `answered ${status}`}`])
      expect(asked).toEqual(['/news/note-2', '/ja/news/note-2'])
    },
  )

  test('what could not be checked is found by the next draft', async () => {
    const original = { '/news/note-2': html('Note 2') }
    expect((await look({ ...original, '/ja/news/note-2': 503 })).versions).toEqual([])
    expect((await look({ ...original, '/ja/news/note-2': right })).versions).toEqual(['ja path: Note 2を発表'])
  })

  test('alternates that name one another in a loop are asked once each', async () => {
    const { asked, versions } = await look({
      '/news/note-2': html('Note 2', named('/a') + named('/b')),
      '/a': html('Note 3を発表', named('/b') + named('/news/note-2', 'en')),
      '/b': html('Note 4を発表', named('/a') + named('/news/note-2', 'en')),
    })
    expect({ asked, versions }).toEqual({
      asked: ['/news/note-2', '/a', '/b', '/ja/news/note-2'],
      versions: [],
    })
  })

  test('from Japanese to English, by hreflang and by the same path rule', async () => {
    const story = told({ path: '/ja/news/note-2', language: 'ja', title: 'Note 2を発表' })
    const to = html('Introducing Note 2')
    const byName = { '/ja/news/note-2': html('Note 2を発表', named('/en/n2', 'en-US')), '/en/n2': to }
    expect((await look(byName, story)).versions).toEqual(['en hreflang: Introducing Note 2'])
    const byPath = { '/ja/news/note-2': html('Note 2を発表'), '/news/note-2': to }
    expect((await look(byPath, story)).versions).toEqual(['en path: Introducing Note 2'])
  })
})

test('the sample: which stories have the vendor’s own Japanese title, and how each was found', async () => {
  const root = temporaryWorkspace()
  const workspace = openWorkspace(root)
  const outside = await openOutside(workspace, { root, replay: sampleFolder })
  try {
    const pulled = await pull(outside.asked(workspace.sources()), outside)
    const { items } = dateByFirstSight(
      pulled.flatMap((each) => each.items),
      [],
      outside.now,
    )
    const { stories, apart } = storiesOf(items)
    const window = windowOf([], outside.now, daysBefore(outside.now, workspace.settings().firstDays))
    const { fresh } = selectStories(stories, window, memoryOf([]))
    const related = apart.filter(({ relation }) => relation === 'related')
    const ranked = rankStories(fresh, { leads: 3, weightOf: () => 1, freshSince: daysBefore(outside.now, 1), related })
    const visited = await visitStories(ranked, ranked.length, outside)
    const found = visited.flatMap(({ versions: { ja } }) => (ja ? [`${ja.by} ${ja.url}`] : [])).sort()
    console.log(`official Japanese titles in the sample: ${found.length}\n  ${found.join('\n  ')}`)
    expect(found.length).toBeGreaterThanOrEqual(8)
    expect(
      Object.fromEntries(
        ['feed', 'hreflang', 'path'].map((by) => [by, found.filter((each) => each.startsWith(by)).length]),
      ),
    ).toEqual({ feed: 6, hreflang: 4, path: 1 })
  } finally {
    await outside.close()
  }
})
