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

/** Side padding of every block, and the space between items. */
export const side = '28px'
export const between = 22

/** Classes carry the dark colours; the light ones stand inline, for clients that drop style sheets. */
export const styleSheet: Markup = html`
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.p { display: inline-block; }
a .p { text-decoration: inherit; }
a { text-underline-offset: 3px; text-decoration-thickness: 1px; }
@media (max-width: 480px) { .row { display: block; } .turn { display: none; } }
@media (prefers-color-scheme: dark) {
  body, .page, .page > table, .page > div { background-color: ${dark.page} !important; }
  .card, .card > table { background-color: ${dark.card} !important; border-color: ${dark.accent} !important; }
  .panel, .panel > table { background-color: ${dark.panel} !important; }
  .ink, .ink a, a.ink { color: ${dark.ink} !important; }
  .ink2 { color: ${dark.ink2} !important; }
  .accent, a.accent { color: ${dark.accent} !important; }
  .correction { color: ${dark.correction} !important; }
  .chip { background-color: ${dark.chip} !important; color: ${dark.accent} !important; }
  .tag { border-color: ${dark.tag} !important; color: ${dark.ink2} !important; }
  .brand { background-color: ${dark.accent} !important; color: ${dark.card} !important; }
  .rule p { border-color: ${dark.hairline} !important; }
  a.ink { text-decoration-color: ${dark.accent} !important; }
}
`
