/** How the texts of a charset's languages look. */
export interface Letters {
  encoding: string
  /** How many bits a character takes, by how frequent it is. */
  bits: Map<string, number>
  /** Those of a character that is not in the table: the last of some hundred letters, or of some ten thousand pairs. */
  rare: number
  /** Letters in a place where no text has them. */
  misplaced?: RegExp
  /** Accents in Latin texts, which may be few. */
  latin?: true
}

/** Made when first asked for: few documents name no charset. Of two that fit alike the first is taken. */
export function letters(): Letters[] {
  made ??= [...latin(), ...eastAsian(), ...alphabets()]
  return made
}

let made: Letters[] | undefined

/** Some characters, and the share that they make up together of what is not ASCII. */
type Group = [chars: string, share: number]

const rareLetter = 10
const rarePair = 18

function latin(): Letters[] {
  // Accents seldom touch, as in “créée”; the letters of other alphabets always do.
  const shared = { rare: rareLetter, misplaced: /(?<=[à-ž]{2})[à-ž]/g, latin: true } as const
  return [
    {
      encoding: 'windows-1252',
      bits: bitsBy(['éèàùäöüßñçáíóúåøæãêôâîï', 0.85], ['ÉÈÀÄÖÜÑÇÁÍÓÚÅØÆÃÊÔëûìòõýœÿðþÂÎŒ€¿¡', 0.14]),
      ...shared,
    },
    {
      encoding: 'windows-1250',
      bits: bitsBy(['áéíóúöüäßçô', 0.35], ['ěščřžýůłąęćńśżźőűňťďăâîşţđ', 0.5]),
      ...shared,
    },
  ]
}

function eastAsian(): Letters[] {
  const japanese = bitsBy(
    [range('ぁ', 'ん'), 0.45],
    [`${range('ァ', 'ヶ')}ー`, 0.2],
    ['、。「」・（）：！？　', 0.08],
    [pairs('euc-jp', 0xb0, 0xcf), 0.25],
    [range('｡', 'ﾟ'), 0.01],
  )
  const korean = bitsBy([frequentKorean, 0.6], [pairs('euc-kr', 0xb0, 0xc8), 0.36])
  const chinese = (daily: string) =>
    bitsBy([frequentChinese, 0.35], ['，。、：；「」《》（）！？“”　', 0.1], [daily, 0.5])
  return [
    { encoding: 'euc-jp', bits: japanese, rare: rarePair },
    { encoding: 'shift_jis', bits: japanese, rare: rarePair },
    { encoding: 'euc-kr', bits: korean, rare: rarePair },
    { encoding: 'big5', bits: chinese(pairs('big5', 0xa4, 0xc6)), rare: rarePair },
    { encoding: 'gb18030', bits: chinese(pairs('gb18030', 0xb0, 0xd7)), rare: rarePair },
  ]
}

function alphabets(): Letters[] {
  const cyrillic = {
    bits: bitsBy(['оеаи', 0.36], ['нтсрвл', 0.31], ['кмдпуяыьгзбчйхжшюцщэфъё', 0.27], [range('А', 'Я'), 0.05]),
    rare: rareLetter,
    misplaced: anyOf(
      touchesLatin('Cyrillic'),
      capitalInside,
      /(?<!\p{L})[ъыь]/u,
      /(?<![аеиоуыэюяёАЕИОУЫЭЮЯЁ])(?<=\p{L})й/u,
      /(?<!\p{L})[б-джзк-нп-тф-щ]{3,}(?!\p{L})/u,
    ),
  }
  return [
    { encoding: 'windows-1251', ...cyrillic },
    { encoding: 'koi8-r', ...cyrillic },
    {
      encoding: 'windows-1255',
      bits: bitsBy(['יוה', 0.32], ['לארתבמש', 0.38], [range('א', 'ת'), 0.29]),
      rare: rareLetter,
      // Five letters have a form of their own at the end of a word.
      misplaced: anyOf(touchesLatin('Hebrew'), /[ךםןףץ](?=[א-ת])/),
    },
    {
      encoding: 'windows-1253',
      bits: bitsBy(
        ['αοιε', 0.33],
        ['τσνηυρς', 0.3],
        ['κπμλγδθφβχωάέήίόύώξζψ', 0.31],
        [`${range('Α', 'Ω')}ΆΈΉΊΌΎΏϊϋΐΰ`, 0.05],
      ),
      rare: rareLetter,
      // A word of two syllables bears an accent.
      misplaced: anyOf(
        touchesLatin('Greek'),
        capitalInside,
        /ς(?=\p{L})|(?<=\p{L})σ(?![\p{L}’])/u,
        /(?<!\p{L})[α-ω]{4,}(?!\p{L})/u,
      ),
    },
    {
      encoding: 'windows-1256',
      bits: bitsBy(['ال', 0.27], ['يمنورتبع', 0.43], [`${range('ء', 'غ')}${range('ف', 'ي')}،؟؛`, 0.29]),
      rare: rareLetter,
      // These end a word.
      misplaced: anyOf(touchesLatin('Arabic'), /[ةى](?=\p{Script=Arabic})/u),
    },
    {
      encoding: 'tis-620',
      bits: bitsBy(['ารนกอเงมยลวดทสตะปบคี่้ั', 0.78], [range('ก', '๏'), 0.21]),
      rare: rareLetter,
      // A vowel above or below, or a tone, stands on a consonant; a vowel written in front of its consonant has one.
      misplaced: anyOf(
        touchesLatin('Thai'),
        /(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/,
        /[\u0e40-\u0e44](?![\u0e01-\u0e2e])/,
      ),
    },
  ]
}

const capitalInside = /(?<=\p{Ll})\p{Lu}/u

/** A letter of another script does not touch one of ours; the second byte of a pair often looks like one. */
function touchesLatin(script: string): RegExp {
  return new RegExp(`(?<=\\p{Script=Latin})\\p{Script=${script}}|\\p{Script=${script}}(?=\\p{Script=Latin})`, 'u')
}

function anyOf(...patterns: RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'gu')
}

/** A character counts for the first group that has it. */
function bitsBy(...groups: Group[]): Map<string, number> {
  const all = groups.flatMap(([chars, share]) =>
    [...chars].map((char) => [char, Math.log2(chars.length / share)] as const),
  )
  return new Map(all.reverse())
}

const frequentChinese =
  '的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運版模型推布佈智更新服务服務'

const frequentKorean =
  '이다는의에가을고하기지로사은도를한자리어인나서부시있스대보일그정해전과수제장라아조화구동원비용세개상주성여요와만등안유오관공년연경모위재우방들게적신까니했트발미소무내통선국설계습업중음거형새진면분생반치드마속실데식력'

function range(first: string, last: string): string {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)]
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, at) => from + at))
}

/** The characters of the rows that begin with these bytes: national standards keep rows for what is in daily use. */
function pairs(encoding: string, first: number, last: number): string {
  const trails = encoding === 'big5' ? [...bytes(0x40, 0x7e), ...bytes(0xa1, 0xfe)] : bytes(0xa1, 0xfe)
  const all = bytes(first, last).flatMap((lead) => trails.flatMap((trail) => [lead, trail]))
  return new TextDecoder(encoding).decode(Uint8Array.from(all)).replaceAll('\ufffd', '')
}

function bytes(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}
