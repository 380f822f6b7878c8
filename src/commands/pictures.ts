import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { withBrowser } from '../io/browser/browser.ts'
import { findChromium, variable } from '../io/browser/find.ts'
import { type Picture, pictureName, pictureOf, takePictures } from '../io/browser/picture.ts'
import { environment } from '../io/environment.ts'
import { shownPath, writeWhole } from '../io/files.ts'
import { print, printJson } from '../io/print.ts'
import { openWorkspace, type Workspace } from '../io/workspace.ts'
import { BadInput } from '../model/problem.ts'
import { renderEditions } from '../render/edition.ts'
import { html } from '../text/markup.ts'
import { type DateOptions, dateOrNewest, houseOf, open } from './context.ts'
import { issueOf, kib } from './render.ts'

/** Pictures of both editions on phone and desktop, light and dark, and all of them side by side. */
export async function picturesCommand(options: DateOptions & { out?: string }): Promise<number> {
  const chromium = findChromium(environment()) ?? refuse()
  const workspace = withIssue(open(options), options.date)
  const issue = issueOf(workspace, dateOrNewest(options.date, workspace))
  const editions = await renderEditions(issue, houseOf(workspace))
  const files = await withBrowser(chromium, async (browser) => {
    const pictures = await takePictures(browser, editions)
    const sheet = sheetOf(pictures)
    return [
      ...pictures.map((picture) => ({ name: pictureName(picture), content: picture.png })),
      { name: 'index.html', content: sheet },
      { name: 'sheet.png', content: await pictureOf(browser, sheet, sheetWidth(pictures)) },
    ]
  })
  const folder = options.out ?? join(open(options).root, 'out', 'pictures')
  const written = files.map(({ name, content }) => {
    const path = join(folder, name)
    writeWhole(path, content)
    return { path, bytes: content.length }
  })
  if (options.json) printJson(written)
  else for (const { path, bytes } of written) print(`${shownPath(path)}  ${kib(bytes)}`)
  return 0
}

/** The newsletter, or while it has no issue the demo's. */
function withIssue(workspace: Workspace, date: string | undefined): Workspace {
  const demo = join(workspace.root, 'out', 'demo')
  if (date !== undefined || workspace.issues().length > 0 || !existsSync(demo)) return workspace
  return openWorkspace(demo)
}

function refuse(): never {
  throw new BadInput({
    rule: 'no-browser',
    where: variable,
    message: 'there is no Chromium to take pictures with',
    fix: `install chromium and fonts-noto-cjk, or name one in ${variable}`,
    fatal: true,
  })
}

const gap = 24

function sheetWidth(pictures: Picture[]): number {
  return pictures.reduce((sum, { width }) => sum + width + gap, gap)
}

/** One page that holds the pictures themselves, so that it can be handed on. */
function sheetOf(pictures: Picture[]): string {
  const figure = (picture: Picture) =>
    html`<figure><figcaption>${pictureName(picture)}</figcaption><img alt="" width="${picture.width}" src="data:image/png;base64,${Buffer.from(picture.png).toString('base64')}"></figure>`
  return html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title>
<style>body { display: flex; align-items: flex-start; gap: ${gap}px; margin: ${gap}px; background: #808080; font: 16px monospace } figure { margin: 0 } img { display: block }</style>
${pictures.map(figure)}</html>
`.toString()
}
