import type { Item } from './item.ts'

/** Why two items are held for the same announcement, in words an editor can check. */
export interface Merge {
  a: string
  b: string
  rule: string
  evidence: string
  /** What was looked at without finding a contradiction. */
  checked: string[]
}

/** One announcement. `items[0]` is the lead. */
export interface Story {
  /** The lead's identity: stable as long as the lead is. */
  id: string
  vendor: string
  items: [Item, ...Item[]]
  because: Merge[]
}
