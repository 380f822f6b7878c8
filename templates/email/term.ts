import { languages } from '../../src/languages/index.ts'
import { html, type Markup } from '../../src/text/markup.ts'
import { accentLink, heading } from './parts.ts'
import { light, meta } from './theme.ts'
import type { EditionView } from './view.ts'

export function termOfTheDay(view: EditionView, term: NonNullable<EditionView['term']>): Markup {
  const { words, lineHeight } = languages[view.language]
  const reading = term.reading === null ? ' ' : `（${term.reading}）`
  return html`<mj-wrapper css-class="panel" background-color="${light.panel}" padding="24px 0">
<mj-section><mj-column><mj-text css-class="term">
${heading(words.termOfTheDay)}
<h3 style="margin:4px 0 0;font-size:19px;line-height:${lineHeight.title};font-weight:bold">${term.name}<span class="ink2" style="font-size:14px;font-weight:normal;color:${light.ink2}">${reading}${term.otherName && html`<span lang="${languages[term.otherName.language].tag}">${term.otherName.text}</span>`}</span></h3>
<p style="margin:6px 0">${term.definition}</p>
<div style="${meta}">${accentLink({ text: words.readTerm(term.name), url: term.url })}</div>
</mj-text></mj-column></mj-section>
</mj-wrapper>`
}
