import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readYaml } from '../../src/io/yaml.ts'
import { type PageRules, sourceSchema } from '../../src/model/source.ts'
import { parsePage } from '../../src/parse/page.ts'
import { root, shared, sure } from '../support.ts'

const rulesOf = (id: string): PageRules => {
  const source = readYaml(sourceSchema, join(root, `feeds/${id}.yaml`))
  if (source.kind !== 'page') throw new Error(`${id} is a feed`)
  return source.page
}

describe.skipIf(!shared)('pages as vendors served them (beside the project)', () => {
  const folder = join(shared ?? '', 'html')
  const read = (file: string, page: PageRules, url: string) =>
    parsePage(readFileSync(join(folder, file)), null, url, page)
  const complete = ({ title, url, published }: { title: string; url: string | null; published: string | null }) =>
    title !== '' && url !== null && published !== null

  const newsroom = 'anthropic-news-2026-04-01.html'
  const expected = () => JSON.parse(readFileSync(join(folder, 'anthropic-news.expected.json'), 'utf8'))[newsroom]

  test('at least 205 of the newsroom’s 207 posts with their very title, day and link', () => {
    const { items, problems } = read(newsroom, rulesOf('anthropic/news'), 'https://www.anthropic.com/news')
    const found = new Map(items.map((item) => [item.url, item]))
    const posts = expected().payload as { slug: string; title: string; publishedOn: string }[]
    const right = posts.filter(({ slug, title, publishedOn }) => {
      const item = found.get(`https://www.anthropic.com/news/${slug}`)
      return item?.title === title.replace(/\s+/g, ' ').trim() && sameDay(item.published, publishedOn)
    })
    expect(posts).toHaveLength(207)
    expect(right.length).toBeGreaterThanOrEqual(205)
    expect(items.filter(complete)).toHaveLength(209)
    expect(problems).toEqual([])
  })

  test('the newsroom’s 10 visible rows by what a visitor sees alone, and its featured ones', () => {
    const { items } = read(newsroom, { ...rulesOf('anthropic/news'), payload: [] }, 'https://www.anthropic.com/news')
    const found = new Map(items.map((item) => [item.url, item]))
    for (const row of expected().visible_list as { href: string; title: string; dateText: string }[]) {
      const item = sure(found.get(`https://www.anthropic.com${row.href}`))
      expect([item.title, sameDay(item.published, `${row.dateText} UTC`)]).toEqual([row.title, true])
    }
    expect(items).toHaveLength(15)
    expect(items.every(complete)).toBe(true)
  })

  const anthropic = 'https://www.anthropic.com/news'
  test.each<[file: string, source: string, page: string, count: number]>([
    ['fragments/anthropic-news-list-2026-10.html', 'anthropic/news', anthropic, 2],
    ['fragments/anthropic-research-2026-09.html', 'anthropic/research', 'https://www.anthropic.com/research', 1],
    ['fragments/xai-news-2026-09.html', 'xai/news', 'https://x.ai/news', 1],
    ['reduced/aaron-anthropic_news.html', 'anthropic/news', anthropic, 3],
    ['reduced/agentveille-anthropic_news.html', 'anthropic/news', anthropic, 4],
    ['cursor-changelog-2026-04.html', 'cursor/changelog-page', 'https://cursor.com/changelog', 5],
    ['mistral-news-2026-04.html', 'mistral/news-page', 'https://mistral.ai/news', 64],
  ])('%s by the rules of %s', (file, source, url, count) => {
    const { items } = read(file, rulesOf(source), url)
    expect(items).toHaveLength(count)
    expect(items.every(complete)).toBe(true)
  })

  test('the 9 entries of a page of news that a visitor sees, without the data for its scripts', () => {
    const page = { ...rulesOf('mistral/news-page'), payload: [] }
    const { items } = read('mistral-news-2026-04.html', page, 'https://mistral.ai/news')
    expect(items).toHaveLength(9)
    expect(items.every(complete)).toBe(true)
  })
})

function sameDay(a: string | null, b: string): boolean {
  return a?.slice(0, 10) === new Date(b).toISOString().slice(0, 10)
}
