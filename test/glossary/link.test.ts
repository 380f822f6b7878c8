import { describe, expect, test } from 'vitest'
import { compileTerms } from '../../src/glossary/compile.ts'
import { explainLinks, linkTerms } from '../../src/glossary/link.ts'
import { eachLanguage, type Language } from '../../src/model/language.ts'
import { term } from './terms.ts'

const terms = [
  term(
    'model-distillation',
    ['Model distillation', { aliases: ['distillation'], verbs: ['distill'] }],
    ['モデル蒸留', { reading: 'もでるじょうりゅう', aliases: ['蒸留'], shields: ['蒸留酒', '蒸留水'] }],
  ),
  term(
    'ai-agent',
    ['AI agent', { aliases: ['agent'] }],
    ['AIエージェント', { reading: 'えーあいえーじぇんと', aliases: ['エージェント'] }],
  ),
  term(
    'fine-tuning',
    ['Fine-tuning', { verbs: ['fine-tune'] }],
    ['ファインチューニング', { reading: 'ふぁいんちゅーにんぐ', aliases: ['微調整'] }],
  ),
  term(
    'rag',
    ['Retrieval-augmented generation', { aliases: ['RAG'] }],
    ['検索拡張生成', { reading: 'けんさくかくちょうせいせい', aliases: ['RAG'] }],
  ),
  term('context-window', ['Context window'], ['コンテキストウィンドウ', { reading: 'こんてきすとうぃんどう' }]),
  term('token', ['Token'], ['トークン', { reading: 'とーくん' }]),
  term('federated-learning', ['Federated learning'], ['連合学習', { reading: 'れんごうがくしゅう' }]),
  term(
    'ai',
    ['Artificial intelligence', { aliases: ['AI'] }],
    ['人工知能', { reading: 'じんこうちのう', aliases: ['AI'] }],
  ),
  term('subagent', ['Subagent'], ['サブエージェント', { reading: 'さぶえーじぇんと' }]),
  term('world-model', ['World model'], ['世界モデル', { reading: 'せかいもでる' }]),
  term(
    'tokenization',
    ['Tokenization', { shields: ['tokenization of assets'] }],
    ['トークン化', { reading: 'とーくんか', shields: ['資産のトークン化'] }],
  ),
  term(
    'checkpoint',
    ['Checkpoint', { shields: ['check points'] }],
    ['チェックポイント', { reading: 'ちぇっくぽいんと' }],
  ),
  term('lora', ['Low-rank adaptation', { aliases: ['LoRA'] }], ['LoRA', { reading: 'ろーら' }]),
  term('kv-cache', ['KV cache'], ['キーバリューキャッシュ', { reading: 'きーばりゅーきゃっしゅ' }]),
  term('computer-vision', ['Computer vision'], ['コンピュータビジョン', { reading: 'こんぴゅーたびじょん' }]),
  term('mcp', ['Model Context Protocol', { aliases: ['MCP'] }], ['MCP', { reading: 'えむしーぴー' }]),
  term('server', ['Server'], ['サーバー', { reading: 'さーばー' }]),
]
const names = ['Codex agent mode', 'Vertex AI']
const compiled = eachLanguage((language) => compileTerms(terms, language, names))
const found = (language: Language, text: string) =>
  linkTerms(compiled[language], text).map((match) => `${match.term}:${match.text}`)

