import { join } from 'node:path'
import { termForms, termPairs } from '../glossary/forms.ts'
import type { Engine, Text } from '../io/engines/engine.ts'
import { type Opening, openEngine } from '../io/engines/index.ts'
import { environment } from '../io/environment.ts'
import type { Progress } from '../io/progress.ts'
import type { Workspace } from '../io/workspace.ts'
import { fillGaps, type Gap, gapsIn, type Judging, refusal, withoutRefused } from '../issue/machine.ts'
import type { Issue } from '../model/issue.ts'
import { languageCodes } from '../model/language.ts'
import type { Outcome } from '../model/outcome.ts'
import { BadInput } from '../model/problem.ts'
import type { Translation } from '../model/settings.ts'
import { namesOf, spellingsOf } from '../model/vendor.ts'

/** All texts of an issue together get so long; whatever has no answer by then is shown in the original. */
const translationMs = 180_000

/**
 * The issue with the words of the engine that the settings choose where nobody else has any. An engine that is down, too slow
 * or without its key holds no issue back: its gaps stay, with the reason.
 */
export async function translateGaps(drafted: Issue, workspace: Workspace, progress: Progress): Promise<Issue> {
  const { translation, items } = workspace.settings()
  const judging = judgingOf(workspace)
  const issue = withoutRefused(drafted, judging)
  const gaps = translation.engine === 'none' ? [] : gapsIn(issue, items)
  if (gaps.length === 0) return issue
  progress.show(`${gaps.length} announcements · asking ${translation.engine} to translate`)
  const engine = await openEngine(translation, environment(), openingOf(workspace, judging)).catch(missing)
  if (engine instanceof BadInput) {
    const failed: Outcome = { kind: 'failed', reason: reasonOf(engine) }
    return fillGaps(issue, gaps, Array(gaps.length).fill(failed), translation.engine, judging)
  }
  return fillGaps(issue, gaps, await translated(gaps, engine, workspace), engine.name, judging)
}

function judgingOf(workspace: Workspace): Judging {
  const vendors = workspace.vendors()
  return { names: spellingsOf(vendors), termsIn: termForms(workspace.terms(), namesOf(vendors)) }
}

function openingOf(workspace: Workspace, judging: Judging): Opening {
  return {
    cacheFolder: join(workspace.root, '.hayami', 'cache', 'translations'),
    owner: workspace.settings().listId,
    isGood: (text, made, { source: from, target: to }) =>
      (['title', 'summary'] as const).every((name) => {
        const candidate = { from, to, name, source: text[name] ?? '', text: made[name] ?? '' }
        return refusal(candidate, judging) === null
      }),
  }
}

function missing(error: unknown): BadInput {
  if (error instanceof BadInput) return error
  throw error
}

function reasonOf({ problems }: BadInput): string {
  return problems.map(({ where, message, fix }) => `${where} ${message}${fix ? `: ${fix}` : ''}`).join('; ')
}

/** One outcome a gap, if the engine gave one. A call has one direction, as a glossary has one. */
async function translated(gaps: Gap[], engine: Engine, workspace: Workspace): Promise<(Outcome | undefined)[]> {
  const signal = AbortSignal.timeout(translationMs)
  const outcomes = new Map<Gap, Outcome>()
  for (const { gaps: some, job } of directionsOf(gaps, workspace)) {
    const made = await engine.translate(some.map(textOf), { ...job, signal })
    for (const [at, gap] of some.entries()) if (made[at]) outcomes.set(gap, made[at])
  }
  return gaps.map((gap) => outcomes.get(gap))
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

export interface EngineCost {
  engine: string
  /** Which the settings choose. */
  chosen: boolean
  texts: number
  unit: 'characters' | 'tokens'
  amount: number
}

/** What it would cost to fill the gaps of an issue, by each kind of engine, within the budget and without asking any. */
export async function translationCosts(issue: Issue, workspace: Workspace): Promise<EngineCost[]> {
  const { translation, items } = workspace.settings()
  const judging = judgingOf(workspace)
  const gaps = gapsIn(withoutRefused(issue, judging), items)
  return await Promise.all(
    examples.map(async (example) => {
      const chosen = translation.engine === example.engine
      const engine = await openEngine(chosen ? translation : example, null, openingOf(workspace, judging))
      const costs = directionsOf(gaps, workspace).map(({ gaps: some, job }) => engine.cost(some.map(textOf), job))
      const { unit } = engine.cost([], { source: firstLanguage, target: firstLanguage, names: [], terms: [] })
      const amount = costs.reduce((sum, each) => sum + each.amount, 0)
      return { engine: example.engine, chosen, texts: gaps.length, unit, amount }
    }),
  )
}

const [firstLanguage] = languageCodes

/** Of each kind one: a model's name changes nothing about its cost in tokens. */
const budget = 20_000
const examples: Translation[] = [
  { engine: 'none' },
  { engine: 'deepl', budget },
  { engine: 'llm', provider: 'anthropic', model: 'any', budget },
]
