import { par } from './lab/par.ts';
import { runProgram } from './lab/program.ts';
import { run } from './lab/run.ts';

await runProgram(
  {
    name: 'lab',
    intro:
      'The workbench: plays a scenario without browsers. Every answer is computed by playing, never read from anywhere.',
    verbs: { run, par },
  },
  process.argv.slice(2),
);
