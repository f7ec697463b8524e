import type { practice } from '../../i18n/practice.ts';
import type { KeyOf } from '../../i18n/index.ts';
import { decisionsOf } from './records.ts';
import type { PracticeTable } from './table.ts';

type Key = KeyOf<typeof practice.en>;

/** What one should have done once, and how far it is. */
export function tasksOf(table: PracticeTable): { name: Key; done: boolean }[] {
  const decisions = decisionsOf(table);
  return [
    { name: 'taskDecide', done: decisions.length > 0 },
    { name: 'taskWork', done: decisions.some((one) => one.state === 'in-force' || one.state === 'ended') },
    { name: 'taskAnswer', done: Boolean(table['inject:practice-question']?.answer) },
  ];
}

/** What to do or to look at next. */
export function hintOf(table: PracticeTable): Key {
  const [decided, works, answered] = tasksOf(table).map((task) => task.done);
  if (decisionsOf(table).some((one) => one.state === 'preparing')) return 'hintWait';
  if (!decided) return 'hintDecide';
  if (!answered) return works ? 'hintWorks' : 'hintAnswer';
  return works ? 'hintDone' : 'hintDecide';
}
