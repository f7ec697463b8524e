import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = new URL('../docs/decisions/', import.meta.url);
const files = readdirSync(fileURLToPath(folder)).toSorted();
const text = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

it('decisions are numbered from 1 on, each number once', () => {
  expect(files.map((file) => Number(/^(\d{3})-[a-z0-9-]+\.md$/.exec(file)?.[1]))).toEqual(
    files.map((_file, i) => i + 1),
  );
});

it.each(files)('%s says its number, date, status, context, decision and consequence', (file) => {
  const [number] = file.split('-');
  const content = text(file);
  expect(content).toMatch(new RegExp(`^# ${Number(number)}\\. \\S`));
  expect(content).toMatch(/^Date: \d{4}-\d{2}(-\d{2})?$/m);
  for (const part of ['Context', 'Decision', 'Consequence']) expect(content).toContain(`\n**${part}.** `);
  const status = /^Status: (.*)$/m.exec(content)?.[1] ?? '';
  expect(status).toMatch(/^(accepted|superseded by \d+)$/);
});

it('what is superseded names a later decision that is there', () => {
  const heirs = files.map((file) => Number(/^Status: superseded by (\d+)$/m.exec(text(file))?.[1] ?? 0));
  const lost = heirs.filter((heir, i) => heir !== 0 && (heir <= i + 1 || heir > files.length));
  expect(lost).toEqual([]);
});
