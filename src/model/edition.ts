import type { Language } from './language.ts'

/** An issue in one language, rendered. */
export interface Edition {
  language: Language
  subject: string
  mjml: string
  html: string
  text: string
}
