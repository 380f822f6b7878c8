import { charactersOf, type Engine, failed, type Outcome, type Text } from './engine.ts'

/** Lets an engine translate that many characters of originals as long as it is open; a text that does not fit ends it. */
export function within(budget: number, engine: Engine): Engine {
  let left = budget
  return {
    ...engine,
    translate: async (texts, job) => {
      const affordable: Text[] = []
      for (const text of texts) {
        const characters = charactersOf(text)
        if (characters > left) {
          left = 0
          break
        }
        left -= characters
        affordable.push(text)
      }
      const outcomes: Outcome[] = affordable.length > 0 ? await engine.translate(affordable, job) : []
      return texts.map((_, at) => outcomes[at] ?? failed(`over the budget of ${budget} characters a run`))
    },
  }
}
