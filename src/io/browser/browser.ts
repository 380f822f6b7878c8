import { type Browser, chromium } from 'playwright-core'
import { BadInput } from '../../model/problem.ts'
import { variable } from './find.ts'

/** Quiet, and deaf: whatever name a page asks for, there is no such host. */
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-first-run',
]

/** Works with a browser of its own, on a profile that is gone afterwards, whatever happens; an interruption ends both, too. */
export async function withBrowser<T>(path: string, work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await startBrowser(path)
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** Whoever starts it closes it. */
export async function startBrowser(path: string): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: path, args: flags, chromiumSandbox: !isRoot() })
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

/** The first line that the browser itself wrote, where there is one. */
function reasonOf(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error).split('\n')
  return (lines.find((line) => line.includes('[err]')) ?? lines[0] ?? '').replace(/^.*\[err\] /, '').slice(0, 200)
}

/** Chromium has no sandbox for root. */
function isRoot(): boolean {
  return process.getuid?.() === 0
}
