import { figuresBy, letterScales } from './figures.ts'
import { measuresBy } from './measures.ts'
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
/** May and March are months only beside a day, a year or a word of time. */
const monthSaid = new RegExp(
  `\\b(?:${monthNames})\\b(?<!\\b(?:May|Mar|March)(?!\\.? \\d)(?<!\\b(?:in|on|by|from|until|since|through|to|of|and|late|early|mid|next|last|this) \\w+))`,
  'g',
)
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
  /\b(the|of|and|to|in|for|with|is|are|was|on|at|by|from|its|our|your|you|we|it|that|now|can|has|have|will|be|a|an|this|not|as|than|while|after|before|or|but|who|which|when|where|how|what|their|they|them|all|more|less|most|up|into|over|about|between|if|no|been|also|only|these|those|through|during|without|under)\b/gi

const figures = figuresBy({
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
})
/** Words of announcements in languages that share the script, and of Japanese in Latin letters; none is an English word or a part of people's names. */
const otherLatin =
  /^(?:und|mit|für|jetzt|neue[mnrs]?|wird|werden|nicht|vorgestellt|vorstellung|verfügbar|veröffentlicht|angekündigt|eingeführt|funktion(?:en)?|modell[e]?|sicherheit|entwickler|forschung|preise|avec|pour|dans|désormais|nouveau|nouveaux|nouvelles?|modèles?|disponibles?|présent\p{L}+|lancement|sécurité|nuevo|nuevas?|nuevos|ahora|presentamos|lanzamiento|modelos|precios|seguridad|más|nuovo|nuova|nuovi|nuove|disponibil[ei]|presentiamo|modell[io]|prezzi|sicurezza|della|delle|novos?|novas?|disponível|apresent\p{L}+|lançamento|preços|segurança|nieuwe?|beschikbaar|voor|het|een|och|för|tillgänglig|lanserar|wa|wo|desu|\p{L}*(?:shimasu|shimashita|imasu|imashita))$/iu
const price = '(?:prices?|pricing|costs?|fees?)'
const offer = '(?:offer|sell|accept|provide|support|take|roll)'
const service = '(?:support|service|access|sales?|availability|preview|beta|signups?)'

