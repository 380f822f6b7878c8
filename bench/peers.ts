import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { startOrigin } from './origin.ts'

/**
 * The same 20 feeds of 30 entries in one run: hayami (feeds to two rendered editions, every rule of the client on, over
 * TLS and a proxy) beside rss2email (Debian's) and a plain loop of rss-parser, both over plain HTTP. Whole processes.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const [feeds, entries, runs] = [20, 30, 5]
const now = new Date()

const origin = await startOrigin((request, response) => {
  const url = new URL(request.url ?? '/', 'http://bench')
  const host = /^f\d+/.exec(request.headers.host ?? '')?.[0]
  const feed = /^\/(?:(f\d+)\/)?feed$/.exec(url.pathname)
  if (url.pathname === '/robots.txt') return void response.writeHead(404).end()
  if (!feed) return void response.writeHead(200, { 'content-type': 'text/html' }).end(page(url.pathname, host ?? 'f0'))
  const body = rss(feed[1] ?? host ?? 'f0')
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body)
})

function rss(name: string): string {
  const items = Array.from({ length: entries }, (_, at) => {
    const link = `https://${name}.vendor.example/news/${name}-${at}`
    const date = new Date(now.getTime() - at * 3_600_000).toUTCString()
    return `<item><title>${name.toUpperCase()} Note ${at} brings feature ${name}${at} to teams</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate><description>&lt;p&gt;${`A paragraph on ${name} and entry ${at}. `.repeat(8)}&lt;/p&gt;</description></item>`
  })
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${name}</title><link>https://${name}.vendor.example/</link><description>x</description>${items.join('')}</channel></rss>`
}

function page(path: string, host: string): string {
  return `<!doctype html><html lang="en"><head><title>${path}</title><link rel="canonical" href="https://${host}.vendor.example${path}"></head><body><p>An entry.</p></body></html>`
}

const names = Array.from({ length: feeds }, (_, at) => `f${at + 1}`)
const folder = mkdtempSync(join(tmpdir(), 'hayami-peers-'))

/** A newsletter of as many vendors as there are hosts, each with its main channel. */
function newsletter(): string {
  const home = join(folder, 'hayami')
  mkdirSync(home, { recursive: true })
  for (const part of ['hayami.yaml', 'glossary']) cpSync(join(root, part), join(home, part), { recursive: true })
  const both = (text: string) => ({ en: text, ja: text })
  for (const name of names) {
    const folder = join(home, 'feeds', name)
    mkdirSync(folder, { recursive: true })
    const url = `https://${name}.vendor.example/feed`
    const source = { kind: 'feed', name: both('News'), url, language: 'en', main: true, evidence: 'made in 2026' }
    writeFileSync(join(folder, 'vendor.yaml'), stringify({ name: both(name), hosts: [`${name}.vendor.example`] }))
    writeFileSync(join(folder, 'news.yaml'), stringify(source))
  }
  return home
}

const home = newsletter()
const hayami = (...verb: string[]) =>
  run(process.execPath, [join(root, 'src', 'main.js'), '-C', home, ...verb], {
    HTTPS_PROXY: origin.proxy,
    NODE_EXTRA_CA_CERTS: origin.caFile,
  })

const r2e = join(folder, 'r2e')
mkdirSync(r2e)
const mail = (...args: string[]) => run('r2e', ['-c', join(r2e, 'config'), '-d', join(r2e, 'data.json'), ...args])
async function setUpMail() {
  rmSync(r2e, { recursive: true })
  mkdirSync(join(r2e, 'mail'), { recursive: true })
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(r2e, 'mail', part))
  await mail('new', 'reader@vendor.example')
  const config = `[DEFAULT]\nto = reader@vendor.example\nfrom = r2e@vendor.example\nemail-protocol = maildir\nmaildir-path = ${r2e}\nmaildir-mailbox = mail\n`
  writeFileSync(join(r2e, 'config'), config)
  for (const name of names) await mail('add', name, `${origin.plain}/${name}/feed`)
}

const loop = `import Parser from ${JSON.stringify(join(root, 'node_modules/rss-parser/index.js'))}
const parser = new Parser()
for (const name of ${JSON.stringify(names)}) await parser.parseURL('${origin.plain}/' + name + '/feed')`
writeFileSync(join(folder, 'loop.mjs'), loop)

async function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const started = performance.now()
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
  const said: string[] = []
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  const [status] = (await once(child, 'close')) as [number]
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${said.join('')}`)
  return performance.now() - started
}

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
const fresh: Record<'hayami' | 'rss2email' | 'rss-parser', number[]> = { hayami: [], rss2email: [], 'rss-parser': [] }
const warm: Record<'hayami' | 'rss2email', number[]> = { hayami: [], rss2email: [] }
const forget = (...parts: string[]) => {
  for (const part of parts) rmSync(join(home, part), { recursive: true, force: true })
}
const tomorrow = new Date(now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
const withPeer = spawnSync('r2e', ['--version']).status === 0

for (let round = 0; round < runs; round += 1) {
  forget('.hayami', 'issues', 'out')
  fresh.hayami.push((await hayami('draft')) + (await hayami('render')))
  await hayami('approve')
  warm.hayami.push(await hayami('draft', '--date', tomorrow))
  fresh['rss-parser'].push(await run(process.execPath, [join(folder, 'loop.mjs')]))
  if (!withPeer) continue
  await setUpMail()
  fresh.rss2email.push(await mail('run'))
  const mails = readdirSync(join(r2e, 'mail', 'new')).length
  if (mails !== feeds * entries) throw new Error(`rss2email made ${mails} mails of ${feeds * entries} entries`)
  warm.rss2email.push(await mail('run'))
}

const row = (name: string, ms: number, beside: number) =>
  console.log(`${name.padEnd(44)} ${ms.toFixed(0).padStart(6)} ms  ${beside > 0 ? (ms / beside).toFixed(2) : '–'}`)
console.log(`${feeds} feeds of ${entries} entries, medians of ${runs} whole runs; the last column is beside rss2email`)
const [cold, again] = [median(fresh.rss2email), median(warm.rss2email)]
row('rss2email, all new: 600 mails to a folder', cold, cold)
row('rss-parser, a loop that only reads', median(fresh['rss-parser']), cold)
row('hayami, all new: draft and both editions', median(fresh.hayami), cold)
row('rss2email, nothing new (304)', again, again)
row('hayami, nothing new (304)', median(warm.hayami), again)
if (!withPeer) console.log('rss2email is not here: apt-get install rss2email')
origin.close()
rmSync(folder, { recursive: true })
