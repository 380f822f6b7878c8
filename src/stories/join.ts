import { languages } from '../languages/index.ts'
import type { Merge } from '../model/story.ts'
import { type Kept, keptApart } from './apart.ts'
import { bucketsOf, chain } from './buckets.ts'
import { conflictOf } from './conflicts.ts'
import { type Candidate, daysApart, Features } from './features.ts'
import { type Decisions, Groups } from './groups.ts'
import { overviewOf } from './overview.ts'
import { closePairs, type Pair } from './pairs.ts'
import { jointly, when } from './rules.ts'
import { listsMany, slugOf, withoutLocale } from './title.ts'
import { compare } from './words.ts'

const sameTitleDays = 21

/** One announcement: its items with the lead first, and why each joined. */
export interface Joined<T extends Candidate> {
  items: [T, ...T[]]
  because: Merge[]
}

export interface Stories<T extends Candidate> {
  stories: Joined<T>[]
  /** The closest pairs that are not one announcement, with the rule that keeps them apart. */
  apart: Kept[]
}

const undecided: Decisions = { together: [], apart: [] }

/**
 * Items to stories. The order of the input does not matter. Sure evidence first: what an editor decided, the same address,
 * then the same title, then what reads alike within days; whatever is not shown to be the same stays apart. Time grows
 * with the items, as only those of a few days are held against one another.
 */
export function storiesOf<T extends Candidate>(items: T[], decisions: Decisions = undecided): Stories<T> {
  const posts = [...items].sort(inTime)
  const features = remembering((at) => new Features(posts[at] as T))
  const overview = overviewOf(posts, features)
  const pairs = closePairs(posts, features, overview)
  const groups = new Groups(features, overview.isRare, decisions.apart)
  joinAsDecided(posts, groups, decisions.together)
  joinByAddress(posts, features, groups)
  const titled = bucketsOf(posts, (_, at) => overview.titles[at] as number)
  for (const members of titled.values()) joinBySlug(members, posts, features, groups)
  for (const members of titled.values()) joinByTitle(members, posts, features, groups)
  joinByLikeness(pairs.same, groups)
  return {
    stories: storiesIn(posts, groups),
    apart: keptApart(pairs.near, features, groups),
  }
}

function storiesIn<T extends Candidate>(posts: T[], groups: Groups): Joined<T>[] {
  const grouped = new Set<number>()
  const stories: Joined<T>[] = groups.all().map(([members, because]) => {
    for (const at of members) grouped.add(at)
    return {
      items: members.map((at) => posts[at] as T).sort(leadFirst) as [T, ...T[]],
      because: because.sort((x, y) => compare(`${x.a} ${x.b}`, `${y.a} ${y.b}`)),
    }
  })
  for (const [at, post] of posts.entries()) if (!grouped.has(at)) stories.push({ items: [post], because: [] })
  return stories.sort((x, y) => compare(x.items[0].id, y.items[0].id))
}

function joinAsDecided(posts: Candidate[], groups: Groups, together: string[][]) {
  if (together.length === 0) return
  const wanted = new Set(together.flat())
  const byAddress = Map.groupBy(posts.keys(), (at) => {
    const address = posts[at]?.address
    return address && wanted.has(address) ? address : ''
  })
  for (const list of together) {
    const members = list.flatMap((address) => byAddress.get(address) ?? []).sort((a, b) => a - b)
    chain(members, (a, b) => groups.join(a, b, 'by-an-editor', 'an editor joined them', 'sure'))
  }
}

/** One page, however its address is written; the same page in another language; the same page in another section. */
function joinByAddress(posts: Candidate[], features: (at: number) => Features, groups: Groups) {
  for (const [address, members] of bucketsOf(posts, ({ address }) => address)) {
    chain(members, (a, b) => {
      if (provesNothing(address, features(a), features(b))) return
      groups.join(a, b, 'same-address', shown(address), 'sure')
    })
  }
  for (const [address, members] of bucketsOf(posts, ({ address }) => address && withoutLocale(address))) {
    if (listsMany(address) || isNumbered(address)) continue
    chain(members, (a, b) => {
      if (posts[a]?.language !== posts[b]?.language) groups.join(a, b, 'translated-address', shown(address), 'sure')
    })
  }
}

/** A vendor's posts with one title under one name in several sections or hosts, however far apart. */
function joinBySlug(members: number[], posts: Candidate[], features: (at: number) => Features, groups: Groups) {
  const named = Map.groupBy(members, (at) => {
    const { address, vendor } = posts[at] as Candidate
    const slug = address === null ? null : slugOf(address)
    return slug && `${vendor} ${slug}`
  })
  for (const [name, own] of named) {
    if (!name || isGeneric(posts[own[0] as number] as Candidate)) continue
    chain(own, (a, b) => {
      const evidence = `both are called “${posts[a]?.title}” and end in ${name.slice(name.lastIndexOf(' ') + 1)}`
      if (features(a).key === features(b).key) groups.join(a, b, 'same-slug-and-title', evidence, 'told')
    })
  }
}

/** Each language may count its own announcements. */
function isNumbered(address: string): boolean {
  return /\/[\d_-]+$/.test(address)
}

