import { figuresBy, letterScales } from './figures.ts'
import { notJapaneseIn } from './han.ts'
import { soundsOf } from './kana.ts'
import { measuresBy } from './measures.ts'
import type { TranslationWords } from './words.ts'

const scales: Record<string, number> = { 十: 10, 百: 1e2, 千: 1e3, 万: 1e4, 億: 1e8, 兆: 1e12, '': 1 }
const kanji = '〇一二三四五六七八九'
const native = 'ひと ふた みっ よっ いつ むっ なな やっ ここの'.split(' ')
const eras: Record<string, number> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 }
const counters =
  '(?:ドル|円|ユーロ|人|名|件|社|校|年|か月|カ月|ヶ月|日|時間|分|秒|倍|パーセント|割|か国|カ国|言語|拠点|種類|回|ポイント)'

const figures = figuresBy({
  idioms: [
    [/24時間365日|365日24時間/g, () => [24]],
    [/(?<![\d.])(\d{1,2})年半/g, ([, years]) => [Number(years) + 0.5, Number(years) * 12 + 6, Number(years)]],
    [
      /(明治|大正|昭和|平成|令和)(元|\d{1,2}|[一二三四五六七八九十]{1,3})(?=年)/g,
      ([, era = '', year = '']) => {
        const count = year === '元' ? 1 : /\d/.test(year) ? Number(year) : inKanji(year)
        return [(eras[era] ?? 0) + count, count]
      },
    ],
    [/(?<=午後)(\d{1,2})(?=時)/g, ([, hour]) => [Number(hour), Number(hour) + 12]],
    [/(?<![\d.])(\d+(?:\.\d+)?)割(?:(\d)分)?/g, ([, tenths, percent = '0']) => [Number(tenths) * 10 + Number(percent)]],
  ],
  written: /\d[\d,]*(?:\.\d+)*(?:[千百]?[兆億万](?:\d[\d,]*)?|[千百])*(?:[KMBTkmb](?![A-Za-z0-9]))?/g,
  worth: (written) => {
    const letter = letterScales[/[kmbt]$/i.exec(written)?.[0].toLowerCase() ?? '']
    let total = 0
    for (const [, digits = '', small = '', large = ''] of written.matchAll(/(\d[\d,.]*)([千百]?)([兆億万]?)/g))
      total += Number(digits.replaceAll(',', '')) * (scales[small] ?? 1) * (scales[large] ?? 1)
    return letter ? [total, total * letter] : [total]
  },
  said: [
    [
      new RegExp(`(?<![数何幾第])[一二三四五六七八九十百千〇]{1,9}[万億兆]?(?=${counters})`, 'g'),
      ([text]) => [inKanji(text)],
      true,
    ],
    [/[一二三四五六七八九十百千〇]+[万億兆]?|[万億兆]/g, ([text]) => [inKanji(text)]],
    [new RegExp(`(${native.join('|')})つ`, 'g'), ([, word = '']) => [native.indexOf(word) + 1]],
    [/半(?:分|額|数|減|年|ば|期)?/g, () => [50, 0.5, 2, 6]],
    [/両|倍増|倍に|双方|再び/g, () => [2]],
    [/初|元年|毎|最初|単/g, () => [1]],
  ],
})
/** A service may end; that it can be ended is a feature of it. */
const feature = '(?!でき|可能|機能|する(?:機能|方法|手段|ため|仕組))'
const offered = '(?:提供|販売|受付|受け付け|サポート|サービス|公開|利用|申し込み|アクセス|運用|展開|配信|対応|募集)'
const price = '(?:料金|価格|単価|費用|コスト)[^、。]{0,12}'

