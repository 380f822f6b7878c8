/**
 * The charset of bytes that nothing tells of: the one in which the letters that the language uses most are about as
 * frequent as they are in its texts. UTF-8 with some broken bytes is still UTF-8; what looks like nothing is windows-1252.
 */
export function detect(bytes: Uint8Array): string {
  const utf8 = new TextDecoder().decode(bytes)
  if (count(utf8, /[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu) > count(utf8, /\ufffd/g)) return 'utf-8'
  const sample = bytes.subarray(0, sampleSize)
  const enough = sample.filter((byte) => byte >= 0x80).length >= fewest
  const scores = rows.map((row) => ({ ...row, score: enough || row.latin ? scoreOf(sample, row) : 0 }))
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0.4 ? best.encoding : 'windows-1252'
}

/** Fewer bytes beyond ASCII than this prove no script: they are accents in a Latin text. */
const fewest = 8
const sampleSize = 100_000

/** The frequent characters of a language, and the share of its non-ASCII text that they make up. */
interface Row {
  encoding: string
  frequent: RegExp
  share: number
  latin?: true
}

/** In the order of preference where two fit alike: kana and Hangul prove more than Chinese characters. */
const rows: Row[] = [
  { encoding: 'euc-jp', frequent: /[ぁ-ん]/g, share: 0.45 },
  { encoding: 'shift_jis', frequent: /[ぁ-ん]/g, share: 0.45 },
  { encoding: 'euc-kr', frequent: /[\uac00-\ud7a3]/g, share: 0.95 },
  {
    encoding: 'big5',
    frequent: /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡]/g,
    share: 0.3,
  },
  {
    encoding: 'gb18030',
    frequent: /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里]/g,
    share: 0.3,
  },
  { encoding: 'windows-1251', frequent: /[оеаинтсрвл]/g, share: 0.62 },
  { encoding: 'koi8-r', frequent: /[оеаинтсрвл]/g, share: 0.62 },
  { encoding: 'windows-1255', frequent: /[יוהלארתבמש]/g, share: 0.65 },
  { encoding: 'windows-1253', frequent: /[αοιετσνηυρ]/g, share: 0.6 },
  { encoding: 'windows-1256', frequent: /[اليمنورتبع]/g, share: 0.65 },
  { encoding: 'tis-620', frequent: /[ารนกอเงมยลวดทสตะปบคี่้ั]/g, share: 0.75 },
  { encoding: 'windows-1252', frequent: /[éèàâêëîïôûçäöüßñáíóúãõåæø’“”–—…«»°£]/g, share: 0.9, latin: true },
  { encoding: 'windows-1250', frequent: /[áíéěščřžýůłąęćńśżóőűúöü]/g, share: 0.9, latin: true },
]

function scoreOf(bytes: Uint8Array, { encoding, frequent, share }: Row): number {
  const text = new TextDecoder(encoding).decode(bytes)
  const foreign = count(text, /[^\u0000-\u007f]/gu)
  const broken = count(text, /[\ufffd\u0080-\u009f\ue000-\uf8ff]/g)
  return (count(text, frequent) - 3 * broken) / (share * foreign)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** ISO-2022-JP is 7-bit text that switches sets by escape sequences, so it passes for ASCII. */
export function isIso2022(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b)
  return at !== -1 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)
}
