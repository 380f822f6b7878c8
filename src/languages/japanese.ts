const marks = '、。，．：；？！（）「」『』【】〈〉《》・'
const wide = `[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆…${marks}]`

/** Rules of the JTF style guide, in order: what they find, and what is set instead. Code and addresses hold no wide character. */
const rules: [RegExp, string][] = [
  /** Round brackets around wide text, or behind it (JTF 3.3). */
  [new RegExp(`(?<=${wide})\\s*\\(([^()]*)\\)`, 'gu'), '（$1）'],
  [new RegExp(`\\s*\\(([^()]*${wide}[^()]*)\\)\\s*`, 'gu'), '（$1）'],
  [new RegExp(`(?<=${wide}):(?=\\s|${wide}|[A-Za-z])`, 'gu'), '：'],
  [new RegExp(`(?<=${wide})!(?!=)`, 'gu'), '！'],
  [new RegExp(`(?<=${wide})\\?`, 'gu'), '？'],
  [new RegExp(`(?<=${wide}),\\s*(?=${wide})`, 'gu'), '、'],
  /** No space beside a full-width mark, which brings its own. */
  [new RegExp(`(?<=[${marks}])\\s+|\\s+(?=[${marks}])`, 'gu'), ''],
  /** No space between full and half width (JTF 3.1.1). */
  [new RegExp(`(?<=${wide})[ \\u00a0]+(?=[\\u0021-\\u024f])`, 'gu'), ''],
  [new RegExp(`(?<=[\\u0021-\\u024f])[ \\u00a0]+(?=${wide})`, 'gu'), ''],
]

/** Japanese as the house sets it. Text without a Japanese character stays as it is. */
export function setJapanese(text: string): string {
  if (!japanese.test(text)) return text
  return rules.reduce((set, [found, instead]) => set.replace(found, instead), text)
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
