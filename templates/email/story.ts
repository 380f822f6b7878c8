import { languages } from '../../src/languages/index.ts'
import type { Language } from '../../src/model/language.ts'
import { html, type Markup } from '../../src/text/markup.ts'
import { accentLink, chip, grouped, inLanguage, originTag, titled } from './parts.ts'
import { between, betweenLines, light, meta, side } from './theme.ts'
import { channel, ownOrigin, type Shown, type StoryView } from './view.ts'

/** A lead: kicker, title, summary, where it stands officially, and the terms it needs. Each but the first stands below a hairline. */
export function lead(story: StoryView, language: Language, { first }: { first: boolean }): Markup {
  return html`${!first && hairline}<mj-text css-class="lead" padding="${first ? 12 : between}px ${side} 0">
${kicker(story, language)}
<h3 style="margin:2px 0 6px;font-size:19px;line-height:${lineHeightOf(story.title, language).title};font-weight:bold">${title(story, language)}</h3>
${story.summary && html`<p style="margin:0 0 6px;line-height:${lineHeightOf(story.summary, language).body}">${inLanguage(story.summary)}${originTag(ownOrigin(story), language)}</p>`}
${officialLine(story, language)}
${story.terms.length > 0 && html`<div style="margin:2px 0 0">${story.terms.map((term) => html`${chip(term)} `)}</div>`}
</mj-text>`
}

export const hairline: Markup = html`<mj-divider css-class="rule" border-width="1px" border-color="${light.hairline}" padding="${between}px ${side} 0" />`

/** A one-liner: title and kicker with the terms inline. All of them share one cell of the mail: a cell each doubles its size. */
export function line(story: StoryView, language: Language, { first }: { first: boolean }): Markup {
  return html`<div class="line" style="margin:${first ? 10 : betweenLines}px 0 0"><h3 style="margin:0 0 2px;font-size:16px;line-height:${lineHeightOf(story.title, language).title};font-weight:600">${title(story, language)}</h3>
${kicker(story, language, story.terms)}</div>
`
}

/** A text in another language stands as that language does. */
function lineHeightOf(text: Shown, edition: Language) {
  return languages[text.language ?? edition].lineHeight
}

function title(story: StoryView, language: Language): Markup {
  return html`<a href="${story.url}" style="color:${light.ink};text-decoration:underline">${titled(story.title, language)}</a>`
}

function kicker(story: StoryView, language: Language, terms: StoryView['terms'] = []): Markup {
  const facts = [
    html`<b class="ink" style="color:${light.ink}">${story.vendor}</b>&nbsp; ${channel(story)}`,
    ...(story.date === '' && story.title.origin === null
      ? []
      : [html`${story.date}${originTag(story.title.origin, language)}`]),
  ]
  return html`<div class="ink2" style="${meta}">${grouped([facts, terms.map((term) => accentLink(term))])}</div>`
}

function officialLine(story: StoryView, language: Language): Markup {
  const { words } = languages[language]
  const main = html`${words.officialSource}${words.colon}${accentLink({ text: story.host, url: story.url })}`
  const also = story.also.map((link, at) => html`${at === 0 && html`${words.also}${words.colon}`}${accentLink(link)}`)
  const more = story.moreAlso === null ? [] : [accentLink(story.moreAlso)]
  const official = story.official.map((link) => accentLink(link))
  return html`<div class="ink2" style="${meta}">${grouped([[main], official, [...also, ...more]])}</div>`
}
