/** Something an editor should know. `where` names a file and field or a source; `fix` says what to do about it. */
export interface Problem {
  rule: string
  where: string
  message: string
  fix?: string
  fatal: boolean
}

/** Thrown for a file or a request that a person has to mend; the command line prints its problems and stops. */
export class BadInput extends Error {
  readonly problems: Problem[]

  constructor(...problems: Problem[]) {
    super(problems.map(sentence).join('\n'))
    this.name = 'BadInput'
    this.problems = problems
  }
}

/** A problem as one line: `feeds/x/y.yaml → url: must be https (use https://…)`. */
export function sentence({ where, message, fix }: Problem): string {
  return `${where}: ${message}${fix ? ` (${fix})` : ''}`
}
