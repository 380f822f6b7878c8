import { now } from '../io/clock.ts'
import { type Added, openLedger, type Subscriber } from '../io/ledger.ts'
import { plainAddress } from '../io/mail/message.ts'
import { print, printJson, table } from '../io/print.ts'
import { languageSchema } from '../model/language.ts'
import { BadInput } from '../model/problem.ts'
import { validate } from '../model/validate.ts'
import { type GlobalOptions, open } from './context.ts'
import { ledgerPath } from './send-issue.ts'

export function listSubscribers(options: GlobalOptions): number {
  const ledger = openLedger(ledgerPath(open(options)))
  const rows = ledger.subscribers()
  ledger.close()
  if (options.json) for (const { token, ...row } of rows) printJson(row)
  else
    print(
      table(
        ['id', 'language', 'since', 'address', 'consent'],
        rows.map(({ id, language, since, address, consent }) => [
          String(id),
          language,
          since.slice(0, 10),
          address,
          consent,
        ]),
      ),
    )
  return 0
}

export function addSubscriber(address: string, options: GlobalOptions & { language: string; consent: string }): number {
  const language = validate(languageSchema, options.language, '--language')
  const plain = plainAddress(address)
  const ledger = openLedger(ledgerPath(open(options)))
  try {
    const { subscriber, added } = ledger.add({
      address: plain,
      language,
      consent: options.consent,
      at: now(),
    })
    if (options.json) printJson({ id: subscriber.id, language, added })
    else print(said[added](subscriber))
    return 0
  } finally {
    ledger.close()
  }
}

const said: Record<Added, (subscriber: Subscriber) => string> = {
  new: ({ id, language }) => `Subscriber ${id} gets the ${language} edition.`,
  back: ({ id, language }) => `Subscriber ${id} is back and gets the ${language} edition.`,
  language: ({ id, language }) => `Subscriber ${id} was here already and now gets the ${language} edition.`,
  same: ({ id, language }) => `Subscriber ${id} gets the ${language} edition already.`,
}

export function removeSubscriber(address: string, options: GlobalOptions): number {
  const ledger = openLedger(ledgerPath(open(options)))
  try {
    if (!ledger.remove(address))
      throw new BadInput({
        rule: 'unknown',
        where: 'the address',
        message: 'is not subscribed',
        fix: 'see npx hayami subscribers list',
        fatal: true,
      })
  } finally {
    ledger.close()
  }
  if (options.json) printJson({ removed: true })
  else print('Removed.')
  return 0
}
