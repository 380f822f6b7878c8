import type { Judge } from './words.ts'

/**
 * Why a text is not shown to be Japanese where it has no kana: Chinese writes most of the same characters. A sentence
 * among others with kana counts for itself, as a machine may leave one in another language.
 */
export function notJapaneseIn(text: string, isJapanese: Judge): string | null {
  const parts = kana.test(text) ? (text.match(/[^。！？!?\n]+。/gu) ?? []).filter((part) => !kana.test(part)) : [text]
  return parts.map((part) => foreignForm(part, isJapanese)).find((form) => form !== null) ?? null
}

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Fewer kanji are a word that both languages may have. */
const fewest = 5

function foreignForm(part: string, isJapanese: Judge): string | null {
  const kanji = part.match(/\p{Script=Han}/gu) ?? []
  const unknown = kanji.find((each) => !inJapan().has(each))
  if (unknown) return unknown
  const chinese = chineseWords.exec(part)?.[0]
  if (chinese) return chinese
  const shown = isJapanese(part)
  if (shown || japaneseWords.test(part) || (shown === null && kanji.length < fewest)) return null
  return part.trim()
}

let known: Set<string> | null = null

/** The kanji that Japan has a code for: the platform decodes them all, once. */
function inJapan(): Set<string> {
  if (known) return known
  const bytes: number[] = []
  for (let lead = 0x81; lead <= 0xfc; lead++)
    for (let trail = 0x40; trail <= 0xfc; trail++)
      if (trail !== 0x7f && (lead < 0xa0 || lead > 0xdf)) bytes.push(lead, trail)
  known = new Set(new TextDecoder('shift_jis').decode(new Uint8Array(bytes)).match(/[\p{Script=Han}]/gu))
  return known
}

/** Words of announcements that only Chinese writes with characters that Japanese has, too. */
const chineseWords =
  /亮相|評估|模型(?!店|化)|快取|推出|宣布|服務|上[線线]|即[將将]|耐心|用於|基於|通過[^率]|(?<![自理経事因])由(?![来緒])|我[們们的]|一半|能力提升|最新版本/u

/** Words of announcements and houses that Chinese writes otherwise. */
const japaneseWords =
  /利用|規約|情報|方針|指針|推論|協業|活用|障害|報告書|株式|会社|社員|開始|終了|完了|新設|開設|創設|再開|画像|動画|音声|文書|言語|機械|学習|基盤|最適化|効率化|自動化|高速化|概要|受付|申込|調達|出資|決算|業績|講演|連載|特集|速報|見解|研究所|研究開発|共同研究|数学的|科学的|技術的|長期的|自律的|入門|公表|人材|募集|勉強|月期|状況/u
