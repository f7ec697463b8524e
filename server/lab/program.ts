import { PackError } from '#scenarios/load.ts';
import { suggest } from '#sim/suggest.ts';
import { Misuse } from './flags.ts';
import type { Verb } from './verb.ts';

/** A program of several verbs: `npm run <name> -- <verb> ...`. */
export interface Program {
  name: string;
  intro: string;
  verbs: Readonly<Record<string, Verb>>;
}

/** Runs one verb of a program and sets this process's exit code: 0 done, 1 fell short, 2 the call or the pack was wrong. */
export async function runProgram(program: Program, args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await dispatch(program, args);
  } catch (error) {
    // A pack's mistakes and a wrong flag are the reader's to mend: their sentence is enough, a stack trace would bury it.
    const known = error instanceof PackError || error instanceof Misuse;
    const text = known ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 2;
  }
}

async function dispatch(program: Program, [name, ...args]: readonly string[]): Promise<number> {
  const { verbs } = program;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return say(helpOf(program));
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb)
    throw new Misuse(
      `There is nothing called "${name}" here; ${suggest(name, Object.keys(verbs))}\n\n${helpOf(program)}`,
    );
  if (args.includes('--help') || args.includes('-h')) return say(verb.help);
  const answer = await verb.run(args);
  say(answer.out);
  return answer.code;
}

const helpOf = ({ name, intro, verbs }: Program): string => {
  const list = Object.entries(verbs).map(([id, { what }]) => `  npm run ${name} -- ${id.padEnd(8)}  ${what}`);
  return `${intro}\n\n${list.join('\n')}\n\n  npm run ${name} -- <verb> --help   what a verb takes`;
};

const say = (text: string): number => (process.stdout.write(`${text}\n`), 0);
