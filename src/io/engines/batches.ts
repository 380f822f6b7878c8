import type { Outcome } from '../../model/outcome.ts'
import { charactersOf, failed, type Text } from './engine.ts'
import { Stop } from './wire.ts'

export interface BatchSize {
  texts: number
  characters: number
}

/** Asks for a few texts at a time. A fault that the next batch would meet as well ends it; any other is its own batch's. */
export async function inBatches(
  texts: readonly Text[],
  most: BatchSize,
  ask: (batch: Text[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let over: Stop | null = null
  for (const batch of batchesOf(texts, most)) {
    const answer: Outcome[] | Stop = over ?? (await ask(batch).catch(stopOf))
    if (!(answer instanceof Stop)) {
      outcomes.push(...answer)
      continue
    }
    if (answer.forAll) over = answer
    const reason = answer.message
    const outcome: Outcome =
      answer.forAll || batch.length === 1 ? failed(reason) : { kind: 'failed', reason, withOthers: true }
    outcomes.push(...batch.map(() => outcome))
  }
  return outcomes
}

export function batchesOf(texts: readonly Text[], most: BatchSize): Text[][] {
  const batches: Text[][] = []
  let room = 0
  for (const text of texts) {
    const last = batches.at(-1)
    const characters = charactersOf(text)
    if (last && last.length < most.texts && characters <= room) last.push(text)
    else {
      batches.push([text])
      room = most.characters
    }
    room -= characters
  }
  return batches
}

/** A library wraps what the wire threw; whatever else it throws is about the answer, whose words are nobody's business. */
export function stopOf(error: unknown): Stop {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof Stop) return cause
  return new Stop('gave an answer that is cut or of another shape', false)
}
