import { type Browser, chromium } from 'playwright-core'

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
  const browser = await chromium.launch({ executablePath: path, args: flags, chromiumSandbox: !isRoot() })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** Chromium has no sandbox for root. */
function isRoot(): boolean {
  return process.getuid?.() === 0
}
