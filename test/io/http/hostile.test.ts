import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Limits } from '../../../src/io/http/limits.ts'
import { shared } from '../../support.ts'
import { allowed, pem, startHome } from './home.ts'

/** Answers written to do harm, which lie beside the project for its founders. */
interface Case {
  id: string
  kind: string
  must: 'accept' | 'reject' | 'survive'
  behaviour: { kind: string; cert?: string }
  limits?: { requests?: number }
}

interface Corpus {
  handler: RequestListener
  hits: { internal: number; byCase: Record<string, number> }
}

/** So that what takes seconds by its nature takes one. */
const short: Partial<Limits> = { totalMs: 1_000, headersMs: 500, idleMs: 500, connectMs: 500, retryMs: 10 }

const certificates: Record<string, { file: string; host: string; ca: string }> = {
  'self-signed': { file: 'self-signed.pem', host: 'news', ca: 'ca.pem' },
  expired: { file: 'expired.pem', host: 'news', ca: 'expired.pem' },
  'wrong-name': { file: 'server.pem', host: 'www', ca: 'ca.pem' },
}
const right = { file: 'server.pem', host: 'news', ca: 'ca.pem' }

describe.runIf(shared)('answers that do harm', async () => {
  const at = join(shared ?? '', 'hostile')
  const read = async <T>(name: string): Promise<T> => await import(pathToFileURL(join(at, name)).href)
  const { cases } = shared ? await read<{ cases: () => Case[] }>('gen.mjs') : { cases: () => [] }
  const { handler, hits } = shared
    ? await read<Corpus>('http-hostile.mjs')
    : { handler: () => {}, hits: { internal: 0, byCase: {} } as Corpus['hits'] }
  const servers = Object.fromEntries(
    await Promise.all(
      [...new Set([right, ...Object.values(certificates)].map(({ file }) => file))].map(
        async (file) => [file, await startHome(handler, file)] as const,
      ),
    ),
  )

  test.each(cases().filter(({ kind }) => kind === 'http behaviour'))('$id: $must', async (each) => {
    const { file, host, ca } = certificates[each.behaviour.cert ?? ''] ?? right
    const server = servers[file]
    if (!server) throw new Error(`no server for ${file}`)
    const client = server.client({ ca: pem(ca), limits: short })
    const started = performance.now()
    const answer = await client.get(server.url(`/case/${each.id}`, `${host}.vendor.example`), allowed)
    const wanted = { accept: ['fresh'], reject: ['failed'], survive: ['fresh', 'failed'] }[each.must]
    expect(wanted).toContain(answer.kind)
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(hits.internal).toBe(0)
    expect(hits.byCase[each.id] ?? 0).toBeLessThanOrEqual(each.limits?.requests ?? 3)
    expect(JSON.stringify(answer)).not.toMatch(/\\u00[01]/)
    if (answer.kind === 'failed') expect(answer.reason).toMatch(/^[\x20-\x7e“”’]{5,300}$/)
    await client.close()
    await expect.poll(() => server.connected(`${host}.vendor.example`)).toBe(0)
  })
})
