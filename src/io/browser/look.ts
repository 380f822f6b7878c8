import type { Browser, Page } from 'playwright-core'
import type { Edition } from '../../model/edition.ts'
import { blocks } from '../../model/finding.ts'
import type { Look, Looks, Run, View } from '../../model/look.ts'
import { loadAxe, readAxe } from './axe.ts'
import { dropStyles, enlargeText, markPlaces, readGenerated, readRuns, readScrollWidth, readWide } from './inside.ts'
import { showAs, withMail } from './mail.ts'

type Shot = View & { axe: boolean }

const plain: Shot = { width: 640, scheme: 'light', text: 1, bare: false, forced: false, axe: false }

/** How an edition is looked at, on a page that is opened anew for each group. */
export const views: Shot[][] = [
  [
    { ...plain, width: 280 },
    ...(['light', 'dark'] as const).flatMap((scheme) => [
      ...[320, 375, 640].map((width) => ({ ...plain, width, scheme, axe: true })),
      { ...plain, scheme, forced: true },
    ]),
  ],
  [375, 640].map((width) => ({ ...plain, width, text: 2 as const })),
  [
    { ...plain, width: 320, bare: true },
    ...(['light', 'dark'] as const).map((scheme) => ({ ...plain, scheme, bare: true })),
  ],
]

/** Opens each edition in the browser, all at one time, and measures it in every view. */
export async function lookAt(
  browser: Browser,
  editions: Pick<Edition, 'language' | 'html'>[],
  chosen = views,
): Promise<Looks[]> {
  return await Promise.all(
    editions.map(({ language, html }) =>
      withMail(browser, html, async ({ page, requests, reopen }) => {
        const looks: Look[] = []
        for (const [at, group] of chosen.entries()) {
          if (at > 0) await reopen()
          await prepare(page, group)
          for (const shot of group) looks.push({ language, ...(await measure(page, shot)) })
        }
        return { language, looks, requests: [...requests] }
      }),
    ),
  )
}

/** What holds for a whole group. */
async function prepare(page: Page, group: Shot[]): Promise<void> {
  const [{ bare, text } = plain] = group
  await page.evaluate(markPlaces, blocks)
  if (group.some(({ axe }) => axe)) await loadAxe(page)
  if (bare) await page.evaluate(dropStyles)
  if (text > 1) await page.evaluate(enlargeText, text)
}

async function measure(page: Page, { axe, ...view }: Shot): Promise<Omit<Look, 'language'>> {
  await showAs(page, view)
  return {
    view,
    scrollWidth: await page.evaluate(readScrollWidth),
    runs: JSON.parse(await page.evaluate(readRuns)) as Run[],
    wide: await page.evaluate(readWide),
    generated: await page.evaluate(readGenerated),
    axe: axe ? await readAxe(page) : [],
  }
}
