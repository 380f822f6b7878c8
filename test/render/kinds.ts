import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWorkspace } from '../../src/io/workspace.ts'
import { readYaml } from '../../src/io/yaml.ts'
import type { House } from '../../src/model/house.ts'
import { type Issue, issueSchema } from '../../src/model/issue.ts'
import { issue, house as plainHouse, story } from '../fixtures/house.ts'
import { root, sampleFolder, shared } from '../support.ts'

const workspace = openWorkspace(root)

/** The made-up newsletter with the real glossary. */
export const house: House = { ...plainHouse, terms: workspace.terms() }

const sampleHouse: House = {
  settings: workspace.settings(),
  vendors: workspace.vendors(),
  sources: [...workspace.sources(), ...openWorkspace(sampleFolder).sources()],
  terms: house.terms,
}

const by = (text: string, origin: 'official' | 'editor' | 'original') => ({ text, origin })

/** An issue that has everything once: leads and lines, translations of each origin, corrections, a term, a source that failed. */
export const full: Issue = withCoverage(
  issue(
    [
      story(
        'a',
        { en: 'Acme launches Note 2 by model distillation', ja: 'アクメ、モデル蒸留でNote 2を公開' },
        {
          lead: true,
          summary: {
            en: by('It is small. It is fast.', 'original'),
            ja: by('小さくて速いモデルです。', 'editor'),
          },
          also: [
            { source: 'acme/labs', url: 'https://acme.example/labs/a', title: 'Note 2', language: 'en' },
            { source: 'acme/news', url: 'https://acme.example/ja/a', title: 'Note 2', language: 'ja' },
          ],
        },
      ),
      story('b', { en: 'A note in English only' }),
      story('c', { en: 'Acme opens an office', ja: 'アクメ、拠点を開設' }, { lead: true }),
      story('d', { en: 'Acme’s API has a new price', ja: 'アクメ、APIの料金を改定' }),
    ],
    {
      term: 'model-distillation',
      corrections: [{ en: 'We erred on “Note 1”.', ja: '「Note 1」の日付に誤りがありました。' }],
    },
  ),
)

function withCoverage(of: Issue): Issue {
  return { ...of, coverage: { ...of.coverage, sources: [{ id: 'acme/labs', state: 'failed', items: 0 }] } }
}

const many = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    story(
      `s${at}`,
      {
        en: `Acme announces a rather long title for number ${at}, with an agent and fine-tuning`,
        ja: `アクメ、とても長い見出しの発表その${at}：エージェントとファインチューニング`,
      },
      { lead: at < 3 },
    ),
  )

/** As long as the pipeline and the law of mail let each field be. */
const longest = issue(
  many(25).map((each, at) => ({
    ...each,
    lead: at < 5,
    title: {
      en: by(`${'Acme announces something very long '.repeat(7)}${at}`, 'original'),
      ja: by(`${'アクメがとても長い名前の製品を世界中の利用者に公開、'.repeat(3)}${at}`, 'official'),
    },
    summary: {
      en: by('A sentence that goes on and on until it stops. '.repeat(20).trim(), 'original'),
      ja: by('どこまでも続いてようやく終わる文です。'.repeat(20), 'editor'),
    },
    also: Array.from({ length: 6 }, (_, of) => ({
      source: of % 2 === 0 ? 'acme/labs' : `acme/${'x'.repeat(40)}${of}`,
      url: of % 2 === 0 ? 'https://acme.example/labs/a' : `https://acme.example/${'long/'.repeat(60)}${at}-${of}`,
      title: 'Note',
      language: 'en' as const,
    })),
  })),
  { term: 'model-distillation' },
)

/** What an issue may be; none of them has a finding. */
export const kinds: [name: string, of: Issue, house: House][] = [
  ['of the sample', readYaml(issueSchema, join(root, 'test', 'golden', 'issue.yaml'), 'issue.yaml'), sampleHouse],
  ['that has everything once', full, house],
  ['of 25 items', issue(many(25)), house],
  ['of more than the mail shows', issue(many(30)), house],
  ['of one item', issue(many(1)), house],
  ['of none', issue([]), house],
  ['of a sample', { ...full, sample: true }, house],
  ['with every field at its longest', longest, house],
]

/** Titles that were written to break something, beside the project. */
export const hostileTitles: string[] = shared
  ? readFileSync(join(shared, 'hostile', 'cases.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; inline: string })
      .filter(({ kind, inline }) => kind === 'title string' && inline?.trim())
      .map(({ inline }) => inline)
  : []
