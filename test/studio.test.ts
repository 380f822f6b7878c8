import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { studioAnswer } from '../src/commands/studio.ts'
import { serveLocally } from '../src/io/server.ts'
import { hayami, sampleFolder, temporaryWorkspace } from './support.ts'

let workspace: string
const date = '2026-05-21'
beforeAll(async () => {
  workspace = temporaryWorkspace()
  expect((await hayami(['-C', workspace, 'draft', '--replay', sampleFolder])).code).toBe(0)
})

test('the page shows both editions, whose words they are in, what was merged and what is covered', async () => {
  const { status, type, body } = await studioAnswer(workspace, date, '/')
  expect({ status, type }).toEqual({ status: 200, type: 'text/html' })
  for (const part of [
    'src="/en.html?',
    'src="/ja.html?',
    'same-launch',
    'google/research',
    'refused',
    'a sample, not live news',
    'official by <a href="https://claude.com/ja/blog/science-skills">hreflang</a>',
    'original (in en)',
  ])
    expect(body).toContain(part)
  expect((await studioAnswer(workspace, date, '/ja.html')).body).toContain('<html lang="ja"')
  expect((await studioAnswer(workspace, date, '/en.txt')).type).toBe('text/plain')
  expect((await studioAnswer(workspace, date, '/../hayami.yaml')).status).toBe(404)
})

test('it follows the file, and says what is wrong with it', async () => {
  const path = join(workspace, 'issues', `${date}.yaml`)
  const [text, before] = [readFileSync(path, 'utf8'), (await studioAnswer(workspace, date, '/version')).body]
  writeFileSync(path, text.replace('stories:', 'storeis:'))
  expect((await studioAnswer(workspace, date, '/version')).body).not.toBe(before)
  const { status, body } = await studioAnswer(workspace, date, '/')
  expect(status).toBe(500)
  expect(body).toContain('issues/2026-05-21.yaml → storeis: no such key here')
  writeFileSync(path, text)
})

describe('it answers on loopback, to those who name loopback', () => {
  const status = (url: string, host: string, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      request(url, { method, headers: { host } }, (response) => resolve(response.resume().statusCode))
        .once('error', reject)
        .end()
    })
  test.each([
    ['localhost', 'localhost', 'GET', 200],
    ['a number', '127.0.0.1:4321', 'GET', 200],
    ['a name of somebody else’s', 'evil.example', 'GET', 403],
    ['anything but reading', 'localhost', 'POST', 403],
  ])('%s', async (_, host, method, expected) => {
    const server = await serveLocally(0, async () => ({ status: 200, type: 'text/plain', body: 'ok' }))
    onTestFinished(() => server.close())
    expect(new URL(server.url).hostname).toBe('127.0.0.1')
    expect(await status(server.url, host, method)).toBe(expected)
  })
})

test('a bad path and a bug cost one request each, and it goes on', async () => {
  const server = await serveLocally(0, async (path) => {
    if (path === '/bug') throw new Error('a bug')
    return { status: 200, type: 'text/plain', body: 'ok' }
  })
  onTestFinished(() => server.close())
  const { port } = new URL(server.url)
  const status = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ port, path, host: '127.0.0.1' }, (response) => resolve(response.resume().statusCode))
        .once('error', reject)
        .end()
    })
  const asked = ['//', 'http://[', '*', '/%', '/bug', '/']
  expect(await Promise.all(asked.map(status))).toEqual([400, 400, 400, 200, 500, 200])
})

test('an issue’s file that cannot be read is said on the page', async () => {
  const folder = temporaryWorkspace()
  mkdirSync(join(folder, 'issues', `${date}.yaml`), { recursive: true })
  expect(await studioAnswer(folder, date, '/version')).toMatchObject({
    status: 500,
    body: expect.stringContaining('issues/2026-05-21.yaml: is a folder'),
  })
})
