import { styleText } from 'node:util'

/** A line on a terminal that says what long work is at; nothing in a pipe. */
export interface Progress {
  show(text: string): void
  done(): void
}

export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { show: () => {}, done: () => {} }
  const width = () => Math.max(20, (stream.columns || 80) - 1)
  return {
    show: (text) => stream.write(`\r\u001b[2K${styleText('dim', text.slice(0, width()))}`),
    done: () => stream.write('\r\u001b[2K'),
  }
}
