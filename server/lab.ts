import { balance } from './lab/balance.ts';
import { lint } from './lab/lint.ts';
import { par } from './lab/par.ts';
import { runProgram } from './lab/program.ts';
import { run } from './lab/run.ts';
import { search } from './lab/search.ts';
import { worth } from './lab/worth.ts';
import { serveThread } from './lab/threads.ts';

// This same file is what the threads of a balance run: see lab/threads.ts.
if (!serveThread()) {
  await runProgram(
    {
      name: 'lab',
      intro:
        'The workbench: plays a scenario without browsers. Every answer is computed by playing, never read from anywhere.',
      verbs: { run, par, balance: balance(new URL(import.meta.url)), search, lint, worth },
    },
    process.argv.slice(2),
  );
}
