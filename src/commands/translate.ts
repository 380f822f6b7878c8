import { join } from 'node:path'
import { termForms, termPairs } from '../glossary/forms.ts'
import type { Engine, Outcome, Text } from '../io/engines/engine.ts'
import { openEngine } from '../io/engines/index.ts'
import { environment } from '../io/environment.ts'
import type { Progress } from '../io/progress.ts'
import type { Workspace } from '../io/workspace.ts'
import { fillGaps, type Gap, gapsIn } from '../issue/machine.ts'
import type { Issue } from '../model/issue.ts'
import { BadInput } from '../model/problem.ts'
import type { Translation } from '../model/settings.ts'
import { namesOf, spellingsOf } from '../model/vendor.ts'

/** All texts of an issue together get so long; whatever has no answer by then is shown in the original. */
const translationMs = 180_000

/**
 * The issue with the words of the engine that the settings choose where nobody else has any. An engine that is down, too slow
 * or without its key holds no issue back: its gaps stay, with the reason.
 */
export async function translateGaps(issue: Issue, workspace: Workspace, progress: Progress): Promise<Issue> {
  const { translation, items } = workspace.settings()
  const gaps = translation.engine === 'none' ? [] : gapsIn(issue, items)
  if (gaps.length === 0) return issue
  progress.show(`${gaps.length} announcements · asking ${translation.engine} to translate`)
  const [vendors, terms] = [workspace.vendors(), workspace.terms()]
  const engine = await openEngine(translation, environment(), cacheFolder(workspace)).catch(missing)
  const outcomes =
    engine instanceof BadInput ? gaps.map(() => failed(engine)) : await translated(gaps, engine, workspace)
  return fillGaps(issue, gaps, outcomes, {
    by: engine instanceof BadInput ? translation.engine : engine.name,
    names: spellingsOf(vendors),
    termsIn: termForms(terms, namesOf(vendors)),
  })
}

function missing(error: unknown): BadInput {
  if (error instanceof BadInput) return error
  throw error
}

function failed({ problems }: BadInput): Outcome {
  const reason = problems.map(({ where, message, fix }) => `${where} ${message}${fix ? `: ${fix}` : ''}`).join('; ')
  return { kind: 'failed', reason }
}

/** One outcome a gap. A call has one direction, as a glossary has one. */
async function translated(gaps: Gap[], engine: Engine, workspace: Workspace): Promise<Outcome[]> {
  const signal = AbortSignal.timeout(translationMs)
  const outcomes = new Map<Gap, Outcome>()
  for (const { gaps: some, job } of directionsOf(gaps, workspace)) {
    const made = await engine.translate(some.map(textOf), { ...job, signal })
    for (const [at, gap] of some.entries()) if (made[at]) outcomes.set(gap, made[at])
  }
  return gaps.map((gap) => outcomes.get(gap) ?? { kind: 'failed', reason: 'the engine gave no answer' })
}

function directionsOf(gaps: Gap[], workspace: Workspace) {
  const names = namesOf(workspace.vendors())
  return [...Map.groupBy(gaps, ({ from, to }) => `${from} ${to}`).values()].flatMap((some) => {
    const [first] = some
    if (!first) return []
    const { from: source, to: target } = first
    return [{ gaps: some, job: { source, target, names, terms: termPairs(workspace.terms(), source, target) } }]
  })
}

/** Of a story whose title has official words only the summary is taken, but a summary alone would be harder to translate. */
function textOf({ url, title, summary }: Gap): Text {
  return { id: url, title, summary }
}

/** Deleting it loses money only. */
function cacheFolder({ root }: Workspace): string {
  return join(root, '.hayami', 'cache', 'translations')
}

export interface EngineCost {
  engine: string
  /** Which the settings choose. */
  chosen: boolean
  texts: number
  unit: 'characters' | 'tokens'
  amount: number
}

/** What it would cost to fill the gaps of an issue, by each kind of engine, without asking any. */
export async function translationCosts(issue: Issue, workspace: Workspace): Promise<EngineCost[]> {
  const { translation, items } = workspace.settings()
  const directions = directionsOf(gapsIn(issue, items), workspace)
  return await Promise.all(
    examples.map(async (example) => {
      const chosen = translation.engine === example.engine
      const engine = await openEngine(chosen ? translation : example, null, cacheFolder(workspace))
      const costs = directions.map(({ gaps, job }) => engine.cost(gaps.map(textOf), job))
      const texts = directions.reduce((sum, { gaps }) => sum + gaps.length, 0)
      const [{ unit } = { unit: 'characters' as const }] = costs
      return { engine: example.engine, chosen, texts, unit, amount: costs.reduce((sum, { amount }) => sum + amount, 0) }
    }),
  )
}

/** Of each kind one: a model's name changes nothing about its cost in tokens. */
const examples: Translation[] = [
  { engine: 'none' },
  { engine: 'deepl', budget: 0 },
  { engine: 'llm', provider: 'anthropic', model: 'any', budget: 0 },
]
