import { describe, expect, test } from 'vitest'
import { isEnglish, isJapanese } from '../../src/languages/written.ts'
import { accept, candidates, type Page, type VersionAt } from '../../src/localise/versions.ts'
import type { Item } from '../../src/model/item.ts'
import type { Language } from '../../src/model/language.ts'
import { vendorSchema } from '../../src/model/vendor.ts'

const item: Item = {
  id: 'i',
  vendor: 'acme',
  source: 'acme/news',
  language: 'en',
  url: 'https://acme.example/index/note-2/',
  address: 'https://acme.example/index/note-2',
  title: 'Introducing Note 2',
  summary: 'A new model.',
  published: '2026-05-20T00:00:00Z',
  main: true,
  roundup: false,
}
const japanese: Item = {
  ...item,
  language: 'ja',
  url: 'https://acme.example/ja-JP/index/note-2/',
  address: 'https://acme.example/ja-JP/index/note-2',
  title: 'Note 2を発表',
}
const acme = {
  id: 'acme',
  ...vendorSchema.parse({
    name: { en: 'Acme', ja: 'Acme' },
    hosts: ['acme.example'],
    translations: [{ language: 'ja', from: 'https://acme.example/index/', to: 'https://acme.example/ja-JP/index/' }],
  }),
}
const page = (rest: Partial<Page>): Page => ({
  language: 'ja',
  title: 'Note 2を発表',
  description: '新しいモデル。',
  canonical: null,
  alternates: [],
  ...rest,
})
const at = (path: string) => `https://acme.example${path}`

describe('where a version may be', () => {
  const byPath = `path ${at('/ja-JP/index/note-2/')}`
  test.each<[string, Partial<Page> | null, string[]]>([
    ['by the path rule alone', null, [byPath]],
    [
      'as the page names it',
      { alternates: [{ language: 'ja', url: at('/jp/n2') }] },
      [`hreflang ${at('/jp/n2')}`, byPath],
    ],
    [
      'in any case, with a region, by a bar or an underscore; the exact language first',
      {
        alternates: [
          { language: 'ja_JP', url: at('/c') },
          { language: ' JA-jp ', url: at('/b') },
          { language: 'JA', url: at('/a') },
        ],
      },
      [`hreflang ${at('/a')}`, `hreflang ${at('/c')}`, `hreflang ${at('/b')}`, byPath],
    ],
    ['not in a language that only begins alike', { alternates: [{ language: 'jav', url: at('/jav') }] }, [byPath]],
    ['the page itself is none', { alternates: [{ language: 'ja', url: `${item.url}?utm_source=x` }] }, [byPath]],
    [
      'nor is its canonical address',
      { canonical: at('/n2'), alternates: [{ language: 'ja', url: at('/n2/') }] },
      [byPath],
    ],
    ['the default that is the page', { alternates: [{ language: 'x-default', url: item.url }] }, [byPath]],
    [
      'another default comes last of what is named',
      {
        alternates: [
          { language: 'x-default', url: at('/d') },
          { language: 'ja', url: at('/a') },
        ],
      },
      [`hreflang ${at('/a')}`, `hreflang ${at('/d')}`, byPath],
    ],
    [
      'each once, and no more than four',
      { alternates: [1, 1, 2, 3, 4, 5].map((n) => ({ language: 'ja', url: at(`/${n}`) })) },
      [1, 2, 3, 4].map((n) => `hreflang ${at(`/${n}`)}`),
    ],
  ])('%s', (_, named, expected) => {
    const found = candidates(item, named && page(named), 'ja', acme)
    expect(found.map(({ by, url }) => `${by} ${url}`)).toEqual(expected)
  })

  test('from Japanese to English by the same rule and by the default', () => {
    const named = page({ alternates: [{ language: 'x-default', url: at('/d') }] })
    expect(candidates(japanese, named, 'en', acme)).toEqual([
      { by: 'hreflang', url: at('/d') },
      { by: 'path', url: item.url },
    ])
  })

  test('no rule, no alternate, no place', () => {
    expect(candidates({ ...item, url: at('/blog/x') }, null, 'ja', acme)).toEqual([])
    expect(candidates(item, null, 'ja', undefined)).toEqual([])
  })
})

const asked: VersionAt = { url: at('/ja-JP/index/note-2/'), by: 'path' }
const judged = (of: Item, rest: Partial<Page>, url: string = asked.url, wanted: Language = 'ja', from = asked) => {
  const verdict = accept(of, page(rest), url, wanted, from)
  return 'refused' in verdict ? verdict.refused : `taken: ${verdict.title}`
}

