import type { FieldName } from '../model/issue.ts'
import type { Language } from '../model/language.ts'
import { figureRules } from './checks/figures.ts'
import { languageRules } from './checks/language.ts'
import { lengthRules } from './checks/length.ts'
import { literalRules } from './checks/literals.ts'
import { nameRules } from './checks/names.ts'
import { oppositeRules } from './checks/opposites.ts'
import { placeRules } from './checks/places.ts'
import { type Finding, type Pair, type Rule, readText, type TermForms } from './checks/rule.ts'
import { shapeRules } from './checks/shape.ts'
import { subjectRules } from './checks/subject.ts'
import { termRules } from './checks/terms.ts'

export type { Finding, TermForms }

export interface Written {
  text: string
  language: Language
}

export interface CheckOptions {
  field: FieldName
  /** Names of vendors and products; several spellings of one name stand in a list of their own. */
  names: readonly (string | readonly string[])[]
  /** The glossary's terms in the source, each with the forms it may take in the target, the preferred one first. */
  terms?: readonly TermForms[]
}

const rules: Rule[] = [
  ...shapeRules,
  ...literalRules,
  ...figureRules,
  ...nameRules,
  ...languageRules,
  ...placeRules,
  ...oppositeRules,
  ...subjectRules,
  ...lengthRules,
  ...termRules,
]

/** The names of all rules, for a table of scores. */
export const checkNames: string[] = rules.map(({ rule }) => rule)

/**
 * What speaks against a text as the translation of another: what it lost, what it added, and what no translation of an
 * announcement holds. One finding a rule; `refuse` means that no reader should get it as it is.
 */
export function checkTranslation(source: Written, target: Written, options: CheckOptions): Finding[] {
  const pair: Pair = {
    source: readText(source.text, source.language),
    target: readText(target.text, target.language),
    field: options.field,
    names: options.names.map((name) => (typeof name === 'string' ? [name] : name)),
    terms: options.terms ?? [],
  }
  if (pair.source.bare === '' && pair.target.bare === '') return []
  return rules.flatMap(({ rule, severity, find }) => {
    const evidence = find(pair)
    return evidence.length > 0 ? [{ rule, severity, evidence: [...new Set(evidence)].slice(0, 4).join(', ') }] : []
  })
}
