import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { languages } from '../src/languages/index.ts'
import { inBlock } from '../src/model/finding.ts'
import { languageCodes } from '../src/model/language.ts'
import { checkEditions } from '../src/render/check.ts'
import { renderEditions } from '../src/render/edition.ts'
import { viewOf } from '../src/render/view.ts'
import { html } from '../src/text/markup.ts'
import { trimAtSentence } from '../src/text/trim.ts'
import { columnsOf, wrap } from '../src/text/wrap.ts'
import { channel } from '../templates/email/view.ts'
import { fullHouse, fullIssue } from './fixtures/full-issue.ts'
import { house, issue, story } from './fixtures/house.ts'
import { shared, sure } from './support.ts'

describe('only the escaping tag makes markup', () => {
  test.each<[string, unknown, string]>([
    ['text', `<b> & "x" 'y'`, '&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;'],
    ['markup', html`<b>${'&'}</b>`, '<b>&amp;</b>'],
    ['a list', ['<', html`<br>`], '&lt;<br>'],
    ['nothing', [null, undefined, false], ''],
    ['a number', 0, '0'],
  ])('%s', (_, value, expected) => {
    expect(html`${value as string}`.toString()).toBe(expected)
  })
})

test.each([
  ['en', { firstSeen: true as const }, 'first seen May 20'],
  ['ja', { firstSeen: true as const }, '5月20日確認'],
  ['en', { updated: '2026-05-12' }, 'May 20, updated since our issue of May 12'],
  ['ja', { updated: '2026-05-12' }, '5月20日、5月12日号から更新'],
] as const)('%s: the day says whether it was first seen, or updates a page', async (language, rest, expected) => {
  const editions = await renderEditions(issue([story('a', { en: 'Note' }, rest)]), house)
  const { html: mail, text } = sure(editions.find((each) => each.language === language))
  expect(mail).toContain(expected)
  expect(text).toContain(expected)
})

describe('summaries end at a sentence', () => {
  test.each([
    ['short', 'One. Two.', 20, 'One. Two.'],
    ['two of three', 'One here. Two here. Three is longer.', 20, 'One here. Two here.'],
    ['Japanese', '一つ目です。二つ目です。三つ目です。', 14, '一つ目です。二つ目です。'],
    ['not even one', 'A very long sentence without an end in sight', 20, 'A very long…'],
    ['not even one in Japanese', 'とても長い文がどこまでも続いていく', 8, 'とても長い文が…'],
  ])('%s', (_, text, max, expected) => {
    expect(trimAtSentence(text, max)).toBe(expected)
  })
})

describe('lines of the text part', () => {
  test.each([
    ['words', 'aaa bbb ccc', 7, 'aaa bbb\nccc'],
    ['wide characters count two', 'ああいい', 4, 'ああ\nいい'],
    ['no closing mark starts a line', 'ああ。いい', 4, 'あ\nあ。\nいい'],
    ['no opening mark ends one', 'ああ「い」', 6, 'ああ\n「い」'],
    [
      'an address stays whole',
      'see https://acme.example/a/long/path now',
      10,
      'see\nhttps://acme.example/a/long/path\nnow',
    ],
  ])('%s', (_, text, columns, expected) => {
    expect(wrap(text, columns)).toBe(expected)
  })
  test('columns as a terminal counts them', () => {
    expect(columnsOf('a早b')).toBe(4)
    expect(columnsOf('\u001b[33m!\u001b[39m')).toBe(1)
  })
  test.each([
    ['what goes on below stands further in', '  one refused, two', 10, '  one\n    refused,\n    two'],
    ['colours take no room and are not cut', '\u001b[33m!\u001b[39m one two', 5, '\u001b[33m!\u001b[39m one\n  two'],
    ['a list keeps its lines', 'a\n  b', 5, 'a\n  b'],
  ])('on a terminal: %s', (_, text, columns, expected) => {
    expect(wrap(text, columns, { hanging: 2 })).toBe(expected)
  })
})

