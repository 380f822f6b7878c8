import type { HtmlValidate } from 'html-validate/browser'
import { placeOf } from './place.ts'
import type { Hit, Rule, Seen } from './rule.ts'

/** Rules of html-validate that mail cannot follow, each with its reason; all its others hold, new ones too. */
const exceptions: Record<string, string> = {
  'doctype-style': 'MJML writes it in small letters',
  'long-title': 'a title is as long as its subject',
  'no-conditional-comment': 'old Outlook lays out by them',
  'no-deprecated-attr': 'old Outlook needs align, width and bgcolor',
  'no-inline-style': 'clients drop style sheets',
  'no-self-closing': 'MJML takes XML',
  'no-trailing-whitespace': 'MJML leaves it, and nobody sees it',
  'prefer-native-element': 'clients drop <article>',
  'presentation-role-style': 'old readers know presentation only',
  'void-style': 'MJML takes XML',
}

/** Controls, C1 above all, at which clients cut a mail off; marks of damage; halves of characters. */
const broken = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/gu
/** Marks of direction. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g
const brokenReference =
  /&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]|12[7-9]|1[345]\d));/gi

export const htmlRules: Rule[] = [
  { rule: 'html', find: validated, fix: 'mend the template' },
  {
    rule: 'html/charset',
    find: ({ $ }) => {
      const said = $('meta[charset], meta[http-equiv="Content-Type"]')
        .toArray()
        .map(({ attribs }) =>
          (attribs.charset ?? attribs.content ?? '').toLowerCase().replace('text/html; charset=', ''),
        )
      return said.length === 1 && said[0] === 'utf-8'
        ? []
        : [{ message: `says charset ${said.join(', ') || 'nowhere'}` }]
    },
    fix: 'say utf-8 once',
  },
  {
    rule: 'html/control',
    find: ({ edition: { html } }) =>
      [...codesIn(html, broken), ...(html.match(brokenReference) ?? [])].map((code) => ({
        message: `holds ${code}, which no mail can carry`,
      })),
    fix: 'delete it from the words of hayami.yaml or the glossary; what comes from an issue is cleaned by src/text/plain.ts',
  },
  {
    rule: 'html/bidi',
    find: ({ edition: { html } }) =>
      codesIn(html, turning).map((code) => ({ message: `holds ${code}, which turns what stands around it` })),
    fix: 'delete it from the words of hayami.yaml or the glossary; what comes from an issue is cleaned by src/text/plain.ts',
  },
]

let validator: Promise<HtmlValidate> | undefined

async function validated(seen: Seen): Promise<Hit[]> {
  validator ??= startValidator()
  const { results } = (await validator).validateStringSync(seen.edition.html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => {
      const node = selector === null ? undefined : seen.$(selector)[0]
      return { name: ruleId, message, ...(node ? placeOf(node, seen) : {}) }
    }),
  )
}

async function startValidator(): Promise<HtmlValidate> {
  const { HtmlValidate, StaticConfigLoader } = await import('html-validate/browser')
  const rules = Object.fromEntries(Object.keys(exceptions).map((name) => [name, 'off' as const]))
  return new HtmlValidate(
    new StaticConfigLoader({ root: true, elements: ['html5'], extends: ['html-validate:recommended'], rules }),
  )
}

function codesIn(text: string, pattern: RegExp): string[] {
  const code = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return [...new Set(text.match(pattern)?.map(code))]
}
