import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createClient } from '../src/io/http/client.ts'
import { usual } from '../src/io/http/limits.ts'

/**
 * The client against a server on loopback that answers everything after 50 ms, robots.txt included, in a process of its own.
 * `bound` is what the latency alone would take: responses × 50 ms ÷ requests at one time.
 */
const latencyMs = 50
const pem = (name: string) => readFileSync(new URL(`../test/fixtures/tls/${name}`, import.meta.url), 'utf8')

if (process.send) serve()
else await measure()

function serve() {
  const server = createServer({ key: pem('server.key'), cert: pem('self-signed.pem') }, (request, response) => {
    if (request.url === '/hang') return
    setTimeout(() => response.end(request.url === '/robots.txt' ? 'User-agent: *\nAllow: /' : '<rss/>'), latencyMs)
  })
  server.listen(0, '127.0.0.1', 4_096, () => process.send?.((server.address() as AddressInfo).port))
}

async function measure() {
  const server = fork(fileURLToPath(import.meta.url))
  const port = await new Promise<number>((resolve) => server.once('message', (message) => resolve(Number(message))))
  await run(port, 40)
  const wide = median(await repeat(5, () => run(port, 200)))
  const bound = (200 * 2 * latencyMs) / usual.concurrency
  const alone = median(await repeat(5, () => run(port, 19)))
  const beside = median(await repeat(5, () => run(port, 19, 1)))
  server.kill()
  row('200 hosts, 400 answers', wide, `${(wide / bound).toFixed(2)} × bound of ${bound.toFixed(0)} ms (bar 2.3)`)
  row('19 hosts', alone, '')
  row('19 hosts beside one that hangs', beside, `${(beside / alone).toFixed(2)} × without it`)
}

/** How long the hosts that answer take, in milliseconds. */
async function run(port: number, hosts: number, hanging = 0): Promise<number> {
  const client = createClient({
    userAgent: 'hayami-bench',
    resolve: (_, __, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }]),
    ca: pem('self-signed.pem'),
    mayConnect: (address, to) => address === '127.0.0.1' && to === port,
    port,
    proxy: null,
  })
  const end = new AbortController()
  const ask = (name: string, path: string) =>
    client.get(`https://${name}.vendor.example:${port}${path}`, () => null, { signal: end.signal })
  const started = performance.now()
  const stuck = Array.from({ length: hanging }, (_, at) => ask(`hangs${at}`, '/hang'))
  const answers = await Promise.all(Array.from({ length: hosts }, (_, at) => ask(`news${at}`, '/feed')))
  const ms = performance.now() - started
  end.abort()
  await Promise.all(stuck)
  await client.close()
  const failed = answers.find(({ kind }) => kind === 'failed')
  if (failed) throw new Error(JSON.stringify(failed))
  return ms
}

async function repeat(times: number, work: () => Promise<number>): Promise<number[]> {
  const results: number[] = []
  for (let time = 0; time < times; time += 1) results.push(await work())
  return results
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function row(name: string, ms: number, note: string) {
  console.log(`${name.padEnd(32)} ${ms.toFixed(0).padStart(6)} ms  ${note}`)
}
