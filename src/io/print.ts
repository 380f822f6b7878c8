import { styleText } from 'node:util'
import { type Problem, sentence } from '../model/problem.ts'
import { columnsOf, wrap } from '../text/wrap.ts'

/** A line on standard output, or several; on a terminal long ones go on below, indented. */
export function print(text = ''): void {
  process.stdout.write(`${folded(text, process.stdout)}\n`)
}

/** One JSON value on one line of standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** A line beside the result, on standard error. */
export function remark(text: string): void {
  process.stderr.write(`${folded(text, process.stderr)}\n`)
}

function folded(text: string, { isTTY, columns }: NodeJS.WriteStream): string {
  return isTTY ? wrap(text, columns || 80, { hanging: 2 }) : text
}

/** A reader that has seen enough, such as `head`, ends what is printed, not the work and not its exit code. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
    })
}

type Style = Parameters<typeof styleText>[0]

/** Coloured where the stream is a terminal and NO_COLOR does not forbid it. */
export function styled(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(style, text, { stream })
}

export function remarkProblems(problems: Problem[]): void {
  for (const each of problems) {
    const mark = each.fatal ? styled('red', '✗', process.stderr) : styled('yellow', '!', process.stderr)
    remark(`${mark} ${printable(sentence(each))}`)
  }
}

/** Text from outside without the controls that could move a terminal's cursor. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
}

/** Rows under a head, columns aligned by what a terminal shows. */
export function table(head: string[], rows: string[][]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => columnsOf(row[column] ?? ''))))
  const line = (row: string[]) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - columnsOf(cell)))
      .join('  ')
      .trimEnd()
  return [styled('bold', line(head)), ...rows.map((row) => line(row.map(printable)))].join('\n')
}
