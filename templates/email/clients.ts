/**
 * The mail clients that our readers have, as caniemail names them, and what the templates use although some of them lack it.
 * Left out: the apps that ended (Windows Mail), those that only other countries use (GMX, Orange, Mail.ru and the like), and
 * AOL, which is Yahoo's app by another name. Of Thunderbird only the Mac's is tested; it is one program everywhere. No
 * Japanese client is in the data; Yahoo! JAPAN and the carriers' apps are nearest to what has no style sheet at all.
 */
const gmail = ['gmail.android', 'gmail.desktop-webmail', 'gmail.ios', 'gmail.mobile-webmail'] as const
const apple = ['apple-mail.ios', 'apple-mail.macos'] as const
const yahoo = ['yahoo.android', 'yahoo.desktop-webmail', 'yahoo.ios'] as const
/** One engine in three places. */
const outlookWeb = ['outlook.outlook-com', 'outlook.ios', 'outlook.android'] as const

export const clients = [
  ...gmail,
  ...apple,
  ...yahoo,
  ...outlookWeb,
  'outlook.windows',
  'outlook.macos',
  'samsung-email.android',
  'thunderbird.macos',
] as const
export type MailClient = (typeof clients)[number]

export interface Accepted {
  feature: string
  /** Clients without it, and those that have only some of it. */
  none?: readonly MailClient[]
  some?: readonly MailClient[]
  /** What readers lose, or why they lose nothing. */
  why: string
}

const gmailApps = ['gmail.android', 'gmail.ios'] as const
const outsideAccounts = 'for accounts of other providers, where the inline colours and sizes stand'
const darkOnly = 'asks for dark colours; without it the client’s own dark mode or the light ones'

