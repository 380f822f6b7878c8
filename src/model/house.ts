import type { Settings } from './settings.ts'
import type { Source } from './source.ts'
import type { Term } from './term.ts'
import type { Vendor } from './vendor.ts'

/** What an edition is made from besides the issue. */
export interface House {
  settings: Settings
  vendors: Vendor[]
  sources: Source[]
  terms: Term[]
}