export const translation: TranslationWords = {
  figures,
  foreign: (text) => {
    const other = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Greek}]+/u.exec(text)?.[0]
    if (other) return other
    const words = text.match(/\p{L}+/gu) ?? []
    const own = (text.match(functionWords) ?? []).length
    const others = words.filter((word) => otherLatin.test(word))
    if (others.length > own) return others.join(' ')
    const shaped = words.filter((word) => /(?:ing|ed|ly|ness)$/.test(word)).length
    return words.length >= 8 && own + shaped < Math.floor(words.length / 6) ? words.slice(0, 6).join(' ') : null
  },
  untranslated: /(?!)/g,
  neutral:
    /\bnot (only|just|to mention|least)\b|\bno(t)? (doubt|matter|more than|less than)\b|\bNo\. ?\d|\bno-code\b|\bwhether or not\b|\bwhy not\b|\bif not\b|\b(don['’]t|do not) (miss|forget|hesitate|worry)\b|\b(can['’]t|cannot) wait\b|\bnothing short\b/gi,
  negation: /\b(not|never|cannot|no|nor|neither|nobody|nothing|none|without)\b|n['’]t\b/i,
  limiting:
    /\b(unable|incapable|impossible|lack\w*|fail\w*|prevent\w*|avoid\w*|stop\w*|refus\w*|declin\w*|reject\w*|disabl\w*|except\w*|less|few|fewer|zero|only|until|unless|otherwise|rather|instead|retir\w*|deprecat\w*|discontinu\w*|remov\w*|eliminat\w*|limit\w*|hard|difficult|block\w*|restrict\w*|exclud\w*|bans?|banned|prohibit\w*|forbid\w*|halt\w*|paus\w*|suspend\w*|withdraw\w*|ceas\w*|absen\w*|despite|regardless|lost|loss|miss\w*|seamless\w*|alone|unlimited)\b|\b(?:stay|remain)(?:s|ed|ing)? (?:the same|at|as|in place|put)\b|\bend of\b|\bsame as (?:before|now)\b|\bke(?:ep|eps|pt|eping)(?: \w+){1,4} from\b|\bkeep(?:s|ing)? (?:its|their|the) (?:current |same |present )?(?:prices?|pricing|fees?|terms)\b|\b(un|non-?|in)(available|supported|known|able|changed|intended|affected|expected|released|seen|trusted|necessary|accessible|correct|complete|compatible)\w*|\b\w+(-free|less)\b|\bfree (of|from)\b(?! charge)|\bnon-/i,
  senses: {
    dearer: new RegExp(
      `\\b(?:price (?:increase|rise|hike)s?|prices?(?: \\w+){0,3} (?:ris(?:e|es|ing)|rose|go(?:es|ing)? up|increas\\w+|climb\\w*)|(?:rais\\w+|increas\\w+|higher)(?: [\\w.-]+){0,5} ${price}|more expensive|costs? more)\\b`,
      'i',
    ),
    cheaper: new RegExp(
      `\\b(?:cheaper|price (?:cut|drop|reduction|decrease)s?|prices?(?: \\w+){0,3} (?:falls?|fell|drop\\w*|cut|lowered|reduced|go(?:es|ing)? down)|(?:cut\\w*|lower\\w*|reduc\\w+|slash\\w*|drop\\w*)(?: [\\w.-]+){0,5} ${price}|less expensive|costs? less|discount\\w*|savings?)\\b`,
      'i',
    ),
    more: /\b(?:rose|ris(?:e|es|en|ing)|increas\w+|grew|grow(?:s|n|ing|th)?|gain(?:s|ed)?|jump(?:s|ed)?|climb(?:s|ed)?|up(?! to)|surg\w+)(?: [a-z]+){0,3} \$?\d|\d%? (?:increase|rise|growth|gain|higher|more)\b/i,
    less: /\b(?:fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|decreas\w+|declin(?:e|es|ed|ing)|down|reduc\w+|cuts?|cutting|shr[aiu]nk\w*|shorten\w*|lower(?:s|ed|ing)?)(?: [a-z]+){0,4} \$?\d|\d%? (?:decrease|drop|decline|reduction|lower|fewer|less|cheaper)\b/i,
    begins: new RegExp(
      `\\b(?:launch(?:es|ed|ing)?|introduc(?:es|ed|ing)|now (?:generally |publicly |also )?available|generally available|available (?:now|today)|(?:start|begin)(?:s|ning|ed|ing)? (?:to )?${offer}(?:ing)?|roll(?:s|ed|ing)? out|resum(?:e|es|ed|ing)|restor(?:e|es|ed|ing)|is back|(?:is|are) here|comes? to|expand(?:s|ed|ing)?)\\b`,
      'i',
    ),
    ends: new RegExp(
      `\\b(?:retir(?:e|es|ed|ing|ement)|deprecat\\w+|discontinu\\w+|sunset\\w*|shut(?:s|ting)? down|shutdown|suspend(?:s|ed|ing)?|suspension|paus(?:e|es|ed|ing)|halt(?:s|ed|ing)?|withdraw(?:s|n|ing)?|withdrew|phas(?:e|es|ed|ing) out|wind(?:s|ing)? down|end(?:s|ed|ing)? (?:[\\w.-]+ ){0,2}${service}|${service}(?: [\\w.-]+){0,5} (?:ends?|ended|ending|closes?)|end of (?:life|support|sale)|stop(?:s|ped|ping)? (?:[\\w.-]+ )?(?:${offer}ing|${service}|selling|offering|providing|taking)|unavailable|no longer|outage)\\b`,
      'i',
    ),
    with: /\bincluding\b|\bincludes?\b|\bincluded\b/i,
    without: /\b(?:except(?:ing)?|excluding|excludes?|excluded|other than|but not|apart from|aside from|outside)\b/i,
    'at least':
      /\bat least \d|\d[\w ]{0,12} (?:and|or) (?:older|over|above|more|later|newer|higher|up)\b|\d\+|(?<!\bno |\bnot )\b(?:over|more than|above) \$?\d(?![\d,]* (?:second|minute|hour|day|week|month|year))|\bexceed\w* \$?\d/i,
    below:
      /\b(?:under|below|less than|fewer than|younger than|up to|at most|no more than|not more than|within)(?: the age of)? \$?\d|\d[\w ]{0,12} (?:and|or) (?:younger|under|below|less|fewer|earlier)\b|\bunder-\d/i,
    on: /\b(?:on by default|turn(?:s|ed|ing)? (?:it |them )?on|switch(?:es|ed|ing)? on|enabl(?:e|es|ed|ing)|opt(?:s|ed|ing)?[ -]in|activat\w+)\b/i,
    off: /\b(?:off by default|turn(?:s|ed|ing)? (?:it |them )?off|switch(?:es|ed|ing)? off|disabl(?:e|es|ed|ing)|opt(?:s|ed|ing)?[ -]out|deactivat\w+)\b/i,
  },
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
  measures: measuresBy({
    number: `(?<![\\w.,$])(?:\\d[\\d,]*(?:\\.\\d+)?|${[...units.slice(1, 13), ...tens].join('|')})[ -]?`,
    names: {
      second: 'seconds?\\b',
      minute: 'minutes?\\b',
      hour: 'hours?\\b',
      day: '(?:business |working |calendar )?days?\\b',
      week: 'weeks?\\b',
      month: 'months?\\b',
      year: 'years?\\b',
      kilowatt: '(?:kW|kilowatts?)(?![A-Za-z])',
      megawatt: '(?:MW|megawatts?)(?![A-Za-z])',
      gigawatt: '(?:GW|gigawatts?)(?![A-Za-z])',
      terawatt: '(?:TW|terawatts?)(?![A-Za-z])',
      kilobyte: '(?:KB|kilobytes?)(?![A-Za-z])',
      megabyte: '(?:MB|megabytes?)(?![A-Za-z])',
      gigabyte: '(?:GB|gigabytes?)(?![A-Za-z])',
      terabyte: '(?:TB|terabytes?)(?![A-Za-z])',
      petabyte: '(?:PB|petabytes?)(?![A-Za-z])',
    },
    figures,
  }),
  months: (text) => (text.match(monthSaid) ?? []).map((name) => months.indexOf(name.slice(0, 3).toLowerCase()) + 1),
  share: /\b(hal(f|ves|ved)|thirds?|quarters?|fifths?|in (ten|\d+)|points?)\b/i,
  era: /\b(Reiwa|Heisei|Sh[oō]wa)\b/i,
  ordinary: new RegExp(
    `^(${monthNames}|mon|tue|wed|thu|fri|sat|sun|\\w+day|part|phase|volume|chapter|episode|season|round|issue|week|day|year|no|series|top|over|under|up|nearly|about|around|almost|more|less|in|on|by|from|to|at|of|for|the|an?|our|new|with|and|or|step|level|tier|version|release|article|section|figure|table|page|plan|class|type|option|group|team|batch|cohort|grade|room|hall|booth|all|only|just|i|we|you|get|cut|cuts|raise|raises|raised|reach|reaches|hits|serve|serves|save|saves|train|trains|trained|support|supports|cover|covers|spend|win|wins|hire|hires|grow|grows|fiscal|phd|[gmk]hz|[gmk]wh?|vitamin|appendix|least|most|last|first|next|past|these|those|than|after|before|since|until|between|within|is|are|has|have|q[1-4]|h[12]|fy\\d*|v\\d[\\d.]*|p\\d\\d|(mid|pre|post|top|day|week|year|tier|level|late|early|sub|under|over)-.*)$`,
    'i',
  ),
  joined:
    /^(?:non|pre|post|multi|cross)-|(-(based|powered|class|style|level|like|native|compatible|ready|enabled|driven|first|only|scale|specific|era|series|optimi[sz]ed|generated|assisted|related|backed|owned|hosted|led))+$/g,
  counted: /(?!)/g,
  capitalsAreNames: false,
  spelledBySound: null,
  density: { title: 1, summary: 1 },
}
