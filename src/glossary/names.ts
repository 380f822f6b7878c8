/** This much of a text on either side tells how it is written. */
const reach = 200
const capital = /^\p{Lu}/u
const acronym = /^\p{Lu}[\p{Lu}\p{N}]+s?$/u
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Words that end the name of a thing for developers: `Agents SDK`. */
const lastOfName = /^(API|SDK|CLI)s?$/

/** How a form is written in the glossary itself. */
interface Spelling {
  /** An acronym: its capitals say nothing. */
  exact: string | null
  /** Capitals within: a name of its own, such as that of a law. */
  proper: boolean
}

/**
 * Whether a form is part of a product's name. `Managed Agents`: it is capitalised beside another capitalised word, in a
 * sentence that is not in capitals throughout. `Phi-4-reasoning`, `AI-900`: it is joined to a number. `opener` tells words
 * that are capitalised only because they come first.
 */
export function isInsideName(
  text: string,
  start: number,
  end: number,
  { exact, proper }: Spelling,
  opener: RegExp,
): boolean {
  if (isJoined(text, start, end, exact !== null)) return true
  const form = text.slice(start, end)
  if (!capital.test(form) || (exact === null && !isCapitalised(form))) return false
  const before = text.slice(Math.max(0, start - reach), start)
  const after = text.slice(end, end + reach)
  const [left, right] = [sentenceBefore(before), sentenceAfter(after)]
  const previous = /(\S+)[ \u00a0]$/.exec(left)?.[1] ?? ''
  const next = /^[ \u00a0](\S+)/.exec(right)?.[1] ?? ''
  const opens = left.trim() === previous && opener.test(previous)
  const several = /[\s-]/.test(form)
  const afterName = isName(previous) && !opens && exact === null && (proper ? !acronym.test(previous) : !several)
  const beforeName =
    isName(next) && !proper && !isVerb(next) && !opener.test(next) && !(left.trim() === '' && /ing$/.test(form))
  const namesNext = lastOfName.test(next) || !acronym.test(next)
  const joinedNext = /^-(\p{Lu}\p{Ll}[\p{L}\p{N}]*)/u.exec(right)?.[1] ?? ''
  const joined = joinedNext !== '' && !isVerb(joinedNext)
  return (afterName || (beforeName && namesNext) || joined) && !isTitleCase(`${left} ${right}`)
}

/**
 * Joined by a hyphen to what has a number, as models and parts do, or an acronym to a name: `Fugaku-LLM`. But a mere count is
 * none, `128K-token`, nor is the first word of a sentence: `Multi-LLM`.
 */
function isJoined(text: string, start: number, end: number, isAcronym: boolean): boolean {
  if (text[end] === '-' && /^(?:\d|\p{Lu}+\d)/u.test(text.slice(end + 1, end + 10))) return true
  if (text[start - 1] !== '-') return false
  const before = text.slice(Math.max(0, start - reach), start)
  const run = /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。]*$/u.exec(before)?.[0] ?? ''
  if (/^[^\p{L}\p{N}]*\p{Lu}\S*\d/u.test(run)) return true
  const opens = sentenceBefore(before) === run && !japanese.test(text.slice(end, end + reach))
  return isAcronym && !opens && /^\p{Lu}\p{Ll}+-$/u.test(run)
}

/** All words that are no acronyms begin with a capital. */
function isCapitalised(form: string): boolean {
  const words = form.split(/[\s-]+/).filter((word) => !acronym.test(word))
  return words.length > 0 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word))
}

/** A capitalised word that nothing parts from the form: `Acme’s Agents` are Acme's. */
function isName(word: string): boolean {
  return capital.test(word) && !/[’']s?$|[,;:]$/.test(word)
}

function isVerb(word: string): boolean {
  return /[a-z](ed|ing)$/.test(word)
}

function sentenceBefore(text: string): string {
  return text.split(/[.!?:;。！？：\n([“”"「」『』（—–|•]\s*/u).at(-1) ?? ''
}

function sentenceAfter(text: string): string {
  return /^.*?(?=[.!?:;](?:\s|$)|[,。！？：\n)\]“”"「」『』）—–|•]|$)/su.exec(text)?.[0] ?? ''
}

function isTitleCase(sentence: string): boolean {
  if (japanese.test(sentence)) return false
  const words = (sentence.match(/[\p{L}][\p{L}\p{N}'’-]*/gu) ?? []).filter((word) => word.length > 3)
  const small = words.filter((word) => !capital.test(word)).length
  return words.length >= 3 && small < words.length * 0.2
}
