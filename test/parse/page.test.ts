import { describe, expect, test } from 'vitest'
import type { PageRules, RowRules } from '../../src/model/source.ts'
import { parsePage } from '../../src/parse/page.ts'
import { bytes } from '../support.ts'

const rules = {
  payload: [
    { title: 'title', date: 'publishedOn', summary: 'summary', link: '/news/{slug.current}', where: { _type: 'post' } },
  ],
  rows: { each: 'a[href^="/news/"]:has(time)', title: 'h3', date: 'time' },
}
const post = (slug: string, title: string) =>
  JSON.stringify({
    _type: 'post',
    publishedOn: '2026-05-20T16:00:00.000Z',
    slug: { current: slug },
    summary: `About ${title}.`,
    title,
  })
const pushed = (...parts: string[]) =>
  parts.map((part) => `<script>self.__next_f.push([1,${JSON.stringify(part)}])</script>`).join('')
const row = (slug: string, title: string) => `<a href="/news/${slug}"><time>May 20, 2026</time><h3>${title}</h3></a>`
const read = (html: string) =>
  parsePage(bytes(`<html lang="en"><title>News</title>${html}</html>`), null, 'https://acme.example/news', rules)

test('entries come from the page’s own data, split as it may be, and from the visible rows', () => {
  const flight = `1:"$Sreact"\n2:{"posts":[${post('a', 'Alpha')},${post('b', 'Beta')}]}\n`
  const { items, problems } = read(pushed(flight.slice(0, 70), flight.slice(70)) + row('b', 'Beta') + row('c', 'Gamma'))
  expect(items.map(({ title, url, published, summary }) => [title, url, published, summary])).toEqual([
    ['Alpha', 'https://acme.example/news/a', '2026-05-20T16:00:00Z', 'About Alpha.'],
    ['Beta', 'https://acme.example/news/b', '2026-05-20T16:00:00Z', 'About Beta.'],
    ['Gamma', 'https://acme.example/news/c', '2026-05-20T00:00:00Z', null],
  ])
  expect(problems).toEqual([])
})

test('a row of text may hold line ends and is followed by the next row at once', () => {
  const text = 'data é\n7:{"not":"a row"}'
  const size = new TextEncoder().encode(text).byteLength.toString(16)
  expect(
    read(pushed(`3:T${size},${text}4:[${post('a', 'Alpha')}]\n`) + row('a', 'Alpha')).items.map(({ title }) => title),
  ).toEqual(['Alpha'])
})

test('where one way finds nothing the other serves, and the change is said', () => {
  const { items, problems } = read(row('a', 'Alpha'))
  expect(items).toHaveLength(1)
  expect(problems).toEqual([
    { rule: 'page-changed', message: 'the page’s own data held no entries: has the page changed?', fatal: false },
  ])
})

