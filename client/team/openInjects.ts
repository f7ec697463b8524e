import { team } from '../store.ts';
import { isOpen } from './asks.ts';

export function openCount(): number {
  return team.all('inject').filter((entry) => isOpen(entry.record)).length;
}