describe('an edition', () => {
  const stories = [
    story(
      'a',
      { en: 'Acme launches Note 2', ja: 'アクメ、Note 2を公開' },
      { also: [{ source: 'acme/labs', url: 'https://acme.example/labs/a', title: 'Note 2', language: 'en' }] },
    ),
    story('b', { en: 'Untranslated news' }),
  ]

  test('says its language, has one first heading, and marks what is translated or left', async () => {
    const [en, ja] = await renderEditions(issue(stories), house)
    for (const [edition, code] of [
      [en, 'en'],
      [ja, 'ja'],
    ] as const) {
      const $ = load(edition?.html ?? '')
      expect($('html').attr('lang')).toBe(code)
      expect($('h1')).toHaveLength(1)
      expect(
        $('h3 a')
          .map((_, link) => $(link).attr('href'))
          .get(),
      ).toEqual(['https://acme.example/a', 'https://acme.example/b'])
    }
    expect(
      load(ja?.html ?? '')('.tag')
        .map((_, tag) => load(tag).text())
        .get(),
    ).toEqual(['公式訳', '原文'])
    expect(load(ja?.html ?? '')('h3 [lang="en"]').text()).toBe('Untranslated news')
    expect(load(en?.html ?? '')('.tag')).toHaveLength(0)
  })

  test('one without stories says so, in the subject too', async () => {
    const [en, ja] = await renderEditions(issue([]), house)
    expect([en?.subject, ja?.subject]).toEqual([
      'No official announcements since the last issue.',
      '前号以降、新しい公式発表はありませんでした。',
    ])
    expect(en?.text).toContain('Nothing was announced officially since the last issue.')
  })

  test('a sample is marked in subject, HTML and text', async () => {
    for (const { subject, html: mail, text, language } of await renderEditions(
      issue(stories, { sample: true }),
      house,
    )) {
      const mark = language === 'ja' ? '【見本】' : '[Sample]'
      expect(subject.startsWith(mark)).toBe(true)
      expect(mail.split(mark).length).toBeGreaterThan(2)
      expect(text).toContain(mark)
    }
  })

  test('corrections come before the news, sources that failed are named', async () => {
    const failed = { ...issue(stories).coverage, sources: [{ id: 'acme/labs', state: 'failed' as const, items: 0 }] }
    const [en] = await renderEditions(
      issue(stories, { corrections: [{ en: 'We erred.', ja: '誤りでした。' }], coverage: failed }),
      house,
    )
    expect(en?.text.indexOf('We erred.')).toBeLessThan(en?.text.indexOf('Top of the day\n---') ?? 0)
    expect(en?.text).toContain('We could not check Acme Labs today.')
  })

  test('sources that failed are told in a sentence, be it one or several', () => {
    const told = (names: string[]) => languageCodes.map((code) => languages[code].words.uncheckedSources(names))
    expect(told(['Labs'])).toEqual([
      'We could not check Labs today. Anything announced there will follow as soon as we can.',
      'Labsは、本日確認できませんでした。発表があれば次号以降でお伝えします。',
    ])
    expect(told(['Labs', 'News'])).toEqual([
      'We could not check Labs and News today. Anything announced there will follow as soon as we can.',
      'Labs、Newsは、本日確認できませんでした。発表があれば次号以降でお伝えします。',
    ])
  })

  test('one announcement alone has no preheader, as nothing continues its subject', async () => {
    for (const { html: mail } of await renderEditions(issue(stories.slice(0, 1)), house))
      expect(mail).not.toContain('display:none;font-size:1px')
    for (const { html: mail } of await renderEditions(issue(stories), house))
      expect(mail).toContain('display:none;font-size:1px')
  })

  test('a text in another language stands as that language does', async () => {
    const summary = { text: 'In English only.', origin: 'original' as const, language: 'en' as const }
    const untranslated = story('a', { en: 'Title' }, { summary: { en: summary, ja: summary } })
    const [, ja] = await renderEditions(issue([untranslated]), house)
    const $ = load(ja?.html ?? '')
    expect($('h3').attr('style')).toContain('line-height:1.35')
    expect($('h3 ~ p').attr('style')).toContain('line-height:1.6')
  })

  test('a summary that is in other words than its title says whose', async () => {
    const by = (text: string, origin: 'editor' | 'official') => ({ text, origin })
    const mixed = story(
      'a',
      { en: 'Title', ja: '題名' },
      { summary: { en: by('By us.', 'editor'), ja: by('編集部の要約。', 'editor') } },
    )
    const [en, ja] = await renderEditions(issue([mixed]), house)
    expect(load(en?.html ?? '')('h3 ~ p .tag').text()).toBe('edited')
    expect(load(ja?.html ?? '')('h3 ~ p .tag').text()).toBe('編集部訳')
    expect(en?.text).toContain('By us. [edited]')
    expect(ja?.text).toContain('編集部の要約。［編集部訳］')
    const same = { ...mixed, summary: { ...mixed.summary, ja: by('公式の要約。', 'official') } }
    const [, plain] = await renderEditions(issue([same]), house)
    expect(load(plain?.html ?? '')('h3 ~ p .tag').text()).toBe('')
  })

  test('a separator belongs to what follows it, so that none is left at the end of a line', async () => {
    for (const { html: mail } of await renderEditions(issue(stories), house)) {
      const $ = load(mail)
      const parts = $('.p:has([aria-hidden])')
        .map((_, part) => $(part).text())
        .get()
      expect(parts.length).toBeGreaterThan(5)
      expect(parts.filter((part) => !/^·\u00a0\S/.test(part))).toEqual([])
    }
  })

  test('of several pages in one channel the first is linked, and the others are counted', () => {
    const page = (name: string) => ({
      source: 'acme/labs',
      url: `https://acme.example/labs/${name}`,
      title: 'Note',
      language: 'en' as const,
    })
    const of = issue([
      story('a', { en: 'Note' }, { also: [page('1'), page('2'), { ...page('3'), source: 'acme/news' }] }),
    ])
    expect(viewOf(of, 'en', house).leads[0]).toMatchObject({
      also: [{ url: 'https://acme.example/labs/1' }, { url: 'https://acme.example/labs/3' }],
      moreAlso: { text: '+1 on the web' },
    })
  })

  test.each([
    ['Acme', 'Acme Labs', 'Labs'],
    ['Acme', 'Labs', 'Labs'],
    ['Acme', 'Acmeology', 'Acmeology'],
    ['Acme', 'Acme', 'Acme'],
  ])('%s, %s: the vendor is said once', (vendor, source, shown) => {
    expect(channel({ vendor, source })).toBe(shown)
  })

  test('a full issue stays far below what mail clients cut', async () => {
    const full = fullIssue()
    const editions = await renderEditions(full, fullHouse)
    expect(await checkEditions(editions, full, fullHouse)).toEqual([])
    for (const edition of editions) {
      const view = viewOf(full, edition.language, fullHouse)
      expect(view.leads.map(({ terms, also, moreAlso }) => [terms.length > 1, also.length, moreAlso?.text])).toEqual(
        Array(3).fill([true, 3, languages[edition.language].words.andMore(1)]),
      )
      expect(view.others.filter(({ terms }) => terms.length >= 2)).toHaveLength(22)
      expect(new TextEncoder().encode(edition.html).byteLength).toBeLessThan(60 * 1024)
    }
  })

  test('every block is there, in its order, and every story can be told by the element around it', async () => {
    const full = fullIssue()
    const failed = { ...full.coverage, sources: [{ id: 'acme/labs', state: 'failed' as const, items: 0 }] }
    const corrected = { ...full, coverage: failed, corrections: [{ en: 'We erred.', ja: '誤りでした。' }] }
    for (const { html: mail } of await renderEditions(corrected, fullHouse)) {
      const $ = load(mail)
      const found = $(inBlock)
        .map((_, element) => $(element).attr('class'))
        .get()
      expect(found).toEqual([
        ...['ways', 'masthead', 'corrections', 'leads', 'lead', 'lead', 'lead', 'others'],
        ...Array(22).fill('line'),
        ...['unchecked', 'term', 'footer'],
      ])
      const stories = $('h3 a')
        .map((_, link) => $('.lead, .line').index($(link).closest(inBlock)))
        .get()
      expect(stories.slice(0, 25)).toEqual(full.stories.map((_, at) => at))
    }
  })

  test('more than the mail shows are on the web', () => {
    const many = issue(Array.from({ length: 30 }, (_, at) => story(`s${at}`, { en: `Title ${at}` })))
    for (const language of languageCodes)
      expect(viewOf(many, language, house)).toMatchObject({ onTheWebOnly: 5, stories: 30 })
  })
})

