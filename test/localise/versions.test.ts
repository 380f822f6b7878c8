import { describe, expect, test } from 'vitest'
import { isEnglish, isJapanese } from '../../src/languages/written.ts'
import { accept, candidates, type Page, type VersionAt } from '../../src/localise/versions.ts'
import type { Item } from '../../src/model/item.ts'
import type { Language } from '../../src/model/language.ts'
import { vendorSchema } from '../../src/model/vendor.ts'
import { announcement as item } from '../fixtures/house.ts'

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
  published: null,
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
    [
      'of names alone, only declared',
      { title: 'Note 2', description: null },
      'its title is not written in ja (“Note 2”)',
    ],
    [
      'in another Chinese, declared',
      { title: 'Note 2 推理能力提升', description: null },
      'its title is not written in ja (“Note 2 推理能力提升”)',
    ],
    [
      'in Chinese that tells only by what it lacks',
      { title: 'Note 2 正式亮相', description: '新一代模型，推理能力更强，速度更快。' },
      'its title is not written in ja (“Note 2 正式亮相”)',
    ],
    [
      'in words of both, declared Chinese',
      { title: 'Note 2 料金方案', language: 'zh-TW' },
      'its title is not written in ja (“Note 2 料金方案”)',
    ],
    [
      'with kana in Chinese',
      { title: 'Note 2 在ライン中使用', language: 'zh-CN' },
      'its title is not written in ja (“Note 2 在ライン中使用”)',
    ],
    ['of its price', { title: 'Note 2の料金を改定' }, 'is another announcement (other-kind: launch / price)'],
    [
      'of its price, and links back',
      { title: 'Note 2の料金を改定', alternates: [{ language: 'en', url: item.url }] },
      'is another announcement (other-kind: launch / price)',
    ],
    [
      'of something else, and links back',
      { title: '東京に新しいオフィスを開設', alternates: [{ language: 'en', url: item.url }] },
      'shows nothing of the original (“東京に新しいオフィスを開設”)',
    ],
    ['with what everybody has', { title: 'LLM「Note 2」をAPIで提供開始' }, 'taken: LLM「Note 2」をAPIで提供開始'],
    ['where it is sold', { title: 'Note 2、国内で提供開始' }, 'taken: Note 2、国内で提供開始'],
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
    ['maintenance', { title: 'ただいまメンテナンス中です' }, 'is an error page (“ただいまメンテナンス中です”)'],
    ['about errors', { title: 'Note 2でエラーを減らす' }, 'taken: Note 2でエラーを減らす'],
    ['about logins', { title: 'ログイン機能「Note 2」を公開' }, 'taken: ログイン機能「Note 2」を公開'],
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
    ['a login deeper down', '/ja/auth/login', 'leads to a login page'],
    ['the front page as a file', '/ja/index.html', 'leads to a front page'],
    ['a list', '/ja-JP/news/', 'leads to a list of many posts'],
    ['the press room', '/jp/press/', 'leads to a list of many posts'],
    ['a topic', '/ja/topics/safety', 'leads to a list of many posts'],
    ['a page of a list', '/ja/blog/page/2', 'leads to a list of many posts'],
    ['a post about accounts', '/ja-JP/index/accounts/', 'taken: Note 2を発表'],
    ['the original page', '/index/note-2', 'leads back to the original page'],
    ['a page of another name that says it too', '/ja-JP/index/note-2-release', 'taken: Note 2を発表'],
  ])('redirected to %s', (_, path, expected) => {
    expect(judged(item, {}, at(path))).toBe(expected)
  })

  const plain = { ...item, title: 'Our updated usage policies', summary: null }
  test.each<[string, Partial<Page>, string]>([
    [
      'an error of words we do not know',
      { title: 'しばらくしてからお試しください' },
      'shows nothing of the original (“しばらくしてからお試しください”)',
    ],
    ['jobs', { title: '一緒に働く仲間を募集' }, 'is another announcement (other-kind: policy / event)'],
    [
      'of the same week',
      { title: '改定のお知らせです', published: '2026-05-22T00:00:00Z' },
      'taken: 改定のお知らせです',
    ],
    [
      'of another year',
      { title: '改定のお知らせです', published: '2025-05-22T00:00:00Z' },
      'shows nothing of the original (“改定のお知らせです”)',
    ],
    [
      'that links back',
      { title: '改定のお知らせです', alternates: [{ language: 'en', url: item.url }] },
      'taken: 改定のお知らせです',
    ],
  ])('of a post without a name: %s', (_, rest, expected) => {
    expect(judged(plain, rest)).toBe(expected)
  })

  test.each<[string, Partial<Page>, string]>([
    ['described in Japanese', { title: 'Note 2', description: 'Note 2を公開しました。' }, 'taken: Note 2'],
    [
      'described in Japanese as any page is',
      { title: 'Note 2', description: '人工知能の安全な発展を支えます。' },
      'has the title of the original, untranslated',
    ],
    ['not described', { title: 'Note 2', description: null }, 'its title is not written in ja (“Note 2”)'],
  ])('with the title of the original: %s', (_, rest, expected) => {
    expect(judged({ ...item, title: 'Note 2' }, rest)).toBe(expected)
  })

  test.each<[string, string, string | null]>([
    ['in its language', '新しいモデルです。', '新しいモデルです。'],
    ['in the original’s', 'Our new model reads long documents.', null],
    ['in Chinese', '我们的新模型可以阅读长文档。', null],
    ['that repeats the title', 'Note 2を発表', null],
    ['with a tail', '長い文書を読みます。 続きを読む', '長い文書を読みます。'],
  ])('a summary %s', (_, description, summary) => {
    expect(accept(item, page({ description }), asked.url, 'ja', asked)).toMatchObject({ summary })
  })

  test('redirected to a page about the same product and not the same thing', () => {
    const excel = { ...item, title: 'Note 2 comes to Sheetland' }
    expect(judged(excel, { title: 'Note 2 を法人向けに展開' }, at('/ja-JP/index/note-2-business'))).toBe(
      'was sent on to a page that does not name sheetland (“Note 2 を法人向けに展開”)',
    )
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
    [
      'in German that English could be',
      { language: 'de', title: 'Note 2 hat an Tempo gewonnen', description: null },
      'its title is not written in en (“Note 2 hat an Tempo gewonnen”)',
    ],
    [
      'the same, undeclared',
      { language: null, title: 'Note 2 in Europa', description: 'Das Modell ist in der Schweiz zu haben.' },
      'its title is not written in en (“Note 2 in Europa”)',
    ],
    ['still Japanese', { language: 'en' }, 'its title is not written in en (“Note 2を発表”)'],
    [
      'in German',
      { language: 'en', title: 'Note 2 für alle', description: 'Ein neues Modell für die Arbeit.' },
      'its title is not written in en (“Note 2 für alle”)',
    ],
    [
      'of another version',
      { language: 'en', title: 'Introducing Note 3', description: 'A new model.' },
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
