import type { Candidate } from './features.ts'

/** Positions in the order given, by key; only keys that several share. */
export function bucketsOf<Key extends string | number>(
  posts: Candidate[],
  key: (post: Candidate, at: number) => Key | null,
): Map<Key, number[]> {
  const first = new Map<Key, number>()
  const shared = new Map<Key, number[]>()
  for (const [at, post] of posts.entries()) {
    const name = key(post, at)
    if (name === null) continue
    const before = first.get(name)
    if (before === undefined) {
      first.set(name, at)
      continue
    }
    const bucket = shared.get(name)
    if (bucket) bucket.push(at)
    else shared.set(name, [before, at])
  }
  return shared
}

/** Each with the next: joins are transitive, and a thousand equal titles stay linear. */
export function chain(members: number[], visit: (a: number, b: number) => void) {
  for (let at = 1; at < members.length; at += 1) visit(members[at - 1] as number, members[at] as number)
}
