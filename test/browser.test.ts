import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBrowser } from '../src/io/browser/browser.ts'
import { findChromium } from '../src/io/browser/find.ts'
import { lookAt, views } from '../src/io/browser/look.ts'
import type { Edition } from '../src/model/edition.ts'
import type { Block, Finding } from '../src/model/finding.ts'
import type { View } from '../src/model/look.ts'
import { contrast, inversions, seen } from '../src/render/colour.ts'
import { findingsOf } from '../src/render/look/findings.ts'
import { lookRules } from '../src/render/look/rules.ts'
import { chromium, needsChromium } from './fixtures/chromium.ts'
import { editionsOf, full, longest, none, pair, single } from './fixtures/editions.ts'
import { sure, temporaryFolder } from './support.ts'

describe('finding a Chromium', () => {
  const program = (name: string) => {
    const path = join(temporaryFolder(), name)
    writeFileSync(path, '#!/bin/sh\n')
    chmodSync(path, 0o755)
    return path
  }
  test('the one that is named', () => {
    const path = program('mine')
    expect(findChromium({ HAYAMI_CHROMIUM: path })).toBe(path)
  })
  test('the one on the path, by its usual names', () => {
    const path = program('google-chrome-stable')
    expect(findChromium({ PATH: join(path, '..') })).toMatch(/google-chrome-stable$|chromium/)
  })
  test('none, where the operator wants none', () => {
    expect(findChromium({ HAYAMI_CHROMIUM: 'none', PATH: '/usr/bin' })).toBeNull()
  })
  test('one that is not there is said, with what to do', () => {
    expect(() => findChromium({ HAYAMI_CHROMIUM: '/no/chromium' })).toThrow(
      'HAYAMI_CHROMIUM: /no/chromium is no program (name a Chromium that is there, such as /usr/bin/chromium, or “none” to do without)',
    )
  })
})

describe('colours', () => {
  test.each([
    ['black on white', '0 0 0', '255 255 255', 21],
    ['the house’s blue on white', '15 80 111', '255 255 255', 8.8],
    ['a colour on itself', '99 99 99', '99 99 99', 1],
  ])('%s', (_, colour, ground, ratio) => {
    expect(contrast(opaque(colour), opaque(ground))).toBeCloseTo(ratio, 1)
  })
  test('what is half see-through is mixed with what lies behind it', () => {
    expect(seen([[0, 0, 0, 0.5], [0, 0, 0, 0], opaque('200 100 50')])).toEqual([100, 50, 25, 1])
  })
  test('each inversion makes of black on white a light text on a dark ground', () => {
    for (const { text, ground } of Object.values(inversions))
      expect(contrast(text(opaque('0 0 0')), ground(opaque('255 255 255')))).toBeCloseTo(21, 1)
  })
  const opaque = (text: string) => [...text.split(' ').map(Number), 1] as [number, number, number, number]
})

test('what several views show is said once, of the story as the issue counts it', () => {
  const view: View = { width: 280, scheme: 'light', text: 1, bare: false, forced: false }
  const look = {
    language: 'en' as const,
    view,
    scrollWidth: 300,
    runs: [],
    wide: [{ block: 'lead' as const, story: 1, text: 'Title' }],
    generated: [],
    axe: [],
  }
  const looks = [look, { ...look, view: { ...view, scheme: 'dark' as const } }]
  expect(findingsOf({ language: 'en', looks, requests: [] }, [2, 0, 1])).toEqual([
    {
      rule: 'reflow',
      language: 'en',
      block: 'lead',
      story: 0,
      message: '“Title” sticks out sideways (it is 300 px wide, 280 px, light and in 1 more view)',
      fix: 'let it wrap: no fixed width above the screen’s, no long unbroken word',
    },
  ])
})

interface Harm {
  what: string
  /** Rules of the findings, and nothing else. */
  rules: string[]
  at?: [Block, number | null]
  replace: [string | RegExp, string][]
  in?: (view: View) => boolean
}

