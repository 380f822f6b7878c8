import type { Browser } from 'playwright-core'
import type { Edition } from '../../model/edition.ts'
import type { Language } from '../../model/language.ts'
import { showAs, withMail } from './mail.ts'

/** A PNG of a whole edition, one pixel of it a CSS pixel. */
export interface Picture {
  language: Language
  width: number
  scheme: 'light' | 'dark'
  png: Uint8Array
}

const shots = [375, 640].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })))

/** Each edition on a phone and on a desktop, light and dark. */
export async function takePictures(
  browser: Browser,
  editions: Pick<Edition, 'language' | 'html'>[],
): Promise<Picture[]> {
  const perEdition = await Promise.all(
    editions.map(({ language, html }) =>
      withMail(browser, html, async ({ page }) => {
        const pictures: Picture[] = []
        for (const { width, scheme } of shots) {
          await showAs(page, { width, scheme, text: 1, bare: false, forced: false })
          pictures.push({ language, width, scheme, png: await page.screenshot({ fullPage: true }) })
        }
        return pictures
      }),
    ),
  )
  return perEdition.flat()
}

/** Any page that needs nothing from elsewhere, as one picture. */
export async function pictureOf(browser: Browser, html: string, width: number): Promise<Uint8Array> {
  return await withMail(browser, html, async ({ page }) => {
    await showAs(page, { width, scheme: 'light', text: 1, bare: false, forced: false })
    return await page.screenshot({ fullPage: true })
  })
}

export function pictureName({ language, width, scheme }: Picture): string {
  return `${language}.${width}.${scheme}.png`
}