describe('English', () => {
  test.each([
    ['any case', 'MODEL DISTILLATION and Tokens', ['model-distillation:MODEL DISTILLATION', 'token:Tokens']],
    ['the longest', 'we use model distillation', ['model-distillation:model distillation']],
    ['hyphen, space or nothing', 'finetuning', ['fine-tuning:finetuning']],
    ['a space for a hyphen', 'fine tuning', ['fine-tuning:fine tuning']],
    ['verbs', 'was distilled from a larger model', ['model-distillation:distilled']],
    ['verbs that end in e', 'fine-tuned models', ['fine-tuning:fine-tuned']],
    ['plural', 'two context windows', ['context-window:context windows']],
    ['acronyms, exact, with s', 'RAG and RAGs', ['rag:RAG']],
    ['no other case of an acronym', 'a rag doll', []],
    ['no part of a word', 'tokenize, reagent, agents_v2', []],
    ['nothing in code', 'set `token` now', []],
    ['nothing in addresses', 'see https://acme.example/token or token.py', []],
    ['nothing in a product’s name', 'the new Managed Agents offer', []],
    ['but in a title of capitals', 'A Practical Guide to Building Agents Well', ['ai-agent:Agents']],
    ['the first of each only', 'token after token', ['token:token']],
    ['a hyphen that the form has not', 'the sub-agents report', ['subagent:sub-agents']],
    ['the British spelling', 'tokenisation', ['tokenization:tokenisation']],
    ['no words on two items of a list', 'in this world\n- model cards', []],
    ['no words of which the first is joined to another', 'a real-world model', []],
    ['a raised figure is no part of a word', 'tokens² per second', ['token:tokens']],
    ['nothing in a company’s or product’s name', 'Codex agent mode in Vertex AI', []],
    ['nothing in the name of a model', 'Acme-4-Agent-32B and RAG-1', []],
    ['nothing in a name that goes on after a hyphen', 'RAG-Teacher is an open project', []],
    ['but what is merely counted', 'a 128K-token prompt', ['token:token']],
    ['a name of its own after a company', 'Acme supports the Model Context Protocol', ['mcp:Model Context Protocol']],
    ['an API’s name is a name, an acronym beside it none', 'Agents API; Agents RAG', ['ai-agent:Agents', 'rag:RAG']],
    ['of a company, but not in its name', 'Acme’s Agents can wait', ['ai-agent:Agents']],
    ['a first word before a name', 'Fine-tuning Acme 3 in a day', ['fine-tuning:Fine-tuning']],
    ['nothing inside what a shield hides', 'the tokenization of assets', []],
    ['no words on both sides of a dash', 'fine—tuning, context — window, AI – agents', ['ai:AI', 'ai-agent:agents']],
    ['a headline of short words', 'Agents Are Here', ['ai-agent:Agents']],
    ['nothing inside a longer form in a name', 'our AI Agent Builder Kit is out', []],
    ['a shield’s gaps are gaps', 'check points of a checkpoint', ['checkpoint:checkpoint']],
    ['an acronym with small letters after a first word', 'Switch LoRA adapters', ['lora:LoRA']],
    ['nothing in the text of a link', 'see [our agents](https://acme.example/a)', []],
    ['nothing in options and calls', 'use --token, agent.run(), token=3 and ./agent', []],
    ['beside punctuation', '“tokens”, (agents).', ['token:tokens', 'ai-agent:agents']],
  ])('%s', (_, text, expected) => {
    expect(found('en', text)).toEqual(expected)
  })
})

