import { DeepLClient, type GlossaryEntries, type SourceGlossaryLanguageCode } from 'deepl-node'
import { HttpClient } from 'deepl-node/dist/client.js'
import { languages } from '../../../languages/index.ts'
import type { Job } from '../engine.ts'
import { Stop } from '../wire.ts'

/** The library forms requests and reads answers; what it would send by itself, with redirects and its own patience, the wire sends. */
export function openClient(key: string, api: string, wire: typeof fetch, signal: AbortSignal): Client {
  return new Client(key, new Guarded(key, api, wire, signal))
}

class Client extends DeepLClient {
  protected override readonly httpClient: Guarded

  constructor(key: string, http: Guarded) {
    super(key)
    this.httpClient = http
  }

  /** The account's glossary of this name, made if need be; earlier ones of ours go first, as small plans hold only one. */
  async glossaryNamed(name: string, prefix: string, job: Job, entries: GlossaryEntries): Promise<string> {
    const ours = (await this.listGlossaries()).filter((glossary) => glossary.name.startsWith(prefix))
    const same = ours.find((glossary) => glossary.name === name && glossary.ready)
    if (same) return same.glossaryId
    for (const old of ours) await this.deleteGlossary(old)
    const code = (language: Job['source']) => languages[language].tag as SourceGlossaryLanguageCode
    const made = await this.createGlossary(name, code(job.source), code(job.target), entries)
    if (!made.ready) throw new Stop('is not ready yet', true)
    return made.glossaryId
  }
}

class Guarded extends HttpClient {
  readonly #api: string
  readonly #authorization: string
  readonly #wire: typeof fetch
  readonly #signal: AbortSignal

  constructor(key: string, api: string, wire: typeof fetch, signal: AbortSignal) {
    super(api, {}, 0, 0)
    this.#api = api
    this.#authorization = `DeepL-Auth-Key ${key}`
    this.#wire = wire
    this.#signal = signal
  }

  override async sendRequestWithBackoff<Content>(
    method: string,
    path: string,
    { data }: { data?: URLSearchParams } = {},
  ): Promise<{ statusCode: number; content: Content }> {
    const answer = await this.#wire(this.#api + path, {
      method,
      headers: {
        authorization: this.#authorization,
        'user-agent': 'hayami',
        ...(data ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      body: data?.toString() ?? null,
      signal: this.#signal,
    })
    return { statusCode: answer.status, content: (await answer.text()) as Content }
  }
}
