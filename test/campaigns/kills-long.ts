/** The long form of test/kills.test.ts: `npm run campaign:kills [-- KILLS SEED]`. It ends with 1 if anybody was mailed twice or lost. */
import { killCampaign } from './kills.ts'

const [kills = 300, seed = 1] = process.argv.slice(2).map(Number)
const started = performance.now()
const so = await killCampaign({ kills, killsPerRound: 5, readers: 30, seed }, ({ kills: done, rounds, twice, lost }) =>
  console.error(`${done} kills in ${rounds} rounds: ${twice} twice, ${lost} lost`),
)
console.log(`seed ${seed}, ${((performance.now() - started) / 60_000).toFixed(1)} minutes`)
console.log(`kills              ${so.kills} (and ${so.tooLate} that came after the end)`)
console.log(
  `after the step     ${Object.entries(so.hits)
    .map((hit) => hit.join(' '))
    .join(', ')}`,
)
console.log(`deliveries         ${so.rounds * so.readers} (${so.rounds} rounds of ${so.readers} readers)`)
console.log(`exactly once       ${so.once}`)
console.log(
  `in doubt           ${so.doubtTaken + so.doubtNotTaken} (${so.doubtTaken} taken, ${so.doubtNotTaken} not; at most ${so.mostInDoubtPerKill} a kill)`,
)
console.log(`twice              ${so.twice}`)
console.log(`lost               ${so.lost}`)
process.exitCode = so.twice + so.lost > 0 || so.mostInDoubtPerKill > 1 ? 1 : 0
