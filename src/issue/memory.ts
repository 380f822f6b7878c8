import { canonicalAddress } from '../model/identity.ts'
import type { Coverage, Issue } from '../model/issue.ts'

/**
 * The issues before a date that readers got or will get: approved ones. A draft that nobody approved holds back no news,
 * and a sample counts among samples only.
 */
export function issuesBefore(date: string, issues: Issue[], sample: boolean): Issue[] {
  return issues.filter((issue) => issue.date < date && issue.approval !== undefined && issue.sample === sample)
}

/** The addresses that do not come back, each with the reason: an issue carried it, or its editor took it out. */
export function memoryOf(earlier: Issue[]): Map<string, string> {
  const memory = new Map<string, string>()
  for (const issue of earlier)
    for (const each of removedFrom(issue)) memory.set(each, `removed from the issue of ${issue.date}`)
  for (const issue of earlier)
    for (const each of addressesIn(issue)) memory.set(each, `already in the issue of ${issue.date}`)
  return memory
}

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
