import { checkTranslation } from '../localise/checks.ts'
import { sourceMark } from '../localise/stale.ts'
import { fingerprint } from '../model/identity.ts'
import type { Coverage, Field, FieldName, Issue, IssueStory } from '../model/issue.ts'
import { type Language, languageCodes } from '../model/language.ts'
import { linesAsEdited } from './editors.ts'
import type { TermsIn } from './translations.ts'

/** What neither vendor nor editor has said of a story in a language, and so is shown in the original. */
export interface Gap {
  /** Where the story stands in the issue. */
  at: number
  url: string
  from: Language
  to: Language
  title: string
  summary: string | null
  fields: FieldName[]
}

/** What a machine made of a gap's title and summary, or why it made nothing. */
export type MadeOf = { kind: 'translated'; title: string; summary: string | null } | { kind: 'failed'; reason: string }

/** The gaps of an issue whose edits are marked, of the first `shown` stories, as the mail shows no more. */
export function gapsIn({ stories }: Issue, shown: number): Gap[] {
  return stories.slice(0, shown).flatMap((story, at) =>
    languageCodes.flatMap((to) => {
      const fields = (['title', 'summary'] as const).filter((name) => isGap(story, name, to))
      const { url, language: from, title, summary } = story
      if (fields.length === 0) return []
      return [{ at, url, from, to, title: title[from].text, summary: summary[from].text || null, fields }]
    }),
  )
}

function isGap({ language: from, ...story }: IssueStory, name: FieldName, to: Language): boolean {
  const { origin, language } = story[name][to]
  return to !== from && origin === 'original' && language === from && story[name][from].text !== ''
}

export interface MachineOptions {
  /** The engine's name, as the issue tells it. */
  by: string
  names: readonly (readonly string[])[]
  termsIn: TermsIn
}

/**
 * An issue with a machine's words in its gaps, each checked against the original; subject and lede follow. What no reader
 * should get stays out, and is listed with the rule and what it saw.
 */
export function fillGaps(issue: Issue, gaps: Gap[], made: MadeOf[], options: MachineOptions): Issue {
  const stories = [...issue.stories]
  const untranslated: Coverage['untranslated'] = []
  for (const [which, gap] of gaps.entries())
    for (const field of gap.fields) {
      const story = stories[gap.at]
      const judged = judge(gap, field, made[which], options)
      if (!story) continue
      if (typeof judged === 'string') untranslated.push({ url: gap.url, field, language: gap.to, reason: judged })
      else stories[gap.at] = { ...story, [field]: { ...story[field], [gap.to]: judged } }
    }
  return { ...issue, ...linesAsEdited(issue, stories), stories, coverage: { ...issue.coverage, untranslated } }
}

/** The field, or why there is none. */
function judge(gap: Gap, field: FieldName, made: MadeOf | undefined, { by, names, termsIn }: MachineOptions) {
  if (made?.kind !== 'translated') return made?.reason ?? 'the engine gave no answer'
  const [source, text] = [gap[field] ?? '', made[field] ?? '']
  const findings = checkTranslation(
    { text: source, language: gap.from },
    { text, language: gap.to },
    { field, names, terms: termsIn(source, gap.from, gap.to) },
  )
  const refused = findings.find(({ severity }) => severity === 'refuse')
  if (refused) return `refused, ${refused.rule}: ${refused.evidence}`
  return { text, origin: 'machine', by, drafted: fingerprint(text), of: sourceMark(source) } satisfies Field
}
