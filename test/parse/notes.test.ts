import { describe, expect, test } from 'vitest'
import { parsePage } from '../../src/parse/page.ts'
import { bytes } from '../support.ts'

const page = 'https://docs.acme.example/release-notes'
const read = (html: string, heading: string, within?: string) =>
  parsePage(bytes(`<html lang="en"><title>Release notes</title><body>${html}</body></html>`), null, page, {
    payload: [],
    notes: { heading, ...(within ? { within } : {}) },
  })
const brief = (html: string, heading: string, within?: string) =>
  read(html, heading, within).items.map(({ url, title, published, summary }) => [
    url?.replace(page, ''),
    title,
    published?.slice(0, 10),
    summary,
  ])

const platform = `<nav><h3>May 1, 2020</h3></nav><main><h1>Release notes</h1><p>Newest first.</p>
  <div class="group"><h3 id="may-21-2026"><a href="#may-21-2026" aria-label="Link"><svg><title>Link</title></svg></a>May 21, 2026</h3></div>
  <ul><li>We've launched <a href="/models">Acme 4.8</a> (<code>acme-4-8</code>), our best model. It costs less.</li><li>Batches are faster.</li></ul>
  <div class="group"><h3 id="may-14-2026">May 14th, 2026</h3></div>
  <p><strong>Fast mode</strong></p><p>Now for all.</p><h4>Limits</h4><p>Twice as high.</p>
  <h2>Older</h2><p>See the archive.</p></main><footer><p>Was this helpful?</p></footer>`

test('a documentation page with a heading per date and lists below', () => {
  expect(brief(platform, 'h3')).toEqual([
    [
      '#may-21-2026',
      "We've launched Acme 4.8 (acme-4-8), our best model",
      '2026-05-21',
      'It costs less. Batches are faster.',
    ],
    ['#may-14-2026', 'Fast mode', '2026-05-14', 'Now for all. Limits Twice as high.'],
  ])
})

const help = `<article><h1>Release notes</h1><p>Last updated: <strong>May 22, 2026</strong></p><h2>May 2026</h2>
  <p class="no-margin"><b>May 21, 2026</b></p><p><b>Projects for teams</b></p><p>Share them. Available from <strong>May 28, 2026</strong> in Japan.</p>
  <p id="h_1"><b>May 21, 2026</b><br>A second thing on the same day.</p><p>With more about it.</p>
  <h2>April 2026</h2><p>A quiet month.</p><p><b>Apr 9</b></p><p><b>Memory:</b> it remembers.</p></article>`

test('a help article with bold dates in paragraphs; two entries of one day are two, dates amid a sentence none', () => {
  expect(brief(help, 'p > b, p > strong')).toEqual([
    ['#2026-05-21', 'Projects for teams', '2026-05-21', 'Share them. Available from May 28, 2026 in Japan.'],
    ['#h_1', 'A second thing on the same day', '2026-05-21', 'With more about it.'],
    ['#2026-04-09', 'Memory', '2026-04-09', 'it remembers.'],
  ])
  const { items } = read(help, 'p > b, p > strong')
  expect(new Set(items.map(({ id }) => id)).size).toBe(3)
})

const changelog = `<main><h2 id="v140">v1.4.0 (May 21, 2026)</h2><h3>Added</h3><ul><li>Things.</li></ul>
  <h2 id="v139">1.3.9 — 2026-05-19</h2><p>Fixes.</p>
  <h2>2026年5月7日（木）</h2><p>日本語に対応しました。早くなりました。</p>
  <h2>Unreleased</h2><p>Soon.</p></main>`

test('a changelog with versions and dates', () => {
  expect(brief(changelog, 'h2')).toEqual([
    ['#v140', 'v1.4.0', '2026-05-21', 'Added Things.'],
    ['#v139', '1.3.9', '2026-05-19', 'Fixes.'],
    ['#2026-05-07', '日本語に対応しました', '2026-05-07', '早くなりました。'],
  ])
})

