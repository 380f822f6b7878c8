import { fingerprint } from '../model/identity.ts'
import type { Field } from '../model/issue.ts'

/** The mark of what a text says, whatever its case, width and white space: a translation keeps that of its original. */
export function sourceMark(text: string): string {
  return fingerprint(text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim())
}

/**
 * Whether a translation was made from something else than its original says now. What an editor made of the original counts
 * for a machine's words only: the others were written by somebody who knows.
 */
export function isStale(translation: Field, original: Field): boolean {
  if (translation.of === undefined || (original.origin === 'editor' && translation.origin !== 'machine')) return false
  return translation.of !== sourceMark(original.text)
}
