import { type Finding, familyOf } from '../../model/finding.ts'
import type { AxeNode, Look, Looks, View } from '../../model/look.ts'

import { lookRules, type Sight } from './rules.ts'

/** What is wrong with the look of an edition, each thing once, in whatever views it shows. `stories` says which of the issue's stories the edition shows where. */
export function findingsOf({ language, looks, requests }: Looks, stories: number[]): Finding[] {
  const remote = requests.map((url) => ({
    rule: 'remote',
    language,
    block: 'document' as const,
    story: null,
    message: `opening it asks for ${url}`,
    fix: 'the mail is text only: take it out',
  }))
  return [
    ...remote,
    ...merged(looks.flatMap(seenIn)).map((each) => ({ ...each, language, story: issueStory(each, stories) })),
  ]
}

/** The families of what a browser shows. */
export const lookFamilies: ReadonlySet<string> = new Set([
  'axe',
  'remote',
  ...lookRules.map(({ rule }) => familyOf(rule)),
])

interface Seen extends Sight {
  rule: string
  fix: string
  view: View
}

function seenIn(look: Look): Seen[] {
  return [
    ...lookRules.flatMap(({ rule, find, fix }) =>
      find(look).map((sight) => ({ ...sight, rule, fix, view: look.view })),
    ),
    ...look.axe.filter((node) => !isComputed(node)).map((node) => ({ ...fromAxe(node), view: look.view })),
  ]
}

/** Where axe cannot tell a contrast, `contrast` computes it from the colours themselves; a picture behind it, it cannot. */
function isComputed({ rule, decided, message }: AxeNode): boolean {
  return rule.startsWith('color-contrast') && !decided && !/gradient|image/i.test(message)
}

function fromAxe({ block, story, rule, decided, message, html }: AxeNode): Omit<Seen, 'view'> {
  return {
    block,
    story,
    rule: `axe/${rule}`,
    what: `${tagOf(html)}: ${decided ? '' : 'could not be decided: '}${axeSubject(message)}`,
    detail: message,
    fix: `see https://dequeuniversity.com/rules/axe/4.14/${rule}`,
  }
}

function tagOf(html: string): string {
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? html.slice(0, 60) : `“${text.slice(0, 40)}”`
}

/** The message without its figures, which differ by view. */
function axeSubject(message: string): string {
  return message.split(/ \(|\. |: /)[0] ?? message
}

function merged(all: Seen[]) {
  const groups = Map.groupBy(all, ({ rule, block, story, what }) => JSON.stringify([rule, block, story, what]))
  return [...groups.values()].map((group) => {
    const [{ rule, block, story, what, detail, fix, view }] = group as [Seen, ...Seen[]]
    const views = new Set(group.map((each) => viewName(each.view)))
    const more = views.size > 1 ? ` and in ${views.size - 1} more view${views.size > 2 ? 's' : ''}` : ''
    const message = `${what} (${detail === undefined ? '' : `${detail}, `}${viewName(view)}${more})`
    return { rule, block, story, message: message.replace(/\s+/g, ' '), fix }
  })
}

function viewName({ width, scheme, text, bare, forced }: View): string {
  return [
    `${width} px`,
    scheme,
    text > 1 ? `text ${text * 100} %` : '',
    bare ? 'no style sheet' : '',
    forced ? 'forced colours' : '',
  ]
    .filter(Boolean)
    .join(', ')
}

function issueStory({ story }: { story: number | null }, stories: number[]): number | null {
  return story === null ? null : (stories[story] ?? null)
}
