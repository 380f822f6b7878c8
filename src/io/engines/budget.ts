import { charactersOf, type Engine, failed, type Text } from './engine.ts'

/** Lets an engine translate that many characters of originals as long as it is open; a text that does not fit is passed over. */
export function within(budget: number, engine: Engine): Engine {
  let left = budget
  return {
    ...engine,
    cost: (texts, job) => engine.cost(affordable(texts, left), job),
    translate: async (texts, job) => {
      const some = affordable(texts, left)
      left -= some.reduce((sum, text) => sum + charactersOf(text), 0)
      const made = some.length > 0 ? await engine.translate(some, job) : []
      const outcomes = new Map(some.map((text, at) => [text, made[at]]))
      return texts.map((text) => outcomes.get(text) ?? failed(`over the budget of ${budget} characters a run`))
    },
  }
}

/** In their order, as many as the money is for. */
function affordable(texts: readonly Text[], budget: number): Text[] {
  let left = budget
  return texts.filter((text) => {
    const fits = charactersOf(text) <= left
    if (fits) left -= charactersOf(text)
    return fits
  })
}
