import { figuresBy, letterScales } from './figures.ts'
import type { TranslationWords } from './words.ts'

const scales: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  bn: 1e9,
}
const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthNames =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?'
const counts: Record<string, number[]> = {
  a: [1],
  an: [1],
  each: [1],
  every: [1],
  single: [1],
  once: [1],
  daily: [1],
  weekly: [1],
  monthly: [1],
  yearly: [1],
  annual: [1],
  both: [2],
  pair: [2],
  dual: [2],
  twice: [2],
  double: [2],
  doubles: [2],
  doubled: [2],
  doubling: [2],
  triple: [3],
  triples: [3],
  tripled: [3],
  half: [0.5, 50, 2, 1],
  halves: [50, 2],
  halved: [50, 2],
  thirds: [3],
  quarter: [4, 25, 1],
  quarters: [4],
  dozen: [12],
  decade: [10],
  century: [100],
}
const functionWords =
  /\b(the|of|and|to|in|for|with|is|are|was|on|at|by|from|its|our|your|you|we|it|that|now|can|has|have|will|be|a|an|this|not)\b/gi

export const translation: TranslationWords = {
  figures: figuresBy({
    idioms: [
      [/\b24\/7\b/g, () => [24]],
      [/\b(\d{1,2})(?=(?::\d\d)?\s?p\.?m\b)/gi, ([, hour]) => [Number(hour), Number(hour) + 12]],
    ],
    written:
      /\d+(?:,\d{3})*(?:\.\d+)*(?:[ -]?(?:hundred|thousand|million|billion|trillion|bn)\b|[KMBTkmb](?![A-Za-z0-9]))?/gi,
    worth: (written) => {
      const [, digits = '', scale = ''] = /^([\d.,]+)[ -]?([a-z]*)$/i.exec(written) ?? []
      const value = Number(digits.replaceAll(',', ''))
      const word = scales[scale.toLowerCase()]
      if (word) return [value * word]
      const letter = letterScales[scale.toLowerCase()]
      return letter ? [value, value * letter] : [value]
    },
    said: [
      [new RegExp(`\\b(?:${monthNames})\\b`, 'g'), ([name]) => [months.indexOf(name.slice(0, 3).toLowerCase()) + 1]],
      [
        new RegExp(
          `\\b(${tens.join('|')})(?:-(${units.slice(1, 10).join('|')}))?(?: (hundred|thousand|million|billion))?\\b`,
          'gi',
        ),
        ([, ten = '', unit, scale]) => [
          ((tens.indexOf(ten.toLowerCase()) + 2) * 10 + Math.max(0, units.indexOf(unit?.toLowerCase() ?? ''))) *
            (scales[scale?.toLowerCase() ?? ''] ?? 1),
        ],
        true,
      ],
      [
        new RegExp(`\\b(${units.join('|')}|an?) (hundred|thousand|million|billion|trillion)\\b`, 'gi'),
        ([, unit = '', scale = '']) => [
          Math.max(1, units.indexOf(unit.toLowerCase())) * (scales[scale.toLowerCase()] ?? 1),
        ],
        true,
      ],
      [/\b(hundred|thousand|million|billion|trillion)s?\b/gi, ([, scale = '']) => [scales[scale.toLowerCase()] ?? 1]],
      [new RegExp(`\\b(${units.join('|')})\\b`, 'gi'), ([, unit = '']) => [units.indexOf(unit.toLowerCase())], true],
      [
        new RegExp(`\\b(${ordinals.join('|')})\\b`, 'gi'),
        ([, each = '']) => [ordinals.indexOf(each.toLowerCase()) + 1, 1],
      ],
      [new RegExp(`\\b(${Object.keys(counts).join('|')})\\b`, 'gi'), ([word]) => counts[word.toLowerCase()] ?? []],
    ],
  }),
  foreign: (text) => {
    const other = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Greek}]+/u.exec(text)?.[0]
    if (other) return other
    const words = text.match(/\p{L}+/gu) ?? []
    return words.length >= 8 && (text.match(functionWords) ?? []).length < words.length / 6
      ? words.slice(0, 6).join(' ')
      : null
  },
  untranslated: /(?!)/g,
  neutral:
    /\bnot (only|just|to mention|least)\b|\bno(t)? (doubt|matter|more than|less than)\b|\bNo\. ?\d|\bno-code\b|\bwhether or not\b|\bwhy not\b|\bif not\b|\b(don['’]t|do not) (miss|forget|hesitate|worry)\b|\b(can['’]t|cannot) wait\b|\bnothing short\b/gi,
  negation: /\b(not|never|cannot|no|nor|neither|nobody|nothing|none|without)\b|n['’]t\b/i,
  limiting:
    /\b(unable|incapable|impossible|lack\w*|fail\w*|prevent\w*|avoid\w*|stop\w*|refus\w*|declin\w*|reject\w*|disabl\w*|except\w*|less|few|fewer|zero|only|until|unless|otherwise|rather|instead|retir\w*|deprecat\w*|discontinu\w*|remov\w*|eliminat\w*|limit\w*|hard|difficult|block\w*|restrict\w*|exclud\w*|bans?|banned|prohibit\w*|forbid\w*|halt\w*|paus\w*|suspend\w*|withdraw\w*|ceas\w*|absen\w*|despite|regardless|lost|loss|miss\w*|seamless\w*|alone|unlimited)\b|\b(un|non-?|in)(available|supported|known|able|changed|intended|affected|expected|released|seen|trusted|necessary|accessible|correct|complete|compatible)\w*|\b\w+(-free|less)\b|\bfree (of|from)\b(?! charge)|\bnon-/i,
  talk: {
    preface:
      /\b(here('s| is| are) (the|your|a|my)( \w+){0,2} (translation|summary|version)|sure[!,]|certainly[!,]|of course[!,]|^translat(ion|ed text)\s*:|^(output|answer|response|result|english|japanese|source|target)\s*:)/im,
    instruction:
      /\b(translate (the|this|it|into)\b.{0,40}\b(text|following|sentence|japanese|english|into)|the following (text|sentence|title|summary)|you are an? (\w+ ){0,3}(assistant|translator|model)|(system|user) prompt|(ignore|disregard) (all |any |the )?(previous|prior|above) instructions|as instructed|return only|source text|target language|keep (the )?(product )?names)\b|<\|\w+\|>|\[\/?INST\]|\{\{|"?(title|summary)(_\w\w)?"?\s*:\s*"/i,
    refusal:
      /\b(as an? (ai|artificial|large|language)[ -]?(language )?(model|assistant|intelligence)?|i(['’]m| am) (sorry|unable|not able|afraid)|i (cannot|can['’]t|can not|won['’]t|will not|apologi[sz]e)|(cannot|can['’]t|unable to) (translate|assist|help with (that|this)|comply))\b/i,
    note: /\b(translator['’]?s? note|note: (i|the|this)|\(note:|i (kept|translated|preserved|left|used)|let me know if|please note that i|hope this helps)\b/i,
  },
  units: {
    dollar: /\$|\bdollars?\b|\bUSD\b/i,
    yen: /¥|\byen\b|\bJPY\b/i,
    euro: /€|\beuros?\b|\bEUR\b/i,
    pound: /£|\bpounds\b|\bGBP\b/i,
    percent: /%|\bper ?cent/i,
  },
  share: /\b(hal(f|ves|ved)|thirds?|quarters?|fifths?|in (ten|\d+)|points?)\b/i,
  era: /\b(Reiwa|Heisei|Sh[oō]wa)\b/i,
  ordinary: new RegExp(
    `^(${monthNames}|mon|tue|wed|thu|fri|sat|sun|\\w+day|part|phase|volume|chapter|episode|season|round|issue|week|day|year|no|series|top|over|under|up|nearly|about|around|almost|more|less|in|on|by|from|to|at|of|for|the|an?|our|new|with|and|or|step|level|tier|version|release|article|section|figure|table|page|plan|class|type|option|group|team|batch|cohort|grade|room|hall|booth|all|only|just|i|we|you|get|cut|cuts|raise|raises|raised|reach|reaches|hits|serve|serves|save|saves|train|trains|trained|support|supports|cover|covers|spend|win|wins|hire|hires|grow|grows|fiscal|phd|[gmk]hz|[gmk]wh?|vitamin|appendix|least|most|last|first|next|past|these|those|than|after|before|since|until|between|within|is|are|has|have|q[1-4]|h[12]|fy\\d*|v\\d[\\d.]*|p\\d\\d|(mid|pre|post|top|day|week|year|tier|level|late|early|sub|under|over)-.*)$`,
    'i',
  ),
  nameEnding:
    /(-(based|powered|class|style|level|like|native|compatible|ready|enabled|driven|first|only|scale|specific|era|series|optimi[sz]ed|generated|assisted|related|backed|owned|hosted|led))+$/,
  capitalsAreNames: false,
  spelledBySound: null,
  density: { title: 1, summary: 1 },
}
