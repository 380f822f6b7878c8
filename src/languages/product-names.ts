/** How products are named, which is in English in the editions of every language. */

/** A word with a capital after a form is a verb of a headline, not the next word of a name: `Agents Explained`. */
export function isParticiple(word: string): boolean {
  return /[a-z](ed|ing)$/.test(word)
}

/** Acronyms that end the name of a thing for developers: `Agents SDK`. */
export const endsName = /^(API|SDK|CLI)s?$/
