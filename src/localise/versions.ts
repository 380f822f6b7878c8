import { languages } from '../languages/index.ts'
import type { Gate } from '../languages/profile.ts'
import { canonicalAddress } from '../model/identity.ts'
import type { Item } from '../model/item.ts'
import type { Language } from '../model/language.ts'
import type { Vendor } from '../model/vendor.ts'
import { Features } from '../stories/features.ts'
import { listsMany, slugOf, withoutLocale } from '../stories/title.ts'
import { versionConflict } from '../stories/version.ts'
import { withoutSiteName } from '../text/plain.ts'
import { summaryOf } from './summary.ts'
import { isIn, isTagOf, writtenIn } from './written.ts'

/** What an official page says of itself: see parse/article.ts. */
export interface Page {
  language: string | null
  title: string
  description: string | null
  canonical: string | null
  published: string | null
  alternates: { language: string; url: string }[]
}

/** A vendor's own words for an announcement in one language, and how they were found. */
export interface OfficialVersion {
  title: string
  summary: string | null
  url: string
  by: 'hreflang' | 'path' | 'feed'
}

/** Where a version may be, and who says so. */
export interface VersionAt {
  url: string
  by: 'hreflang' | 'path'
}

/** A page that names more alternates than this in one language is asked for the first ones only. */
const most = 4

/**
 * Where the vendor may keep the page in another language: what the page itself names, the exact language before a region's
 * and before the default, then the vendor's path rule, read in either direction. Never the page itself.
 */
export function candidates(item: Item, page: Page | null, wanted: Language, vendor: Vendor | undefined): VersionAt[] {
  const { tag } = languages[wanted]
  const own = [item.url, ...(page?.canonical ? [page.canonical] : [])]
  const named = (page?.alternates ?? [])
    .map(({ language, url }) => ({ language: language.trim().toLowerCase(), url }))
    .filter(({ language }) => isTagOf(language, tag) || language === byDefault)
    .sort((a, b) => rank(a.language, tag) - rank(b.language, tag))
    .map(({ url }): VersionAt => ({ url, by: 'hreflang' }))
  const ruled = own.flatMap((url) => translated(url, wanted, vendor)).map((url): VersionAt => ({ url, by: 'path' }))
  const asked = new Set(own.map((url) => canonicalAddress(url)))
  const fresh = [...named, ...ruled].filter(({ url }) => {
    const address = canonicalAddress(url)
    return !asked.has(address) && asked.add(address)
  })
  return fresh.slice(0, most)
}

const byDefault = 'x-default'

function rank(language: string, tag: string): number {
  return language === tag ? 0 : language === byDefault ? 2 : 1
}

