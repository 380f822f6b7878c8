import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { BadInput } from '../../model/problem.ts'
import { variable } from './find.ts'

/** Quiet, and deaf: whatever name a page asks for, there is no such host. */
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-lcd-text',
  '--disable-quic',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-first-run',
]

/** Works with a browser of its own, on a profile that is gone afterwards, whatever happens; an interruption ends both, too. */
export async function withBrowser<T>(path: string, work: (browser: Browser) => Promise<T>): Promise<T> {
  const starting = startBrowser(path)
  let ending = false
  const interrupted = (signal: NodeJS.Signals) => {
    ending = true
    const end = () => process.exit(128 + constants.signals[signal])
    starting.then((browser) => browser.close()).then(end, end)
    // A browser that hangs at its start is not waited for.
    setTimeout(end, patienceMs).unref()
  }
  for (const signal of signals) process.once(signal, interrupted)
  try {
    const browser = await starting
    return await work(browser).finally(() => browser.close())
  } catch (error) {
    // That the browser went away is no news to whoever sent it away.
    if (ending) await new Promise(() => {})
    throw isGone(error) ? gone(path) : error
  } finally {
    for (const signal of signals) process.off(signal, interrupted)
  }
}

/** Chromium starts in a second or two. */
const startMs = 20_000
const patienceMs = 3_000

function isGone(error: unknown): boolean {
  if (error instanceof BadInput) return false
  return error instanceof Error && /has been closed|Target crashed|Target closed|disconnected/i.test(error.message)
}

function gone(path: string): BadInput {
  return new BadInput({
    rule: 'browser',
    where: path,
    message: 'went away while it looked at the mail',
    fix: `try again; name another in ${variable}, or “none” to do without`,
    fatal: true,
  })
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Whoever starts it closes it. */
export async function startBrowser(path: string): Promise<Browser> {
  try {
    const { chromium } = await import('playwright-core')
    return await chromium.launch({
      executablePath: path,
      timeout: startMs,
      args: flags,
      chromiumSandbox: !isRoot(),
      // Signals that come before the program runs would leave its folders behind.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      env: { ...process.env, TMPDIR: ownFolder() },
    })
  } catch (error) {
    throw new BadInput({
      rule: 'browser',
      where: path,
      message: `does not start: ${reasonOf(error)}`,
      fix: `mend it, name another in ${variable}, or “none” to do without`,
      fatal: true,
    })
  }
}

/** Chromium leaves files of its own behind when it is killed: they go with the process. */
function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hayami-browser-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The first line that the browser itself wrote, where there is one. */
function reasonOf(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error).split('\n')
  return (lines.find((line) => line.includes('[err]')) ?? lines[0] ?? '').replace(/^.*\[err\] /, '').slice(0, 200)
}

/** Chromium has no sandbox for root. */
function isRoot(): boolean {
  return process.getuid?.() === 0
}
