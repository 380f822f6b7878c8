import { broad, type Conflict, conflictOf } from './conflicts.ts'
import type { Features } from './features.ts'
import { compare, differing, without } from './words.ts'

/**
 * What speaks against a page as the version of a post in another language, found where the vendor says it is: what contradicts,
 * another kind of post, another place. One that does not name the original itself may neither name another thing nor leave
 * out the version.
 */
export function versionConflict(original: Features, version: Features, namesOriginal: boolean): Conflict | null {
  const hard = conflictOf(...inOrder(original, version))
  if (hard !== null) return hard
  const [mine, yours] = [original.kind, version.kind]
  if (!(mine === yours || broad.has(mine) || broad.has(yours)) || isTurned(mine, yours))
    return { rule: 'other-kind', evidence: `${mine ?? 'none'} / ${yours ?? 'none'}` }
  const elsewhere = original.places.length > 0 ? differing(original.places, version.places) : null
  if (elsewhere !== null) return { rule: 'other-place', evidence: elsewhere }
  if (namesOriginal) return null
  const foreign = without(version.headNames, original.words).filter((name) => !anybodys.has(name))
  if (foreign.length > 0) return { rule: 'other-names', evidence: foreign.join(', ') }
  const missing = [...without(original.versions, version.figures), ...without(version.versions, original.figures)]
  return missing.length > 0 ? { rule: 'version-on-one-side', evidence: missing.join(', ') } : null
}

/** Rules of two posts in two languages take them in the order of the languages' codes. */
function inOrder(a: Features, b: Features): [Features, Features] {
  return compare(a.item.language, b.item.language) <= 0 ? [a, b] : [b, a]
}

/** What a launch is never called in another language. */
function isTurned(mine: string | null, yours: string | null): boolean {
  const [launched, other] = broad.has(mine) && mine !== null ? [mine, yours] : [yours, mine]
  return broad.has(launched) && launched !== null && other !== null && never.has(other)
}

const never = new Set(['price', 'incident', 'end', 'suspension', 'customer', 'people', 'funding', 'event'])

/** Short names of things that many posts have to do with. */
const anybodys = new Set('ai api cpu gpu llm ml pc sdk ui url web'.split(' '))
