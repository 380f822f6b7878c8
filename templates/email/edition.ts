import { languages } from '../../src/languages/index.ts'
import { html, type Markup } from '../../src/text/markup.ts'
import { footer } from './footer.ts'
import { accentLink, grouped, heading, separated } from './parts.ts'
import { hairline, lead, line } from './story.ts'
import { termOfTheDay } from './term.ts'
import { light, meta, side, styleSheet } from './theme.ts'
import type { EditionView } from './view.ts'

/** The whole e-mail as MJML, in the order in which it is read. */
export function editionMjml(view: EditionView): Markup {
  const { tag, fonts, lineHeight } = languages[view.language]
  return html`<mjml lang="${tag}" dir="ltr">
<mj-head>
<mj-title>${view.title}</mj-title>
<mj-attributes>
<mj-all font-family="${fonts}" />
<mj-text font-size="16px" line-height="${lineHeight.body}" color="${light.ink}" padding="0 ${side}" />
<mj-section padding="0" />
<mj-wrapper padding="0" />
</mj-attributes>
<mj-style>${styleSheet}</mj-style>
<mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /></mj-raw>
</mj-head>
<mj-body width="600px" background-color="${light.page}" css-class="page">
${preheader(view)}
${otherWays(view)}
<mj-wrapper css-class="card" background-color="${light.card}" border-top="4px solid ${light.accent}" padding="0 0 30px">
<mj-section><mj-column>
${masthead(view)}
${corrections(view)}
${leads(view)}
${others(view)}
${unchecked(view)}
</mj-column></mj-section>
</mj-wrapper>
${view.term && termOfTheDay(view, view.term)}
${footer(view)}
</mj-body>
</mjml>`
}

/** What a list of mails shows after the subject. */
function preheader({ preheader: text, language }: EditionView): Markup {
  if (text === '') return html``
  return html`<mj-raw><div lang="${languages[language].tag}" dir="ltr" style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all">${text}</div></mj-raw>`
}

function otherWays({ language, otherEdition, web }: EditionView): Markup {
  const { words } = languages[language]
  const links = [
    accentLink(otherEdition, languages[otherEdition.language].tag),
    accentLink({ text: words.onTheWeb, url: web }),
  ]
  return html`<mj-section><mj-column><mj-text css-class="ways" align="right" padding="14px ${side} 12px">
<div class="ink2" style="${meta}">${separated(links)}</div>
</mj-text></mj-column></mj-section>`
}

function masthead(view: EditionView): Markup {
  const { words, lineHeight } = languages[view.language]
  const facts = [
    [view.date, words.number(view.number)],
    view.stories > 0
      ? [words.announcements(view.stories), words.vendors(view.vendors), words.minutes(view.minutes)]
      : [],
  ]
  return html`<mj-text css-class="masthead" padding="24px ${side} 0">
<h1 style="margin:0;font-size:24px;line-height:1.3;font-weight:600"><span class="brand" lang="ja" style="display:inline-block;background-color:${light.accent};color:${light.card};border-radius:4px;padding:3px 9px;font-size:18px;font-weight:bold">早見</span> ${view.name}</h1>
<div class="ink2" style="margin:8px 0 0;${meta}">${grouped(facts)}</div>
${view.sample && html`<p class="ink2 note" style="margin:12px 0 0;border:1px solid ${light.tag};padding:8px 12px;font-size:14px;line-height:${lineHeight.body};color:${light.ink2}">${words.markSample(words.sampleNotice)}</p>`}
<p style="margin:12px 0 0;font-size:17px;line-height:${lineHeight.lede}">${view.lede}</p>
</mj-text>`
}

function corrections(view: EditionView): Markup {
  if (view.corrections.length === 0) return html``
  return html`<mj-text css-class="corrections" padding="22px ${side} 0">
<h2 class="correction" style="margin:0;font-size:14px;line-height:1.5;font-weight:bold;letter-spacing:.06em;color:${light.correction}">${languages[view.language].words.corrections}</h2>
${view.corrections.map((text) => html`<p style="margin:6px 0 0">${text}</p>`)}
</mj-text>`
}

function leads(view: EditionView): Markup {
  const { words } = languages[view.language]
  if (view.leads.length === 0) return html``
  return html`<mj-text css-class="leads" padding="26px ${side} 0">${heading(words.leads)}</mj-text>
${view.leads.map((story, at) => lead(story, view.language, { first: at === 0 }))}`
}

function others(view: EditionView): Markup {
  const { words } = languages[view.language]
  const more =
    view.onTheWebOnly > 0 &&
    html`<mj-text css-class="more" padding="18px ${side} 0">${accentLink({ text: words.moreOnTheWeb(view.onTheWebOnly), url: view.web })}</mj-text>`
  if (view.others.length === 0) return html`${more}`
  return html`${view.leads.length > 0 && hairline}<mj-text css-class="others" padding="26px ${side} 0">${heading(words.others)}
${view.others.map((story, at) => line(story, view.language, { first: at === 0 }))}</mj-text>${more}`
}

function unchecked(view: EditionView): Markup {
  const { words } = languages[view.language]
  if (view.unchecked.length === 0) return html``
  return html`<mj-text css-class="unchecked" padding="26px ${side} 0">${heading(words.unchecked)}
<p class="ink2" style="margin:4px 0 0;font-size:14px;color:${light.ink2}">${words.uncheckedSources(view.unchecked)}</p></mj-text>`
}
