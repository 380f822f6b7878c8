import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How long whole processes take, beside `node -e 0` in the same run: medians, as machines are shared and noisy. */
const root = fileURLToPath(new URL('..', import.meta.url))
const main = join(root, 'src', 'main.js')

function median(args: string[], runs: number): number {
  const times = Array.from({ length: runs + 1 }, () => {
    const started = performance.now()
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' })
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
    return performance.now() - started
  })
  return times.slice(1).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

const bare = median(['-e', '0'], 31)
const rows: [string, number][] = [
  ['node -e 0', bare],
  ['hayami --help', median([main, '--help'], 31)],
  ['hayami check', median([main, 'check'], 7)],
  ['hayami demo', median([main, 'demo'], 7)],
]
for (const [name, ms] of rows)
  console.log(`${name.padEnd(16)} ${ms.toFixed(0).padStart(5)} ms  ${(ms / bare).toFixed(2)} × node -e 0`)
