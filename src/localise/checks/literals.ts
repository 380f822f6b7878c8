import type { Rule } from './rule.ts'

/** What is copied letter by letter. */
export const literalRules: Rule[] = [
  { rule: 'urls', severity: 'refuse', find: ({ source, target }) => difference(source.urls, target.urls) },
  { rule: 'code', severity: 'refuse', find: ({ source, target }) => difference(source.code, target.code) },
]

function difference(source: string[], target: string[]): string[] {
  return [
    ...source.filter((each) => !target.includes(each)).map((each) => `−${each}`),
    ...target.filter((each) => !source.includes(each)).map((each) => `+${each}`),
  ]
}
