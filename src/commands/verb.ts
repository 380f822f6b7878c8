import { existsSync } from 'node:fs'
import { fileFault } from '../io/files.ts'
import { outliveReaders, remarkProblems } from '../io/print.ts'
import { BadInput } from '../model/problem.ts'

/** Does a verb's work and answers the exit code: 0 done, 1 something to mend. What a person can mend is printed; a bug is thrown. */
export async function runVerb(work: () => Promise<number>): Promise<number> {
  outliveReaders()
  try {
    refuseMjmlConfig()
    return await work()
  } catch (error) {
    const bad = error instanceof BadInput ? error : fileFault(error)
    if (!bad) throw error
    remarkProblems(bad.problems)
    return 1
  }
}

/** mjml, when it is loaded, runs the packages that such a file in the working folder names: nothing starts beside one. */
function refuseMjmlConfig() {
  const file = '.mjmlconfig'
  if (!existsSync(file)) return
  throw new BadInput({
    rule: 'mjmlconfig',
    where: file,
    message: 'would run code in every render',
    fix: 'delete it, or call hayami from another folder',
    fatal: true,
  })
}
