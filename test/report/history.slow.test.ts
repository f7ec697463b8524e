import { expect, test } from 'vitest';
import { par } from '../../server/lab/par.ts';
import type { ParReport } from '../../server/report/par.ts';

test('history comes out as recorded: every row of the par table, on seeds 1 to 20', async () => {
  const { out } = await par.run(['la-poste-2025', '--json']);
  const { rows, seeds } = JSON.parse(out) as ParReport;
  expect(seeds).toHaveLength(20);
  expect(rows.filter((row) => row.verdict !== 'pass')).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(28);
}, 180_000);
