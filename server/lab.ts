import { PackError } from '#scenarios/load.ts';
import { suggest } from '#sim/suggest.ts';
import { Misuse } from './lab/flags.ts';
import { par } from './lab/par.ts';
import { run } from './lab/run.ts';
import type { Verb } from './lab/verb.ts';

const verbs: Record<string, Verb> = { run, par };

const HELP = `The workbench: plays a scenario without browsers. Every answer is computed by playing, never read from anywhere.

${Object.entries(verbs)
  .map(([name, verb]) => `  npm run lab -- ${name.padEnd(8)}  ${verb.what}`)
  .join('\n')}

  npm run lab -- <verb> --help   what a verb takes`;

/** @returns the exit code: 0 done, 1 what was judged fell short, 2 the call or the pack was wrong */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return say(HELP);
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) throw new Misuse(`The lab does not "${name}"; ${suggest(name, Object.keys(verbs))}\n\n${HELP}`);
  if (args.includes('--help') || args.includes('-h')) return say(verb.help);
  const answer = await verb.run(args);
  say(answer.out);
  return answer.code;
}

const say = (text: string): number => (process.stdout.write(`${text}\n`), 0);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // A pack's mistakes and a wrong flag are the reader's to mend: their sentence is enough, a stack trace would bury it.
  const known = error instanceof PackError || error instanceof Misuse;
  const text = known ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 2;
}