describe('the data a page carries', () => {
  const linked = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
  const posting = {
    '@type': ['Article', 'BlogPosting'],
    headline: 'Alpha',
    datePublished: 'Jun 08, 2026',
    description: 'About Alpha.',
    url: 'https://acme.example/blog/a',
  }
  const alpha = ['Alpha', 'https://acme.example/blog/a', '2026-06-08T00:00:00Z', 'About Alpha.']
  const schema = {
    where: { '@type': 'BlogPosting' },
    title: 'headline',
    date: 'datePublished',
    summary: 'description',
    link: '{url}',
  }
  const brief = (html: string, payload: PageRules['payload']) =>
    parsePage(bytes(html), null, 'https://acme.example/blog', { payload }).items.map(
      ({ title, url, published, summary }) => [title, url, published, summary],
    )

  test.each([
    ['JSON-LD on its own', linked(posting)],
    ['in a graph', linked({ '@graph': [{ '@type': 'WebSite', url: 'https://acme.example' }, posting] })],
    [
      'in a list',
      linked({ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', position: 1, item: posting }] }),
    ],
    ['after a broken block', `<script type="application/ld+json">{"@type": </script>${linked(posting)}`],
    [
      'in a comment, with a comma too many',
      `<script type="application/ld+json"><!-- ${JSON.stringify(posting).replace(/\}$/, ',}')} --></script>`,
    ],
  ])('%s', (_, html) => {
    expect(brief(html, [schema])).toEqual([alpha])
  })

  test('a list of addresses and names without dates', () => {
    const list = { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', url: '/blog/a', name: 'Alpha' }] }
    expect(brief(linked(list), [{ where: { '@type': 'ListItem' }, title: 'name', link: '{url}' }])).toEqual([
      ['Alpha', 'https://acme.example/blog/a', null, null],
    ])
  })

  test.each([
    ['__NEXT_DATA__', '<script id="__NEXT_DATA__" type="application/json">'],
    ['any JSON', '<script type="application/json" data-sveltekit-fetched>'],
  ])('%s', (_, open) => {
    const data = { props: { pageProps: { posts: [{ id: 7, name: 'Alpha', meta: { on: '2026-06-08' } }] } } }
    expect(
      brief(`${open}${JSON.stringify(data)}</script>`, [
        { where: {}, title: 'name', date: 'meta.on', link: '/blog/{id}' },
      ]),
    ).toEqual([['Alpha', 'https://acme.example/blog/7', '2026-06-08T00:00:00Z', null]])
  })

  test('texts and dates that its rows refer to, and a text that begins with a dollar', () => {
    const entry =
      '{"_type":"post","title":"$$5 plan","publishedOn":"$D2026-06-08T01:00:00.000Z","summary":"$1a","slug":"a"}'
    const { items } = parsePage(
      bytes(pushed(`1a:T7,A plan.2:[${entry},{"_type":"post","title":"$undefined","slug":"b"}]\n`)),
      null,
      'https://acme.example/blog',
      {
        payload: [
          { where: { _type: 'post' }, title: 'title', date: 'publishedOn', summary: 'summary', link: '{slug}' },
        ],
      },
    )
    expect(items.map(({ title, url, published, summary }) => [title, url, published, summary])).toEqual([
      ['$5 plan', 'https://acme.example/a', '2026-06-08T01:00:00Z', 'A plan.'],
    ])
  })

  test('drafts are left out', () => {
    const draft = { ...posting, _id: 'drafts.1' }
    expect(brief(linked(draft) + linked({ ...posting, url: '/b', draft: true }), [schema])).toEqual([])
  })
})

describe('the rows a visitor sees', () => {
  const visible = (html: string, rows: RowRules = { each: 'article', title: 'h3' }) =>
    parsePage(bytes(html), null, 'https://acme.example/blog', { payload: [], rows })
  const card = (inner: string, attributes = '') => `<article ${attributes}><a href="/blog/a">${inner}</a></article>`

  test.each([
    ['a time', '<h3>A</h3><time datetime="2026-05-21T10:00:00Z">yesterday</time>', '2026-05-21T10:00:00Z'],
    ['a time without an attribute', '<h3>A</h3><time>May 21, 2026</time>', '2026-05-21T00:00:00Z'],
    ['any text that is a date', '<div>Sep 4, 2026</div><h3>A</h3>', '2026-09-04T00:00:00Z'],
    ['with a weekday', '<span>Thursday, May 21, 2026</span><h3>A</h3>', '2026-05-21T00:00:00Z'],
    ['in Japanese', '<span>2026年5月21日（木）</span><h3>A</h3>', '2026-05-21T00:00:00Z'],
    ['not amid other words', '<h3>A</h3><p>Applies from May 21, 2026 on.</p>', null],
    ['not without a year', '<span>Jul 20</span><h3>A</h3>', null],
  ])('the date: %s', (_, inner, expected) => {
    expect(visible(card(inner)).items[0]?.published).toBe(expected)
  })

  test.each([
    ['from the root', '', '/blog/x', 'https://acme.example/blog/x'],
    ['beside the page, as browsers do', '', 'blog/x', 'https://acme.example/blog/x'],
    ['below a base', '<base href="/en/">', 'blog/x', 'https://acme.example/en/blog/x'],
    ['below the first of two bases', '<base href="/en/"><base href="/fr/">', 'x', 'https://acme.example/en/x'],
    ['elsewhere', '', '//other.example/x', 'https://other.example/x'],
  ])('a link %s', (_, base, href, expected) => {
    const { items } = visible(`${base}<article><a href="${href}"><h3>A</h3></a></article>`)
    expect(items.map(({ url }) => url)).toEqual([expected])
  })

  test.each([
    ['no link', '<article><h3>A</h3></article>'],
    ['a place on the page', '<article><a href="#a"><h3>A</h3></a></article>'],
    ['the page itself', '<article><a href="/blog"><h3>A</h3></a></article>'],
    ['a script', '<article><a href="javascript:void(0)"><h3>A</h3></a></article>'],
    ['no title', '<article><a href="/blog/a"><img alt=""></a></article>'],
  ])('%s is no entry', (_, html) => {
    expect(visible(html + card('<h3>A</h3>')).items.map(({ url }) => url)).toEqual(['https://acme.example/blog/a'])
  })

  test.each([
    ['hidden', 'hidden'],
    ['aria-hidden', 'aria-hidden="true"'],
    ['display', 'style="color:red;display: none"'],
    ['display, with white space', 'style="display :  none"'],
    ['display, with a comment', 'style="display/**/: none!important"'],
    ['visibility, with white space', 'style="Visibility : Hidden"'],
    ['visibility', 'style="VISIBILITY:hidden"'],
    ['a draft', 'data-draft'],
    ['a draft by its status', 'data-status="draft"'],
    ['a draft by its class', 'class="card draft"'],
  ])('what is kept from visitors is left out and said: %s', (_, attributes) => {
    const { items, problems } = visible(
      `${card('<h3>Shown</h3>')}<section ${attributes}><article><a href="/blog/s"><h3>Secret</h3></a></article></section>`,
    )
    expect(items.map(({ title }) => title)).toEqual(['Shown'])
    expect(problems[0]).toEqual({
      rule: 'hidden',
      message: 'left out 1 that the page hides from its visitors: “Secret”',
      fatal: false,
    })
  })

  test.each([
    ['a part that React puts in place', 'hidden id="S:0"'],
    ['what a visitor can open', 'hidden="until-found"'],
    ['what says it is no draft', 'data-draft="false"'],
  ])('%s is shown', (_, attributes) => {
    expect(visible(`<div ${attributes}>${card('<h3>A</h3>')}</div>`).items).toHaveLength(1)
  })

  test('a title has the spaces that a visitor sees, and neither scripts nor drawings', () => {
    const inner = '<h3><div>One</div><div>t<b>w</b>o</div><svg><title>Icon</title></svg><script>three()</script></h3>'
    expect(visible(card(inner)).items[0]?.title).toBe('One two')
  })

  test('the same entry twice counts once, with what either knows and the plainest address', () => {
    const html =
      '<article><a href="/blog/a?utm_source=x"><h3>A</h3></a></article><article><a href="/blog/a"><h3>A</h3><time>May 21, 2026</time></a></article>'
    expect(visible(html).items.map(({ url, published }) => [url, published])).toEqual([
      ['https://acme.example/blog/a', '2026-05-21T00:00:00Z'],
    ])
  })

  test('another shape serves where the first finds nothing, and that is said', () => {
    const rows = { each: '.gone', fallback: [{ each: '.gone-too' }, { each: 'article', title: 'h3' }] }
    const { items, problems } = visible(card('<h3>A</h3><time>May 21, 2026</time>'), rows)
    expect(items.map(({ title }) => title)).toEqual(['A'])
    expect(problems.map(({ message, fatal }) => [message, fatal])).toEqual([
      ['the visible rows were found in another shape only: has the page changed?', false],
    ])
  })

  test('fewer than usual are said', () => {
    const { problems } = visible(card('<h3>A</h3><time>May 21, 2026</time>'), {
      each: 'article',
      title: 'h3',
      atLeast: 5,
    })
    expect(problems.map(({ message }) => message)).toEqual([
      '1 visible rows held entries, 5 or more are usual: has the page changed?',
    ])
  })
})

test('where the two ways name different addresses, that is said', () => {
  const { problems } = read(pushed(`2:[${post('a', 'Alpha')}]\n`) + row('b', 'Beta') + row('c', 'Gamma'))
  expect(problems.map(({ message }) => message)).toEqual([
    '2 of 2 visible rows are not in the page’s own data: has the page changed?',
  ])
})

test('a page in which no way finds an entry has failed', () => {
  const { items, problems } = read('<main><h1>Page not found</h1></main>')
  expect(items).toEqual([])
  expect(problems).toEqual([
    {
      rule: 'page-changed',
      message:
        'the page’s own data held no entries; the visible rows held no entries: the page has changed, or is another one',
      fatal: true,
    },
  ])
})
