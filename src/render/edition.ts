import { editionMjml } from '../../templates/email/edition.ts'
import { editionText } from '../../templates/text.ts'
import type { Edition } from '../model/edition.ts'
import type { House } from '../model/house.ts'
import type { Issue } from '../model/issue.ts'
import { type Language, languageCodes } from '../model/language.ts'
import { BadInput } from '../model/problem.ts'
import { viewOf } from './view.ts'

/** Both editions of an issue, in the order of the languages. */
export async function renderEditions(issue: Issue, house: House): Promise<Edition[]> {
  return await Promise.all(languageCodes.map((language) => renderEdition(issue, language, house)))
}

/** mjml is loaded when it is needed: it takes longer to load than to run. */
async function renderEdition(issue: Issue, language: Language, house: House): Promise<Edition> {
  const view = viewOf(issue, language, house)
  const mjml = editionMjml(view).toString()
  const { default: mjml2html } = await import('mjml')
  const { html, errors } = await mjml2html(mjml, {
    validationLevel: 'soft',
    fonts: {},
    keepComments: false,
  })
  if (errors.length > 0) {
    throw new BadInput(
      ...errors.map(({ formattedMessage }) => ({
        rule: 'mjml',
        where: `templates (${language})`,
        message: formattedMessage,
        fatal: true,
      })),
    )
  }
  return {
    language,
    subject: view.subject,
    mjml,
    html: squeezed(html),
    text: editionText(view),
  }
}

/** MJML indents as deep as its tables are: a fifth of a mail. No text of a mail is preformatted, so that a line end says as much. */
function squeezed(html: string): string {
  return html.replace(/\s*\n\s*/g, '\n')
}
