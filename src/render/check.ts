import { languages } from '../languages/index.ts'
import type { Edition } from '../model/edition.ts'
import type { House } from '../model/house.ts'
import type { Issue } from '../model/issue.ts'
import type { Problem } from '../model/problem.ts'
import { columnsOf } from '../text/wrap.ts'
import { viewOf } from './view.ts'

/** Above this a mail client may cut the mail off. */
const maxHtmlBytes = 90 * 1024

interface EditionRule {
  rule: string
  find: (edition: Edition, issue: Issue, house: House) => string[]
  fix: string
}

/** What every rendered edition has to be; each finding says what and how to mend it. */
const rules: EditionRule[] = [
  {
    rule: 'size',
    find: ({ html }) =>
      bytesOf(html) > maxHtmlBytes
        ? [`has ${Math.round(bytesOf(html) / 1024)} KiB of HTML, at most ${maxHtmlBytes / 1024} arrive whole`]
        : [],
    fix: 'show fewer stories: items in hayami.yaml',
  },
  {
    rule: 'remote',
    find: ({ html }) =>
      [...html.matchAll(/<(?:img|script|iframe|video|audio|source|embed|object)\b|@import|url\(\s*['"]?https?:/gi)].map(
        ([what]) => `loads something from elsewhere: ${what}`,
      ),
    fix: 'the mail is text only: mend the template',
  },
  {
    rule: 'one-heading',
    find: ({ html }) => (html.match(/<h1\b/g)?.length === 1 ? [] : ['has not exactly one first-level heading']),
    fix: 'mend templates/email/edition.ts',
  },
  {
    rule: 'language',
    find: ({ html, language }) =>
      new RegExp(`<html[^>]*\\blang="${languages[language].tag}"`).test(html)
        ? []
        : ['does not say its language on <html>'],
    fix: 'mend templates/email/edition.ts',
  },
  {
    rule: 'text-links',
    find: ({ text, language }, issue, house) => {
      const view = viewOf(issue, language, house)
      const needed = [...view.leads, ...view.others]
        .map(({ url }) => url)
        .concat(view.unsubscribe, view.web, view.contact)
      return needed.filter((url) => !text.includes(url)).map((url) => `the text part lacks ${url}`)
    },
    fix: 'mend templates/text.ts',
  },
  {
    rule: 'text-width',
    find: ({ text, language }) =>
      text
        .split('\n')
        .filter((line) => !line.includes('://') && columnsOf(line) > languages[language].textColumns + 2)
        .map((line) => `a line of the text part is ${columnsOf(line)} columns wide: ${line.slice(0, 40)}…`),
    fix: 'mend src/text/wrap.ts',
  },
  {
    rule: 'subject',
    find: ({ subject }) =>
      subject.trim() === '' || /[\r\n]/.test(subject) ? ['has an empty subject, or one of several lines'] : [],
    fix: 'write one line',
  },
]

export function checkEdition(edition: Edition, issue: Issue, house: House): Problem[] {
  return rules.flatMap(({ rule, find, fix }) =>
    find(edition, issue, house).map((message) => ({
      rule,
      where: `issues/${issue.date}.yaml (${edition.language} edition)`,
      message,
      fix,
      fatal: true,
    })),
  )
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength
}
