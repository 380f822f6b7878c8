import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileTerms, formsOf } from '../src/glossary/compile.ts'
import { linkTerms } from '../src/glossary/link.ts'
import { openWorkspace } from '../src/io/workspace.ts'
import { languages } from '../src/languages/index.ts'
import { type Language, languageCodes } from '../src/model/language.ts'
import { type Term, termPageSchema } from '../src/model/term.ts'

/**
 * How fast terms are found in prose, paragraph by paragraph, normalisation included: beside one regular expression over the
 * same spellings, which knows no rule, and beside Intl.Segmenter, which only cuts words. Megabytes are of UTF-8; medians.
 */
const runs = 9
const sizes = [700, 3_000]
const glossary = openWorkspace(join(fileURLToPath(import.meta.url), '..', '..')).terms()

console.log('         forms    compile    hayami       regular expression    Intl.Segmenter   links')
for (const language of languageCodes) for (const size of sizes) measure(language, size)

const aliases = Array.from({ length: 1_000 }, (_, at) => `alias number ${at} of many`)
const many = { ...termPageSchema.parse({ name: 'Many', aliases, definition: 'Made.' }), body: '' }
const compiling = median(() => compileTerms([{ id: 'many', pages: { en: many, ja: many } }], 'en'))
console.log(`\na term of 1,000 aliases is compiled in ${compiling.toFixed(0)} ms`)

/** What could be made quadratic, at one and at four megabytes: four times the time is linear. */
console.log('\nhostile text             1 MB      4 MB')
for (const [name, unit] of [
  ['letters, no space', 'a'],
  ['katakana, no space', 'ア'],
  ['long vowels', 'トークー'],
  ['marks in turn', '\u0301\u0327'],
  ['one address', 'token/'],
  ['capitals', 'Token Agent '],
  ['unclosed code', '`token'],
] as const) {
  const compiled = compileTerms(glossary, /^[ -~]/.test(unit) ? 'en' : 'ja')
  const ms = (bytes: number) => {
    const text = unit.repeat(bytes / unit.length)
    return median(() => linkTerms(compiled, text), 3)
      .toFixed(0)
      .padStart(6)
  }
  console.log(`${name.padEnd(20)} ${ms(1e6)} ms ${ms(4e6)} ms`)
}

function measure(language: Language, size: number) {
  const text = paragraphs(language)
  const megabytes = text.reduce((sum, paragraph) => sum + new TextEncoder().encode(paragraph).length, 0) / 1e6
  const terms = ofSize(size, language)
  const compile = median(() => compileTerms(terms, language))
  const compiled = compileTerms(terms, language)
  let links = 0
  const linking = median(() => {
    links = text.reduce((sum, paragraph) => sum + linkTerms(compiled, paragraph).length, 0)
  })
  const pattern = expression(terms, language)
  const matching = median(() => text.reduce((sum, paragraph) => sum + (paragraph.match(pattern)?.length ?? 0), 0))
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const cutting = median(() => text.reduce((sum, paragraph) => sum + [...segmenter.segment(paragraph)].length, 0))
  const rate = (ms: number) => `${((megabytes * 1_000) / ms).toFixed(1).padStart(7)} MB/s`
  const beside = (ms: number) => `${rate(ms)} (${(ms / linking).toFixed(1).padStart(5)} ×)`
  console.log(
    `${languages[language].tag.padEnd(4)} ${String(size).padStart(9)} ${compile.toFixed(1).padStart(7)} ms ${rate(linking)} ${beside(matching)} ${beside(cutting)} ${String(links).padStart(7)}`,
  )
}

function median(work: () => unknown, times = runs): number {
  const taken: number[] = []
  for (let run = 0; run < times + 3; run += 1) {
    const started = performance.now()
    work()
    if (run >= 3) taken.push(performance.now() - started)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

/** The glossary's own prose, some two megabytes of it. */
function paragraphs(language: Language): string[] {
  const once = glossary.flatMap(({ pages }) => [pages[language].definition, ...pages[language].body.split(/\n\n+/)])
  return Array.from({ length: 10 }, () => once).flat()
}

/** The glossary with as many names and aliases: some left out, or more made of two words each of its prose. */
function ofSize(size: number, language: Language): Term[] {
  const made: Term[] = []
  let left = size
  for (const term of glossary) {
    const page = term.pages[language]
    const aliases = page.aliases.slice(0, Math.max(0, left - 1))
    if (left > 0) made.push({ ...term, pages: { ...term.pages, [language]: { ...page, aliases } } })
    left -= 1 + aliases.length
  }
  const words = paragraphs(language)
    .join(' ')
    .match(languages[language].needsReading ? /[\p{Script=Han}]{2,}|[\p{Script=Katakana}ー]{3,}/gu : /[a-z]{4,}/g)
  const taken = new Set(made.flatMap(({ pages }) => [pages[language].name, ...pages[language].aliases]))
  for (let at = 0; left > 0; at += 3) {
    const name = [words?.[at], words?.[at + 11]].join(languages[language].needsReading ? '' : ' ')
    if (taken.has(name)) continue
    taken.add(name)
    const page = { ...termPageSchema.parse({ name, definition: 'Made.' }), body: '' }
    made.push({ id: `made-${at}`, pages: { en: page, ja: page } })
    left -= 1
  }
  return made
}

function expression(terms: Term[], language: Language): RegExp {
  const spellings = terms.flatMap(({ pages }) =>
    formsOf(pages[language], languages[language]).map(({ spelling }) => spelling),
  )
  const longestFirst = [...new Set(spellings)].sort((a, b) => b.length - a.length)
  return new RegExp(longestFirst.map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi')
}
