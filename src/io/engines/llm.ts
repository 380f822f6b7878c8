import { generateText, type LanguageModel, Output } from 'ai'
import type { Outcome } from '../../model/outcome.ts'
import { batchesOf, inBatches } from './batches.ts'
import { type Engine, failed, type Job, type Text } from './engine.ts'
import { answerSchema, instructionsFor, promptVersion, questionOf } from './llm/prompt.ts'
import { providerOptions } from './llm/providers.ts'

/** Titles and summaries in, titles and summaries out: the model has no tools, and an answer of another shape is none. */
export function llm(model: string, opened: LanguageModel): Engine {
  return {
    name: `llm ${model}`,
    version: promptVersion,
    cost: (texts, job) => ({
      unit: 'tokens',
      amount: batchesOf(texts, most).reduce((sum, batch) => sum + tokensFor(batch, job), 0),
    }),
    translate: (texts, job) =>
      inBatches(texts, most, async (batch) => {
        const { output } = await generateText({
          model: opened,
          instructions: instructionsFor(job),
          prompt: questionOf(batch, job),
          output: Output.object({ schema: answerSchema, name: 'translations' }),
          providerOptions,
          maxOutputTokens,
          maxRetries: 0,
          abortSignal: job.signal,
        })
        return batch.map((text, at) =>
          outcomeOf(
            text,
            output.posts.filter(({ id }) => id === String(at + 1)),
          ),
        )
      }),
  }
}

const most = { texts: 10, characters: 6_000 }
/** Room for what a model thinks before it writes, too. */
const maxOutputTokens = 16_000

function outcomeOf(text: Text, [answer, ...more]: { title: string; summary: string | null }[]): Outcome {
  if (!answer) return failed('left the text out')
  if (more.length > 0) return failed('answered twice for one text')
  const title = answer.title.trim()
  const summary = answer.summary?.trim() || null
  if (title === '') return failed('left the title empty')
  if (text.summary && summary === null) return failed('left the summary out')
  if (!text.summary && summary !== null) return failed('wrote a summary where there is none')
  return { kind: 'translated', title, summary: text.summary ? summary : text.summary }
}

/** Three bytes a token: some more than English takes, and about what Japanese does. The answer is as long as its originals. */
function tokensFor(batch: Text[], job: Omit<Job, 'signal'>): number {
  const posts = JSON.stringify(batch.map(({ title, summary }) => ({ id: '00', title, summary })))
  return Math.ceil(Buffer.byteLength(instructionsFor(job) + questionOf(batch, job) + posts) / 3)
}
