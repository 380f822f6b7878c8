import { languages } from '../../src/languages/index.ts'
import type { Language } from '../../src/model/language.ts'
import { html, type Markup } from '../../src/text/markup.ts'
import { light } from './theme.ts'
import type { Link, Shown } from './view.ts'

/** Longer phrases may break anywhere: kept whole they would leave gaps on a phone. */
const maxPhrase = 10

/** A text in its own language. */
export function inLanguage({ text, language }: Shown, content: Markup | string = text): Markup {
  return language === null ? html`${content}` : html`<span lang="${languages[language].tag}">${content}</span>`
}

/** A title in its own language, with short phrases kept together where the script has no spaces. */
export function titled(title: Shown, edition: Language): Markup {
  const phrases = languages[title.language ?? edition].phrases?.(title.text)
  return inLanguage(title, phrases && html`${keptTogether(phrases)}`)
}

/** Phrases that need no hold are left alone: one that is alone in its text, a single character, one that is too long. */
function keptTogether(phrases: string[]): (Markup | string)[] {
  return phrases.map((phrase) =>
    phrases.length > 1 && phrase.length > 1 && width(phrase) <= maxPhrase ? kept(phrase) : phrase,
  )
}

/** White space stays outside, as it would vanish at the end of an inline block. */
function kept(phrase: string): Markup {
  const [, before, words, after] = /^(\s*)(.*?)(\s*)$/su.exec(phrase) ?? []
  return html`${before}<span class="p">${words}</span>${after}`
}

/** In full-width characters: Latin counts half. */
function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u0000-\u024f]/.test(char) ? 0.5 : 1), 0)
}

export function accentLink({ text, url }: Link, language?: string): Markup {
  const lang = language ? html` lang="${language}" hreflang="${language}"` : html``
  return html`<a href="${url}"${lang} style="color:${light.accent};text-decoration:underline">${text}</a>`
}

/** Where a translation comes from, as a small tag; always shown in the language that was translated to. */
export function originTag(origin: Shown['origin'], edition: Language): Markup {
  if (origin === null) return html``
  return html` <span class="tag" style="border:1px solid ${light.tag};padding:0 5px;font-size:12px">${languages[edition].words.origin[origin]}</span>`
}

export function chip({ text, url }: Link): Markup {
  return html`<a class="chip" href="${url}" style="display:inline-block;background-color:${light.chip};color:${light.accent};padding:2px 11px;margin:4px 4px 0 0;font-size:13px;line-height:1.7;text-decoration:underline">${text}</a>`
}

type Part = Markup | string

/** Parts of a line with a separator before each but the first: it holds on to what follows, so that no line ends in one. */
export function separated(parts: Part[]): Markup {
  return html`${parts.map((part, at) => (at === 0 ? html`<span class="p">${part}</span>` : html` ${after(part)}`))}`
}

/** Groups of parts: one line where there is room; on a phone each group starts a line of its own, without a separator. */
export function grouped(groups: Part[][]): Markup {
  const [first = [], ...more] = groups.filter((parts) => parts.length > 0)
  if (more.length === 0) return separated(first)
  const below = more.map(([part = '', ...rest]) => [
    after(part, html` class="turn"`),
    ...rest.map((each) => after(each)),
  ])
  return html`<span class="row">${separated(first)}</span>${below.map((parts) => html` <span class="row">${parts.map((part, at) => html`${at > 0 && ' '}${part}`)}</span>`)}`
}

function after(part: Part, mark: Markup = html``): Markup {
  return html`<span class="p"><span${mark} aria-hidden="true">·&nbsp;</span>${part}</span>`
}

export function heading(text: string): Markup {
  return html`<h2 class="accent" style="margin:0;font-size:14px;line-height:1.5;font-weight:bold;letter-spacing:.06em;color:${light.accent}">${text}</h2>`
}
