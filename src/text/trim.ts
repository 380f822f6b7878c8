const sentences = new Intl.Segmenter('und', { granularity: 'sentence' })
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** As many whole sentences as fit into `max` characters; if not even one does, cut at a word and mark the cut. */
export function trimAtSentence(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of sentences.segment(text)) {
    if ((kept + segment).trimEnd().length > max) break
    kept += segment
  }
  return kept.trim() || trimAtWord(text, max)
}

/** At most `max` characters, cut between words where the script has spaces, with an ellipsis. */
export function trimAtWord(text: string, max: number): string {
  if (text.length <= max) return text
  let cut = ''
  for (const { segment } of graphemes.segment(text)) {
    if (cut.length + segment.length > max - 1) break
    cut += segment
  }
  const space = cut.lastIndexOf(' ')
  const asciiCut = /^[\u0021-\u024f]/.test(text.slice(cut.length)) && /[\u0021-\u024f]$/.test(cut)
  return `${(asciiCut && space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:、，・（(「-]+$/u, '')}…`
}
