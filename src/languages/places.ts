/** Cities and regions that vendors announce things for, and short names of countries: one name for all, English, Japanese. */
const others: [string, string, string][] = [
  ['Tokyo', 'Tokyo', '東京'],
  ['Osaka', 'Osaka', '大阪'],
  ['Hokkaido', 'Hokkaido', '北海道'],
  ['Fukuoka', 'Fukuoka', '福岡'],
  ['Kyoto', 'Kyoto', '京都'],
  ['Taipei', 'Taipei', '台北'],
  ['Ohio', 'Ohio', 'オハイオ'],
  ['Texas', 'Texas', 'テキサス'],
  ['California', 'California', 'カリフォルニア'],
  ['London', 'London', 'ロンドン'],
  ['Paris', 'Paris', 'パリ'],
  ['Berlin', 'Berlin', 'ベルリン'],
  ['Munich', 'Munich', 'ミュンヘン'],
  ['Zurich', 'Zurich', 'チューリッヒ'],
  ['Dublin', 'Dublin', 'ダブリン'],
  ['Seoul', 'Seoul', 'ソウル'],
  ['Beijing', 'Beijing', '北京'],
  ['Shanghai', 'Shanghai', '上海'],
  ['Mumbai', 'Mumbai', 'ムンバイ'],
  ['Delhi', 'Delhi', 'デリー'],
  ['Bengaluru', 'Bengaluru', 'ベンガルール'],
  ['Sydney', 'Sydney', 'シドニー'],
  ['Toronto', 'Toronto', 'トロント'],
  ['New York', 'New York', 'ニューヨーク'],
  ['San Francisco', 'San Francisco', 'サンフランシスコ'],
  ['Dubai', 'Dubai', 'ドバイ'],
  ['Europe', 'Europe', '欧州'],
  ['Europe', 'European', 'ヨーロッパ'],
  ['Asia', 'Asia', 'アジア'],
  ['Asia', 'Asia Pacific', 'アジアパシフィック'],
  ['Asia', 'APAC', 'アジア太平洋'],
  ['Africa', 'Africa', 'アフリカ'],
  ['Latin America', 'Latin America', '中南米'],
  ['US', 'US', '米国'],
  ['US', 'U.S.', 'アメリカ'],
  ['GB', 'UK', '英国'],
  ['GB', 'Britain', 'イギリス'],
  ['KR', 'Korea', '韓国'],
  ['AU', 'Australian', '豪州'],
]

/** How a language writes the names of places. */
export interface PlaceNames {
  language: string
  /** Which of the names beside those of countries are its own. */
  column: 1 | 2
  /** Names stand between spaces, so that one within a word is none. */
  spaced: boolean
}

/** A finder of the countries, regions and cities that a text names, each by one name for all languages. */
export function placeFinder({ language, column, spaced }: PlaceNames): (text: string) => string[] {
  let find: ((text: string) => string[]) | null = null
  return (text) => {
    find ??= finderOf(language, column, spaced)
    return [...new Set(find(text))].sort()
  }
}

/** A script without spaces writes some names as English does: `for Finland を発表`. */
function finderOf(language: string, column: 1 | 2, spaced: boolean): (text: string) => string[] {
  if (spaced) return amongWords(namesIn(language, column))
  const [own, latin] = [anywhere(namesIn(language, column)), amongWords(namesIn('en', 1))]
  return (text) => [...own(text), ...latin(text)]
}

/** The platform knows the countries (CLDR): every pair of letters that it has a name for. Made at the first question. */
function namesIn(language: string, column: 1 | 2): Map<string, string> {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const countries = letters.flatMap((a) =>
    letters.flatMap((b): [string, string][] => {
      const name = names.of(a + b)
      return name && !/[()]/.test(name) ? [[name, a + b]] : []
    }),
  )
  return new Map([...countries, ...others.map((row): [string, string] => [row[column], row[0]])])
}

/** Names of up to three words, the longest first; a name within a word is none, nor is one within another: North Korea. */
function amongWords(codes: Map<string, string>) {
  return (text: string) => {
    const words = text.match(/\p{L}[\p{L}.]*/gu) ?? []
    const found: string[] = []
    for (let at = 0; at < words.length; at++) {
      if (!/^\p{Lu}/u.test(words[at] ?? '')) continue
      const names = [3, 2, 1].map((length) => ({ length, name: words.slice(at, at + length).join(' ') }))
      for (const { length, name } of names) {
        const code = codes.get(name) ?? codes.get(name.replace(/\.$/, ''))
        if (code === undefined) continue
        found.push(code)
        at += length - 1
        break
      }
    }
    return found
  }
}

function anywhere(codes: Map<string, string>) {
  const longestFirst = [...codes.keys()].sort((a, b) => b.length - a.length)
  const escaped = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(escaped.map(notWithinKatakana).join('|'), 'gu')
  return (text: string) => [...text.matchAll(pattern)].map(([name]) => codes.get(name) ?? name)
}

/** A katakana name that goes on in katakana is another word, and a language is no place: タイトル, 日本語. */
function notWithinKatakana(name: string): string {
  const katakana = '[\\p{Script=Katakana}ー]'
  const [before, after] = [/^[\p{Script=Katakana}]/u, /[\p{Script=Katakana}ー]$/u].map((edge) => edge.test(name))
  return `${before ? `(?<!${katakana})` : ''}${name}(?!語)${after ? `(?!${katakana})` : ''}`
}
