import { languages } from '../languages/index.ts'
import { canonicalAddress } from '../model/identity.ts'
import type { Item } from '../model/item.ts'
import type { Language } from '../model/language.ts'
import type { Vendor } from '../model/vendor.ts'
import { translationConflict } from '../stories/conflicts.ts'
import { Features } from '../stories/features.ts'
import { withoutSiteName } from '../text/plain.ts'

/** What an official page says of itself: see parse/article.ts. */
export interface Page {
  language: string | null
  title: string
  description: string | null
  canonical: string | null
  alternates: { language: string; url: string }[]
}

/** A vendor's own words for an announcement in one language. */
export interface OfficialVersion {
  title: string
  summary: string | null
  url: string
}

/** Where the vendor may keep the page in another language: what the page itself names, then the vendor's path rule. */
export function candidates(item: Item, page: Page | null, wanted: Language, vendor: Vendor | undefined): string[] {
  const { tag } = languages[wanted]
  const named = (page?.alternates ?? [])
    .filter(({ language }) => language === tag || language.startsWith(`${tag}-`))
    .map(({ url }) => url)
  const ruled = (vendor?.translations ?? [])
    .filter(({ language, from }) => language === wanted && item.url.startsWith(from))
    .map(({ from, to }) => to + item.url.slice(from.length).replace(/[?#].*$/, ''))
  return [...new Set([...named, ...ruled])]
}

/** Takes a page as the official version, or says why not: it must be in that language, and of the same announcement. */
export function accept(item: Item, page: Page, url: string, wanted: Language): OfficialVersion | { refused: string } {
  const { tag, looksLike } = languages[wanted]
  const declared = page.language?.toLowerCase() ?? ''
  const title = withoutSiteName(page.title)
  if (declared !== '' && declared !== tag && !declared.startsWith(`${tag}-`))
    return { refused: `declares ${declared}, not ${tag}` }
  if (!looksLike(title)) return { refused: `its title is not written in ${tag}` }
  const back = page.alternates.some((each) => canonicalAddress(each.url) === canonicalAddress(item.url))
  const translation = new Features({
    ...item,
    id: url,
    title,
    language: wanted,
    address: null,
  })
  const conflict = translationConflict(new Features(item), translation)
  if (conflict && !back)
    return {
      refused: `is another announcement (${conflict.rule}: ${conflict.evidence})`,
    }
  return { title, summary: page.description, url }
}
