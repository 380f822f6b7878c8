import { studioPage } from '../../templates/studio.ts'
import { untilInterrupted } from '../io/environment.ts'
import { print } from '../io/print.ts'
import { type Page, serveLocally } from '../io/server.ts'
import { openWorkspace } from '../io/workspace.ts'
import { fingerprint } from '../model/identity.ts'
import { BadInput, sentence } from '../model/problem.ts'
import { renderEditions } from '../render/edition.ts'
import { html } from '../text/markup.ts'
import { checkWorkspace } from './check.ts'
import { type DateOptions, dateOrNewest, houseOf, open } from './context.ts'
import { issueOf } from './render.ts'

/** A local preview of both editions that follows the issue's file. */
export async function studioCommand(options: DateOptions & { port: string }): Promise<number> {
  const date = dateOrNewest(options.date, open(options))
  const port = Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new BadInput({
      rule: 'port',
      where: '--port',
      message: `“${options.port}” is no port`,
      fix: 'a number up to 65535, 0 for any',
      fatal: true,
    })
  }
  const server = await serveLocally(port, (path) => studioAnswer(options.root, date, path)).catch(
    (error: NodeJS.ErrnoException) => {
      throw new BadInput({
        rule: 'port',
        where: `--port ${port}`,
        message: error.code === 'EADDRINUSE' ? 'is taken' : error.message,
        fix: 'name another, or 0 for any',
        fatal: true,
      })
    },
  )
  print(`Studio for ${date}: ${server.url}  (stop with Ctrl-C)`)
  await untilInterrupted()
  await server.close()
  return 0
}

/** Reads everything anew for each request, so that the page shows what is in the files now. */
export async function studioAnswer(root: string, date: string, path: string): Promise<Page> {
  const workspace = openWorkspace(root)
  try {
    const version = fingerprint(workspace.issueText(date) ?? '')
    if (path === '/version') return { status: 200, type: 'text/plain', body: version }
    const issue = issueOf(workspace, date)
    const editions = await renderEditions(issue, houseOf(workspace))
    if (path === '/')
      return {
        status: 200,
        type: 'text/html',
        body: studioPage(issue, editions, await checkWorkspace(workspace, date), version).toString(),
      }
    const [, language, format] = /^\/([a-z-]+)\.(html|txt)$/.exec(path) ?? []
    const edition = editions.find((each) => each.language === language)
    if (!edition) return { status: 404, type: 'text/plain', body: 'no such page\n' }
    return format === 'txt'
      ? { status: 200, type: 'text/plain', body: edition.text }
      : { status: 200, type: 'text/html', body: edition.html }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    const page = html`<!doctype html><meta charset="utf-8"><title>To mend</title><h1>To mend</h1><ul>${error.problems.map((problem) => html`<li>${sentence(problem)}</li>`)}</ul><script>setTimeout(() => location.reload(), 2000)</script>`
    return { status: 500, type: 'text/html', body: page.toString() }
  }
}
