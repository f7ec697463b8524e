import { client } from './bench/client.ts';
import { loop } from './bench/loop.ts';
import { world } from './bench/world.ts';
import { runProgram } from './lab/program.ts';

await runProgram(
  {
    name: 'bench',
    intro: 'Measures this machine at work. Ratios within one run compare between machines, absolutes do not.',
    verbs: { world, loop, client },
  },
  process.argv.slice(2),
);
