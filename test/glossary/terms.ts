import { type Term, termPageSchema } from '../../src/model/term.ts'

type Page = [name: string, rest?: object]

/** A term with a page in each language, as it would be read from files. */
export function term(id: string, en: Page, ja: Page = [id, { reading: 'よみ' }]): Term {
  return { id, pages: { en: page(...en), ja: page(...ja) } }
}

function page(name: string, rest: object = {}) {
  return { ...termPageSchema.parse({ name, definition: 'One. Two.', ...rest }), body: '## A\n\nb' }
}
