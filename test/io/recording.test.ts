import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Answer, Client } from '../../src/io/http/answer.ts'
import { openReplay, recordingClient } from '../../src/io/recording.ts'
import { sha256 } from '../../src/model/identity.ts'
import { bytes, temporaryFolder } from '../support.ts'

const answers: Record<string, Answer> = {
  'https://acme.example/rss': {
    kind: 'fresh',
    url: 'https://acme.example/rss',
    status: 200,
    contentType: 'text/xml',
    body: bytes('<rss/>'),
    at: '2026-05-21T09:00:00Z',
    hash: sha256('<rss/>'),
    movedTo: null,
    ms: 5,
  },
  'https://acme.example/old': {
    kind: 'fresh',
    url: 'https://acme.example/new',
    status: 200,
    contentType: null,
    body: new Uint8Array([0, 255, 10]),
    at: '2026-05-21T09:00:00Z',
    hash: sha256(new Uint8Array([0, 255, 10])),
    movedTo: null,
    ms: 5,
  },
  'https://acme.example/down': {
    kind: 'failed',
    url: 'https://acme.example/down',
    status: 503,
    reason: 'answered 503',
    ms: 5,
    refused: false,
  },
  'https://acme.example/dead': {
    kind: 'failed',
    url: 'https://acme.example/dead',
    status: null,
    reason: 'refused the connection',
    ms: 5,
    refused: false,
  },
}
const world: Client = { get: async (url) => answers[url] as Answer, close: async () => {} }
const anything = () => null

test('what was kept is given back: bodies, moves and failures, with that day’s clock', async () => {
  const folder = join(temporaryFolder(), 'kept')
  const recorder = recordingClient(world, '2026-05-21T09:00:00Z')
  for (const url of Object.keys(answers)) await recorder.get(url, anything)
  recorder.save(folder)
  const replay = openReplay(folder)
  expect([replay.at, replay.sample]).toEqual(['2026-05-21T09:00:00Z', false])
  for (const [url, answer] of Object.entries(answers).slice(0, 3))
    expect(await replay.get(url, anything)).toEqual({
      ...answer,
      ms: 0,
      ...('body' in answer ? { body: Buffer.from(answer.body) } : {}),
    })
  expect(await replay.get('https://acme.example/dead', anything)).toMatchObject({
    kind: 'failed',
    reason: 'was not recorded',
  })
})

test('a replay is under the same rules as the network', async () => {
  const folder = join(temporaryFolder(), 'kept')
  const recorder = recordingClient(world, '2026-05-21T09:00:00Z')
  await recorder.get('https://acme.example/old', anything)
  recorder.save(folder)
  const only = (url: string) => (url.endsWith('/old') ? null : 'is not official')
  expect(await openReplay(folder).get('https://acme.example/old', only)).toMatchObject({
    kind: 'failed',
    reason: 'redirects to https://acme.example/new, which is not official',
    refused: true,
  })
})
