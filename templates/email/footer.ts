import { languages } from '../../src/languages/index.ts'
import { html, type Markup } from '../../src/text/markup.ts'
import { accentLink, separated } from './parts.ts'
import { light, meta, side } from './theme.ts'
import type { EditionView } from './view.ts'

/** Source policy, corrections, why the reader gets this and how to stop it, and who sends it: what the law asks for. */
export function footer(view: EditionView): Markup {
  const { words } = languages[view.language]
  const paragraph = (content: Markup | string) => html`<p style="margin:0 0 10px">${content}</p>`
  return html`<mj-section><mj-column><mj-text css-class="footer" padding="26px ${side} 40px">
<div class="ink2" style="${meta}">
<h2 class="ink" style="margin:0;font-size:13px;line-height:1.9;color:${light.ink}">${words.policy}</h2>
${paragraph(words.policyText)}
${paragraph(words.correctionsText)}
${paragraph(html`${words.why(view.site.text)}<br />${separated([accentLink({ text: words.unsubscribe, url: view.unsubscribe }), accentLink({ text: words.preferences, url: view.preferences })])}`)}
${paragraph(html`${words.publisher}${words.colon}${view.publisher}<br />${words.address}${words.colon}${view.address}<br />${words.contact}${words.colon}${accentLink({ text: view.contact, url: `mailto:${view.contact}` })}`)}
${paragraph(words.trademarks(view.name))}
</div>
</mj-text></mj-column></mj-section>`
}
