/** The numbers and spellings in which an English noun may stand for a form: tokens, capabilities, chains of thought, quantisation. */
export function nounForms(form: string): string[] {
  const [, head = form, rest = ''] = /^(\S+)( of .+)$/.exec(form) ?? []
  return [...new Set([form, `${plural(head)}${rest}`, `${singular(head)}${rest}`].flatMap(spellings))]
}

/** -s, -ed and -ing: distil, distilled, distilling. */
export function verbForms(verb: string): string[] {
  const stem = verb.replace(/e$/, '')
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`
  const doubled = /[^aeiou][aeiou][^aeiouwxy]$/.test(verb) ? verb + verb.at(-1) : stem
  const forms = [verb, plural(verb), past, `${stem}ing`, `${doubled}ed`, `${doubled}ing`]
  return [...new Set(forms.flatMap(spellings))]
}

/** The nouns that may be made of a verb: distillation of distill, fine tuning of fine-tune. */
export function nounsOf(verb: string): string[] {
  const stem = verb.toLowerCase().replace(/e$/, '').replaceAll('-', ' ')
  return ['ing', 'ation', 'ion', `${stem.at(-1)}ing`].map((ending) => `${stem}${ending}`)
}

function plural(word: string): string {
  if (!/[a-z]$/i.test(word)) return word
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`
  return /(x|z|s|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`
}

/** Of a form that is a plural itself: guardrail of guardrails. */
function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  return /[a-z]s$/.test(word) && !/(ss|us|is|as|ics)$/.test(word) ? word.slice(0, -1) : word
}

/** As written in America and in Britain. */
function spellings(form: string): string[] {
  const british = form
    .replace(/(?<=[a-z]{2})iz(?=(e[srd]?|ing|ations?|ers?)\b)/g, 'is')
    .replace(/center(?=s?\b)/g, 'centre')
  return british === form ? [form] : [form, british]
}
