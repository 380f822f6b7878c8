/** Runs of katakana with their sound in Latin letters: クロード, kurodo. */
export function soundsOf(text: string): { text: string; sound: string }[] {
  return [...text.matchAll(/[\p{Script=Katakana}ー・]{2,}/gu)].map(([run]) => ({ text: run, sound: latin(run) }))
}

const rows: [string, string][] = [
  ['アァ', 'a'],
  ['イィ', 'i'],
  ['ウゥ', 'u'],
  ['エェ', 'e'],
  ['オォ', 'o'],
  ['カキクケコ', 'k'],
  ['ガギグゲゴ', 'g'],
  ['サシスセソ', 's'],
  ['ザズゼゾ', 'z'],
  ['ジヂ', 'j'],
  ['タツテト', 't'],
  ['チ', 'ch'],
  ['ダヅデド', 'd'],
  ['ナニヌネノ', 'n'],
  ['ハヒヘホ', 'h'],
  ['フ', 'f'],
  ['バビブベボ', 'b'],
  ['パピプペポ', 'p'],
  ['マミムメモ', 'm'],
  ['ヤユヨャュョ', 'y'],
  ['ラリルレロ', 'r'],
  ['ワヲ', 'w'],
  ['ン', 'n'],
  ['ヴ', 'v'],
]
const sounds = new Map(rows.flatMap(([kana, sound]) => Array.from(kana, (each) => [each, sound] as const)))

/** Consonants are what two spellings of one name share, so that the vowels of the rows do not matter. */
function latin(run: string): string {
  return Array.from(run, (kana) => sounds.get(kana) ?? '').join('')
}
