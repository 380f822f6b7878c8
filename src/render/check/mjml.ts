import { Parser } from 'htmlparser2'
import { compileMjml } from '../mjml.ts'
import type { Hit, Rule } from './rule.ts'

const empty = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])

export const mjmlRules: Rule[] = [
  {
    rule: 'mjml',
    find: async ({ edition }) => {
      const { html, problems } = await compileMjml(edition.mjml)
      const differs = html !== edition.html && problems.length === 0
      return [
        ...problems.map((message) => ({ name: 'valid', message })),
        ...(differs ? [{ name: 'compiled', message: 'the HTML is not what its MJML gives' }] : []),
      ]
    },
    fix: 'mend the template, and render again',
  },
  {
    // MJML itself lets an mj-text pass that nobody closes.
    rule: 'mjml/closed',
    find: ({ edition }) => unclosed(edition.mjml),
    fix: 'close it in the template',
  },
]

function unclosed(mjml: string): Hit[] {
  const hits: Hit[] = []
  const parser = new Parser(
    {
      onclosetag: (name, implied) => {
        const itself = mjml.slice(parser.startIndex, parser.endIndex + 1).endsWith('/>')
        if (implied && !itself && !empty.has(name)) hits.push({ message: `<${name}> is not closed` })
      },
    },
    { xmlMode: true },
  )
  parser.end(mjml)
  return hits
}
