import type { Pair, Rule, Text } from './rule.ts'
import { soundsLike } from './sounds.ts'

/** Names are kept as they are written, and none is added. */
export const nameRules: Rule[] = [
  {
    rule: 'name-lost',
    severity: 'refuse',
    find: (pair) => lostNames(pair).filter((name) => bySound(name, pair.target) === null),
  },
  {
    rule: 'name-by-sound',
    severity: 'refuse',
    find: (pair) => spelledBySound(pair).flatMap(({ name, text }) => (isCompany(name, pair) ? [] : [text])),
  },
  {
    rule: 'company-by-sound',
    severity: 'warn',
    find: (pair) => spelledBySound(pair).flatMap(({ name, text }) => (isCompany(name, pair) ? [text] : [])),
  },
  { rule: 'name-added', severity: 'refuse', find: addedNames },
  {
    rule: 'capital-lost',
    severity: 'warn',
    find: ({ source, target }) => capitalsWithin(source).filter((word) => !holds(target.plain, word)),
  },
]

const token = /(?<![A-Za-z0-9'’.-])[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*/g
/** A word and the version behind it: Opus 4.8, Gemma 3n, Example A. Years and counts of hundreds are no versions. */
const versioned =
  /(?<![A-Za-z0-9])([A-Za-z]*[A-Z][A-Za-z]*)[ -](\d{1,2}(?:\.\d+)*[a-z]?|[B-HJ-Z]|[AI](?! [A-Z]))(?![A-Za-z0-9%'’&/]|[.,]\d|-[a-z])/g

/** Of the source, what a translation must hold in one of its spellings, and does not. */
function lostNames({ source, target, names }: Pair): string[] {
  const own = [
    ...versionedIn(source),
    ...tokensIn(source).filter((each) => isName(each, source) && !isInSmallLetters(each, target)),
  ].map((name) => [name])
  const given = names.filter(
    (spellings) =>
      spellings.some((name) => holds(source.prose, name)) && (spellings.length > 1 || isLatin(spellings[0] ?? '')),
  )
  const lost = [...own, ...given].filter((spellings) => !spellings.some((name) => holds(target.plain, kept(name))))
  return [...new Set(lost.map(([name = '']) => name))]
}

/** What is no name to one author may be one to another: WebSocket, websocket. Names that are given are looked for as they are. */
function isInSmallLetters(name: string, { plain }: Text): boolean {
  return /^[A-Za-z]+$/.test(name) && holds(plain, name.toLowerCase())
}

function spelledBySound(pair: Pair): { name: string; text: string }[] {
  return lostNames(pair).flatMap((name) => {
    const spelled = bySound(name, pair.target)
    return spelled === null ? [] : [{ name, text: `${name} → ${spelled}` }]
  })
}

/** Of a house that is no vendor, as customers and partners are: its own name in this language may be a spelling by sound. */
function isCompany(name: string, { names }: Pair): boolean {
  return /^\p{L}+$/u.test(name) && !names.some((spellings) => spellings.some((each) => each.split(' ').includes(name)))
}

/** Of the target, what the source names in no spelling. */
function addedNames({ source, target, names }: Pair): string[] {
  const given = names
    .filter((spellings) => spellings.length > 1 || isLatin(spellings[0] ?? ''))
    .filter((spellings) => spellings.some((name) => holds(target.prose, name)))
    .filter((spellings) => !spellings.some((name) => holds(source.plain, name) || isNamedIn(source, name)))
    .flatMap((spellings) => spellings.filter((name) => holds(target.prose, name)))
  const own = tokensIn(target).filter((each) => isName(each, target) && !isNamedIn(source, each))
  return [...given, ...own]
}

/** What a name leaves of the target: the text that has to be in its language. */
export function withoutNames({ source, target }: Pair): string {
  const { opener, commonWords } = source.profile
  const quotedFromSource = target.prose.replace(
    /[「『“"(（]([^「」『』“”"()（）]+)[」』”")）]/g,
    (all, inner: string) => (source.plain.includes(inner) ? ' ' : all),
  )
  return quotedFromSource.replace(token, (word) =>
    /[A-Z0-9]/.test(word) && holds(source.plain, word) && !opener.test(word) && !commonWords.has(word.toLowerCase())
      ? ' '
      : word,
  )
}

/** The part of a name that stays as it is: its last words may be those of any language (Foundation Models framework). */
function kept(name: string): string {
  return name.replace(/(?<=[A-Z][\w.-]*)(?: [a-z]+)+$/, '')
}

function tokensIn({ prose, profile }: Text): string[] {
  return (prose.replace(profile.translation.counted, ', ').match(token) ?? []).map((word) =>
    word.replace(profile.translation.joined, ''),
  )
}

function versionedIn({ prose, profile }: Text): string[] {
  return [...prose.replace(profile.translation.counted, ', ').matchAll(versioned)]
    .filter(([, word = '']) => !profile.translation.ordinary.test(word) && !profile.opener.test(word))
    .map(([all]) => all)
}

/** Words that a sentence writes with a capital for themselves; people and places among them may be written in another script. */
function capitalsWithin({ prose, profile }: Text): string[] {
  const { ordinary, capitalsAreNames } = profile.translation
  const inside = [...prose.matchAll(/(?<=[a-z,] )[A-Za-z][a-z]{2,}(?![\w-])/g)].map(([word]) => word)
  const capitals = inside.filter((word) => /^[A-Z]/.test(word))
  if (capitalsAreNames || capitals.length * 2 > inside.length) return []
  return capitals.filter((word) => !ordinary.test(word) && profile.places(word).length === 0)
}

/** A product by its shape: digits in a word, capitals within it; where headings have no capitals, any capital. */
function isName(word: string, { profile }: Text): boolean {
  const { ordinary, capitalsAreNames } = profile.translation
  if (ordinary.test(word)) return false
  if (/\d/.test(word) || /[a-z][A-Z]|[A-Z]{2}[a-z]{2}/.test(word))
    return !/-[a-z]+-[a-z]+/.test(word) || /\d/.test(word)
  return capitalsAreNames && /^[A-Z](?:[a-z]{2}|[A-Z]{4})/.test(word)
}

/** In any case and number, as initials, or by its sound. */
function isNamedIn(text: Text, name: string): boolean {
  const lower = name.toLowerCase()
  const words = text.plain.toLowerCase().match(/[a-z0-9]+(?:[-.][a-z0-9]+)*/g) ?? []
  const parts = lower.split(/[-. ]/)
  return (
    parts.every((part) =>
      words.some((word) => word.split(/[-.]/).some((each) => each.startsWith(part) || each === part.replace(/s$/, ''))),
    ) ||
    initialsOf(text).includes(name) ||
    bySound(name, text) !== null
  )
}

/** Of words in a row: AWS of Amazon Web Services. */
function initialsOf({ plain }: Text): string {
  return (plain.match(/(?<![A-Za-z0-9])[A-Za-z]/g) ?? []).join('').toUpperCase()
}

function bySound(name: string, { plain, profile }: Text): string | null {
  const spelled = profile.translation.spelledBySound?.(plain) ?? []
  const word = name.replace(/[ -][\d.]+\w?$/, '')
  return spelled.find(({ sound }) => soundsLike(word, sound))?.text ?? null
}

/** As a word of its own where its edges are Latin; a space before a version may be gone. */
function holds(text: string, name: string): boolean {
  if (!text.includes(name.split(' ', 1)[0] ?? '')) return false
  if (text.includes(name) && !/^[A-Za-z0-9]|[A-Za-z0-9]$/.test(name)) return true
  const pattern = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ (?=\d|[A-Z]$)/g, '[ -]?')
  return new RegExp(`(?<![A-Za-z0-9])${pattern}(?![A-Za-z0-9])`).test(text)
}

function isLatin(name: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Common}]+$/u.test(name)
}
