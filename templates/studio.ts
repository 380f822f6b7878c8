import type { Edition } from '../src/model/edition.ts'
import type { Coverage, Field, Issue } from '../src/model/issue.ts'
import { type Language, languageCodes } from '../src/model/language.ts'
import { type Problem, sentence } from '../src/model/problem.ts'
import { html, type Markup } from '../src/text/markup.ts'

const style = html`
:root { color-scheme: light dark; font: 15px/1.6 -apple-system, 'Segoe UI', 'Hiragino Sans', 'Noto Sans JP', sans-serif; }
body { margin: 0 auto; max-width: 1360px; padding: 20px; }
header { display: flex; flex-wrap: wrap; gap: 6px 18px; align-items: baseline; }
h1 { font-size: 20px; margin: 0; } h2 { font-size: 15px; margin: 22px 0 6px; }
.editions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 18px; }
iframe { width: 100%; height: 78vh; border: 1px solid #8A857C; border-radius: 6px; background: #fff; }
.fatal { color: #A8321E; } @media (prefers-color-scheme: dark) { .fatal { color: #F2A08F; } }
table { border-collapse: collapse; } td, th { text-align: left; padding: 2px 14px 2px 0; vertical-align: top; }
p, ul { margin: 4px 0; }
`

/** The editor's page: both editions side by side, what is wrong, and what the issue covers. English, as the command line is. */
export function studioPage(issue: Issue, editions: Edition[], problems: Problem[], version: string): Markup {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${issue.date} · hayami studio</title><style>${style}</style></head>
<body data-version="${version}">
<header><h1>Issue ${issue.number}, ${issue.date}</h1>
<span>${issue.stories.length} stories</span>
<span>${issue.approval ? `approved by ${issue.approval.by}` : 'not approved'}</span>
${issue.sample && html`<span>a sample, not live news</span>`}
<span>edit <code>issues/${issue.date}.yaml</code>; this page follows</span></header>
${problemList(problems)}
<div class="editions">${editions.map(
    ({ language, subject }) => html`<section><h2 lang="${language}">${subject}</h2>
<p lang="${language}"><small>${issue.preheader[language].text}</small></p>
<iframe title="${language} edition" sandbox src="/${language}.html?${version}"></iframe>
<p><a href="/${language}.html">${language}.html</a> · <a href="/${language}.txt">${language}.txt</a></p></section>`,
  )}</div>
${origins(issue)}
${merges(issue)}
${coverage(issue.coverage)}
<script>
setInterval(async () => {
  const version = await fetch('/version').then((answer) => answer.text()).catch(() => document.body.dataset.version)
  if (version !== document.body.dataset.version) location.reload()
}, 1000)
</script>
</body></html>`
}

function problemList(problems: Problem[]): Markup {
  if (problems.length === 0) return html`<p>Nothing to mend.</p>`
  return html`<h2>To mend</h2><ul>${problems.map((problem) => html`<li${problem.fatal && html` class="fatal"`}>${sentence(problem)}</li>`)}</ul>`
}

/** Whose words each story is in, with where they were found. */
function origins({ stories }: Issue): Markup {
  const told = ({ origin, by, url, language }: Field, own: Language) =>
    html`${origin}${language && language !== own && ` (in ${language})`}${by && html` by ${url ? html`<a href="${url}">${by}</a>` : by}`}`
  return html`<h2>Whose words</h2><table><tr><th></th>${languageCodes.map((code) => html`<th>${code} title</th><th>summary</th>`)}</tr>${stories.map(
    ({ called, title, summary, language }) =>
      html`<tr><td>${called ?? title[language].text}</td>${languageCodes.map(
        (code) =>
          html`<td>${told(title[code], code)}</td><td>${summary[code].text === '' ? 'none' : told(summary[code], code)}</td>`,
      )}</tr>`,
  )}</table>`
}

function merges(issue: Issue): Markup {
  const { stories } = issue
  const merged = stories.filter(({ because }) => because.length > 0)
  return html`<h2>Merged</h2><table>${merged.map(
    ({ title, language, because }) =>
      html`<tr><td>${title[language].text}</td><td>${because.map(
        ({ rule, evidence, between, checked, undo }) =>
          html`<div>${between.join(' + ')}: ${rule} (${evidence}${checked !== undefined && `; nothing against it in ${checked}`})${undo && html`<br><small>to undo, under apart: <code>- [${undo.join(', ')}]</code></small>`}</div>`,
      )}</td></tr>`,
  )}</table>${keptApart(issue)}`
}

function keptApart({ coverage: { keptApart: pairs, recognised } }: Issue): Markup {
  return html`${
    recognised.length > 0 &&
    html`<h2>Held for earlier news</h2><table>${recognised.map(
      ({ issue, title, rule, evidence, undo }) =>
        html`<tr><td>${title}</td><td>in the issue of ${issue}: ${rule} (${evidence})<br><small>to undo, under apart: <code>- [${undo.join(', ')}]</code></small></td></tr>`,
    )}</table>`
  }${
    pairs.length > 0 &&
    html`<h2>Kept apart</h2><table>${pairs.map(
      ({ titles, rule, evidence, between }) =>
        html`<tr><td>${titles[0]}<br>${titles[1]}</td><td>${rule} (${evidence})<br><small>to join, under together: <code>- [${between.join(', ')}]</code></small></td></tr>`,
    )}</table>`
  }`
}

function coverage({ from, to, seen, sources, refused, leftOut, unchecked }: Coverage): Markup {
  return html`<h2>Covered</h2><p>${from} to ${to}, ${seen} items from ${sources.length} sources; left out: ${leftOut.map(({ reason, items }) => `${items} ${reason}`).join(', ') || 'none'}.</p>
<table>${sources.filter(({ state }) => state !== 'read').map(({ id, state, detail }) => html`<tr><td>${id}</td><td>${state}</td><td>${detail}</td></tr>`)}
${refused.map(({ source, title, url, reason }) => html`<tr><td>${source}</td><td>refused</td><td>${title}: ${reason} (${url})</td></tr>`)}
${unchecked.map(({ url, reason }) => html`<tr><td>${url}</td><td>not checked</td><td>${reason}</td></tr>`)}</table>`
}
