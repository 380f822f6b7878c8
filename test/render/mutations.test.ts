import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../src/model/edition.ts'
import { checkEditions, rules } from '../../src/render/check.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { shared, sure } from '../support.ts'
import { full, house } from './kinds.ts'

const editions = await renderEditions(full, house)
const ja = sure(editions.find(({ language }) => language === 'ja'))

type Change = (edition: Edition) => Partial<Edition>

/** Changes a part of the Japanese edition, and complains if there was nothing to change. */
const swap =
  (part: 'html' | 'text' | 'mjml' | 'subject', from: string | RegExp, to: string): Change =>
  (edition) => {
    const changed = edition[part].replace(from, () => to)
    if (changed === edition[part]) throw new Error(`nothing to change: ${from}`)
    return { [part]: changed }
  }
const html = (from: string | RegExp, to: string) => swap('html', from, to)
const text = (from: string | RegExp, to: string) => swap('text', from, to)
/** Into the lead's summary, where the mail has room for anything. */
const insert = (markup: string) => html('</p>\n<div class="ink2"', `${markup}</p>\n<div class="ink2"`)

/** One way to break each rule and more: the rule that sees it, what was done, and the change. */
const mutations: [rule: string, what: string, change: Change][] = [
  ['mjml/valid', 'an attribute that MJML does not know', swap('mjml', '<mj-body ', '<mj-body lang="ja" ')],
  [
    'mjml/valid',
    'an element where none may stand',
    swap('mjml', '<mj-wrapper css', '<mj-button>x</mj-button><mj-wrapper css'),
  ],
  ['mjml/compiled', 'HTML that was changed by hand', html('</body>', ' </body>')],
  ['mjml/closed', 'a text that is not closed', swap('mjml', '</mj-text>', '')],

  ['html/element-permitted-content', 'a block in a line', insert('<b><div>x</div></b>')],
  ['html/close-order', 'tags that cross', insert('<b><i>x</b></i>')],
  ['html/no-dup-id', 'an id twice', insert('<b id="a">x</b><b id="a">y</b>')],
  ['html/no-dup-attr', 'an attribute twice', insert('<b class="a" class="b">x</b>')],
  ['html/unrecognized-char-ref', 'an entity that is none', insert('&nosuch;')],
  ['html/no-raw-characters', 'a bare ampersand', insert('A & B < C')],
  ['html/charset', 'no charset', html(/<meta http-equiv="Content-Type"[^>]*>/, '')],
  ['html/charset', 'Latin', html('charset=UTF-8', 'charset=ISO-8859-1')],
  ['html/control', 'a C1 character', insert('\u0092')],
  ['html/control', 'the same as a reference', insert('&#146;')],
  ['html/control', 'the same in hexadecimal', insert('&#x92;')],
  ['html/bidi', 'a mark of direction', insert('\u202e')],

  ['a11y/lang', 'no language on the document', html('<html lang="ja"', '<html')],
  ['a11y/lang', 'another language', html('<html lang="ja"', '<html lang="und"')],
  ['a11y/lang', 'none on the child of body', html('role="article" lang="ja"', 'role="article"')],
  ['a11y/dir', 'no direction on the child of body', html('lang="ja" dir="ltr" style', 'lang="ja" style')],
  ['a11y/title', 'an empty title', html(/<title>.*<\/title>/, '<title></title>')],
  ['a11y/layout-table', 'a table without role', html(/ role="presentation"(?= style="width:100%)/, '')],
  [
    'a11y/layout-table',
    'the same for old Outlook',
    html(/(<table )role="presentation" (?=border="0" cellpadding="0" cellspacing="0"><tr><td class="")/, '<table '),
  ],
  ['a11y/headings', 'no first heading', html(/<h1([\s\S]*?)<\/h1>/, '<h2></h2>')],
  ['a11y/headings', 'two of them', insert('</p><h1>Again</h1><p>')],
  ['a11y/headings', 'a gap', html(/<h3/, '<h4')],
  ['a11y/link-name', 'a link without text', insert('<a href="https://acme.example/"></a>')],
  ['a11y/link-text', 'こちら', insert('<a href="https://acme.example/">こちら</a>')],
  ['a11y/link-text', 'click here, in English', insert('<a lang="en" href="https://acme.example/">click here</a>')],
  [
    'a11y/link-twice',
    'one text for two addresses',
    insert('<a href="https://acme.example/1">x</a><a href="https://acme.example/2">x</a>'),
  ],
  ['a11y/link-underline', 'a link by its colour', html('text-decoration:underline', 'text-decoration:none')],
  ['a11y/link-target', 'a window of its own', html('<a href', '<a target="_blank" href')],
  ['a11y/image-alt', 'an image without text', insert('<img src="https://acme.example/a.png">')],
  ['a11y/zoom', 'no zoom', html('initial-scale=1', 'initial-scale=1, user-scalable=no')],
  ['a11y/zoom', 'no viewport', html(/<meta name="viewport"[^>]*>/, '')],
  ['a11y/foreign', 'an English title in the Japanese edition', html('<span lang="en">A note', '<span>A note')],
  ['a11y/foreign', 'the term’s English name', html(/<span lang="en">Model/, '<span>Model')],

  [
    'style/inline',
    'no colour but the style sheet’s',
    (edition) => ({ html: edition.html.replaceAll(/(?<![-\w])color:#[0-9A-F]{6};?/g, '') }),
  ],
  [
    'style/inline',
    'no font',
    (edition) => ({ html: edition.html.replaceAll(/font-family:[^"]*?;(?=font-size)/g, '') }),
  ],
  ['style/meaning', 'a colour by the style sheet', html('.p { display', '.p { color: red; display')],
  ['style/web-font', 'a font of the web', html('font-family:', 'font-family:Roboto, ')],
  ['style/justify', 'justified lines', html('text-align:left', 'text-align:justify')],
  ['style/justify', 'by the style sheet', html('.p { display', '.p { text-align: justify; display')],
  ['style/size', 'small print', html('font-size:13px', 'font-size:11px')],
  ['style/contrast', 'grey on white', html('color:#504D48', 'color:#999999')],
  ['style/contrast', 'a colour by name', html('color:#504D48', 'color:gray')],
  ['style/line-height', 'lines without room', html(/(<p style="[^"]*line-height:)1.8/, '<p style="line-height:1.2')],

  ['client/display-flex', 'a layout that Outlook lacks', insert('<b style="display:flex">x</b>')],
  ['client/position', 'a position', insert('<b style="position:absolute">x</b>')],
  ['client/video-element', 'a video', insert('<video></video>')],

  ['mail/size', 'more than arrives', (edition) => ({ html: edition.html + ' '.repeat(90 * 1024) })],
  ['mail/remote', 'an image', insert('<img alt="" src="https://acme.example/a.png">')],
  ['mail/remote', 'a style sheet', html('</head>', '<link rel="stylesheet" href="https://acme.example/a.css"></head>')],
  ['mail/remote', 'an import', html('.p { display', '@import "a.css"; .p { display')],
  ['mail/remote', 'a background', html('background-color:#FFFFFF', 'background:url(https://acme.example/a.png)')],
  [
    'mail/remote',
    'an image for old Outlook',
    html('</body>', '<!--[if mso]><v:image src="https://acme.example/a.png" /><![endif]--></body>'),
  ],
  ['mail/remote', 'an old background', html('class="ways"', 'class="ways" background="https://acme.example/a.png"')],
  ['mail/active', 'a script', insert('<script>1</script>')],
  ['mail/active', 'a form', insert('<form></form>')],
  ['mail/active', 'a handler', insert('<b onclick="x()">x</b>')],
  ['mail/leftover', 'undefined', insert('undefined')],
  ['mail/leftover', 'an object', text('\n\n', '\n[object Object]\n')],
  ['mail/leftover', 'a placeholder in the subject', swap('subject', /^/, '{{name}}')],

  ['links/address', 'http', insert('<a href="http://acme.example/">x</a>')],
  ['links/address', 'a relative address', insert('<a href="/a">x</a>')],
  ['links/address', 'a script', insert('<a href="javascript:x()">x</a>')],
  ['links/address', 'a name before the host', insert('<a href="https://acme.example@evil.example/">x</a>')],
  ['links/address', 'mail to another', insert('<a href="mailto:evil@evil.example">x</a>')],
  ['links/address', 'none', insert('<a>x</a>')],
  ['links/html', 'a title that leads elsewhere', html('https://acme.example/a"', 'https://acme.example/z"')],
  ['links/html', 'no other official place', html('https://acme.example/labs/a', 'https://acme.example/z')],
  ['links/html', 'no way to unsubscribe', html('/unsubscribe?t=', '/z?t=')],
  [
    'links/html',
    'no link to a term',
    (edition) => ({ html: edition.html.replaceAll('/glossary/model-distillation/', '/z/') }),
  ],
  ['links/text', 'no source', text('https://acme.example/d', 'https://acme.example/z')],
  ['links/text', 'no way to unsubscribe', text('/unsubscribe?t=', '/z?t=')],
  ['links/text', 'no web edition', text(/https:\/\/hayami.example\/ja\/2026-05-21\//g, '')],

  ['legal/html', 'no postal address', html('東京都1-1', '')],
  ['legal/html', 'no contact', html('>contact@hayami.example<', '><')],
  ['legal/html', 'no publisher', html('：編集部<', '：<')],
  ['legal/text', 'no postal address', text('東京都1-1', '')],
  ['legal/text', 'no contact', text('contact@hayami.example', '')],

  ['text/width', 'a line too wide', text('\n\n', `\n${'あ い'.repeat(20)}\n\n`)],
  ['text/octets', 'a line too long', text('\n\n', `\n${'あ'.repeat(400)}\n\n`)],
  ['text/markup', 'a tag', text('\n\n', '\n<span class="p">x</span>\n\n')],
  ['text/markup', 'an entity', text('\n\n', '\nA &amp; B\n\n')],
  ['text/blank', 'a hole', text('\n\n', '\n\n\n\n')],
  ['text/blank', 'a carriage return', text('\n', '\r\n')],

  ['agree/subject', 'none', () => ({ subject: '' })],
  ['agree/subject', 'two lines', swap('subject', /$/, '\nBcc: a@evil.example')],
  ['agree/subject', 'another', () => ({ subject: '別の件名' })],
  ['agree/words', 'a title cut short', html(/(?<=<h3[\s\S]*)拠点/, '')],
  ['agree/words', 'a summary cut short', html('速い', '')],
  ['agree/words', 'a lede cut short', html(/(?<=お届けします|です)。/, '')],
  ['agree/words', 'a correction cut short', html('の日付に', '')],
  ['agree/text', 'a title cut short', text('拠点', '')],
  ['agree/text', 'a correction cut short', text('の日付に', '')],
  ['agree/preheader', 'another', html(/(<div[^>]*display:none[^>]*>)[^<]*/, '<div style="display:none">x')],
  [
    'agree/order',
    'two stories changed places',
    (edition) => ({
      html: edition.html
        .replace('acme.example/b"', 'acme.example/0"')
        .replace('acme.example/d"', 'acme.example/b"')
        .replace('acme.example/0"', 'acme.example/d"'),
    }),
  ],
  [
    'agree/order',
    'the same in the text part',
    (edition) => ({
      text: edition.text
        .replace('example/b\n', 'example/0\n')
        .replace('example/d\n', 'example/b\n')
        .replace('example/0\n', 'example/d\n'),
    }),
  ],
  ['agree/origin', 'a translation without its mark', html(/ <span class="tag"[^>]*>公式訳<\/span>/, '')],
  ['agree/origin', 'a translation with another’s', html('>編集部訳<', '>公式訳<')],
  ['agree/origin', 'the same in the text part', text(/ · 公式訳/, '')],
  ['agree/origin', 'an original without its mark', text(/ · 原文/, '')],
  ['agree/counts', 'another number', html('公式発表4件', '公式発表5件')],
  ['agree/counts', 'another number in the text part', text('公式発表4件', '公式発表5件')],
]

/** What the Email Markup Consortium's reports count, and the rule that looks for it. */
const consortium: Record<string, string> = {
  'body-content-dir': 'a11y/dir',
  'body-content-lang': 'a11y/lang',
  'layout-table-role': 'a11y/layout-table',
  'has-h1': 'a11y/headings',
  'link-name': 'a11y/link-name',
  'html-lang': 'a11y/lang',
  'color-contrast': 'style/contrast',
  'image-alt': 'a11y/image-alt',
  'document-title': 'a11y/title',
  'link-text-descriptive': 'a11y/link-text',
  'link-in-text-block': 'a11y/link-underline',
  'zoom-disabled': 'a11y/zoom',
  'vml-alt': 'mail/remote',
}

test.skipIf(shared === null)('all that the Consortium counts is looked for (beside the project)', () => {
  const listed = JSON.parse(readFileSync(join(sure(shared), 'email', 'emc.json'), 'utf8')) as {
    checks: { id: string }[]
  }
  expect(listed.checks.map(({ id }) => id)).toEqual(Object.keys(consortium))
  const known = rules.map(({ rule }) => rule)
  expect(Object.values(consortium).filter((rule) => !known.includes(rule))).toEqual([])
})

describe('a good edition that is changed is found out', () => {
  test.each(mutations)('%s: %s', async (rule, _, change) => {
    const found = await checkEditions([{ ...ja, ...change(ja) }], full, house)
    expect(found.map((finding) => finding.rule)).toContain(rule)
  })

  test('every rule has a change that trips it', () => {
    const tripped = mutations.map(([rule]) => rule)
    const idle = rules
      .map(({ rule }) => rule)
      .filter((rule) => !tripped.some((each) => each === rule || each.startsWith(`${rule}/`)))
    expect(idle).toEqual([])
  })
})
