import type { Browser, Page } from 'playwright-core'
import type { View } from '../../model/look.ts'

/** An edition, opened as a mail client would. */
export interface Mail {
  page: Page
  /** The addresses it asked for; none was answered. */
  requests: Set<string>
  /** Opens it anew. */
  reopen(): Promise<void>
}

/** A reserved name, so that nothing in the mail can be its own page's. */
const address = 'https://mail.invalid/'

/** Opens a mail, works with it and closes it. */
export async function withMail<T>(browser: Browser, html: string, work: (mail: Mail) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: false })
  const page = await context.newPage()
  const requests = new Set<string>()
  await page.route('**/*', (route) => {
    const url = route.request().url()
    if (url === address) return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
    requests.add(url)
    return route.abort()
  })
  const reopen = async () => {
    await page.goto(address)
  }
  try {
    await reopen()
    return await work({ page, requests, reopen })
  } finally {
    await context.close()
  }
}

export async function showAs(page: Page, { width, scheme, forced }: View): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme: scheme, forcedColors: forced ? 'active' : 'none' })
}
