import { expect, test } from 'vitest'
import { killCampaign } from './campaigns/kills.ts'

test('a run killed five times over thirty readers: everybody once, at most one in doubt a kill, nobody twice, nobody lost', async () => {
  const so = await killCampaign({ kills: 5, killsPerRound: 5, readers: 30, seed: 7 })
  expect(so).toMatchObject({ kills: 5, twice: 0, lost: 0 })
  expect(so.mostInDoubtPerKill).toBeLessThanOrEqual(1)
  expect(so.once + so.doubtTaken + so.doubtNotTaken).toBe(so.rounds * 30)
})
