import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBrowser } from '../src/io/browser/browser.ts'
import { pictureName, takePictures } from '../src/io/browser/picture.ts'
import { chromium, needsChromium } from './fixtures/chromium.ts'
import { fontsOf, slim } from './fixtures/pictures.ts'
import { root, sure } from './support.ts'

const approved = join(root, 'test', 'golden', 'pictures')
const seen = join(root, 'out', 'pictures-differ')
const madeWith = join(approved, 'made-with.json')
const renewing = process.env.RENEW_PICTURES === '1'

/** So many pixels of a picture, antialiased edges apart, may differ by more than an eye would see: fewer than one letter has. */
const tolerance = 10

const names = ['en', 'ja'].flatMap((language) =>
  [375, 640].flatMap((width) => ['light', 'dark'].map((scheme) => `${language}.${width}.${scheme}.png`)),
)

describe.skipIf(chromium === null)(`approved pictures (renew with: npm run approved)${needsChromium}`, () => {
  let browser: Browser
  let taken: Map<string, Uint8Array>
  /** Why the pictures cannot be compared here: letters of another font are other pixels. */
  let otherFonts: string | null = null

  beforeAll(async () => {
    browser = await startBrowser(sure(chromium))
    const editions = (['en', 'ja'] as const).map((language) => ({
      language,
      html: readFileSync(join(root, 'test', 'golden', `${language}.html`), 'utf8'),
    }))
    const here = { chromium: browser.version().split('.')[0], fonts: await fontsOf(browser, editions) }
    taken = new Map((await takePictures(browser, editions)).map((each) => [pictureName(each), slim(each.png)]))
    if (renewing) renew(here, taken)
    const made = JSON.parse(readFileSync(madeWith, 'utf8')) as typeof here
    if (JSON.stringify(made.fonts) !== JSON.stringify(here.fonts))
      otherFonts = `made with ${JSON.stringify(made.fonts)}, here are ${JSON.stringify(here.fonts)}`
  })
  afterAll(async () => {
    await browser?.close()
  })

  test.for(names)('%s', (name, { skip }) => {
    skip(otherFonts !== null, otherFonts ?? '')
    const picture = sure(taken.get(name))
    const [before, after] = [readFileSync(join(approved, name)), Buffer.from(picture)].map((png) => PNG.sync.read(png))
    expect(differing(sure(before), sure(after), name), `see out/pictures-differ/${name}`).toBeLessThanOrEqual(tolerance)
  })

  test('one letter more is seen', async () => {
    const html = readFileSync(join(root, 'test', 'golden', 'en.html'), 'utf8').replace(
      'Source policy',
      'Source policyl',
    )
    const [picture] = await takePictures(browser, [{ language: 'en', html }])
    const [good, bad] = [sure(taken.get('en.375.light.png')), slim(sure(picture).png)].map((png) =>
      PNG.sync.read(Buffer.from(png)),
    )
    expect(differing(sure(good), sure(bad), 'one-letter.png')).toBeGreaterThan(tolerance)
    rmSync(join(seen, 'one-letter.png'))
  })
})

function renew(here: object, pictures: Map<string, Uint8Array>) {
  mkdirSync(approved, { recursive: true })
  writeFileSync(madeWith, `${JSON.stringify(here, null, 2)}\n`)
  for (const [name, png] of pictures) writeFileSync(join(approved, name), png)
}

/** How many pixels differ; where they are too many, a picture under out/ shows them in red. */
function differing(before: PNG, after: PNG, name: string): number {
  const file = join(seen, name)
  if (existsSync(file)) rmSync(file)
  const [width, height] = [Math.max(before.width, after.width), Math.max(before.height, after.height)]
  const [one, other, diff] = [
    onCanvas(before, width, height),
    onCanvas(after, width, height),
    new PNG({ width, height }),
  ]
  const pixels = pixelmatch(one.data, other.data, diff.data, width, height, { threshold: 0.1 })
  if (pixels > tolerance) {
    mkdirSync(seen, { recursive: true })
    writeFileSync(file, PNG.sync.write(diff))
  }
  return pixels
}

function onCanvas(picture: PNG, width: number, height: number): PNG {
  const canvas = new PNG({ width, height })
  PNG.bitblt(picture, canvas, 0, 0, picture.width, picture.height, 0, 0)
  return canvas
}
