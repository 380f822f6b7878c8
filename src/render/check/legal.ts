import { languages } from '../../languages/index.ts'
import type { Rule, Seen } from './rule.ts'
import { unspaced } from './words.ts'

/** What the laws of both countries ask for, in whichever part a reader opens. */
export const legalRules: Rule[] = [
  {
    rule: 'legal/html',
    find: (seen) => missing(seen, seen.$('body').text()).map((message) => ({ message, block: 'footer' })),
    fix: 'mend the template',
  },
  {
    rule: 'legal/text',
    find: (seen) => missing(seen, seen.edition.text).map((message) => ({ message, block: 'text' })),
    fix: 'mend the template',
  },
]

function missing({ view, edition }: Seen, text: string): string[] {
  const { words } = languages[edition.language]
  const needed = {
    publisher: `${words.publisher}${words.colon}${view.publisher}`,
    'postal address': `${words.address}${words.colon}${view.address}`,
    contact: `${words.contact}${words.colon}${view.contact}`,
    'way to unsubscribe': words.unsubscribe,
    'reason why it is sent': words.why(view.site.text),
  }
  const shown = unspaced(text)
  return Object.entries(needed)
    .filter(([, value]) => !shown.includes(unspaced(value)))
    .map(([name, value]) => `lacks the ${name}: ${value}`)
}
