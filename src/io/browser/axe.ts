import type { Page } from 'playwright-core'
import type { AxeNode } from '../../model/look.ts'
import { placesOf } from './inside.ts'

/** WCAG 2.2 A and AA and best practice, and the contrast of AAA: that rule takes only what passes that of AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const rules = {
  'color-contrast-enhanced': { enabled: true },
  'target-size': { enabled: true },
  // A mail has no landmarks of its own: it is read inside the client's page.
  bypass: { enabled: false },
  'landmark-one-main': { enabled: false },
  region: { enabled: false },
}

export async function loadAxe(page: Page): Promise<void> {
  const { default: axe } = await import('axe-core')
  await page.evaluate(axe.source)
}

/** What axe-core finds in the page as it is shown now, and what it leaves to a person. */
export async function readAxe(page: Page): Promise<AxeNode[]> {
  const found = await page.evaluate(runAxe, { tags, rules })
  const places = await page.evaluate(
    placesOf,
    found.map(({ selector }) => selector),
  )
  return found.map(({ rule, decided, message, html }, at) => ({
    ...(places[at] ?? { block: 'document' as const, story: null }),
    rule,
    decided,
    message,
    html,
  }))
}

interface AxeResults {
  violations: AxeResult[]
  incomplete: AxeResult[]
}

interface AxeResult {
  id: string
  help: string
  nodes: {
    target: string[]
    html: string
    any: { message: string }[]
    all: { message: string }[]
    none: { message: string }[]
  }[]
}

/** Runs inside the page. */
async function runAxe({ tags, rules }: { tags: string[]; rules: Record<string, { enabled: boolean }> }) {
  const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }
  const { violations, incomplete } = await axe.run({
    runOnly: { type: 'tag', values: tags },
    rules,
    resultTypes: ['violations', 'incomplete'],
  })
  const nodesOf = (results: AxeResult[], decided: boolean) =>
    results.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html, any, all, none }) => ({
        rule: id,
        decided,
        message: [...any, ...all, ...none][0]?.message ?? help,
        html,
        selector: target.join(' '),
      })),
    )
  return [...nodesOf(violations, true), ...nodesOf(incomplete, false)]
}
