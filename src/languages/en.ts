import { DateTime } from 'luxon'
import { conceptFinder } from './concepts.ts'
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
const sentenceOf = (titles: string[]) => titles.map((title) => title.replace(/[.!?]+$/, '')).join('; ')

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
      /^how (?!to\b|we\b|i\b|you\b|the\b).{1,40}\b(uses?|used|built|builds|is using|scales?|transforms?)\b|\b(customer stor(y|ies)|case study)\b/i,
    ],
    [
      'guide',
      /^(how|use|using|build|building|get started|getting started|a guide|tips|understanding)\b|\bguide to\b|\b(tutorial|playbook|cookbook|deep dive)\b/i,
    ],
    [
      'incident',
      /\b(incident|outage|(elevated|increased) (errors?|latency)|degraded|post-?mortem|security (bulletin|advisory))\b/i,
    ],
    [
      'suspension',
      /\b(suspend\w*|suspension|paus(e|es|ed|ing)|disabl(e|es|ed|ing)|roll(s|ed|ing)? back|rollback|revert\w*|withdraw\w*)\b/i,
    ],
    ['return', /\b(redeploy\w*|restor(e|es|ed|ing)|resum(e|es|ed|ing)|reinstat\w*|brings? back|is back)\b/i],
    ['end', /\b(deprecat\w+|retir(e|es|ing|ement)|sunset\w*|shut(s|ting)? down|end of (life|support))\b/i],
    ['price', /\b(pric(e|es|ing)|cheaper|billing)\b/i],
    ['availability', /\b(leav(es|ing)|out of|exits?|graduates? from) (beta|preview)\b/i],
    ['preview', /\b(preview|beta|early access|waitlist|to unveil|what to expect|coming soon)\b/i],
    ['default', /\bdefault\b/i],
    ['people', /\b(appoint(s|ed|ment)?|joins? .{1,60}\b(as|board)|board of directors|named (chief|ceo|president))\b/i],
    ['funding', /\b(raises|raised|series [a-z]\b|funding|valuation)\b/i],
    ['event', /\b(hackathon|webinar|keynote|conference|summit|meetup|livestream|workshop|contest)\b/i],
    ['availability', /\b(general(ly)? availab\w+|now available (across|in|on|to)|GA)\b/i],
    ['expansion', /\b(expand(s|ed|ing)?|rolls? out|now in|comes to|arrives? in)\b/i],
    ['update', /\b(updat(e|es|ed|ing)|improv\w+|adds?|added)\b/i],
    [
      'launch',
      /\b(introduc\w+|announc\w+|launch\w*|releas\w+(?<!release(?= notes))|unveil\w*|meet|debut\w*|ship(s|ped)?|presents?|now available|arrives?|is here)\b/i,
    ],
    ['report', /\b(results?|findings|finds|report|stud(y|ies)|evaluat\w+|lessons|retrospective)\b/i],
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
  concepts: conceptFinder({ column: 1, spaced: true }),
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
    /^(\w+ing|how|why|what|when|where|who|meet|our|the|an?|get|make|build|use|try|turn|ask|take|bring|new|more|all|see|read|watch|join|from|for|with|in|on|at|to|by|and|we|you|your|this|that|it|its|is|are|will|can|releases?|adds?|early|detailed|inside|behind|beyond|under|over|into|about|statement|updates?|company|report|technical|research|products?|customize|improve|generate|create|learn|explore|discover|start|stop|help|teach|work|connect|manage|measure|track|deploy|scale|secure|protect|understand|expand|reflections|lessons|notes|tips|best|next|first|second|third|one|two|three|better|faster|smarter|open|safe|safer|responsible|ways?|things?|results?|update|introduc\w+|announc\w+|launch\w*)$/i,
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
    lede: (titles) => `Today: ${sentenceOf(titles)}.`,
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
    trademarks:
      'Headlines and summaries are the vendors’ own words unless marked otherwise. Product and company names are trademarks of their owners; hayami is not affiliated with them.',
    colon: ': ',
    separator: ' · ',
  },
}