/** A page that lists many entries is no proof, nor is one on which one source has two versions on one day. */
function provesNothing(address: string, a: Features, b: Features): boolean {
  if (a.key === b.key) return false
  if (listsMany(address)) return true
  return a.item.source === b.item.source && daysApart(a, b) === 0 && conflictOf(a, b)?.rule === 'other-figure'
}

/** Equal titles of a vendor within three weeks, or of two vendors that name each other, unless one source uses the title for several pages. */
function joinByTitle(members: number[], posts: Candidate[], features: (at: number) => Features, groups: Groups) {
  if (isTemplate(members.map((at) => posts[at] as Candidate))) return
  const isSame = (a: number, b: number) => features(a).key !== '' && features(a).key === features(b).key
  for (const own of Map.groupBy(members, (at) => posts[at]?.vendor).values()) {
    chain(own, (a, b) => {
      const [one, other] = [posts[a] as Candidate, posts[b] as Candidate]
      const between = daysApart(features(a), features(b))
      if (between > sameTitleDays || isGeneric(one) || !isSame(a, b)) return
      if (between > 0 && (features(a).kind === 'incident' || isNextOf(one, other))) return
      groups.join(a, b, 'same-title', `“${one.title}”, ${when(between)}`, 'told')
    })
  }
  chain(members, (a, b) => {
    if (posts[a]?.vendor === posts[b]?.vendor || !isSame(a, b) || !jointly(features(a), features(b))) return
    groups.join(a, b, 'joint-announcement', `both name each other: “${posts[a]?.title}”`, 'told')
  })
}

/**
 * What reads alike, the surest first. A translation that fits two announcements equally well belongs to neither, unless
 * an editor told the two apart: then it stays with the first.
 */
function joinByLikeness(same: Pair[], groups: Groups) {
  const isTranslation = ({ rule }: Pair) => rule === 'same-in-two-languages'
  for (const { a, b, rule, evidence } of same.filter((pair) => !isTranslation(pair)))
    groups.join(a, b, rule, evidence, 'likely')
  const translations = same.filter(isTranslation)
  const best = new Map<number, Pair[]>()
  for (const pair of translations)
    for (const at of [pair.a, pair.b]) {
      const rivals = best.get(at)
      if (!rivals) best.set(at, [pair])
      else if (rivals[0]?.strength === pair.strength) rivals.push(pair)
    }
  const fits = (pair: Pair, at: number) => {
    const rivals = best.get(at) ?? []
    const partner = ({ a, b }: Pair) => (a === at ? b : a)
    const mine = partner(pair)
    const isOne = rivals.every((each) => groups.same(partner(each), mine) || groups.toldApart(partner(each), mine))
    return isOne && rivals.includes(pair) && groups.same(partner(rivals[0] as Pair), mine)
  }
  const clear = translations.filter((pair) => fits(pair, pair.a) && fits(pair, pair.b))
  for (const { a, b, rule, evidence } of clear) groups.join(a, b, rule, evidence, 'likely')
}

/** A source that gives a later page the title of one from an earlier issue uses it for many. A page that moved keeps its day. */
function isNextOf(before: Candidate, after: Candidate): boolean {
  return before.remembered !== undefined && before.source === after.source && before.address !== after.address
}

/** What one source calls several pages is a template. A page that moved after an earlier issue is one page. */
function isTemplate(same: Candidate[]): boolean {
  const pages = new Map<string, Set<string>>()
  for (const { address, roundup, remembered, source } of same) {
    if (address && !roundup && !remembered) pages.set(source, (pages.get(source) ?? new Set()).add(address))
  }
  return [...pages.values()].some((addresses) => addresses.size > 1)
}

function isGeneric({ title, language }: Candidate): boolean {
  return languages[language].generic.test(title.trim())
}

/** News before what was published, the vendor's main channel, then whatever is no roundup, the fuller text, the earlier, the smaller id. */
function leadFirst(a: Candidate, b: Candidate): number {
  return (
    Number(a.remembered !== undefined) - Number(b.remembered !== undefined) ||
    Number(b.main ?? false) - Number(a.main ?? false) ||
    Number(a.roundup ?? false) - Number(b.roundup ?? false) ||
    (b.summary?.length ?? 0) - (a.summary?.length ?? 0) ||
    inTime(a, b)
  )
}

function inTime(a: Candidate, b: Candidate): number {
  return (
    compare(a.published ?? '9', b.published ?? '9') ||
    compare(a.id, b.id) ||
    compare(`${a.source} ${a.title}`, `${b.source} ${b.title}`)
  )
}

/** Titles are taken apart again rather than kept, where there are more of them than memory should hold. */
function remembering(of: (at: number) => Features): (at: number) => Features {
  let [recent, before] = [new Map<number, Features>(), new Map<number, Features>()]
  return (at) => {
    const known = recent.get(at) ?? before.get(at)
    if (known) return known
    if (recent.size >= 20_000) [recent, before] = [new Map(), recent]
    const made = of(at)
    recent.set(at, made)
    return made
  }
}

function shown(address: string): string {
  return address.replace(/^https:\/\//, '')
}
