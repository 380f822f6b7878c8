import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLedger } from '../../src/io/ledger.ts'
import { temporaryFolder } from '../support.ts'

const at = '2026-05-21T00:00:00Z'

test('each subscriber is claimed once for an issue, however many runs there are', () => {
  const path = join(temporaryFolder(), 'a', 'ledger.sqlite')
  const [one, two] = [openLedger(path), openLedger(path)]
  for (let n = 0; n < 250; n += 1) one.add({ address: `reader${n}@mail.example`, language: 'en', consent: 'test', at })
  const claimed: number[] = []
  for (let turn = 0; turn < 6; turn += 1)
    for (const ledger of [one, two]) claimed.push(...ledger.claim('2026-05-21', at, 0).map(({ id }) => id))
  expect(claimed).toHaveLength(250)
  expect(new Set(claimed).size).toBe(250)
  one.close()
  two.close()
})

test('a claim that nobody settled is found again, one that may wait is released', () => {
  const ledger = openLedger(':memory:')
  const [a, b] = ['a@mail.example', 'b@mail.example'].map((address) =>
    ledger.add({ address, language: 'ja', consent: 'test', at }),
  )
  ledger.claim('i', at, 0)
  ledger.settle('i', b?.id ?? 0, { kind: 'later', detail: '' }, at)
  expect(ledger.unfinished('i', '2026-05-21T00:15:00Z').map(({ id }) => id)).toEqual([a?.id])
  expect(ledger.unfinished('i', at)).toEqual([])
  expect(ledger.claim('i', at, 0).map(({ id }) => id)).toEqual([b?.id])
  ledger.settle('i', a?.id ?? 0, { kind: 'sent', detail: '' }, at)
  expect(ledger.count('i')).toEqual({ claimed: 1, sent: 1, refused: 0, 'in-doubt': 0 })
  ledger.close()
})

test('an address subscribes once, whatever its case', () => {
  const ledger = openLedger(':memory:')
  ledger.add({ address: 'A@mail.example', language: 'en', consent: 'test', at })
  expect(() => ledger.add({ address: 'a@MAIL.example', language: 'ja', consent: 'test', at })).toThrow(
    'is subscribed already',
  )
  expect(ledger.remove('a@mail.EXAMPLE')).toBe(true)
  expect(ledger.subscribers()).toEqual([])
  ledger.close()
})
