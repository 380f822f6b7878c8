import { loadDefaultJapaneseParser } from 'budoux'
import { DateTime } from 'luxon'
import { conceptFinder } from './concepts.ts'
import { setJapanese } from './japanese.ts'
import { placeFinder } from './places.ts'
import type { Profile } from './profile.ts'
import { translation } from './translation/ja.ts'
import { isJapanese } from './written.ts'

const parser = loadDefaultJapaneseParser()
/** As English names them, so that both languages share the form. */
const seasons: Record<string, string> = { 春: 'spring', 夏: 'summer', 秋: 'fall', 冬: 'winter' }
/** Quotes within quotes are 『』. */
const quoted = (titles: string[]) =>
  titles.map((title) => `「${title.replaceAll('「', '『').replaceAll('」', '』')}」`).join('')

export const ja: Profile = {
  tag: 'ja',
  ownName: '日本語',
  isWritten: isJapanese,
  isUnmistakable: (text) => isJapanese(text) === true && /\p{Script=Hiragana}/u.test(text),
  gates: {
    login:
      /^(?:ログイン|サインイン)(?:$|[\s|｜:：]|ページ|画面|が必要|して)|^(?:新規登録|アカウント(?:の)?(?:作成|登録))$|認証が必要/,
    error:
      /ページ(?:が|は)(?:見つかり|存在し|ございません|ありません)|^(?:エラー(?:$|[\s:：\d]|が発生|ページ)|404|アクセス(?:が)?(?:拒否|できません|集中)|しばらくお待ちください)|お探しのページ|メンテナンス中|ご利用いただけません|(?:ページ|記事)(?:は|が)?(?:削除され|見つかりません)/,
    consent:
      /^(?:続行する前に|ご利用の前に|Cookie(?:の)?(?:設定|使用|同意)|クッキー|国または地域|言語を選択|年齢確認)/i,
  },
  summaryLength: 90,
  columns: { title: 160, subject: 80, preheader: 100, lede: 60 },
  dangling: /(?!)/,
  typeset: setJapanese,
  definitionLength: 130,
  needsReading: true,
  nounForms: (form) => [form],
  verbForms: (verb) => [verb],
  nounsOf: () => [],
  boilerplate: [
    /\s*投稿\s?.{1,200}?\s?は\s?.{1,80}?\s?に最初に表示されました。?$/s,
    /\s*(?:続きを読む|もっと見る|もっと読む|全文を読む|記事を読む|(?:詳細|詳しく)は(?:こちら|リンク先)(?:から|をご覧ください|をご確認ください)?)\s*(?:→|»|›|>|…|。)*$/,
    /\s*(?:\[(?:…|\.{3})\]|…|\.{3})$/,
  ],
  verbal: /^(ま[すしせ]|た[いくか]|ながら|つつ|そう|すぎ|やす[いく]|にく[いく])/,
  detached:
    /(?<!\p{Script=Han})(最新|最先端|次世代|新世代|国産|国内|海外|自社|他社|同社|弊社|当社|各社|独自|専用|複数|主要|既存|従来|通常|一般|標準|高度|高性能|高精度|小型|大型|軽量|商用|社内|企業向|今回|現在|今後|当初|一部|全|各|同|本|新|両|諸)$/u,
  vagueLink:
    /^(?:(?:詳し|くわし)くは|詳細は)?(?:こちら|ここ)(?:から|へ|をクリック|をタップ|をご覧ください)?$|^(?:続き|もっと|さらに|全文|記事)を?(?:読む|見る)$|^(?:詳細|リンク|もっと|続き|詳しく|サイト|ページ)(?:を見る|を読む)?$/,
  textColumns: 72,
  textHeading: (title) => `■ ${title}`,
  fonts: "'Hiragino Sans', 'Hiragino Kaku Gothic ProN', 'Noto Sans JP', Meiryo, 'Yu Gothic', sans-serif",
  lineHeight: { title: 1.5, body: 1.8, lede: 1.8 },
  date: (date) =>
    DateTime.fromISO(date).setLocale('ja-JP').toLocaleString({
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      weekday: 'short',
    }),
  shortDate: (date) => DateTime.fromISO(date).setLocale('ja-JP').toLocaleString({ month: 'long', day: 'numeric' }),
  kinds: [
    ['card', /(システム|モデル)カード|System Card/i],
    ['customer', /(導入|活用|お客様|ユーザー)事例/],
    ['report', /(技術レポート|安全性|評価(?!額)|検証|調査|を発見|成績)/],
    ['guide', /(使い方|活用|入門|ガイド|始め方|手引き|解説|しよう|するには|してみ|方法|ベストプラクティス|コツ)/],
    ['incident', /(障害|インシデント|不具合)/],
    ['suspension', /(一時停止|提供停止|利用停止|ロールバック|取り下げ|撤回)/],
    ['return', /(再開|復旧|再提供)/],
    ['end', /(提供[をの]?終了|廃止|非推奨|サポート終了|終了のお知らせ)/],
    ['price', /(料金|価格|値下げ|値上げ|課金)/],
    ['preview', /(プレビュー|ベータ|先行(公開|提供)|近日(公開|提供)|見どころ|開催)/],
    ['default', /(デフォルト|既定)/],
    ['people', /(就任|任命|入社|着任)/],
    ['funding', /(資金調達|調達|出資|評価額)/],
    ['event', /(ハッカソン|ウェビナー|基調講演|カンファレンス|サミット)/],
    ['availability', /(一般提供|(すべての|全).{0,24}で(利用可能|使える|提供)|で(利用可能|使える|ご利用))/],
    ['expansion', /(拡大|展開|広げ|広が)/],
    ['update', /(更新|改善|追加|アップデート)/],
    ['launch', /(発表|公開|提供(を)?開始|リリース|登場|開始|紹介|正式版|搭載|導入)/],
    ['report', /(結果|報告|レポート|調査|評価)/],
  ],
  commonWords: new Set(
    'a an the and or of for to in on with by ai 発表 公開 提供 開始 提供開始 一般提供開始 紹介 リリース 登場 正式 最新 本日 発表会 利用可能 一般提供 モデル 新モデル 追加 更新 拡大 展開 対応'.split(
      ' ',
    ),
  ),
  period: (title) => {
    const quarter = /第\s*([1-4一二三四])\s*四半期/.exec(title)?.[1]
    if (quarter) return `q${/\d/.test(quarter) ? quarter : '一二三四'.indexOf(quarter) + 1}`
    const season = /(?:年|^)の?([春夏秋冬])(?![\p{Script=Han}])/u.exec(title)?.[1]
    if (season) return seasons[season] ?? null
    const found = /(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?(?!\d)/.exec(title)
    if (!found?.[2]) return null
    return [found[1] ?? '*', found[2].padStart(2, '0'), found[3]?.padStart(2, '0') ?? '*'].join('-')
  },
  concepts: conceptFinder({ column: 2, spaced: false }),
  places: placeFinder({ language: 'ja', column: 2, spaced: false }),
  clause: /、/,
  progressWords: new Set(),
  part: (title) => {
    const found =
      /第\s*(\d{1,3}|[一二三四五六七八九十])\s*(?:回|部|弾|章|話|号|期|フェーズ|段階)|(?:パート|フェーズ|その|前編|Part|Phase)\s*(\d{1,3})/i.exec(
        title,
      )
    const part = found?.[1] ?? found?.[2]
    if (!part) return null
    return /^\d/.test(part) ? part : String('一二三四五六七八九十'.indexOf(part) + 1)
  },
  dates: /(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?/g,
  stamp: /^20\d\d年\d{1,2}月\d{1,2}日\s*(?=\S{8})/u,
  notice:
    /^(?:[[【](?:公式|プレスリリース|ニュースリリース|ニュース|お知らせ|ブログ|新製品)[\]】]|(?:ニュース|お知らせ):)\s*/,
  opener: /^$/,
  generic:
    /^(お知らせ|ニュース|(週刊|月刊|今週の|今月の)?(まとめ|更新情報|アップデート)|リリースノート|変更履歴|会社概要)$/,
  phrases: (text) => parser.parse(text),
  machine: {
    tag: 'ja',
    style:
      'Write titles as noun phrases without 。 and summaries in です・ます style. Letters and digits are half-width, with no space beside Japanese characters; ：（）！？「」 are full-width.',
  },
  translation,
  words: {
    otherLanguage: (name) => (name === 'English' ? 'Read in English' : `${name}で読む`),
    onTheWeb: 'ウェブで読む',
    number: (n) => `第${n}号`,
    announcements: (n) => `公式発表${n}件`,
    vendors: (n) => `${n}社`,
    minutes: (n) => `約${n}分で読めます`,
    lede: (titles, total) =>
      total > titles.length
        ? `本日は、${quoted(titles)}など、${total}件の公式発表をお届けします。`
        : `本日の公式発表は、${quoted(titles)}の${total}件です。`,
    ledeNothing: '前号以降、新しい公式発表はありませんでした。',
    subject: (titles, others) => `${titles.join('／')}${others > 0 ? `（ほか${others}件）` : ''}`,
    preheader: (titles, more) => `ほかに${quoted(titles)}${more ? 'など' : ''}`,
    markSample: (text) => `【見本】${text}`,
    sampleNotice:
      'これはhayamiの動作をお見せするための見本です。実際のニュースではなく、リンク先が存在しない場合もあります。',
    corrections: '訂正',
    leads: '注目の発表',
    others: 'そのほかの公式発表',
    nothing: '前号以降、新しい公式発表はありませんでした。',
    moreOnTheWeb: (n) => `ほか${n}件はウェブでご覧いただけます`,
    officialSource: '公式発表',
    firstSeen: (day) => `${day}確認`,
    updated: (day, issue) => `${day}、${issue}号から更新`,
    officialIn: { en: '英語版（公式）', ja: '日本語版（公式）' },
    also: 'ほかの掲載先',
    andMore: (n) => `ほか${n}件はウェブで`,
    origin: {
      official: '公式訳',
      editor: '編集部訳',
      machine: '機械翻訳',
      original: '原文',
      edited: '編集部で編集',
    },
    bracketed: (mark) => `［${mark}］`,
    unchecked: '本日確認できなかった情報源',
    uncheckedSources: (names) =>
      `${names.join('、')}は、本日確認できませんでした。発表があれば次号以降でお伝えします。`,
    terms: (names) => `用語：${names.join('、')}`,
    termsHere: '本号の用語',
    termOfTheDay: '今日の用語',
    readTerm: (name) => `「${name}」の解説を読む`,
    policy: '掲載方針',
    policyText:
      '公式発表のみを掲載します。噂、リーク、情報商材、広告記事は載せません。どの項目にも一次情報へのリンクがあり、ご自身でお確かめいただけます。',
    correctionsText: '誤りにお気づきの際は、このメールにご返信ください。訂正は次号の冒頭に掲載します。',
    why: (site) => `このメールは、${site}で購読をお申し込みいただいた方にお送りしています。`,
    unsubscribe: '配信を停止する',
    preferences: '言語・配信頻度を変更する',
    publisher: '発行',
    address: '住所',
    contact: 'お問い合わせ',
    trademarks:
      '見出しと要約は、特に断りのない限り、表記のみを整えた各社の文章です。記載の会社名・製品名は各社の商標です。hayamiは各社と提携関係にありません。',
    colon: '：',
    separator: ' · ',
  },
}
