import { z } from 'zod'

/** The languages of an edition, in the order in which editors see them. A new one is a code here and a profile in `languages/`. */
export const languageCodes = ['en', 'ja'] as const
export type Language = (typeof languageCodes)[number]
export const languageSchema = z.enum(languageCodes)

/** One value for each language, none missing. */
export const inEachLanguage = <T extends z.ZodType>(value: T) => z.record(languageSchema, value)

/** Builds a value for each language from a function of the language. */
export function eachLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(languageCodes.map((code) => [code, make(code)])) as Record<Language, T>
}
