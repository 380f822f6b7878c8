import type { LanguageModel } from 'ai'
import type { Translation } from '../../../model/settings.ts'
import { openWire, type WireOptions } from '../wire.ts'

interface Provider {
  /** Where its key is. */
  variable: string
  /** Said to the library always: left to itself, it would take one from the environment. */
  api: string
  open(key: string, api: string, options: Partial<WireOptions>): Promise<(model: string) => LanguageModel>
}

type Name = Extract<Translation, { engine: 'llm' }>['provider']

/** Every maker of models by its name. A new one is a package, a row here and its name in the settings; the contract suite runs it. */
export const providers: Record<Name, Provider> = {
  anthropic: {
    variable: 'ANTHROPIC_API_KEY',
    api: 'https://api.anthropic.com/v1',
    open: async (apiKey, baseURL, options) =>
      (await import('@ai-sdk/anthropic')).createAnthropic({ apiKey, baseURL, fetch: openWire(baseURL, options) }),
  },
  openai: {
    variable: 'OPENAI_API_KEY',
    api: 'https://api.openai.com/v1',
    open: async (apiKey, baseURL, options) =>
      (await import('@ai-sdk/openai')).createOpenAI({ apiKey, baseURL, fetch: openWire(baseURL, options) }),
  },
  google: {
    variable: 'GOOGLE_GENERATIVE_AI_API_KEY',
    api: 'https://generativelanguage.googleapis.com/v1beta',
    open: async (apiKey, baseURL, options) =>
      (await import('@ai-sdk/google')).createGoogle({ apiKey, baseURL, fetch: openWire(baseURL, options) }),
  },
}

/** The schema is held by the API itself and by no make-believe tool, and nothing is kept there. Each reads its own part. */
export const providerOptions = {
  anthropic: { structuredOutputMode: 'outputFormat' },
  openai: { store: false, strictJsonSchema: true },
  google: { structuredOutputs: true },
}