export const translation: TranslationWords = {
  figures,
  foreign: (text, isWritten) => {
    const hangul = /\p{Script=Hangul}+/u.exec(text)?.[0]
    if (hangul) return hangul
    const chinese = chineseIn(text)
    if (chinese) return chinese
    const own = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
    if (own.test(text)) return notJapaneseIn(text, isWritten)
    const letters = text.match(/\p{L}+/gu) ?? []
    const short = letters.join('').length <= 24 && /\p{Script=Han}/u.test(text) && !/[a-z]{3}/.test(text)
    return letters.length === 0 || short ? notJapaneseIn(text, isWritten) : letters.slice(0, 6).join(' ')
  },
  untranslated: /(?<![\w’'-])[a-z]+(?:[’'-][a-z]+)*(?:,? [a-z]+(?:[’'-][a-z]+)*){3,}/g,
  neutral:
    /少な[いくか](とも)?|間?まもなく|間もなく|違いな[いく]|(だけ|ばかり|のみ)でな[いく]|のみならず|な(けれ|く)[ばて]?は?(な|いけ)(らない|りません|ない|ません)|ないと(いけない|いけません|なりません)|かもしれ(ない|ません)|に(かか|関)わらず|を?問わず|欠かせ(ない|ません)|すぎ(ない|ません)|過ぎ(ない|ません)|絶え間な[いく]|限りな[いく]|ほかな(らない|りません)|とどまらず|必ず|まずは?|はず|いずれ|わずか|みずから|もれなく|切れ目な[いく]|惜しみな[いく]|ではない(でしょうか|か)|申し訳(あり|ござい)ません/g,
  negation:
    /ません|ない(?![たしきでそ][がはに])|なかっ|なくな|なくて|なくとも|ではなく|ことなく|[せれらわかたまばがなえけてめべ]ず(?!つ|れ)|(?<=[もがはる])なく|(?<=[でがはもれらせえけてわ])なく/,
  limiting:
    /無(?![料償線事限制])|非(?!常|営利)|未(?!来)|不(?!動|正|具合)|脱|なし|ゼロ|禁止|禁じ|以外|防[ぎぐい止が]|避け|停止|廃止|終了|失敗|困難|難し|抑|除[かくい外]|拒|断[りわ]|しか|まで|控え|見送|中止|途切れ|失[いうわ]|損な|ずに|ず、|やめ|解消|撤廃|全廃|据え置|なくす|なくし|なくせ|のみ|だけ|限[りるらっ]|もう|撤回|取りやめ|独立|代わ|ものの|一方|前に|危険|欠[けく]|不要|阻|止め|ぬ/,
  senses: {
    dearer: new RegExp(`値上げ|割高|${price}(?:引き上げ|引上げ|上が[りっる]|上昇|高く|増額)`),
    cheaper: new RegExp(
      `値下げ|安[くい価]|割安|割引|節約|低価格|${price}(?:引き下げ|引下げ|下が[りっる]|下げ|低[くい減]|削減|減[らっ]|抑え)`,
    ),
    more: /\d(?:%|割|倍|人|件|円|ドル|ポイント)?[^、。\d]{0,4}(?:増[えやし加大]|増$|上昇|向上|伸び|上が[りっる]|引き上げ|高[くい])/,
    less: /\d(?:%|割|人|件|円|ドル|ポイント)?[^、。\d]{0,6}(?:減|低下|下落|下が[りっる]|引き下げ|短縮|削減|縮小|少な|低[くい]|安[くい])/,
    begins: new RegExp(
      `${offered}[をはがの]?(?:本日)?(?:開始|再開|始[めま])|[をが](?:再?開始|再開|始め)|利用可能に|使えるように|発売`,
    ),
    ends: new RegExp(
      `(?:${offered}[をはがの]?(?:すべて|一時|全面)?(?:的に)?(?:終了|停止|廃止|中止|休止|打ち切|中断|終え|取りやめ)|[をが](?:終了|廃止|中止|打ち切|終え|取りやめ)|撤退)${feature}`,
    ),
    with: /[をも]含[むめみ]|含まれ(?!ま?せ|な)/,
    without: /を除[くきいけ]|除外|以外(?!に?も)|対象外/,
    'at least': /\d[^、。\d]{0,6}(?:以上|以降|超)|を(?:超え|上回)/,
    below: /\d[^、。\d]{0,6}(?:未満|以下|以内|まで|を下回)|最[大長]\d/,
    on: /(?<![ァ-ヶー])オン(?![ァ-ヶー])|有効[にでな化]|オプトイン/,
    off: /(?<![ァ-ヶー])オフ(?![ァ-ヶー])|無効[にでな化]|オプトアウト/,
  },
  talk: {
    preface:
      /(以下|次|こちら)(は|が|の|に).{0,14}(翻訳|訳文|日本語訳|要約|訳)(です|となり|になり|を示|：|:)|^(翻訳|訳文|日本語訳|和訳|英訳|出力|回答|要約|タイトル)(結果)?\s*[：:]|^(はい|もちろん|承知(いた)?しました|かしこまりました|了解)(です)?[、。！!]|翻訳(いた)?しました/m,
    instruction:
      /翻訳して(ください|下さい)|訳して(ください|下さい)|(次|以下)の(文章|文|テキスト|英文|見出し|タイトル)(を|は)|あなたは.{0,20}(翻訳者|アシスタント|翻訳家|モデル)です|プロンプト(に従|の指示)|指示に従[いっ]て|用語集に従|(これまで|以前|上記)の指示を無視|製品名は(訳さ|翻訳し|そのまま)/,
    refusal:
      /(翻訳|回答|お答え|対応|お手伝い|お応え|要約)(は|が|を|する(こと)?(は|が))?(いた)?(でき(ません|ない|かね)|しかね)|(AI|人工知能|言語モデル|アシスタント)(である)?(として|ですので|なので|の私)|ご要望には(お応え|お答え)/,
    note: /(訳|翻訳者|訳者)注|[（(]注[：:]|原文(のまま|では|に(は|忠実))|直訳|意訳/,
  },
  units: {
    dollar: /\$|ドル|USD/,
    yen: /¥|(?<=[\d千万億兆])円|JPY/,
    euro: /€|ユーロ|EUR/,
    pound: /£|ポンド|GBP/,
    percent: /%|パーセント/,
  },
  measures: measuresBy({
    number: '(?<![月\\d.,第])(?:\\d[\\d,.]*|[一二三四五六七八九十百]{1,4})',
    names: {
      second: '秒',
      minute: '分(?!の[\\d一二三四五六七八九十]|類|野|析|配|割|岐|散|担)',
      hour: '時間',
      day: '(?:営業)?日(?!本|系|経|米|程|曜)',
      week: '週',
      month: '[かカヶヵケ箇]月',
      year: '年(?!代|度|生)',
      kilowatt: ' ?(?:kW|キロワット)',
      megawatt: ' ?(?:MW|メガワット)',
      gigawatt: ' ?(?:GW|ギガワット)',
      terawatt: ' ?(?:TW|テラワット)',
      kilobyte: ' ?(?:KB|キロバイト)',
      megabyte: ' ?(?:MB|メガバイト)',
      gigabyte: ' ?(?:GB|ギガバイト)',
      terabyte: ' ?(?:TB|テラバイト)',
      petabyte: ' ?(?:PB|ペタバイト)',
    },
    figures,
  }),
  months: (text) => (text.match(/(?<![\d.])\d{1,2}(?=月|[~〜・-]\d{1,2}月)/g) ?? []).map(Number),
  share: /(?<=[\d一二三四五六七八九数])割|半[分数額減]|分の|ポイント/,
  era: /(明治|大正|昭和|平成|令和)(元|\d{1,2}|[一二三四五六七八九十]{1,3})年/,
  ordinary: /^(Q[1-4]|H[12]|FY\d*|[vV]\d[\d.]*|No|Vol|vol|Part|Step|Phase|Day|Ver|ver|Version)$/,
  joined: /(?!)/g,
  counted:
    /(?<=[A-Za-z]{2}) ?(?=\d[\d,]{0,9}(?:基|台|枚|個|本|種|件|社|人|名|つ|拠点|回|点|機|冊|校|か所|カ所|ヶ所|か月|カ月|年|日))/g,
  capitalsAreNames: true,
  spelledBySound: soundsOf,
  density: { title: 0.6245, summary: 0.5766 },
}

function inKanji(text: string): number {
  let total = 0
  let section = 0
  let digit = 0
  for (const char of text) {
    const at = kanji.indexOf(char)
    const scale = scales[char] ?? 1
    if (at !== -1) digit = digit * 10 + at
    else if (scale < 1e4) {
      section += Math.max(1, digit) * scale
      digit = 0
    } else {
      total += Math.max(1, section + digit) * scale
      section = 0
      digit = 0
    }
  }
  return total + section + digit
}

/** Letters that only simplified Chinese has, and words that no Japanese sentence does. */
function chineseIn(text: string): string | null {
  return (
    /[们这发为开见说语读门问间时长东车电网络过进还远让认识证试请调谈设许论评词译该详误谁谢质购费资赢较输转轮软载边达迁运连适选递逻铁银锁键镜闭际陆险难页项顺须顾预领频题颜额风飞饮马驱验鱼鸟龙么个亿价优传伟业产严义习书买从仅众伤侧偿储儿兴关养军农净减击创别务动华协单卖卫历压变听启响围图圆场块坚处备复头夺奖妇实审对导尔层岁师带帮广庆库应异弃张归录彻忆怀态总惊户扩执扫护报拟择挥损换无显术杀权极构标样检欢毕气汇汉沟测涨润满滤灵灾炼烧热爱环现疗监盘础离种积稳穷竞笔签简类紧约级纪纯线组细终经结给统继续综编缩罗职联胜脑节药获营补规视觉计订记]+/u.exec(
      text,
    )?.[0] ??
    /(我們|他們|你們|這[個些是]|[與和]您|模型的|的新|人工智[能慧]|用[户戶]|今天|什[么麼]|如何使用|發布|開發者|為了|以及|可以使用|支持的)/u.exec(
      text,
    )?.[0] ??
    null
  )
}
