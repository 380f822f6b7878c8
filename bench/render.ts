import mjml2html from 'mjml'
import { renderEditions } from '../src/render/edition.ts'
import { fullHouse, fullIssue } from '../test/fixtures/full-issue.ts'

/** How long both editions of a full issue take, warm: 25 stories with their terms. Beside it mjml alone on the same two sources, so that what hayami adds can be seen. Medians; on a shared machine the time of the processor says more. */
const runs = 40
const issue = fullIssue()
const editions = await renderEditions(issue, fullHouse)

const rows: [string, { ms: number; cpu: number }][] = [
  ['mjml alone', await median(() => Promise.all(editions.map(({ mjml }) => mjml2html(mjml, { fonts: {} }))))],
  ['both editions', await median(() => renderEditions(issue, fullHouse))],
]
for (const { language, html, text } of editions) console.log(`${language}: ${kib(html)} of HTML, ${kib(text)} of text`)
console.log(`${issue.stories.length} stories, ${fullHouse.terms.length} terms, median of ${runs}`)
for (const [name, { ms, cpu }] of rows)
  console.log(`${name.padEnd(14)} ${ms.toFixed(1).padStart(6)} ms  ${cpu.toFixed(1).padStart(6)} ms of processor`)

function kib(text: string): string {
  return `${(Buffer.byteLength(text) / 1024).toFixed(1)} KiB`
}

async function median(work: () => Promise<unknown>): Promise<{ ms: number; cpu: number }> {
  const taken: { ms: number; cpu: number }[] = []
  for (let run = 0; run < runs + 10; run += 1) {
    const [started, cpu] = [performance.now(), process.cpuUsage()]
    await work()
    const { user, system } = process.cpuUsage(cpu)
    if (run >= 10) taken.push({ ms: performance.now() - started, cpu: (user + system) / 1_000 })
  }
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
  return { ms: middle(taken.map(({ ms }) => ms)), cpu: middle(taken.map(({ cpu }) => cpu)) }
}
