import { DateTime } from 'luxon'
import type { Profile } from './profile.ts'

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|')
const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`
const list = new Intl.ListFormat('en', { type: 'conjunction' })
const sentenceOf = (titles: string[]) => titles.map((title) => title.replace(/[.!?]+$/, '')).join('; ')

export const en: Profile = {
  tag: 'en',
  ownName: 'English',
  looksLike: (text) =>
    /[A-Za-z]/.test(text) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}]/u.test(text),
  summaryLength: 220,
  textColumns: 72,
  fonts: "-apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
  lineHeight: { title: 1.35, body: 1.6 },
  date: (date) => DateTime.fromISO(date, { locale: 'en-US' }).toFormat('cccc, LLLL d, yyyy'),
  shortDate: (date) => DateTime.fromISO(date, { locale: 'en-US' }).toFormat('LLL d'),
  kinds: [
    ['card', /\b(system|model) card\b/i],
    [
      'guide',
      /^(how|use|using|build|building|get started|getting started|a guide|tips|understanding)\b|\bguide to\b|\b(tutorial|playbook|cookbook|deep dive)\b/i,
    ],
    ['end', /\b(deprecat\w+|retir(e|es|ing|ement)|sunset\w*|shut(s|ting)? down|end of (life|support))\b/i],
    ['price', /\b(pric(e|es|ing)|cheaper|billing)\b/i],
    ['preview', /\b(preview|beta|early access|waitlist|to unveil|coming soon)\b/i],
    ['availability', /\b(general(ly)? availab\w+|now available (across|in|on|to)|GA)\b/i],
    ['expansion', /\b(expand(s|ed|ing)?|rolls? out|now in|comes to|arrives? in)\b/i],
    ['update', /\b(updat(e|es|ed|ing)|improv\w+|adds?|added)\b/i],
    [
      'launch',
      /\b(introduc\w+|announc\w+|launch\w*|releas\w+|unveil\w*|meet|debut\w*|ship(s|ped)?|presents?|now available)\b/i,
    ],
  ],
  commonWords: new Set(
    'a an the and or of for to in on with by from at as is are be we our your new now how all across into out up its it this that more first time ai released release releases launched launches launch officially introducing introduces announces announcing available adds added using use uses'.split(
      ' ',
    ),
  ),
  period: (title) => {
    const quarter = /\bQ([1-4])\b/.exec(title)?.[1]
    if (quarter) return `q${quarter}`
    const found = new RegExp(`\\b(${months.join('|')})\\b(?:\\s+\\d{1,2},)?(?:\\s+(20\\d\\d))?`, 'i').exec(title)
    if (!found?.[1] || (found[1] === 'may' && !found[2])) return null
    const month = String(months.indexOf(found[1].toLowerCase()) + 1).padStart(2, '0')
    return found[2] ? `${found[2]}-${month}` : month
  },
  phrases: null,
  words: {
    otherLanguage: (name) => `Read in ${name}`,
    onTheWeb: 'View on the web',
    number: (n) => `No. ${n}`,
    announcements: (n) => counted(n, 'announcement'),
    vendors: (n) => counted(n, 'vendor'),
    minutes: (n) => `${n} min read`,
    lede: (titles) => `Today: ${sentenceOf(titles)}.`,
    ledeNothing: 'Nothing was announced officially since the last issue.',
    subject: (title, others) => (others > 0 ? `${title}, and ${others} more` : title),
    preheader: (titles) => (titles.length === 0 ? '' : `Also: ${sentenceOf(titles)}`),
    sampleMark: '[Sample]',
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
    officialIn: { en: 'official version in English', ja: 'official version (in Japanese)' },
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
