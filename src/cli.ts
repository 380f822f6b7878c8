import { Command } from 'commander'
import { version } from './commands/version.ts'

const program = new Command('hayami')
  .description('A bilingual digest of AI vendors’ official announcements.')
  .version(version)
  .option('-C, --root <folder>', 'the newsletter’s folder', process.cwd())
  .option('--json', 'print machine-readable output and nothing else')
  .showHelpAfterError('(see hayami --help)')
  .showSuggestionAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))

const date = ['--date <date>', 'the issue’s date, such as 2026-05-21'] as const
const record = ['--record <file>', 'keep every answer in a WARC file, such as day.warc.gz'] as const
const replay = ['--replay <file-or-folder>', 'use kept answers instead of the network'] as const
const transport = ['--transport <name>', 'file (a rehearsal) or smtp', 'file'] as const

program
  .command('check')
  .description('validate feeds, glossary, issues, settings and rendered editions, offline')
  .option(...date)
  .action(async (_, command) =>
    run(async () => (await import('./commands/check.ts')).checkCommand(command.optsWithGlobals())),
  )
program
  .command('fetch [source...]')
  .description('show what sources give now')
  .option(...record)
  .option(...replay)
  .action(async (sources, _, command) =>
    run(async () => (await import('./commands/fetch.ts')).fetchCommand(sources, command.optsWithGlobals())),
  )
program
  .command('draft')
  .description('pull every source and write or refresh issues/<date>.yaml')
  .option(...date)
  .option(...record)
  .option(...replay)
  .option('--dry-run', 'write nothing; say what translating would cost')
  .action(async (_, command) =>
    run(async () => (await import('./commands/draft.ts')).draftCommand(command.optsWithGlobals())),
  )
program
  .command('studio')
  .description('look at an issue on your own machine')
  .option(...date)
  .option('--port <port>', 'on loopback', '4321')
  .action(async (_, command) =>
    run(async () => (await import('./commands/studio.ts')).studioCommand(command.optsWithGlobals())),
  )
program
  .command('render')
  .description('write html, txt, eml and mjml of both editions')
  .option(...date)
  .option('--out <folder>', 'where to (default: out/<date>)')
  .action(async (_, command) =>
    run(async () => (await import('./commands/render.ts')).renderCommand(command.optsWithGlobals())),
  )
program
  .command('pictures')
  .description('take pictures of both editions, side by side')
  .option(...date)
  .option('--out <folder>', 'where to (default: out/pictures)')
  .action(async (_, command) =>
    run(async () => (await import('./commands/pictures.ts')).picturesCommand(command.optsWithGlobals())),
  )
program
  .command('approve')
  .description('run all checks and bind the approval to what was checked')
  .option(...date)
  .option('--by <name>', 'who approves')
  .action(async (_, command) =>
    run(async () => (await import('./commands/approve.ts')).approveCommand(command.optsWithGlobals())),
  )
program
  .command('send')
  .description('deliver an approved issue to everybody who has not got it')
  .option(...date)
  .option(...transport)
  .option('--out <folder>', 'where the file transport writes')
  .option('--to <address>', 'both editions to one address, as a test')
  .option('--dry-run', 'only say who would get it')
  .option('--in-doubt <verdict>', 'of those in doubt: sent (they have it) or resend (the next send mails them)')
  .action(async (_, command) =>
    run(async () => (await import('./commands/send.ts')).sendCommand(command.optsWithGlobals())),
  )
program
  .command('run')
  .description('what the scheduler calls: send what is approved and due, draft today')
  .option(...record)
  .option(...replay)
  .option(...transport)
  .action(async (_, command) =>
    run(async () => (await import('./commands/run.ts')).runCommand(command.optsWithGlobals())),
  )
program
  .command('terms')
  .description('the glossary by use: how often each term was linked, and words that recur without an entry')
  .option('--all', 'every term and every such word')
  .action(async (_, command) =>
    run(async () => (await import('./commands/terms.ts')).termsCommand(command.optsWithGlobals())),
  )
program
  .command('demo')
  .description('build the sample issue, offline, under out/demo')
  .action(async (_, command) =>
    run(async () => (await import('./commands/demo.ts')).demoCommand(command.optsWithGlobals())),
  )

const subscribers = program.command('subscribers').description('list, add and remove subscribers')
subscribers
  .command('list')
  .description('who gets which edition')
  .action(async (_, command) =>
    run(async () => (await import('./commands/subscribers.ts')).listSubscribers(command.optsWithGlobals())),
  )
subscribers
  .command('add <address>')
  .description('add somebody who agreed to it')
  .requiredOption('--language <code>', 'en or ja')
  .option('--consent <text>', 'how they agreed', 'added by the operator')
  .action(async (address, _, command) =>
    run(async () => (await import('./commands/subscribers.ts')).addSubscriber(address, command.optsWithGlobals())),
  )
subscribers
  .command('remove <address>')
  .description('stop an address’s mail')
  .action(async (address, _, command) =>
    run(async () => (await import('./commands/subscribers.ts')).removeSubscriber(address, command.optsWithGlobals())),
  )

const explain = program.command('explain').description('show how hayami reads something, one JSON object a line')
explain
  .command('feed <file>')
  .description('which items a feed or page holds, as hayami reads them')
  .option('--content-type <type>', 'as the server would say')
  .option('--url <url>', 'where it would come from')
  .option('--source <id>', 'whose rules to use')
  .action(async (file, _, command) =>
    run(async () => (await import('./commands/explain.ts')).explainFeed(file, command.optsWithGlobals())),
  )
explain
  .command('url <url...>')
  .description('whether an address is official, whose, and why')
  .option('--vendor <id>', 'of this vendor only')
  .action(async (urls, _, command) =>
    run(async () => (await import('./commands/explain.ts')).explainUrl(urls, command.optsWithGlobals())),
  )
explain
  .command('stories <file>')
  .description('which items of a JSON Lines file report one announcement')
  .option('--why', 'also what was checked, and what was kept apart by which rule')
  .action(async (file, options) =>
    run(async () => (await import('./commands/explain.ts')).explainStories(file, options)),
  )
explain
  .command('terms')
  .description('which terms each line of standard input holds')
  .requiredOption('--language <code>', 'en or ja')
  .option('--glossary <folder>', 'another glossary')
  .option('--why', 'also what was found and is no link, and by which rule')
  .action(async (_, command) =>
    run(async () => (await import('./commands/explain.ts')).explainTerms(command.optsWithGlobals())),
  )
explain
  .command('origins')
  .description('whose words each announcement of an issue is in, in each language, and how they were found')
  .option(...date)
  .action(async (_, command) =>
    run(async () => (await import('./commands/explain.ts')).explainOrigins(command.optsWithGlobals())),
  )

/** Exit codes: 0 done, 1 something to mend, 2 a wrong call. */
async function run(work: () => Promise<number>) {
  const { runVerb } = await import('./commands/verb.ts')
  process.exitCode = await runVerb(work)
}

await program.parseAsync()