test('days below a month take its year, and the heading below a date is the title', () => {
  const html = `<main><h2>January 2026</h2><div class="day">Jan 28</div><h3>Video is out</h3><p>Try it.</p>
    <div class="day">Jan 28</div><h3>Batches</h3><p>For all.</p><h2>December 2025</h2><div class="day">Dec 16</div><h3>Voice</h3></main>`
  expect(brief(html, '.day')).toEqual([
    ['#2026-01-28-2', 'Video is out', '2026-01-28', 'Try it.'],
    ['#2026-01-28', 'Batches', '2026-01-28', 'For all.'],
    ['#2025-12-16', 'Voice', '2025-12-16', null],
  ])
})

test.each([
  ['its own', '<h2 id="a">May 21, 2026</h2>', '#a'],
  ['of an element inside', '<h2><span id="b"></span>May 21, 2026</h2>', '#b'],
  ['of an old anchor inside', '<h2><a name="c"></a>May 21, 2026</h2>', '#c'],
  ['of a link inside to itself', '<h2>May 21, 2026 <a href="#d">¶</a></h2>', '#d'],
  ['of what begins with it', '<section id="e"><h2>May 21, 2026</h2></section>', '#e'],
  ['of an empty one before it', '<a id="f"></a><h2>May 21, 2026</h2>', '#f'],
  ['none, nor a made-up one', '<h2 id="radix-:r1:">May 21, 2026</h2>', '#2026-05-21'],
  ['none, after other text', '<section id="g"><p>Intro</p><h2>May 21, 2026</h2></section>', '#2026-05-21'],
])('the anchor of a heading: %s', (_, html, expected) => {
  expect(brief(`<main>${html}<p>News.</p></main>`, 'h2')[0]?.[0]).toBe(expected)
})

describe('when the page changes', () => {
  test('other dated headings are read instead, and that is said', () => {
    const { items, problems } = read(platform, 'h3.date')
    expect(items.map(({ title }) => title)).toEqual(["We've launched Acme 4.8 (acme-4-8), our best model", 'Fast mode'])
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'page-changed', fatal: false, message: expect.stringContaining('no heading') }),
      expect.objectContaining({
        rule: 'page-changed',
        fatal: false,
        message: expect.stringContaining('2 dated headings of another kind'),
      }),
    ])
  })
  test('no date anywhere is a failure', () => {
    expect(read('<main><h2>News</h2><p>None.</p></main>', 'h2').problems).toEqual([
      {
        rule: 'page-changed',
        message: 'none of 1 headings holds a date: the page has changed, or is another one',
        fatal: true,
      },
    ])
  })
  test('far fewer than there are dates is said', () => {
    const html = `<main><h2>May 21, 2026</h2><p>A.</p>${'<h3>May 20, 2026</h3><p>B.</p>'.repeat(3)}</main>`
    expect(read(html, 'h2').problems[0]?.message).toContain('1 dated headings were found, 4 of any kind')
  })
})

test('a long first sentence is cut at a word, and the text is kept whole', () => {
  const [item] = read(`<main><h2>May 21, 2026</h2><p>${'one two three '.repeat(20)}. End.</p></main>`, 'h2').items
  expect(item?.title.length).toBeLessThanOrEqual(110)
  expect(item?.title).toMatch(/ (one|two|three)…$/)
  expect(item?.summary).toMatch(/^one two three .* End\.$/)
})

test('a hidden entry, and a part that is no note, are left out', () => {
  const html = `<main><div hidden><h2>May 22, 2026</h2><p>Draft.</p></div><h2>May 21, 2026</h2><p>Real.</p><form>Rate it</form></main>`
  expect(brief(html, 'h2')).toEqual([['#2026-05-21', 'Real', '2026-05-21', null]])
  expect(read(html, 'h2').problems).toEqual([expect.objectContaining({ rule: 'hidden' })])
})