const light = (view: View) => !view.bare && !view.forced && view.text === 1 && view.scheme === 'light'
const dark = (view: View) => !view.bare && !view.forced && view.scheme === 'dark'
const bare = ({ bare }: View) => bare
const at = (width: number, when: (view: View) => boolean) => (view: View) => when(view) && view.width === width
const inLede = (content: string, then = ''): Harm['replace'] => [
  ['</h1>', `</h1><p style="margin:0;color:#1C1B1A">Words ${content} and more words.</p>`],
  ['</style>', `${then}</style>`],
]
const inPlainView = at(640, light)

/** Ways to spoil a good edition, each seen by the rules named, in the views that show it. */
const harms: Harm[] = [
  {
    what: 'letters too pale, in dark only',
    rules: ['axe/color-contrast', 'contrast', 'inversion'],
    replace: [['.ink2 { color: #B7B3AB', '.ink2 { color: #6A6A6A']],
    in: at(640, dark),
  },
  {
    what: 'the same in light is not seen',
    rules: [],
    replace: [['.ink2 { color: #B7B3AB', '.ink2 { color: #6A6A6A']],
    in: inPlainView,
  },
  {
    what: 'letters too pale, in light',
    rules: ['axe/color-contrast', 'contrast'],
    at: ['masthead', null],
    replace: inLede('<span style="color:#777777">some pale words</span>'),
    in: inPlainView,
  },
  {
    what: 'letters as pale as WCAG AA allows',
    rules: ['axe/color-contrast-enhanced', 'contrast'],
    at: ['masthead', null],
    replace: inLede('<span style="color:#666666">some pale words</span>'),
    in: inPlainView,
  },
  {
    what: 'a colour that only a style sheet gives',
    rules: ['contrast', 'inversion'],
    at: ['masthead', null],
    replace: inLede('<span class="late" style="color:#FFFFFF">white</span>', '.late { background: #000000 }'),
    in: at(640, (view) => bare(view) && view.scheme === 'light'),
  },
  {
    what: 'letters that take the canvas’s colour on a ground that does not',
    rules: ['contrast', 'inversion'],
    replace: inLede('<span style="color:CanvasText">default</span>'),
    in: at(640, (view) => bare(view) && view.scheme === 'dark'),
  },
  {
    what: 'a ground in the middle, when letters are turned round',
    rules: ['axe/color-contrast-enhanced', 'contrast', 'inversion'],
    replace: inLede('<span style="color:#000000;background-color:#828282">grey</span>'),
    in: inPlainView,
  },
  {
    what: 'a gradient behind letters, which axe leaves to a person',
    rules: ['axe/color-contrast'],
    replace: inLede('<span style="background-image:linear-gradient(#FFFFFF,#1C1B1A)">shaded</span>'),
    in: inPlainView,
  },
  {
    what: 'colours that forced ones do not reach',
    rules: ['contrast'],
    replace: inLede('<span style="forced-color-adjust:none;color:#1C1B1A">own</span>'),
    in: (view) => view.forced && view.scheme === 'dark',
  },
  {
    what: 'targets too small to hit',
    rules: ['axe/target-size'],
    at: ['ways', null],
    replace: [
      [
        /(<td[^>]*class="ways"[^>]*>)/,
        '$1<div style="line-height:10px;font-size:13px"><a style="display:block;text-decoration:underline;color:#000000" href="https://acme.example/1">One</a><a style="display:block;text-decoration:underline;color:#000000" href="https://acme.example/2">Two</a></div>',
      ],
    ],
    in: inPlainView,
  },
  {
    what: 'a level of headings left out',
    rules: ['axe/heading-order'],
    at: ['lead', 0],
    replace: [[/<h3 ([\s\S]*?)<\/h3>/, '<h5 $1</h5>']],
    in: inPlainView,
  },
  {
    what: 'a link without words',
    rules: ['axe/link-name'],
    replace: inLede('<a href="https://acme.example/">&nbsp;</a>'),
    in: inPlainView,
  },
  {
    what: 'no language',
    rules: ['axe/html-has-lang'],
    at: ['document', null],
    replace: [['<html lang="en"', '<html']],
    in: inPlainView,
  },
  { what: 'no title', rules: ['axe/document-title'], replace: [[/<title>.*<\/title>/, '']], in: inPlainView },
  {
    what: 'a picture',
    rules: ['remote'],
    replace: inLede('<img alt="x" src="https://acme.example/x.png">'),
    in: inPlainView,
  },
  {
    what: 'a picture of the style sheet, in dark only',
    rules: ['remote'],
    replace: [
      [
        '</style>',
        '@media (prefers-color-scheme: dark) { .ways { background-image: url(https://acme.example/x.png) } }</style>',
      ],
    ],
    in: at(640, dark),
  },
  {
    what: 'a font',
    rules: ['remote'],
    replace: inLede('', '@import url(https://acme.example/x.css);')
      .toReversed()
      .map(([what]) => [what, '<style>@import url(https://acme.example/x.css);</style></style>']),
    in: inPlainView,
  },
  {
    what: 'something as wide as a desktop',
    rules: ['reflow'],
    at: ['masthead', null],
    replace: inLede('<span style="display:inline-block;width:500px">wide</span>'),
    in: at(375, light),
  },
  {
    what: 'a line that may not break',
    rules: ['reflow'],
    at: ['masthead', null],
    replace: inLede('<span style="white-space:nowrap">On a wide screen this is one line.</span>'),
    in: at(280, light),
  },
  {
    what: 'a short line that may not break, with large letters',
    rules: ['reflow'],
    at: ['masthead', null],
    replace: inLede('<span style="white-space:nowrap">One line of a few words.</span>'),
    in: (view) => view.text === 2 && view.width === 375,
  },
  {
    what: 'a height that cuts off large letters',
    rules: ['hidden'],
    at: ['masthead', null],
    replace: inLede('<span style="display:inline-block;height:30px;overflow:hidden">Cut</span>'),
    in: (view) => view.text === 2 && view.width === 640,
  },
  {
    what: 'lines in pixels under large letters',
    rules: ['overlap'],
    at: ['masthead', null],
    replace: inLede('<span style="display:block;line-height:16px">One line.<br>Another line.</span>'),
    in: (view) => view.text === 2 && view.width === 640,
  },
  {
    what: 'text pulled over other text',
    rules: ['overlap'],
    replace: inLede('<span style="display:block;margin-bottom:-24px">Below</span>'),
    in: inPlainView,
  },
  ...[
    'display:none',
    'visibility:hidden',
    'opacity:0',
    'font-size:0',
    'position:absolute;left:-9999px',
    'display:inline-block;text-indent:-9999px',
    'display:inline-block;height:0;overflow:hidden',
    'position:absolute;clip:rect(0,0,0,0)',
    'display:inline-block;clip-path:inset(50%)',
  ].map<Harm>((style) => ({
    what: `text hidden by ${style}`,
    rules: ['hidden'],
    at: ['masthead', null],
    replace: inLede(`<span style="${style}">Hidden words</span>`),
    in: inPlainView,
  })),
  {
    what: 'text hidden on a phone only',
    rules: ['hidden'],
    replace: inLede('<span class="late">Words</span>', '@media (max-width: 480px) { .late { display: none } }'),
    in: at(375, light),
  },
  {
    what: 'text hidden where a style sheet is dropped',
    rules: ['hidden'],
    replace: inLede('<span class="late" style="display:none">Words</span>', '.late { display: inline !important }'),
    in: at(640, bare),
  },
  {
    what: 'text under something else',
    rules: ['hidden'],
    replace: inLede(
      '<span style="position:relative"><span>Words</span><span style="position:absolute;top:0;bottom:0;left:0;right:0;background-color:#FFFFFF"></span></span>',
    ),
    in: inPlainView,
  },
  {
    what: 'words that only a style sheet writes',
    rules: ['style-only'],
    at: ['masthead', null],
    replace: inLede('<span class="late"></span>', '.late::after { content: "Official" }'),
    in: inPlainView,
  },
  {
    what: 'a link without a line',
    rules: ['axe/link-in-text-block', 'underline'],
    replace: inLede('<a style="color:#0F506F;text-decoration:none" href="https://acme.example/">link</a>'),
    in: inPlainView,
  },
  {
    what: 'a line that only a style sheet draws',
    rules: ['underline'],
    at: ['masthead', null],
    replace: inLede(
      '<a class="late" style="color:#0F506F;text-decoration:none" href="https://acme.example/">link</a>',
      '.late { text-decoration: underline !important }',
    ),
    in: at(640, (view) => bare(view) && view.scheme === 'light'),
  },
  {
    what: 'a line that ends at a box',
    rules: ['underline'],
    replace: inLede(
      '<a style="color:#0F506F;text-decoration:underline" href="https://acme.example/"><span style="display:inline-block;text-decoration:none">link</span></a>',
    ),
    in: inPlainView,
  },
  {
    what: 'a line too pale to see',
    rules: ['underline'],
    replace: inLede(
      '<a style="color:#0F506F;text-decoration:underline;text-decoration-color:#EEEEEE" href="https://acme.example/">link</a>',
    ),
    in: inPlainView,
  },
  {
    what: 'a preheader that shows',
    rules: ['preheader'],
    at: ['preheader', null],
    replace: [[/(<div [^>]*)style="display:none[^"]*"/, '$1style="color:#1C1B1A"']],
    in: inPlainView,
  },
  {
    what: 'a preheader that only a style sheet hides',
    rules: ['preheader'],
    replace: [
      [
        /<div lang="en" dir="ltr" style="display:none[^"]*"/,
        '<div class="late" lang="en" dir="ltr" style="color:#1C1B1A"',
      ],
      ['</style>', '.late { display: none }</style>'],
    ],
    in: at(640, (view) => bare(view) && view.scheme === 'light'),
  },
]

