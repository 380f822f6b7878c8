import { html, type Markup } from '../../src/text/markup.ts'

/** The colours of the design, light and dark. Contrast of every pair of text and ground is at least 4.5, mostly above 7. */
export const light = {
  page: '#F4F2ED',
  card: '#FFFFFF',
  panel: '#F8F6F1',
  ink: '#1C1B1A',
  ink2: '#504D48',
  accent: '#0F506F',
  chip: '#E9F1F5',
  hairline: '#DDD8CE',
  tag: '#8A857C',
  correction: '#A02F1C',
}

const dark: typeof light = {
  page: '#0E1113',
  card: '#171B1E',
  panel: '#1D2226',
  ink: '#ECEAE6',
  ink2: '#B7B3AB',
  accent: '#8CC6E7',
  chip: '#20303A',
  hairline: '#363B40',
  tag: '#7C828A',
  correction: '#F2A08F',
}

/** Side padding of every block, and the space around leads and between one-liners. */
export const side = '28px'
export const between = 22
export const betweenLines = 18

/** Small print: its links are 24 px apart, as fingers need (WCAG 2.2, 2.5.8). */
export const meta = `font-size:13px;line-height:1.9;color:${light.ink2}`

/**
 * Colours and sizes stand inline where clients drop style sheets; here is the dark side, and what a mail can do without.
 * A colour that is not written on an element comes from its block (`td > div`), so that it is said once.
 */
export const styleSheet: Markup = html`
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.p { display: inline-block; }
a { text-decoration-thickness: 1px; text-underline-offset: 3px; }
a span { text-decoration: inherit; }
h3 a { text-decoration-color: ${light.accent}; }
.tag { display: inline-block; border-radius: 3px; line-height: 1.5; }
.chip { border-radius: 12px; }
.note { border-radius: 4px; }
@media (max-width: 480px) { .row { display: block; } .turn { display: none; } }
@media (prefers-color-scheme: dark) {
  body, .page, .page > table, .page > div { background-color: ${dark.page} !important; }
  .card, .card > table { background-color: ${dark.card} !important; }
  .card > table > tbody > tr > td { border-top-color: ${dark.accent} !important; }
  .panel, .panel > table { background-color: ${dark.panel} !important; }
  td > div, .ink { color: ${dark.ink} !important; }
  .ink2 { color: ${dark.ink2} !important; }
  a, .accent { color: ${dark.accent} !important; }
  h3 a { color: ${dark.ink} !important; text-decoration-color: ${dark.accent} !important; }
  .correction { color: ${dark.correction} !important; }
  .chip { background-color: ${dark.chip} !important; }
  .tag, .note { border-color: ${dark.tag} !important; }
  .brand { background-color: ${dark.accent} !important; color: ${dark.card} !important; }
  .rule p { border-color: ${dark.hairline} !important; }
}
`
