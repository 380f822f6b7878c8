import { fingerprint } from '../../model/identity.ts'
import type { ParsedItem } from '../../model/item.ts'

/**
 * Entries of one feed that share a link although their guids and titles both differ are different announcements: their
 * guids tell them apart. A link that stands alone is enough, as some feeds give the same entry a new guid every time.
 */
export function apart(items: ParsedItem[]): ParsedItem[] {
  const sharing = Map.groupBy(items, ({ id }) => id)
  if (sharing.size === items.length) return items
  const mixed = new Set([...sharing].filter(([, same]) => hasTwo(same)).map(([id]) => id))
  return items.map((item) =>
    item.guid && mixed.has(item.id) ? { ...item, id: fingerprint(item.id, item.guid), sharesPage: true } : item,
  )
}

/** Whether two of them differ in both: that is so unless all share the one, or all the other. */
function hasTwo(same: ParsedItem[]): boolean {
  const named = same.filter(({ guid }) => guid)
  return new Set(named.map(({ guid }) => guid)).size > 1 && new Set(named.map(({ title }) => title)).size > 1
}
