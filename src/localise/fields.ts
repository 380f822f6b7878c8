import { fingerprint } from '../model/identity.ts'
import type { Field } from '../model/issue.ts'
import type { Item } from '../model/item.ts'
import { eachLanguage, type Language } from '../model/language.ts'
import { sourceMark } from './stale.ts'
import { summaryOf } from './summary.ts'
import type { OfficialVersion } from './versions.ts'

export type Versions = Partial<Record<Language, OfficialVersion>>

/**
 * A story's title and summary in every language, each with where it comes from: the page's own words in its language,
 * the vendor's own version where there is one, else the original, marked. `description` is what the page says of itself.
 */
export function localise(
  lead: Item,
  versions: Versions,
  description: string | null,
): { title: Record<Language, Field>; summary: Record<Language, Field> } {
  const own = summaryOf(lead, description)
  return {
    title: eachLanguage((language) => field(lead, language, lead.title, versions[language], versions[language]?.title)),
    summary: eachLanguage((language) =>
      field(lead, language, own, versions[language], versions[language]?.summary ?? undefined),
    ),
  }
}

function field(
  lead: Item,
  language: Language,
  original: string,
  version: OfficialVersion | undefined,
  official: string | undefined,
): Field {
  const written = (text: string, rest: Omit<Field, 'text' | 'drafted'>): Field => ({
    text,
    ...rest,
    drafted: fingerprint(text),
  })
  if (language === lead.language) return written(original, { origin: 'original' })
  if (version && official && sourceMark(official) !== sourceMark(original))
    return written(official, { origin: 'official', url: version.url, by: version.by, of: sourceMark(original) })
  return written(original, { origin: 'original', language: lead.language })
}
