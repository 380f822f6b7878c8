import type { Source } from '../../src/model/source.ts'
import type { Vendor } from '../../src/model/vendor.ts'

/** A vendor and its feed, as the hostile corpus assumes them. */
export const openai: Vendor = {
  id: 'openai',
  name: { en: 'OpenAI', ja: 'OpenAI' },
  hosts: ['openai.com', 'www.openai.com'],
  below: [],
  products: [],
  shared: [],
  translations: [],
}

export const openaiNews: Source = {
  id: 'openai/news',
  vendor: 'openai',
  kind: 'feed',
  name: { en: 'News', ja: 'ニュース' },
  url: 'https://openai.com/news/rss.xml',
  language: 'en',
  main: true,
  roundup: false,
  atLeast: 1,
  evidence: 'a test',
  quirks: [],
}
