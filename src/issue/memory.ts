import { canonicalAddress } from '../model/identity.ts'
import { daysBefore } from '../model/instant.ts'
import type { Coverage, Issue, IssueStory } from '../model/issue.ts'
import type { Item } from '../model/item.ts'
import { languageCodes } from '../model/language.ts'
import type { Decisions } from '../stories/groups.ts'
import { listsMany } from '../stories/title.ts'
import { isEditors } from './editors.ts'

/**
 * The issues before a date that readers got or will get: approved ones. A draft that nobody approved holds back no news,
 * and a sample counts among samples only.
 */
export function issuesBefore(date: string, issues: Issue[], sample: boolean): Issue[] {
  return issues.filter((issue) => issue.date < date && issue.approval !== undefined && issue.sample === sample)
}

/**
 * The addresses that do not come back, each with the reason: an issue carried it, or its editor took it out. A page that
 * lists many entries will have new ones; those that it had are known by their titles (`itemsIn`).
 */
export function memoryOf(earlier: Issue[]): Map<string, string> {
  const memory = new Map<string, string>()
  for (const issue of earlier) for (const each of removedFrom(issue)) memory.set(each, takenOut + issue.date)
  for (const issue of earlier)
    for (const each of addressesIn(issue).filter((address) => !listsMany(address)))
      memory.set(each, alreadyIn + issue.date)
  return memory
}

/** How the reason of what an editor took out begins. */
export const takenOut = 'removed from the issue of '

/** How the reason of what an issue carried begins. */
export const alreadyIn = 'already in the issue of '

export function addressesIn({ stories }: Pick<Issue, 'stories'>): string[] {
  return stories.flatMap(({ addresses }) => addresses)
}

/** What hayami put into an issue and an editor took out: the addresses of every story that the file no longer holds. */
export function removedFrom({ stories, dropped, coverage }: Issue): string[] {
  const present = new Set(addressesIn({ stories }))
  return [...new Set([...dropped, ...coverage.drafted])].filter((address) => !present.has(address)).sort()
}

/** The canonical addresses that the door refused when the issue was drafted: what its page says may have changed since. */
export function refusedIn({ refused }: Pick<Coverage, 'refused'>): Set<string> {
  return new Set(refused.flatMap(({ url }) => (url && canonicalAddress(url, { keepFragment: true })) || []))
}

/** Titles are held against those of so many days; an address is known for ever. */
const rememberedDays = 60

/**
 * What earlier issues carried, as items: among today's they recognise the post that comes back under another address, or
 * in another language.
 */
export function itemsIn(earlier: Issue[], now: string): Item[] {
  const since = daysBefore(now, rememberedDays).slice(0, 10)
  return earlier
    .filter(({ date }) => date >= since)
    .flatMap(({ date, stories }) => stories.flatMap((story, at) => itemsOf(story, date, at)))
}

function itemsOf(story: IssueStory, date: string, at: number): Item[] {
  const { vendor, source, published, language, url, addresses } = story
  const places = [
    { source, url, language, title: originalTitle(story) },
    ...story.also,
    ...languageCodes.flatMap((code) => {
      const { origin, url: own, text } = story.title[code]
      return origin === 'official' && own ? [{ source, url: own, language: code, title: text }] : []
    }),
  ]
  return places.map(({ source, url, language, title }, nth) => ({
    source,
    url,
    language,
    title,
    id: `${date} ${at} ${nth}`,
    vendor,
    address: addressOf(url, addresses),
    summary: null,
    published,
    main: false,
    roundup: false,
    remembered: date,
  }))
}

/** As the item had it: an entry that shares its page with others has an address of its own below it. */
function addressOf(url: string, addresses: string[]): string {
  const page = canonicalAddress(url, { keepFragment: true }) ?? url
  return addresses.find((each) => each === page || each.startsWith(`${page}#`)) ?? page
}

/** What the vendor called it. An older file does not say: an editor's words tell nothing then. */
function originalTitle({ called, title, language }: IssueStory): string {
  return called ?? (isEditors(title[language]) ? '' : title[language].text)
}

/** What editors joined and told apart in any issue, by canonical address. Of two that contradict the later issue's counts. */
export function decisionsOf(issues: Issue[]): Decisions {
  const verdicts = new Map<string, { pair: string[]; is: keyof Decisions }>()
  for (const issue of [...issues].sort((a, b) => (a.date < b.date ? -1 : 1)))
    for (const is of ['together', 'apart'] as const)
      for (const pair of issue[is].flatMap(pairsOf)) verdicts.set(pair.join(' '), { pair, is })
  const having = (is: keyof Decisions) => [...verdicts.values()].flatMap((each) => (each.is === is ? [each.pair] : []))
  return { together: having('together'), apart: having('apart') }
}

/** Every two of a list, by canonical address, in order. */
export function pairsOf(list: string[]): string[][] {
  const addresses = [...new Set(list.map((url) => canonicalAddress(url, { keepFragment: true }) ?? url))].sort()
  return addresses.flatMap((a, at) => addresses.slice(at + 1).map((b) => [a, b]))
}
