import type { Language } from './language.ts'
import type { Settings } from './settings.ts'

/** A subscriber's own link: the token says who asks. An edition that nobody receives carries an empty one. */
export function personalLink({ site }: Settings, page: 'unsubscribe' | 'preferences', token: string): string {
  return `${site}/${page}?t=${token}`
}

export function webEditionLink({ site }: Settings, language: Language, date: string): string {
  return `${site}/${language}/${date}/`
}

export function termLink({ site }: Settings, language: Language, term: string): string {
  return `${site}/${language}/glossary/${term}/`
}
