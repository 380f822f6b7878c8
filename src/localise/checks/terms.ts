import type { Rule } from './rule.ts'

/** The words that the glossary has for things. */
export const termRules: Rule[] = [
  {
    rule: 'term',
    severity: 'warn',
    find: ({ target, terms }) =>
      terms
        .filter(({ forms }) => !forms.some((form) => target.plain.toLowerCase().includes(form.toLowerCase())))
        .map(({ id, forms }) => `${forms[0]} (${id})`),
  },
]