describe('a page is taken as the official version only when it is one', () => {
  test('with its title, its description, its address and how it was found', () => {
    expect(accept(item, page({ title: 'Note 2を発表 | Acme' }), asked.url, 'ja', asked)).toEqual({
      title: 'Note 2を発表',
      summary: '新しいモデル。',
      url: asked.url,
      by: 'path',
    })
  })

  test.each<[string, Partial<Page>, string]>([
    ['without declaring its language', { language: null }, 'taken: Note 2を発表'],
    ['declaring a wrong one', { language: 'en' }, 'taken: Note 2を発表'],
    ['in kanji and Latin only', { title: 'Note 2 提供開始' }, 'taken: Note 2 提供開始'],
    ['of names alone, described in Japanese', { title: 'Note 2' }, 'taken: Note 2'],
    [
      'of names alone, described in English',
      { title: 'Note 2', description: 'A new model for the web.' },
      'its title is not written in ja (“Note 2”)',
    ],
    ['of names alone, declared', { title: 'Note 2', description: null }, 'taken: Note 2'],
    [
      'of names alone, declared another',
      { title: 'Note 2', description: null, language: 'ko' },
      'its title is not written in ja (“Note 2”)',
    ],
    [
      'in English, declared Japanese',
      { title: 'Introducing Note 2' },
      'its title is not written in ja (“Introducing Note 2”)',
    ],
    [
      'in Simplified Chinese, declared Japanese',
      { title: 'Note 2 正式发布', description: null },
      'its title is not written in ja (“Note 2 正式发布”)',
    ],
    [
      'in Traditional Chinese, declared Japanese',
      { title: 'Note 2 新模型發表', description: null },
      'its title is not written in ja (“Note 2 新模型發表”)',
    ],
    [
      'in either, told by its description',
      { title: 'Note 2 公開', description: '这是我们的新模型。' },
      'its title is not written in ja (“Note 2 公開”)',
    ],
    ['in Korean', { title: 'Note 2 출시' }, 'its title is not written in ja (“Note 2 출시”)'],
    ['of another version', { title: 'Note 3を発表' }, 'is another announcement (other-figure: 2 / 3)'],
    [
      'of another version, though it links back',
      { title: 'Note 3を発表', alternates: [{ language: 'en', url: item.url }] },
      'is another announcement (other-figure: 2 / 3)',
    ],
    [
      'that leaves out the version, and links back',
      { title: 'ノートの新版を発表', alternates: [{ language: 'en', url: item.url }] },
      'taken: ノートの新版を発表',
    ],
    [
      'that leaves out the version, and does not',
      { title: 'ノートの新版を発表' },
      'is another announcement (version-on-one-side: 2)',
    ],
    ['of another product', { title: 'Sketch 2を発表' }, 'is another announcement (other-names: sketch)'],
    ['a login', { title: 'ログイン | Acme' }, 'is a login page (“ログイン”)'],
    ['a login in English', { title: 'Sign in to continue' }, 'is a login page (“Sign in to continue”)'],
    [
      'an error answered as if all were well',
      { title: 'ページが見つかりません' },
      'is an error page (“ページが見つかりません”)',
    ],
    ['a challenge', { title: 'Just a moment...' }, 'is an error page (“Just a moment...”)'],
    ['a question of consent', { title: '続行する前に' }, 'is a page that asks for consent (“続行する前に”)'],
    ['called as any page may be', { title: 'お知らせ' }, 'is called “お知らせ”, as any page may be'],
    ['without a title', { title: '' }, 'has no title'],
  ])('%s', (_, rest, expected) => {
    expect(judged(item, rest)).toBe(expected)
  })

  test.each<[string, string, string]>([
    ['a login', '/ja-JP/login?next=%2Findex', 'leads to a login page'],
    ['consent', '/consent/ja', 'leads to a page that asks for consent'],
    ['the front page', '/', 'leads to a front page'],
    ['the front page of a language', '/ja-JP/', 'leads to a front page'],
    ['the front page below intl', '/intl/ja', 'leads to a front page'],
    ['a list', '/ja-JP/news/', 'leads to a list of many posts'],
    ['the original page', '/index/note-2', 'leads back to the original page'],
    ['a page of another name that says it too', '/ja-JP/index/note-2-release', 'taken: Note 2を発表'],
  ])('redirected to %s', (_, path, expected) => {
    expect(judged(item, {}, at(path))).toBe(expected)
  })

  test('redirected to a page that shares no name', () => {
    const campaign = { title: '夏の読書キャンペーンを実施' }
    const about = { ...item, title: 'A letter to our customers' }
    expect(judged(about, campaign, at('/ja-JP/campaign-2026'))).toBe(
      'was sent on to a page that shares no name with the original (“夏の読書キャンペーンを実施”)',
    )
  })

  test.each<[string, Partial<Page>, string]>([
    [
      'right',
      { language: 'en', title: 'Introducing Note 2', description: 'A new model.' },
      'taken: Introducing Note 2',
    ],
    [
      'in a headline’s capitals',
      { language: 'en', title: 'Acme Announces Note 2', description: 'It is new.' },
      'taken: Acme Announces Note 2',
    ],
    ['still Japanese', { language: 'en' }, 'its title is not written in en (“Note 2を発表”)'],
    [
      'in German',
      { language: 'en', title: 'Note 2 für alle', description: 'Ein neues Modell für die Arbeit.' },
      'its title is not written in en (“Note 2 für alle”)',
    ],
    [
      'of another version',
      { language: 'en', title: 'Introducing Note 3' },
      'is another announcement (other-figure: 3 / 2)',
    ],
  ])('from Japanese to English: %s', (_, rest, expected) => {
    expect(judged(japanese, rest, item.url, 'en', { url: item.url, by: 'path' })).toBe(expected)
  })
})

describe('a text tells its language', () => {
  test.each<[string, boolean | null, boolean | null]>([
    ['Note 2 提供開始', true, false],
    ['画像生成モデル公開', true, false],
    ['安全性評価結果', true, false],
    ['慶應義塾大学と提携', true, false],
    ['推出新模型', false, false],
    ['新模型發表', false, false],
    ['我们推出了 Note 2', false, false],
    ['鲜の味', false, false],
    ['Note 2 출시', false, false],
    ['Note 2', null, null],
    ['Note 2 公開', null, false],
    ['Introducing Note 2', false, true],
    ['Introducing Note 2 für alle', null, null],
    ['Présentation de Note 2 pour le web', false, false],
    ['Новая модель', null, false],
  ])('%s', (text, ja, en) => {
    expect({ ja: isJapanese(text), en: isEnglish(text) }).toEqual({ ja, en })
  })
})
