import type { Engine } from './engine.ts'

/** Asks once more, alone, for each text whose batch came to nothing, so that a post which spoils an answer spoils only its own. */
export function aloneIfSpoilt(engine: Engine): Engine {
  return {
    ...engine,
    translate: async (texts, job) => {
      const outcomes = await engine.translate(texts, job)
      for (const [at, text] of texts.entries()) {
        const outcome = outcomes[at]
        if (outcome?.kind !== 'failed' || !outcome.withOthers) continue
        outcomes.splice(at, 1, ...(await engine.translate([text], job)))
      }
      return outcomes
    },
  }
}
