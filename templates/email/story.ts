import { languages } from '../../src/languages/index.ts'
import type { Language } from '../../src/model/language.ts'
import { html, type Markup } from '../../src/text/markup.ts'
import { accentLink, chip, grouped, inLanguage, originTag, separated } from './parts.ts'
import { between, light, side } from './theme.ts'
import { channel, ownOrigin, type Shown, type StoryView } from './view.ts'

/** A lead: kicker, title, summary, where it stands officially, and the terms it needs. */
export function lead(story: StoryView, language: Language, { last }: { last: boolean }): Markup {
  return html`<mj-text css-class="lead" padding="${between}px ${side} 0">
${kicker(story, language)}
<h3 class="ink" style="margin:2px 0 6px;font-size:19px;line-height:${lineHeightOf(story.title, language).title};font-weight:bold;color:${light.ink}">${title(story, language)}</h3>
${story.summary && html`<p class="ink" style="margin:0 0 6px;line-height:${lineHeightOf(story.summary, language).body};color:${light.ink}">${inLanguage(story.summary, language)}${originTag(ownOrigin(story), language)}</p>`}
${officialLine(story, language)}
${story.terms.length > 0 && html`<div style="line-height:1.9">${story.terms.map((term) => html`${chip(term)} `)}</div>`}
</mj-text>${
    last
      ? html``
      : html`<mj-divider css-class="rule" border-width="1px" border-color="${light.hairline}" padding="${between}px ${side} 0" />`
  }`
}

/** A one-liner: title and kicker with the terms inline. */
export function line(story: StoryView, language: Language): Markup {
  return html`<mj-text css-class="line" padding="14px ${side} 0">
<h3 class="ink" style="margin:0 0 2px;font-size:16px;line-height:${lineHeightOf(story.title, language).title};font-weight:600;color:${light.ink}">${title(story, language)}</h3>
${kicker(story, language, true)}
</mj-text>`
}

/** A text in another language stands as that language does. */
function lineHeightOf(text: Shown, edition: Language) {
  return languages[text.language ?? edition].lineHeight
}

function title(story: StoryView, language: Language): Markup {
  return html`<a class="ink" href="${story.url}" style="color:${light.ink};text-decoration:underline;text-decoration-color:${light.accent}">${inLanguage(story.title, language)}</a>`
}

function kicker(story: StoryView, language: Language, terms = false): Markup {
  const facts = [
    html`<b class="ink" style="color:${light.ink}">${story.vendor}</b>&nbsp; ${channel(story)}`,
    html`${story.date}${originTag(story.title.origin, language)}`,
  ]
  const links = terms ? story.terms.map((term) => accentLink(term)) : []
  return html`<div class="ink2" style="font-size:13px;line-height:1.9;color:${light.ink2}">${grouped([facts, links])}</div>`
}

function officialLine(story: StoryView, language: Language): Markup {
  const { words } = languages[language]
  const main = html`${words.officialSource}${words.colon}${accentLink({ text: story.host, url: story.url })}`
  const also = story.also.map((link, at) => html`${at === 0 && html`${words.also}${words.colon}`}${accentLink(link)}`)
  const more = story.moreAlso > 0 ? [words.andMore(story.moreAlso)] : []
  return html`<div class="ink2" style="font-size:13px;line-height:1.9;color:${light.ink2}">${grouped([[main], story.official.map((link) => accentLink(link))])}${also.length > 0 && html`<div>${separated([...also, ...more])}</div>`}</div>`
}