describe('Japanese', () => {
  test.each([
    ['the longest', 'モデル蒸留を使う', ['model-distillation:モデル蒸留']],
    ['a shield', '蒸留酒と蒸留水', []],
    ['a shield, then the term', '蒸留酒ではなく蒸留', ['model-distillation:蒸留']],
    ['half-width kana', 'ﾓﾃﾞﾙ蒸留とﾄｰｸﾝ', ['model-distillation:ﾓﾃﾞﾙ蒸留', 'token:ﾄｰｸﾝ']],
    ['small and large kana', 'コンテキストウインドウ', ['context-window:コンテキストウインドウ']],
    ['a trailing long vowel', 'サーバを増やす', ['server:サーバ']],
    ['with the long vowel', 'サーバーを増やす', ['server:サーバー']],
    ['full-width Latin', 'ＲＡＧを使う', ['rag:ＲＡＧ']],
    ['a middle dot', 'ファイン・チューニング', ['fine-tuning:ファイン・チューニング']],
    ['a space beside Latin', 'AI エージェント', ['ai-agent:AI エージェント']],
    ['no part of a longer katakana word', 'ユーザーエージェント', []],
    ['no part of a longer kanji word', '企業連合学習会', []],
    ['the right side is open', 'トークン数', ['token:トークン']],
    ['after a word that stands before any noun', '最新人工知能と国産人工知能', ['ai:人工知能']],
    ['a middle dot after a long vowel', 'キー・バリュー・キャッシュ', ['kv-cache:キー・バリュー・キャッシュ']],
    ['a long vowel within', 'コンピュータービジョン', ['computer-vision:コンピュータービジョン']],
    ['a dash for a long vowel', 'サ―バー', ['server:サ―バー']],
    ['a dash after a term', 'トークン—それは単位', ['token:トークン']],
    [
      'letters and marks taken apart',
      'モデ\u30ebとファインチュ\u30fcニンク\u3099',
      ['fine-tuning:ファインチュ\u30fcニンク\u3099'],
    ],
    ['no half-width word before', 'ﾕｰｻﾞｰｴｰｼﾞｪﾝﾄ', []],
    ['nothing inside what a shield hides', '資産のトークン化', []],
    ['no words on two items of a list', '・モデル\n・蒸留酒', []],
    ['nothing in an address, but after it', 'https://acme.example/トークン とトークン', ['token:トークン']],
    ['after a slash or a hyphen that follows Japanese', 'クラウド/AIの活用と社内-RAG基盤', ['ai:AI', 'rag:RAG']],
    ['nothing in a file’s name, whatever follows', 'トークン集.xlsxを配布', []],
    ['right after an address', 'https://acme.example/docsでトークンを', ['token:トークン']],
    [
      'one term right after another',
      'トークンコンテキストウィンドウ',
      ['token:トークン', 'context-window:コンテキストウィンドウ'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found('ja', text)).toEqual(expected)
  })
})

test('offsets are of the text as it was given', () => {
  const text = '🚀 𠮷野家のﾓﾃﾞﾙ蒸留、それと `token`とトークン'
  for (const match of linkTerms(compiled.ja, text)) expect(text.slice(match.start, match.end)).toBe(match.text)
  expect(linkTerms(compiled.ja, text).map(({ start, end }) => [start, end])).toEqual([
    [8, 14],
    [27, 31],
  ])
})

describe('what is refused, and by which rule', () => {
  test.each<[Language, string, string]>([
    ['en', 'model distillation', 'model-distillation:distillation:inside-longer'],
    ['en', 'reagent', 'ai-agent:agent:inside-word'],
    ['ja', 'ユーザーエージェント', 'ai-agent:エージェント:same-script-before'],
    ['en', 'a real-world model', 'world-model:world model:broken'],
    ['en', 'a rag doll', 'rag:rag:other-case'],
    ['ja', '蒸留酒', 'model-distillation:蒸留:shield'],
    ['en', '`token`', 'token:token:code'],
    ['en', 'https://acme.example/token', 'token:token:address'],
    ['en', '[token](https://acme.example)', 'token:token:link'],
    ['en', 'our new Managed Agents offer', 'ai-agent:Agents:name'],
    ['en', 'token by token', 'token:token:repeated'],
  ])('%s: %s', (language, text, expected) => {
    const { refused } = explainLinks(compiled[language], text)
    expect(refused.map(({ term: id, text: found, rule }) => `${id}:${found}:${rule}`)).toContain(expected)
  })

  test('the links are the same with and without reasons', () => {
    for (const text of [
      'agents. Managed Agents',
      'RAG `RAG` AI Agents SDK',
      'Managed Agents and agents',
      '`token` token 蒸留酒 蒸留',
      'token token AI agents',
    ])
      for (const language of ['en', 'ja'] as const)
        expect(explainLinks(compiled[language], text).matches).toEqual(linkTerms(compiled[language], text))
  })
})