export const accepted: Accepted[] = [
  // What a client does without: it is decoration, or stands inline as well.
  {
    feature: '<style> element',
    none: ['gmail.mobile-webmail'],
    some: ['outlook.windows', 'gmail.android', 'gmail.ios', 'gmail.desktop-webmail'],
    why: 'holds dark colours and line breaks on a phone only; it is in the head and far below 16 KB',
  },
  {
    feature: '@media',
    none: ['gmail.mobile-webmail', 'outlook.windows', 'thunderbird.macos'],
    some: ['gmail.android', 'gmail.desktop-webmail', 'gmail.ios', ...outlookWeb, ...yahoo, 'samsung-email.android'],
    why: 'dark colours and line breaks on a phone; none is nested or asks for a height',
  },
  {
    feature: '!important keyword',
    some: ['outlook.windows', ...gmail, ...yahoo],
    why: 'in the style sheet only, in small letters and with a space before it',
  },
  {
    feature: 'Chaining selectors',
    none: ['gmail.mobile-webmail', 'outlook.windows', 'outlook.outlook-com'],
    some: gmailApps,
    why: 'colours of links in dark mode, which their own class gives too',
  },
  ...['Class selector', 'Descendant combinator', 'ID selector', 'Type selector'].map(
    (feature): Accepted => ({ feature, none: ['gmail.mobile-webmail'], some: gmailApps, why: outsideAccounts }),
  ),
  {
    feature: 'color-scheme CSS property',
    none: [...gmail, ...yahoo, ...outlookWeb, 'outlook.windows', 'outlook.macos'],
    why: darkOnly,
  },
  {
    feature: 'color-scheme meta tag',
    none: [
      ...gmail,
      ...yahoo,
      ...outlookWeb,
      'outlook.windows',
      'outlook.macos',
      'samsung-email.android',
      'apple-mail.ios',
    ],
    why: darkOnly,
  },
  {
    feature: '<body> element',
    none: ['yahoo.android', 'yahoo.ios', 'outlook.macos'],
    some: [...gmail, ...outlookWeb, 'yahoo.desktop-webmail'],
    why: 'its colour and language stand on its child too',
  },
  {
    feature: 'aria-hidden attribute',
    none: [...yahoo, 'thunderbird.macos'],
    why: 'a reader hears the dots between facts',
  },
  {
    feature: 'aria-label attribute',
    none: [...yahoo, 'thunderbird.macos'],
    why: 'names the mail, as its title does',
  },
  { feature: 'role attribute', some: yahoo, why: 'works on tables, where it matters' },
  { feature: 'lang attribute', some: yahoo, why: 'stands on no cell' },
  {
    feature: 'dir attribute',
    some: ['outlook.windows', 'gmail.mobile-webmail'],
    why: 'stands on no link, and both languages run from left to right',
  },
  { feature: 'direction', some: ['gmail.mobile-webmail'], why: 'both languages run from left to right' },
  {
    feature: 'border-radius',
    none: ['outlook.windows'],
    some: yahoo,
    why: 'corners are square; none is elliptical',
  },
  {
    feature: 'text-decoration-color',
    none: ['gmail.mobile-webmail', 'outlook.windows'],
    some: ['outlook.macos', ...gmailApps],
    why: 'the underline has the colour of its text',
  },
  {
    feature: 'text-decoration-thickness',
    none: [...gmail, ...yahoo, ...outlookWeb, 'outlook.windows', 'samsung-email.android', 'thunderbird.macos'],
    why: 'the underline is as thick as the font wants it',
  },
  {
    feature: 'text-underline-offset',
    none: [...gmail, ...yahoo, ...outlookWeb, 'outlook.windows', 'outlook.macos'],
    why: 'the underline is as near as the font wants it',
  },
  {
    feature: 'word-break',
    none: yahoo,
    some: [
      'gmail.android',
      'gmail.ios',
      'gmail.mobile-webmail',
      ...outlookWeb,
      'samsung-email.android',
      ...apple,
      'outlook.macos',
    ],
    why: 'MJML writes break-word on cells; without it only a word longer than the line runs out',
  },
  { feature: 'word-spacing', none: ['outlook.windows'], some: yahoo, why: 'MJML writes normal, which is the default' },
  {
    feature: 'outline',
    none: ['outlook.windows'],
    why: 'MJML writes it for images, of which there are none',
  },

  // The preheader, which is hidden by several means so that each client has one.
  {
    feature: 'display:none',
    none: ['gmail.mobile-webmail'],
    some: ['outlook.windows'],
    why: 'the preheader is one pixel small as well, and holds no table',
  },
  { feature: 'max-height property', none: ['outlook.windows'], why: 'the preheader is hidden by display there' },
  { feature: 'opacity', none: ['gmail.mobile-webmail', 'outlook.windows'], why: 'the preheader is one pixel small' },
  {
    feature: 'overflow',
    none: ['outlook.windows'],
    some: [...gmail, ...apple, ...yahoo, ...outlookWeb, 'outlook.macos'],
    why: 'of the preheader, which is hidden by other means too and has nothing to scroll',
  },

  // Forms of a feature that the templates do not use.
  {
    feature: 'height property',
    none: yahoo,
    some: ['outlook.windows'],
    why: 'MJML writes auto for images, of which there are none',
  },
  { feature: 'width property', some: ['outlook.windows'], why: 'of tables, and old Outlook gets its own' },
  { feature: 'width attribute', some: ['outlook.windows'], why: 'of tables, in per cent' },
  {
    feature: 'max-width',
    some: ['outlook.windows', 'apple-mail.ios'],
    why: 'of the column; old Outlook gets a table of 600 px, and Apple’s heeds it on the div',
  },
  { feature: 'align attribute', some: ['outlook.macos'], why: 'centres tables that margins centre too' },
  { feature: 'background', some: ['outlook.windows', ...yahoo], why: 'one colour, no image' },
  { feature: 'border', some: ['outlook.windows'], why: 'of cells, 4 px; around tags it may be missing' },
  {
    feature: 'display',
    some: ['outlook.windows', ...gmailApps, ...yahoo],
    why: 'inline-block and block only; phrases may break elsewhere',
  },
  {
    feature: 'font-size',
    some: ['outlook.windows', ...yahoo, 'samsung-email.android'],
    why: 'in pixels everywhere',
  },
  { feature: 'font-weight', some: ['outlook.windows', ...yahoo], why: '600 is shown bold, or normal' },
  { feature: 'letter-spacing', some: ['outlook.windows'], why: 'of headings, a little narrower' },
  { feature: 'line-height', some: ['outlook.windows'], why: 'without a unit everywhere' },
  { feature: 'mailto: links', some: ['yahoo.android'], why: 'the contact alone, without bcc' },
  {
    feature: 'margin',
    some: ['outlook.windows', ...gmail, ...outlookWeb, ...yahoo],
    why: 'none is negative; old Outlook centres by its own table',
  },
  { feature: 'padding', some: ['outlook.windows'], why: 'on cells; term chips stand closer' },
  {
    feature: 'text-align',
    some: [
      'outlook.windows',
      'gmail.android',
      'gmail.mobile-webmail',
      'outlook.android',
      ...yahoo,
      'samsung-email.android',
    ],
    why: 'left, right and center only',
  },
  {
    feature: 'text-decoration',
    some: ['outlook.windows', ...gmailApps],
    why: 'one value, underline; inherit in the style sheet adds to it',
  },
]
