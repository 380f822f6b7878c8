import { countsOf } from '../model/counts.ts'
import type { Language } from '../model/language.ts'
import type { Term } from '../model/term.ts'
import type { Compiled } from './compile.ts'
import { explainLinks } from './link.ts'

/** A word that recurs in announcements and has no entry. */
export interface Candidate {
  word: string
  /** How many stories hold it. */
  stories: number
  /** A title that holds it. */
  example: string
}

/** What one story says in one language. */
export interface Told {
  title: string
  text: string
}

/** On so many pages of the glossary a word is an ordinary one, which needs no entry. */
const ordinaryPages = 3
const longestPhrase = 3
/** In so many stories a word recurs. */
const fewestStories = 2

/**
 * Words and phrases that recur and no form of the glossary covers, the most frequent first. Words of the glossary's own prose
 * are ordinary words, and what begins with a capital is a name: neither is a candidate. An acronym may be.
 */
export function candidatesOf(told: Told[], prose: string[], compiled: Compiled): Candidate[] {
  const ordinary = new Set([...compiled.profile.commonWords, ...ordinaryWords(prose)])
  const found = new Map<string, { stories: number; example: string }>()
  for (const { title, text } of told) {
    const open = uncovered(compiled, `${title}\n${text}`)
    for (const word of new Set([...latinPhrases(open, ordinary), ...japaneseWords(open, ordinary)])) {
      const known = found.get(word)
      if (known) known.stories += 1
      else found.set(word, { stories: 1, example: title })
    }
  }
  const recurring = [...found].filter(([, { stories }]) => stories >= fewestStories)
  return recurring
    .filter(([word, { stories }]) => !recurring.some(([other, { stories: as }]) => as >= stories && holds(other, word)))
    .map(([word, rest]) => ({ word, ...rest }))
    .sort((a, b) => b.stories - a.stories || b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
}

/** All prose of a glossary in one language, a page each. */
export function proseOf(terms: Term[], language: Language): string[] {
  return terms.map(({ pages }) => `${pages[language].definition}\n${pages[language].body}`)
}

/** The text with a stop in place of each form of the glossary, linked or not. */
function uncovered(compiled: Compiled, text: string): string {
  const { matches, refused } = explainLinks(compiled, text)
  const covered = [...matches, ...refused.filter(({ rule }) => rule !== 'inside-word' && rule !== 'same-script-before')]
  let open = text
  for (const { start, end } of covered) open = open.slice(0, start) + '|'.repeat(end - start) + open.slice(end)
  return open
}

/** Acronyms, and runs of up to three words in small letters, none of them an ordinary one. */
function latinPhrases(text: string, ordinary: Set<string>): string[] {
  const acronyms = text.match(/(?<![\p{L}\p{N}_-])\p{Lu}{2,5}(?![\p{L}\p{N}_-])/gu) ?? []
  const phrases: string[] = []
  for (const run of text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{Ll}-]+(?: \p{Ll}[\p{Ll}-]+)*(?![\p{L}\p{N}])/gu) ?? []) {
    const words = run.split(' ')
    for (const at of words.keys())
      for (let size = 1; size <= longestPhrase && at + size <= words.length; size += 1) {
        const phrase = words.slice(at, at + size)
        if (phrase.every((word) => word.length > 3 && !ordinary.has(word))) phrases.push(phrase.join(' '))
      }
  }
  return [...acronyms, ...phrases]
}

const latinWord = /\p{Ll}[\p{Ll}-]+/gu
/** Kanji and katakana in a row. */
const compound = /[\p{Script=Han}\p{Script=Katakana}ー々]{3,}/gu

function japaneseWords(text: string, ordinary: Set<string>): string[] {
  return (text.match(compound) ?? []).filter((word) => !ordinary.has(word))
}

function ordinaryWords(prose: string[]): Set<string> {
  const wordsOf = (page: string) => [...(page.toLowerCase().match(latinWord) ?? []), ...(page.match(compound) ?? [])]
  const pages = countsOf(prose.flatMap((page) => [...new Set(wordsOf(page))]))
  return new Set([...pages].filter(([, count]) => count >= ordinaryPages).map(([word]) => word))
}

function holds(longer: string, word: string): boolean {
  return longer !== word && longer.includes(word)
}