describe.skipIf(chromium === null)(`what a browser sees${needsChromium}`, () => {
  let browser: Browser
  let small: string
  beforeAll(async () => {
    browser = await startBrowser(sure(chromium))
    small = sure((await editionsOf(pair()))[0]).html
  })
  afterAll(async () => {
    await browser?.close()
  })

  const find = async (editions: Pick<Edition, 'language' | 'html'>[], chosen = views) =>
    (await lookAt(browser, editions, chosen)).flatMap((each) => findingsOf(each, [...Array(30).keys()]))

  // The sample is looked at in test/look.test.ts, as an operator would.
  test.each([
    ['as many items as fit', full()],
    ['every block and the longest texts', longest()],
    ['one item', single()],
    ['no item', none()],
  ])('nothing is wrong with %s', async (_, made) => {
    expect(await find(await editionsOf(made))).toEqual([])
  })

  test.each(harms)('$what', async ({ replace, rules, at: where, in: chosen = () => true }) => {
    const html = replace.reduce((text, [what, by]) => text.replace(what, by), small)
    expect(html).not.toBe(small)
    const axe = rules.some((rule) => rule.startsWith('axe/'))
    const shots = views
      .map((group) => group.filter(chosen).map((view) => ({ ...view, axe: view.axe && axe })))
      .filter((group) => group.length > 0)
    expect(shots).not.toEqual([])
    const found: Finding[] = await find([{ language: 'en', html }], shots)
    expect([...new Set(found.map(({ rule }) => rule))].sort(), JSON.stringify(found, null, 1)).toEqual(rules)
    if (where) expect(found.map(({ block, story }) => [block, story])).toContainEqual(where)
    for (const { message, fix } of found) expect([message, fix].join('')).toMatch(/^[^\n]+$/)
  })

  test('no rule is without a harm', () => {
    const tripped = new Set(harms.flatMap(({ rules }) => rules))
    expect([...lookRules.map(({ rule }) => rule), 'remote'].filter((rule) => !tripped.has(rule))).toEqual([])
  })
})
