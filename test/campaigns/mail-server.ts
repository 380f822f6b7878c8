/** A real mail server in a process of its own: it says its port, then each step it takes and each message it has taken. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onConnect: (_, callback) => step('connect', callback),
  onMailFrom: (_, __, callback) => step('mail', callback),
  onRcptTo: (_, __, callback) => step('rcpt', callback),
  onData: (stream, session, callback) => {
    say('step data')
    stream.resume().on('end', () => {
      for (const { address } of session.envelope.rcptTo) say(`taken ${address}`)
      step('taken', callback)
    })
  },
})
server.on('error', () => {})
server.listen(0, '127.0.0.1', () => say(`port ${(server.server.address() as AddressInfo).port}`))

/** A moment in which the other side can die before it is answered. */
function step(name: string, callback: () => void) {
  say(`step ${name}`)
  setTimeout(callback, 2)
}

function say(line: string) {
  process.stdout.write(`${line}\n`)
}
