import { languages } from '../../languages/index.ts'
import type { Profile } from '../../languages/profile.ts'
import type { FieldName } from '../../model/issue.ts'
import type { Language } from '../../model/language.ts'

export interface Finding {
  rule: string
  /** What was seen, short enough for one line. */
  evidence: string
  severity: 'refuse' | 'warn'
}

/** A term of the source and the forms that the glossary has for it in the target's language, the preferred one first. */
export interface TermForms {
  id: string
  forms: readonly string[]
}

/** A text as the rules read it. */
export interface Text {
  /** As it came, up to what is read. */
  raw: string
  /** In characters, as it came. */
  length: number
  /** In normal width. */
  plain: string
  /** In normal width and without addresses and code, which are compared as they are. */
  prose: string
  urls: string[]
  code: string[]
  /** Letters and digits only: empty where a text says nothing. */
  bare: string
  profile: Profile
}

export interface Pair {
  source: Text
  target: Text
  field: FieldName
  names: readonly (readonly string[])[]
  terms: readonly TermForms[]
}

/** A rule gives what it saw, or nothing. */
export interface Rule {
  rule: string
  severity: Finding['severity']
  find: (pair: Pair) => string[]
}

/** No field of an issue is longer; what is, is refused and not read to its end. */
export const longest = 4000
const address = /(?:https?:\/\/|www\.)[\x21-\x7e]+?(?=[.,;:!?)\]}>"'*]*(?:[^\x21-\x7e]|$))/gi
/** Some set a number apart from the script around it (100 万), which says nothing. */
const gaps = /(?<=\d) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=\d)/gu
const mail = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g
const spans = /`[^`\n]+`/g
/** What only programs are called: snake_case, --flags, /v1/paths, calls(). */
const identifiers = /(?<![\w/.-])(?:--[a-z][\w-]+|[a-z]+(?:_[a-z0-9]+)+|\/v\d[\w/]*|[a-zA-Z_]+\(\))(?![\w/])/g

export function readText(raw: string, language: Language): Text {
  const plain = raw.slice(0, longest).normalize('NFKC').replace(gaps, '')
  const urls = [...(plain.match(address) ?? []), ...(plain.match(mail) ?? [])]
  const withoutUrls = plain.replace(address, ' ').replace(mail, ' ')
  const code = [...(withoutUrls.match(spans) ?? []), ...(withoutUrls.replace(spans, ' ').match(identifiers) ?? [])]
  const prose = withoutUrls.replace(spans, ' ').replace(identifiers, ' ')
  return {
    raw: raw.slice(0, longest),
    length: raw.length,
    plain,
    prose,
    urls,
    code: code.map((each) => each.replaceAll('`', '').trim()),
    bare: plain.replace(/[^\p{L}\p{N}]/gu, ''),
    profile: languages[language],
  }
}

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' })

export function sentencesIn({ prose }: Text): string[] {
  return [...segmenter.segment(prose)].map(({ segment }) => segment.trim()).filter((segment) => /\p{L}/u.test(segment))
}

/** Sentence beside sentence where both texts have as many, else both as they are. */
export function sentencePairs(one: Text, other: Text): [string, string][] {
  const [ours, theirs] = [sentencesIn(one), sentencesIn(other)]
  return ours.length === theirs.length
    ? ours.map((sentence, at): [string, string] => [sentence, theirs[at] ?? ''])
    : [[one.prose, other.prose]]
}
