import { checkTranslation, type Finding } from '../localise/checks.ts'
import type { Issue } from '../model/issue.ts'
import { languageCodes } from '../model/language.ts'
import type { Problem } from '../model/problem.ts'
import type { TermsIn } from '../model/term.ts'
import { spellingsOf, type Vendor } from '../model/vendor.ts'

/**
 * What the checks on translations find in an issue whose edits are marked. An editor is told and may know better; words
 * of a machine that no reader should get as they are stop the issue.
 */
export function checkTranslations({ date, stories }: Issue, vendors: Vendor[], termsIn: TermsIn): Problem[] {
  const names = spellingsOf(vendors)
  return stories.flatMap((story, at) =>
    (['title', 'summary'] as const).flatMap((field) =>
      languageCodes.flatMap((language) => {
        const source = { text: story[field][story.language].text, language: story.language }
        const target = { text: story[field][language].text, language }
        const byMachine = story[field][language].origin === 'machine'
        const byEditor = story[field][language].origin === 'editor' && source.text !== '' && target.text !== ''
        if (language === story.language || (!byMachine && !byEditor)) return []
        const terms = termsIn(source.text, story.language, language)
        return checkTranslation(source, target, { field, names, terms }).map((finding) =>
          problemOf(finding, `issues/${date}.yaml → stories.${at}.${field}.${language}.text`, byMachine),
        )
      }),
    ),
  )
}

function problemOf({ rule, evidence, severity }: Finding, where: string, byMachine: boolean): Problem {
  const fatal = byMachine && severity === 'refuse'
  return {
    rule: `translation-${rule}`,
    where,
    message: `as a translation: ${rule}: ${evidence}`,
    fix: fatal ? 'write it yourself, or put the original back' : 'compare it with the original',
    fatal,
  }
}
