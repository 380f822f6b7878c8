import { load } from 'cheerio/slim'
import type { Edition } from '../model/edition.ts'
import { type Finding, familyOf } from '../model/finding.ts'
import type { House } from '../model/house.ts'
import type { Issue } from '../model/issue.ts'
import { a11yRules } from './check/a11y.ts'
import { agreeRules } from './check/agree.ts'
import { clientRules } from './check/clients.ts'
import { htmlRules } from './check/html.ts'
import { legalRules } from './check/legal.ts'
import { linkRules } from './check/links.ts'
import { mailRules } from './check/mail.ts'
import { mjmlRules } from './check/mjml.ts'
import { orderOf, textsOf } from './check/place.ts'
import type { Rule, Seen } from './check/rule.ts'
import { styleRules } from './check/style.ts'
import { textRules } from './check/text.ts'
import { wordsOf } from './check/words.ts'
import { viewOf } from './view.ts'

/** All that is looked for without a browser. */
export const rules: Rule[] = [
  ...mjmlRules,
  ...htmlRules,
  ...a11yRules,
  ...styleRules,
  ...clientRules,
  ...mailRules,
  ...linkRules,
  ...legalRules,
  ...textRules,
  ...agreeRules,
]

/** The first parts of the names of what was looked for: an acceptance of anything else cannot be called idle. */
export const families: ReadonlySet<string> = new Set([...rules.map(({ rule }) => familyOf(rule)), 'mime'])

/** What is wrong with an issue's editions, by what they hold. */
export async function checkEditions(editions: Edition[], issue: Issue, house: House): Promise<Finding[]> {
  const found = await Promise.all(editions.map((edition) => checkEdition(edition, issue, house)))
  return found.flat()
}

async function checkEdition(edition: Edition, issue: Issue, house: House): Promise<Finding[]> {
  const { language } = edition
  const view = viewOf(issue, language, house)
  const parsed = { edition, issue, house, view, $: load(edition.html), order: orderOf(issue, house.settings) }
  const seen: Seen = { ...parsed, texts: textsOf(parsed.$('body').toArray()), words: wordsOf(parsed) }
  const findings = new Map<string, Finding>()
  for (const { rule, find, fix } of rules) {
    for (const { name, ...hit } of await find(seen)) {
      const finding = {
        block: 'document',
        story: null,
        ...hit,
        rule: name ? `${rule}/${name}` : rule,
        language,
        fix,
      } as const
      findings.set([finding.rule, finding.block, finding.story, finding.message].join(' '), finding)
    }
  }
  return [...findings.values()]
}
