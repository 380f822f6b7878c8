import type { Translation } from '../../model/settings.ts'
import { aloneIfSpoilt } from './alone.ts'
import { within } from './budget.ts'
import type { Engine } from './engine.ts'
import { type IsGood, keepTranslations } from './kept.ts'
import { apiAt, keyIn } from './key.ts'
import type { WireOptions } from './wire.ts'

export interface Opening {
  /** Where translations are kept; deleting it loses money only. */
  cacheFolder: string
  /** What tells this newsletter's glossaries from another's on the same account. */
  owner: string
  /** Whether a translation is worth keeping: one that the checks refuse is asked for anew. */
  isGood?: IsGood
}

type Kinds = { [Kind in Translation['engine']]: (chosen: Extract<Translation, { engine: Kind }>) => Promise<Engine> }

/**
 * The engine that the settings choose, loaded when they do: what was translated before comes from the cache, and what a run may
 * spend ends with its budget. Throws BadInput for a key that is missing; without an environment it tells costs only.
 */
export async function openEngine(
  chosen: Translation,
  environment: NodeJS.ProcessEnv | null,
  { cacheFolder, owner, isGood }: Opening,
  wire: Partial<WireOptions> = {},
): Promise<Engine> {
  const careful = (engine: Engine, budget: number) =>
    keepTranslations(aloneIfSpoilt(within(budget, engine)), cacheFolder, isGood)
  const engines: Kinds = {
    none: async () => (await import('./none.ts')).none,
    deepl: async ({ budget }) => {
      const { deepl, deeplApi } = await import('./deepl.ts')
      const key = keyIn(environment, 'DEEPL_AUTH_KEY')
      return careful(deepl(key, apiAt(environment, deeplApi(key)), owner, wire), budget)
    },
    llm: async ({ provider, model, budget }) => {
      const [{ llm }, { providers }] = await Promise.all([import('./llm.ts'), import('./llm/providers.ts')])
      const { variable, api, open } = providers[provider]
      const key = keyIn(environment, variable)
      const opened = await open(key, apiAt(environment, api), wire)
      return careful(llm(`${provider}/${model}`, opened(model)), budget)
    },
  }
  // Each row takes the settings of its own kind, which TypeScript cannot tell of a table.
  return await (engines[chosen.engine] as (chosen: Translation) => Promise<Engine>)(chosen)
}
