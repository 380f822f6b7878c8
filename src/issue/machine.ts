import { checkTranslation } from '../localise/checks.ts'
import { sourceMark } from '../localise/stale.ts'
import { fingerprint } from '../model/identity.ts'
import type { Coverage, Field, FieldName, Issue, IssueStory } from '../model/issue.ts'
import { eachLanguage, type Language, languageCodes } from '../model/language.ts'
import type { Outcome } from '../model/outcome.ts'
import type { TermsIn } from '../model/term.ts'
import { linesAsEdited } from './editors.ts'

const fieldNames = ['title', 'summary'] as const

/** What neither vendor nor editor has said of a story in a language, and so is shown in the original. */
export interface Gap {
  /** Where the story stands in the issue. */
  at: number
  url: string
  from: Language
  to: Language
  /** The vendor's own words, for whoever translates: what an editor made of them is not handed out. */
  title: string
  summary: string | null
  fields: FieldName[]
}

/** What a translation is checked by. */
export interface Judging {
  names: readonly (readonly string[])[]
  termsIn: TermsIn
}

/** The gaps of an issue whose edits are marked, of the first `shown` stories, as the mail shows no more. */
export function gapsIn({ stories }: Issue, shown: number): Gap[] {
  return stories.slice(0, shown).flatMap((story, at) =>
    languageCodes.flatMap((to) => {
      const fields = fieldNames.filter((name) => isGap(story, name, to))
      const { url, language: from, title, summary, called } = story
      if (fields.length === 0) return []
      const own = title[from].origin === 'editor' ? (called ?? '') : title[from].text
      return [{ at, url, from, to, title: own, summary: vendors(summary[from]), fields }]
    }),
  )
}

/** Without `drafted` an editor wants the original to stand there. */
function isGap({ language: from, ...story }: IssueStory, name: FieldName, to: Language): boolean {
  const { origin, language, drafted } = story[name][to]
  if (to === from || origin !== 'original' || language !== from || drafted === undefined) return false
  return vendors(story[name][from]) !== null
}

function vendors({ text, origin }: Field): string | null {
  return text === '' || origin === 'editor' ? null : text
}

/** What the checks refuse today goes, though they took it when it was written: names and rules change. */
export function withoutRefused(issue: Issue, judging: Judging): Issue {
  const stories = issue.stories.map((story) => {
    const judged = (name: FieldName) =>
      eachLanguage((to) => {
        const [field, original] = [story[name][to], story[name][story.language]]
        const isMachines = field.origin === 'machine' && original.origin !== 'editor'
        const [from, text] = [story.language, original.text]
        if (!isMachines || refusal({ from, to, name, source: text, text: field.text }, judging) === null) return field
        return { text, origin: 'original', language: from, drafted: fingerprint(text) } satisfies Field
      })
    return { ...story, title: judged('title'), summary: judged('summary') }
  })
  return { ...issue, stories }
}

/**
 * An issue with a machine's words in its gaps, each checked against the original; subject and lede follow. What no reader
 * should get stays out, and is listed with the rule and what it saw. `by` names the machine.
 */
export function fillGaps(
  issue: Issue,
  gaps: Gap[],
  made: (Outcome | undefined)[],
  by: string,
  judging: Judging,
): Issue {
  const stories = [...issue.stories]
  const untranslated: Coverage['untranslated'] = []
  for (const [which, gap] of gaps.entries())
    for (const field of gap.fields) {
      const story = stories[gap.at]
      const judged = judge(gap, field, made[which], by, judging)
      if (!story) continue
      if (typeof judged === 'string') untranslated.push({ url: gap.url, field, language: gap.to, reason: judged })
      else stories[gap.at] = { ...story, [field]: { ...story[field], [gap.to]: judged } }
    }
  return {
    ...issue,
    ...linesAsEdited(issue, stories, judging.names.flat()),
    stories,
    coverage: { ...issue.coverage, untranslated },
  }
}

/** The field, or why there is none. */
function judge(gap: Gap, name: FieldName, made: Outcome | undefined, by: string, judging: Judging): Field | string {
  if (made?.kind !== 'translated') return made?.reason ?? 'the engine gave no answer'
  const [source, text] = [gap[name] ?? '', made[name] ?? '']
  const refused = refusal({ from: gap.from, to: gap.to, name, source, text }, judging)
  return refused ?? { text, origin: 'machine', by, drafted: fingerprint(text), of: sourceMark(source) }
}

interface Candidate {
  from: Language
  to: Language
  name: FieldName
  source: string
  text: string
}

/** Why no reader should get a text as the translation of another, or null. */
export function refusal({ from, to, name, source, text }: Candidate, { names, termsIn }: Judging): string | null {
  const findings = checkTranslation(
    { text: source, language: from },
    { text, language: to },
    { field: name, names, terms: termsIn(source, from, to) },
  )
  const refused = findings.find(({ severity }) => severity === 'refuse')
  return refused ? `refused, ${refused.rule}: ${refused.evidence}` : null
}