/** A rule says where the translation is; read backwards, where what was translated is. */
function translated(url: string, wanted: Language, vendor: Vendor | undefined): string[] {
  return (vendor?.translations ?? []).flatMap(({ language, from, to }) => {
    const [prefix, other] = language === wanted ? [from, to] : [to, from]
    return url.startsWith(prefix) ? [other + url.slice(prefix.length).replace(/[?#].*$/, '')] : []
  })
}

/** Takes a page as the official version, or says why not: it must be a post, in that language, of the same announcement. */
export function accept(
  item: Item,
  page: Page,
  url: string,
  wanted: Language,
  { url: asked, by }: VersionAt,
): OfficialVersion | { refused: string } {
  const title = withoutSiteName(page.title)
  const refused =
    placeRefusal(item, url) ??
    gateRefusal(title) ??
    languageRefusal(page, title, wanted) ??
    newsRefusal(item, page, { title, url, wanted, asked })
  return refused === null ? versionOf({ title, summary: page.description, url, by }, wanted) : { refused }
}

/** What a vendor says in a language, of which each part has to be in it. */
export function versionOf({ title, summary, url, by }: OfficialVersion, language: Language): OfficialVersion {
  const own = summaryOf({ title, summary, language }, null)
  return { title, summary: isIn(language, own) ? own : null, url, by }
}

/** An address of which nobody needs to read the page to know that it is no post. */
function placeRefusal({ address }: Item, url: string): string | null {
  if (canonicalAddress(url) === address) return 'leads back to the original page'
  const { pathname } = new URL(url)
  const path = pathname.replace(
    /^\/(?:(?:intl|global)\/)?(?:[a-z]{2}(?:[-_][a-z]{2,4})?\/|[a-z]{2}(?:[-_][a-z]{2,4})?$)?/i,
    '',
  )
  if (/^(?:sso|oauth2?|authorize|accounts?)(?:\/|$|\.)|(?:^|\/)(?:log-?in|sign-?in|auth)(?:\/|$|\.)/i.test(path))
    return `leads to ${gates.login}`
  if (/^(?:consent|cookie-?consent)(?:\/|$|\.)/i.test(path)) return `leads to ${gates.consent}`
  if (/^(?:index\.html?|japan|home)?\/?$/i.test(path)) return 'leads to a front page'
  const isList =
    /(?:^|\/)(?:press|newsroom|search|archive|all|(?:topics?|tags?|category|categories|page)(?:\/[^/]+)?)\/?$/i
  return isList.test(path) || listsMany(withoutLocale(addressOf(url))) ? 'leads to a list of many posts' : null
}

const gates: Record<Gate, string> = {
  login: 'a login page',
  error: 'an error page',
  consent: 'a page that asks for consent',
}

/** A page of any language may stand in the way of a post. */
function gateRefusal(title: string): string | null {
  if (title === '') return 'has no title'
  for (const profile of Object.values(languages)) {
    for (const [gate, pattern] of Object.entries(profile.gates) as [Gate, RegExp][])
      if (pattern.test(title)) return `is ${gates[gate]} (“${title}”)`
    if (profile.generic.test(title)) return `is called “${title}”, as any page may be`
  }
  return null
}

function languageRefusal(page: Page, title: string, wanted: Language): string | null {
  if (writtenIn(wanted, { ...page, title })) return null
  return `its title is not written in ${languages[wanted].tag} (“${title}”)`
}

/**
 * A page that names the original among its alternates may leave out what that says, but not contradict it, and not speak of
 * something else. Any other has to show by a name, a figure, a place, a subject or its day that it is the same.
 */
function newsRefusal(
  item: Item,
  page: Page,
  { title, url, wanted, asked }: { title: string; url: string; wanted: Language; asked: string },
): string | null {
  const [original, version] = [
    new Features(item),
    new Features({ ...item, id: url, title, language: wanted, address: null, published: page.published }),
  ]
  const back = page.alternates.some((each) => canonicalAddress(each.url) === item.address)
  const conflict = versionConflict(original, version, back)
  if (conflict) return `is another announcement (${conflict.rule}: ${conflict.evidence})`
  const isElsewhere = slugOf(addressOf(url)) !== slugOf(addressOf(asked))
  const unsaid = isElsewhere && !back ? original.headNames.filter((name) => !version.words.includes(name)) : []
  if (unsaid.length > 0) return `was sent on to a page that does not name ${unsaid.join(', ')} (“${title}”)`
  if (sharesSomething(original, version))
    return isSameTitle(original, version) ? sameTitleRefusal(item, page, wanted) : null
  if (isElsewhere && !back) return `was sent on to a page that shares no name with the original (“${title}”)`
  const isNear = original.day !== null && version.day !== null && Math.abs(original.day - version.day) <= nearDays
  const own = [...version.names, ...version.figures, ...version.places, ...version.concepts]
  if (isNear || (back && own.length === 0)) return null
  return `shows nothing of the original (“${title}”)`
}

/** A page and its translation go up within days. */
const nearDays = 7

/** The title of a product is the same everywhere; that of a post which nobody translated is, too. */
function sameTitleRefusal(item: Item, { description }: Page, wanted: Language): string | null {
  const said = description !== null && isIn(wanted, description)
  const names = new Features({ ...item, language: wanted, title: description ?? '' })
  return said && sharesSomething(new Features(item), names) ? null : 'has the title of the original, untranslated'
}

function isSameTitle(a: Features, b: Features): boolean {
  return a.key === b.key
}

function addressOf(url: string): string {
  return canonicalAddress(url) ?? url
}

function sharesSomething(a: Features, b: Features): boolean {
  const has = (word: string) => b.words.includes(word) || b.figures.includes(word)
  return (
    [...a.names, ...a.figures].some(has) ||
    a.places.some((place) => b.places.includes(place)) ||
    a.concepts.some((concept) => b.concepts.includes(concept))
  )
}
