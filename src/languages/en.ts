import { DateTime } from 'luxon'
import { conceptsIn } from './concepts.ts'
import { nounForms, nounsOf, verbForms } from './inflect.ts'
import { placeFinder } from './places.ts'
import type { Profile } from './profile.ts'
import { translation } from './translation/en.ts'
import { isEnglish } from './written.ts'

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|')
const numbers = 'one two three four five six seven eight nine ten i ii iii iv v vi vii viii ix x'.split(' ')
const quarters = ['first', 'second', 'third', 'fourth']
const monthNamed = new RegExp(`\\b(${months.join('|')})\\b()(?:,?\\s+(20\\d\\d))?`, 'i')
const dayNamed = new RegExp(
  `(${months.map((month) => `${month.charAt(0).toUpperCase()}${month.slice(1, 3)}(?:${month.slice(3)}|t)?`).join('|')})\\.?\\s+(\\d{1,2})(?!\\d|\\.\\d)(?:st|nd|rd|th)?(?:,?\\s+(20\\d\\d))?`,
)
const twoDigits = (n: string | number | undefined) => (n ? String(n).padStart(2, '0') : '*')
const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`
const list = new Intl.ListFormat('en', { type: 'conjunction' })
/** A full stop ends a sentence, and abbreviations and questions keep theirs. */
const withoutStop = (title: string) => (/(?:\b\p{L}\.){2,}$/u.test(title) ? title : title.replace(/(?<!\.)\.$/, ''))
const sentenceOf = (titles: string[]) =>
  titles.map(withoutStop).join(titles.some((title) => title.includes(';')) ? ' · ' : '; ')
const ended = (sentence: string) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`)

