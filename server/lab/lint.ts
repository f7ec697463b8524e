import { lintOf, type Finding } from '../report/lint.ts';
import { aligned } from './figures.ts';
import { mark, readFlags } from './flags.ts';
import { openScenario, SCENARIO_HELP, scenarioFlags } from './scenario.ts';
import type { Verb } from './verb.ts';

const flags = { ...scenarioFlags, json: mark() };

export const lint: Verb = {
  what: 'read the messages against the model',
  help: `Plays every policy of the scenario, some halves of each and some players at random, and reads the messages as they arrive: answers
that change nothing, answers that do again what is decided already, words of the hour that are wrong when the message comes, services said
to be down that stand, a calm that is none, numbers that the world should count. Reads the English texts. Exit code 1 when it finds
something.

  npm run lab -- lint <scenario> [--json]

${SCENARIO_HELP}`,
  async run(args) {
    const { values, positionals } = readFlags(args, flags);
    const { pack, world, policies } = await openScenario('lint', positionals, values);
    const findings = lintOf(pack, world, policies);
    return {
      out: values.json ? JSON.stringify(findings) : table(findings),
      code: findings.length > 0 ? 1 : 0,
    };
  },
};

const table = (findings: readonly Finding[]): string =>
  findings.length === 0
    ? 'Nothing found: what the messages say is borne out in every play.'
    : aligned([
        ['message', 'words or answer', 'why'],
        ...findings.map(({ inject, what, why }) => [inject, what, why]),
      ]);