/** What titles must not do to a mail, whatever they hold; more of them beside the project, where it is developed. */
const hostile: [name: string, title: string][] = [
  ['markup', '</a></h3></td></table><script>alert(1)</script>'],
  ['MJML', '</mj-text><mj-raw><img src="x"></mj-raw><mj-text>'],
  ['a comment for Outlook', '<!--[if mso]><v:rect href="https://evil.example"/><![endif]-->'],
  ['entities', '&lt;b&gt; &amp; &#39; &ltscript&gt'],
  ['templates and merge tags', `{{x}} {% x %} \${x} *|UNSUB|* %%unsubscribe%% [[UNSUB]]`],
  ['lines of a header', 'Hello\r\nBcc: victim@evil.example\r\n\r\nbody'],
  ['controls, C0 and C1', 'a\u0000b\u0008c\u001b[31md\u0085e\u009bf'],
  ['marks of direction', 'Update \u202etxt.exe \u2067b\u2069 \u200ec \u061cd'],
  ['half a pair of surrogates', 'Half \ud83d and \udc00 of a rocket'],
  ['two thousand letters', 'x'.repeat(2000)],
  ['two thousand words', 'Acme launches Note 2 '.repeat(100)],
  ['two thousand characters of Japanese', 'アクメが新しいモデルを公開。'.repeat(150)],
  ['nothing that can be seen', '\u3164\u200b\u2800'],
]
const besideTheProject: [string, string][] = shared
  ? readFileSync(join(shared, 'hostile', 'cases.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; kind: string; inline: string })
      .filter(({ kind }) => kind === 'title string')
      .map(({ id, inline }) => [id, inline])
  : []
if (!shared) test.skip('hostile titles beside the project: shared/data is not here')

describe('a hostile title leaves the mail as it is', () => {
  const issueOf = (title: string) => issue([story('a', { en: title, ja: `${title}。` })])
  const plain = renderEditions(issueOf('Plain'), house)
  const unseen = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
  const squashed = (text: string) => text.replace(/\s+/gu, '')
  /** Phrases that are kept together are no part of the document's structure. */
  const skeleton = (mail: string) => {
    const $ = load(mail)
    return $('*:not(.p)')
      .map((_, element) => ('attribs' in element ? `${element.name} ${Object.keys(element.attribs).join(' ')}` : ''))
      .get()
  }

  test.each([...hostile, ...besideTheProject])('%s', async (_, title) => {
    const expected = await plain
    for (const [at, { language, html: mail, text, subject }] of (
      await renderEditions(issueOf(title), house)
    ).entries()) {
      const $ = load(mail)
      const whole = squashed(title.toWellFormed().replaceAll(new RegExp(unseen, 'gu'), '')) + (at === 0 ? '' : '。')
      const inHtml = $('h3').text()
      const [start = ''] = squashed(inHtml).split('…')
      expect(skeleton(mail)).toEqual(skeleton(expected[at]?.html ?? ''))
      expect($('h3 a').attr('href')).toBe('https://acme.example/a')
      if (inHtml !== 'acme.example/a') expect(whole.startsWith(start)).toBe(true)
      if (columnsOf(whole) < 60 && inHtml !== 'acme.example/a') expect(start).toBe(whole)
      expect(columnsOf(inHtml)).toBeLessThanOrEqual(languages[language].columns.title)
      expect(squashed(text)).toContain(squashed(inHtml))
      expect([inHtml, subject, text.replaceAll('\n', '')].filter((each) => unseen.test(each))).toEqual([])
      expect(columnsOf(subject)).toBeLessThanOrEqual(languages[language].columns.subject)
      if (inHtml !== 'acme.example/a') expect(squashed(whole)).toContain(squashed(subject.split('…')[0] ?? ''))
    }
  })
})
