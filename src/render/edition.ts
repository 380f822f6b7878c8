import { editionMjml } from '../../templates/email/edition.ts'
import { editionText } from '../../templates/text.ts'
import type { Edition } from '../model/edition.ts'
import type { House } from '../model/house.ts'
import type { Issue } from '../model/issue.ts'
import { type Language, languageCodes } from '../model/language.ts'
import { BadInput } from '../model/problem.ts'
import { compileMjml } from './mjml.ts'
import { viewOf } from './view.ts'

/** Both editions of an issue, in the order of the languages. */
export async function renderEditions(issue: Issue, house: House): Promise<Edition[]> {
  return await Promise.all(languageCodes.map((language) => renderEdition(issue, language, house)))
}

async function renderEdition(issue: Issue, language: Language, house: House): Promise<Edition> {
  const view = viewOf(issue, language, house)
  const mjml = editionMjml(view).toString()
  const { html, problems } = await compileMjml(mjml)
  if (problems.length > 0) {
    throw new BadInput(
      ...problems.map((message) => ({ rule: 'mjml/valid', where: `templates (${language})`, message, fatal: true })),
    )
  }
  return { language, subject: view.subject, mjml, html, text: editionText(view) }
}
