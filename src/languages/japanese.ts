const marks = '、。，．：；？！（）「」『』【】〈〉《》・'
const wide = `[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆…${marks}]`

/** Rules of the JTF style guide, in order: what they find, and what is set instead. Each takes time that grows as the text does. */
const rules: [RegExp, string][] = [
  [new RegExp(`(?<=${wide}) ?:(?=[ A-Za-z]|${wide}|$)`, 'gu'), '：'],
  [new RegExp(`(?<=${wide})!(?![!=])`, 'gu'), '！'],
  [new RegExp(`(?<=${wide})\\?(?![!?])`, 'gu'), '？'],
  [new RegExp(`(?<=${wide}), ?(?=${wide})`, 'gu'), '、'],
  /** No space beside a full-width mark, which brings its own. */
  [new RegExp(`(?<=[${marks}]) | (?=[${marks}])`, 'gu'), ''],
  /** No space between full and half width (JTF 3.1.1). */
  [new RegExp(`(?<=${wide}) (?=[\\p{Script=Latin}\\d])`, 'gu'), ''],
  [new RegExp(`(?<=[\\p{Script=Latin}\\d%]) (?=${wide})`, 'gu'), ''],
]

/** Japanese on one line, as the house sets it. English stays as it is, and so does what holds an address, which ends at a space. */
export function setJapanese(text: string): string {
  if (!japanese.test(text) || code.test(text)) return text
  return rules.reduce((set, [found, instead]) => set.replace(found, instead), wideBrackets(text))
}

/** Round brackets around wide text, or behind it (JTF 3.3). */
function wideBrackets(text: string): string {
  return text.replace(/\(([^()]*)\)/gu, (all, inner: string, at: number) =>
    isWide.test(inner) || endsWide.test(text.slice(Math.max(0, at - 2), at)) ? `（${inner}）` : all,
  )
}

const isWide = new RegExp(wide, 'u')
const endsWide = new RegExp(`${wide} ?$`, 'u')

/** Addresses, options, calls and formulas mean something else with another space or mark. */
const code = /:\/\/|(?:^|\s)--?[a-z]|[`'"<>=]|\w\(|\(\?|^npm |(?:^|\s)(?:npm|pip|git) /

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
