import type { Language } from '../../model/language.ts'
import type { Outcome } from '../../model/outcome.ts'

export interface Text {
  id: string
  title: string
  summary: string | null
}

export interface TermPair {
  source: string
  target: string
}

/** What all texts of one call share. A glossary has a direction, so a call has one. */
export interface Job {
  source: Language
  target: Language
  terms: readonly TermPair[]
  /** Names of vendors and products, which stay as they are written. */
  names: readonly string[]
  signal: AbortSignal
}

/** What a translation would cost by the engine's own count; tokens are estimated. */
export interface Cost {
  unit: 'characters' | 'tokens'
  amount: number
}

/** A machine that translates. Its words are unchecked: see localise/checks.ts. */
export interface Engine {
  name: string
  /** All that its words depend on besides a text, the languages, terms and names: model, version of the prompt. */
  version: string
  /** Without asking anybody. */
  cost(texts: readonly Text[], job: Omit<Job, 'signal'>): Cost
  /** One outcome a text, in order. */
  translate(texts: readonly Text[], job: Job): Promise<Outcome[]>
}

export function failed(reason: string): Outcome {
  return { kind: 'failed', reason }
}

/** Characters as a reader counts them, not UTF-16 code units. */
export function charactersOf({ title, summary }: Text): number {
  return [...title].length + [...(summary ?? '')].length
}