export const en: Profile = {
  tag: 'en',
  ownName: 'English',
  isWritten: isEnglish,
  isUnmistakable: () => false,
  gates: {
    login:
      /^(?:log ?in|sign ?in|sign up|create (?:an )?account)(?:$|\s*[|:·–-]|\s(?:to|page|required)\b)|\b(?:log|sign) in to (?:continue|your)\b/i,
    error:
      /^(?:error\b|404\b|403\b|5\d\d\b|(?:page )?not found|access denied|forbidden|just a moment|attention required|are you a robot|service unavailable|something went wrong)|\bpage (?:not found|isn't available|does not exist|could not be found)\b/i,
    consent:
      /^(?:before you continue|cookies?(?: settings| consent| preferences)?$|we value your privacy|your privacy choices|verify your age|choose your (?:region|country|language))/i,
  },
  summaryLength: 220,
  columns: { title: 160, subject: 70, preheader: 100, lede: 90 },
  dangling:
    /[\s,]+(?:a|an|the|and|or|but|of|for|to|in|on|with|by|from|at|as|into|than|that|is|are|its|our|your|their|&)$/i,
  typeset: (text) => text,
  definitionLength: 280,
  needsReading: false,
  nounForms,
  verbForms,
  nounsOf,
  detached: /(?!)/,
  verbal: /(?!)/,
  boilerplate: [
    /\s*The post .{1,300}? (?:appeared first|first appeared) on .{1,100}$/s,
    /\s*(?:Read more|Continue reading|Keep reading|Learn more|Read on|Read the (?:full )?(?:post|article|story|announcement)(?: here)?)(?: (?:at|on|about) [^.]{1,60})?\s*(?:→|»|›|>|…|\.{1,3})*$/,
    /\s*(?:\[(?:…|\.{3}|&hellip;)\]|…|\.{3})$/,
    /^(?:Listen to (?:this )?article|Share(?: this)?|\d+ min(?:ute)? read)\s*[|·•:—-]?\s*/i,
  ],
  vagueLink:
    /^(?:(?:click|tap|press|look|see|read|go)(?: right)? )?(?:here|this|this (?:link|page|post|article))$|^(?:(?:read|see|learn|find out|view) )?more$|^(?:link|details|continue|go|open|url|website|page)$|^(?:read|view|open|visit) (?:it|now|online|post|article|page|link)$/i,
  textColumns: 72,
  textHeading: (title) => `${title}\n${'-'.repeat(title.length)}`,
  fonts: "-apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
  lineHeight: { title: 1.35, body: 1.6, lede: 1.55 },
  date: (date) => DateTime.fromISO(date, { locale: 'en-US' }).toFormat('cccc, LLLL d, yyyy'),
  shortDate: (date) => DateTime.fromISO(date, { locale: 'en-US' }).toFormat('LLL d'),
  kinds: [
    ['card', /\b(system|model) card\b|\baddendum\b/i],
    [
      'customer',
      /^how (?!to\b|we\b|i\b|you\b|the\b).{1,40}\b(uses?|used|built|builds|is using|scales?|transforms?|cuts?|saves?|automates?|runs?|moved?|brings?)\b|\b(customer stor(y|ies)|case study|chooses|picks|adopts|selects|standardi[sz]es|switches to|relies on|turns to|deploys .{1,40} to|saves .{1,30} with|cuts .{1,40} with|automates .{1,40} with|builds .{1,40} with|transforms .{1,40} with)\b/i,
    ],
    ['customer', /^How (?!\w+ing\b)(?:\p{Lu}\S*\s+){1,3}\p{Ll}+s\b/u],
    ['fix', /\b(fix(es|ed|ing)?|patch(es|ed|ing)?|hotfix|correction|bug ?fix(es)?)\b/i],
    [
      'guide',
      /^(how|use|using|build|building|get started|getting started|a guide|tips|understanding|inside|behind|why|what is|choosing|working with|prompting|(\w+ )?ways to)\b|\b(guide to|tutorial|playbook|cookbook|deep dive|in depth|explained|best practices|walkthrough|how to|ways to|tips for|q&a|faq|interview|in conversation|podcast with|lessons from|under the hood|behind the scenes)\b/i,
    ],
    [
      'incident',
      /\b(incident|outages?|(elevated|increased|higher) (errors?|latency)|(?<!fewer )errors? (on|in|with|for|affecting|when|rates?)|degrad\w+|post-?mortem|security (bulletin|advisory)|disruptions?|unavailable|unable to|cannot|slow(er|ness| responses?| down)|delays?|delayed|(?<!finds |fixes |spots )issues? (with|on|in|affecting|about)|data leak|leaked|breach|failing|failures?|vulnerabilit(y|ies) in|not loading|crash(es|ing)?|not working|(does|do|is|are|was)(n't| not)|can't|won't|fails to|apolog\w+|scams?|beware|outdated|login (problems?|issues?))\b/i,
    ],
    [
      'suspension',
      /\b(suspend\w*|suspension|paus(e|es|ed|ing)|disabl(e|es|ed|ing)|roll(s|ed|ing)? back|rollback|revert\w*|withdraw\w*|postpon\w+|put on hold)\b/i,
    ],
    [
      'return',
      /\b(redeploy\w*|restor(e|es|ed|ing)|resum(e|es|ed|ing)|reinstat\w*|brings? back|(is|are) back|back online)\b/i,
    ],
    [
      'end',
      /\b(deprecat\w+|retir(e|es|ed|ing|ement)|sunset\w*|shut(s|ting)? down|end of (life|support|sale)|discontinu\w+|phas(e|es|ed|ing) out|wind(s|ing) down|no longer|(?<!-)ends(?!-)|ending|to end|comes to an end|removal of|goodbye to|last day)\b/i,
    ],
    [
      'policy',
      /\b(terms of (service|use)|(?<!in )terms (for|change|update)|(updated?|updating|new|changes? to) .{0,30}\bterms|polic(y|ies)|privacy notice|guidelines|framework for responsible)\b/i,
    ],
    [
      'raise',
      /\b((rais|increas|doubl|tripl|lift|boost|expand|remov|reset|eas)(e|es|ed|ing|s)?|higher|more generous)\b.{0,40}\b(limits?|quotas?|caps?)\b|\b(limits?|quotas?|caps?)\b.{0,20}\b(doubl|rais|increas|lift|tripl|remov|reset|eas)\w*/i,
    ],
    [
      'cap',
      /\b(lower|reduc\w+|cut|cuts|cutting|introduc\w+|new|tighten\w*|stricter|halv\w+|chang\w+|add|adds)\b.{0,24}\b(limits|quotas|caps|limit)(?= |$)(?! (dashboard|alerts?|settings?|controls?|page|view|tracker|reminders?|notifications?))/i,
    ],
    [
      'price',
      /\b(pric(e|es|ed|ing)|cheaper|billing change|billed|discounts?|paid (plan|tier|feature|add-?on)|(now|becomes?|is|are|goes) free|surcharge|per (month|seat|user)|a month|pay-as-you-go|add-on fee|costs? (more|less))\b/i,
    ],
    ['roundup', /\b(everything|roundup|recap|highlights|the latest .{0,30}(news|updates)|in review|what shipped)\b/i],
    ['availability', /\b(leav(es|ing)|out of|exits?|graduates? from) (beta|preview)\b/i],
    [
      'preview',
      /\b(preview|beta|early access|waitlist|to unveil|what to expect|coming soon|coming (this|next|later)|plans to|later this (year|month|week)|next (week|month)|sneak peek|teas(es|er))\b/i,
    ],
    ['rename', /\b(renam\w+|rebrand\w*|is now called|new name)\b/i],
    [
      'event',
      /\b(hackathon|webinar|seminar|keynote|conference|summit|meetup|livestream|workshop|contest|registration|register (now|for)|joins? us|applications? (open|now open)|call for|courses?|bootcamp|academy|office hours|demo day|training program)\b/i,
    ],
    ['event', /\bat \p{Lu}{3,}\b/u],
    ['default', /\bdefault\b/i],
    [
      'people',
      /\b(appoint(s|ed|ment)?|joins? .{1,60}\b(as|board)|board of directors|named (chief|ceo|president)|steps down|hires)\b/i,
    ],
    ['acquisition', /\b(acquir(e|es|ed|ing)|acquisition|to buy|buys)\b/i],
    ['funding', /\b(raises (?=[\p{Sc}\d])|raised (?=[\p{Sc}\d])|series [a-z]\b|funding|valuation)/iu],
    ['investment', /\b(invest(s|ed|ing|ment|ments)?)\b/i],
    [
      'site',
      /\b(opens? .{0,30}(office|hub|lab|campus|center|centre)|breaks? ground|builds? (an? )?(\w+ )?(factory|data ?cent\w+))\b/i,
    ],
    [
      'partner',
      /\b(team(s|ing)? up|partner(s|ing|ship|ed)?( with| on)?|alliance|memorandum|joins? forces|collaborat(es|ing) with|in collaboration with|signs? (an? )?(agreement|mou)|mou)\b/i,
    ],
    ['statement', /\b(statement|our response|responds to|open letter|our (view|position|approach)|lawsuit)\b/i],
    [
      'record',
      /\b(wins?|won|awards?|named a leader|(sets?|breaks?) .{0,30}records?|new records?|reach(es|ed)|surpass\w*|passes (?=\d)|tops|turns (one|two|three|four|five|\d)|anniversary|milestone|certified|certification|gold medal|earns)\b/i,
    ],
    ['report', /\b(safety evaluation|evaluation of|technical report|financial results|quarterly results)\b/i],
    ['availability', /\b(general(ly)? availab\w+|now available (across|in|on|to)|GA)\b/i],
    ['expansion', /\b(expand(s|ed|ing)?|rolls? out|rolling out|now in|comes to|arrives? in)\b/i],
    [
      'improvement',
      /\b(improv\w+|enhances|enhancing|strengthen(s|ing)?|upgrad(es|ing)|boosts|refines|advancing|(gets?|brings?|makes?|now|is|are) .{0,24}(better|faster|smarter))\b/i,
    ],
    [
      'update',
      /\b(updat(e|es|ed|ing)|adds?|added|adding|gets?|gains?|brings?|supports?|can now|now (?!available)\w+s?|integrates?|new (?=[\w\s]+ in )|learns to|lets you|remembers)\b/i,
    ],
    [
      'launch',
      /\b(introduc\w+|announc\w+|launch\w*|releas\w+(?<!release(?= notes))|unveil\w*|meet|debut\w*|ship(s|ped)?|presents?|now available|available|arrives?|is here|open[- ]sourc\w+)\b/i,
    ],
    ['report', /\b(results?|findings|finds|report|stud(y|ies)|evaluat\w+|lessons|retrospective|survey)\b/i],
  ],
  commonWords: new Set(
    'a an the and or of for to in on with by from at as is are be we our your new now how all across into out up its it this that more first time ai released release releases generally supports launched launches launch officially introducing introduces announces announcing available adds added using use uses launching meet unveils unveiled debuts ships shipped presents arrives here has have was were can will'.split(
      ' ',
    ),
  ),
  period: (title) => {
    const quarter = /\bQ([1-4])\b|\b(first|second|third|fourth)[- ]quarter\b/i.exec(title)
    if (quarter) return `q${quarter[1] ?? quarters.indexOf(quarter[2]?.toLowerCase() ?? '') + 1}`
    const season = /\b(Spring|Summer|Fall|Autumn|Winter)\b/.exec(title)?.[1]
    if (season) return season.toLowerCase().replace('autumn', 'fall')
    const found = dayNamed.exec(title) ?? monthNamed.exec(title)
    if (!found?.[1] || found[0] === 'may') return null
    const at = months.findIndex((month) => month.startsWith((found[1] ?? '').toLowerCase().slice(0, 3)))
    return [found[3] ?? '*', twoDigits(at + 1), twoDigits(found[2])].join('-')
  },
  ...conceptsIn({ column: 1, spaced: true }),
  filler:
    /\b(?:introduc\w+|announc\w+|launch\w*|releas\w+|available|availability|general\w*|gets?|brings?|adds?|added|supports?|supporting|comes?|coming|goes|runs?|running|works?|working|expand\w*|expansion|rolls?|rolling|rollout|arriv\w+|everyone|everywhere|every|all|now|here|new|features?|models?|updates?|updated|improv\w+|latest|version|program|service|platform|series|more|with|for|the|our|your|you|its?|can|let|lets|gain|gains|over|than|from|into|onto|on|in|at|by|to|an?|and|or|of|via|through|across|using|within|inside|is|are|be|has|have|that|this|these|up|out|first|next|also|directly|including|starting|today|ready|available|makes?|making|brought|ships?|shipping|unveil\w*|meet|presents?|debuts?|enabl\w+|powered|ways?|people|times?|x|languages?|enhanc\w+|strengthen\w*|upgrad\w+|offers?|offering|provid\w+|billion|million|thousand|rais(?:e|es|ed|ing)|signs?|memorandum|turns?|one|retir\w+|statement|deprecat\w+|end(?:s|ing)?|pric(?:e|es|ing)|lower\w*|reduc\w+|cuts?|doubl\w+|increas\w+|fix\w*|outages?|acquires?|invests?|opens?|preview|beta|leaves|advanc\w+|how|uses?|what|expect|results?|finds|announced|under|regions?|most|best|better|faster|smarter|boosts?|refin\w+|term|build|start(?:s|ed|ing)?|join(?:s|ed|ing)?)(?:s|es)?\b/gi,
  places: placeFinder({ language: 'en', column: 1, spaced: true }),
  clause: /,\s| with | featuring /i,
  progressWords: new Set(
    'early initial first preliminary interim result results update updates report findings publishes shares'.split(' '),
  ),
  part: (title) => {
    const found =
      /\b(?:part|phase|vol(?:ume|\.)?|chapter|episode|ep\.|season|round|issue|week|day|no\.)\s*#?(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|[IVX]{1,4})\b/i.exec(
        title,
      )?.[1]
    if (!found) return null
    const at = numbers.indexOf(found.toLowerCase())
    return /^\d/.test(found) ? found : String((at % 10) + 1)
  },
  dates: new RegExp(
    `\\b(?:${months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)}|\\.)?`).join('|')})\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,\\s*20\\d\\d)?\\b`,
    'gi',
  ),
  stamp:
    /^(?:(?:\p{Lu}\p{Ll}+ ?)*?\p{Ll}(?=\p{Lu}))?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, 20\d\d(?:\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*(?=\p{Lu})|(?=["\p{Lu}]))/u,
  notice:
    /^(?:\[(?:news|press release|blog|product|company|research|announcements?|engineering|policy)\]|(?:new|news|press release|announcement|blog):)\s+/i,
  opener:
    /^(\w+ing|how|why|what|when|where|who|meet|our|the|an?|get|make|build|use|try|turn|ask|take|bring|new|more|all|see|read|watch|join|from|for|with|in|on|at|to|by|and|we|you|your|this|that|it|its|is|are|will|can|releases?|adds?|early|detailed|inside|behind|beyond|under|over|into|about|statement|updates?|company|report|technical|research|products?|customize|improve|generate|create|learn|explore|discover|start|stop|help|teach|work|connect|manage|measure|track|deploy|scale|secure|protect|understand|expand|partial|usage|limits|lower|higher|safety|access|pricing|reflections|lessons|notes|tips|best|next|first|second|third|one|two|three|better|faster|smarter|open|safe|safer|responsible|ways?|things?|results?|update|introduc\w+|announc\w+|launch\w*)$/i,
  generic:
    /^(company|news|blog|(technical |annual |transparency )?report|release notes?|changelog|(weekly |monthly |product |platform |security |company )?(updates?|news|roundup|newsletter)|what's new|(an )?overview|(a )?year in review|faq|welcome|this week (in|at) .{1,30}|announcements?|research|policy|products?)$/i,
  phrases: null,
  machine: { tag: 'en-US', style: 'Write titles in sentence case, plainly and in the present tense.' },
  translation,
  words: {
    otherLanguage: (name) => `Read in ${name}`,
    onTheWeb: 'View on the web',
    number: (n) => `No. ${n}`,
    announcements: (n) => counted(n, 'announcement'),
    vendors: (n) => counted(n, 'vendor'),
    minutes: (n) => `${n} min read`,
    lede: (titles) => ended(`Today: ${sentenceOf(titles)}`),
    ledeNothing: 'Nothing was announced officially since the last issue.',
    subject: (titles, others) => `${sentenceOf(titles)}${others > 0 ? ` (+${others} more)` : ''}`,
    preheader: (titles) => `Also: ${sentenceOf(titles)}`,
    markSample: (text) => `[Sample] ${text}`,
    sampleNotice:
      'This is a sample, written to show how hayami works. It is not live news, and its links may lead nowhere.',
    corrections: 'Corrections',
    leads: 'Top of the day',
    others: 'Also official',
    nothing: 'No official announcements since the last issue.',
    moreOnTheWeb: (n) => `${counted(n, 'more announcement')} on the web`,
    officialSource: 'Official source',
    firstSeen: (day) => `first seen ${day}`,
    updated: (day, issue) => `${day}, updated since our issue of ${issue}`,
    officialIn: { en: 'Official version in English', ja: 'Official version (in Japanese)' },
    also: 'Also on',
    andMore: (n) => `+${n} on the web`,
    origin: {
      official: 'official translation',
      editor: 'translated by the editors',
      machine: 'machine translation',
      original: 'original text',
      edited: 'edited',
    },
    bracketed: (mark) => ` [${mark}]`,
    unchecked: 'Could not be checked today',
    uncheckedSources: (names) =>
      `We could not check ${list.format(names)} today. Anything announced there will follow as soon as we can.`,
    terms: (names) => `Terms: ${names.join(', ')}`,
    termsHere: 'Terms in this issue',
    termOfTheDay: 'Term of the day',
    readTerm: (name) =>
      `Read the full entry on ${/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name}`,
    policy: 'Source policy',
    policyText:
      'We use official sources only, and every item links to the original announcement so that you can verify it yourself. No rumors, no leaks, no get-rich-quick products, no paid placement.',
    correctionsText: 'Found an error? Reply to this email. Corrections appear at the top of the next issue.',
    why: (site) => `You receive this because you subscribed at ${site}.`,
    unsubscribe: 'Unsubscribe',
    preferences: 'Change language or frequency',
    publisher: 'Published by',
    address: 'Address',
    contact: 'Contact',
    trademarks: (name) =>
      `Headlines and summaries are the vendors’ own words unless marked otherwise. Product and company names are trademarks of their owners; ${name} is not affiliated with them.`,
    colon: ': ',
    separator: ' · ',
  },
}
