/** Why two items are held for the same announcement, in words an editor can check. */
export interface Merge {
  a: string
  b: string
  rule: string
  evidence: string
  /** What was looked at without finding a contradiction. */
  checked: string[]
}
