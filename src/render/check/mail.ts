import { hitsAt } from './place.ts'
import type { Hit, Rule, Seen } from './rule.ts'
import { isOwn } from './words.ts'

/** Above this a mail client may cut the mail off. */
const maxHtmlBytes = 90 * 1024

const loading =
  'img, picture, source, video, audio, track, embed, object, iframe, frame, svg, link, base, [src], [srcset], [background], [poster]'
/** It reads what others take for comments. */
const oldOutlook = /<!--\[if[\s\S]*?<!\[endif\]-->/g
const acting = 'script, form, input, button, select, textarea, meta[http-equiv="refresh"]'

/** What a template leaves when a value is missing. Words of the issue may say so themselves. */
const leftovers = /\{\{|\$\{|\[object \w|\b(?:undefined|NaN)\b/g

export const mailRules: Rule[] = [
  {
    rule: 'mail/size',
    find: ({ edition: { html } }) =>
      bytesOf(html) > maxHtmlBytes
        ? [
            {
              where: 'hayami.yaml → items',
              message: `has ${Math.round(bytesOf(html) / 1024)} KiB of HTML, at most ${maxHtmlBytes / 1024} arrive whole`,
            },
          ]
        : [],
    fix: 'show fewer stories',
  },
  {
    rule: 'mail/remote',
    find: (seen) => [
      ...hitsAt(seen, loading, (node) => 'name' in node && `<${node.name}> loads something from elsewhere`),
      ...[...seen.edition.html.matchAll(oldOutlook)].flatMap(([comment]) =>
        [...comment.matchAll(/<v:\w+|\s(?:src|background)=/gi)].map(([what]) => ({
          message: `old Outlook loads something from elsewhere: ${what.trim()}`,
        })),
      ),
      ...[...seen.edition.html.matchAll(/@import|@font-face|url\s*\(/gi)].map(([what]) => ({
        message: `a style loads something from elsewhere: ${what}`,
      })),
    ],
    fix: 'the mail is text only: mend the template',
  },
  {
    rule: 'mail/active',
    find: (seen) => [
      ...hitsAt(seen, acting, (node) => 'name' in node && `<${node.name}> acts, and mail does not`),
      ...hitsAt(seen, '*', (node) => {
        const act = 'attribs' in node && Object.keys(node.attribs).find((name) => /^on[a-z]+$/i.test(name))
        return act ? `${act} acts, and mail does not` : null
      }),
    ],
    fix: 'delete it from the template',
  },
  {
    rule: 'mail/leftover',
    find: (seen) => [
      ...leftIn(seen.edition.html.replace(/<style[\s\S]*?<\/style>/gi, ''), seen),
      ...leftIn(seen.edition.text, seen).map((hit) => ({ ...hit, block: 'text' as const })),
      ...leftIn(seen.edition.subject, seen).map((hit) => ({ ...hit, block: 'subject' as const })),
    ],
    fix: 'mend the template, or what it is handed',
  },
]

function leftIn(text: string, seen: Seen): Hit[] {
  return [...new Set(text.match(leftovers))]
    .filter((piece) => !isOwn(piece, seen))
    .map((piece) => ({ message: `says “${piece}”` }))
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength
}
