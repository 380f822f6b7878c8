import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hayami, sampleFolder, temporaryFolder, temporaryWorkspace } from './support.ts'

/** The sample with another sitemap and listing of the blog that has both, and with pages of its own. */
async function fetched(sitemap: string | null, pages: Record<string, string> = {}, listing?: string) {
  const folder = join(temporaryFolder(), 'kept')
  cpSync(sampleFolder, folder, { recursive: true })
  const recording = join(folder, 'recording.yaml')
  let text = readFileSync(recording, 'utf8')
  if (sitemap === null)
    text = text.replace(/( {2}- url: https:\/\/claude\.com\/sitemap\.xml\n {4}status: )200/, '$1503')
  else writeFileSync(join(folder, 'claude.com', 'sitemap.xml'), sitemap)
  if (listing !== undefined) writeFileSync(join(folder, 'claude.com', 'blog.html'), listing)
  for (const [slug, html] of Object.entries(pages)) {
    writeFileSync(join(folder, `${slug}.html`), html)
    text += `  - { url: "https://claude.com/blog/${slug}", status: 200, type: text/html, file: ${slug}.html }\n`
  }
  writeFileSync(recording, text)
  const { out } = await hayami([
    '-C',
    temporaryWorkspace(),
    '--json',
    'fetch',
    'anthropic/claude-blog',
    '--replay',
    folder,
  ])
  const { status, total, problems } = JSON.parse(out) as { status: string; total: number; problems: string[] }
  return { status, total, problems }
}

const sitemap = (...entries: [path: string, day: string][]) =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.map(([path, day]) => `<url><loc>https://claude.com${path}</loc><lastmod>${day}</lastmod></url>`).join('')}</urlset>`
const page = (title: string, date: string | null) =>
  `<html lang="en"><head><title>${title} | Claude</title>${date && `<meta property="article:published_time" content="${date}">`}</head></html>`

describe('a page source and its sitemap', () => {
  test('what the listing shows already is not asked again', async () => {
    expect(await fetched(sitemap(['/blog/science-skills', '2026-05-20']))).toEqual({
      status: 'fresh',
      total: 5,
      problems: [],
    })
  })

  test('what the sitemap names and the listing does not show is read from its own page', async () => {
    const found = await fetched(sitemap(['/blog/hidden-gem', '2026-05-20']), {
      'hidden-gem': page('A hidden gem', '2026-05-20T10:00:00Z'),
    })
    expect(found).toEqual({ status: 'fresh', total: 6, problems: [] })
  })

  test('old ones, other parts of the site, and pages that give no date are left alone', async () => {
    const found = await fetched(
      sitemap(['/blog/old', '2026-01-01'], ['/pricing', '2026-05-20'], ['/blog/undated', '2026-05-20']),
      { old: page('Old', '2026-01-01'), undated: page('Undated', null) },
    )
    expect(found).toEqual({ status: 'fresh', total: 5, problems: [] })
  })

  test('where the listing has broken, the sitemap still brings the news, and both are said', async () => {
    const found = await fetched(
      sitemap(['/blog/hidden-gem', '2026-05-20']),
      { 'hidden-gem': page('A hidden gem', '2026-05-20T10:00:00Z') },
      '<html><body><div id="root"></div></body></html>',
    )
    expect(found).toMatchObject({ status: 'fresh', total: 1 })
    expect(found.problems.join()).toContain('held no entries')
  })

  test.each([
    ['down', null, 'its sitemap answered 503'],
    [
      'about something else',
      sitemap(['/pricing', '2026-05-20']),
      'its sitemap names nothing below https://claude.com/blog/: has the site changed?',
    ],
  ])('a sitemap that is %s is said and costs nothing', async (_, xml, problem) => {
    expect(await fetched(xml)).toEqual({ status: 'fresh', total: 5, problems: [problem] })
  })
})
