import { computed } from '@preact/signals';
import { Check } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Act, DecisionRecord } from '#protocol/views.ts';
import { ticksIn } from '../clock.ts';
import { alerts as words } from '../i18n/alerts.ts';
import { team } from '../store.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icon.tsx';
import { play } from '../ui/sound.ts';
import { cuesBetween } from './cues.ts';
import { figureKey, marksOf } from './marks.ts';
import { actionTitle, clockOf, paceNow, targetOf } from './names.ts';
import './marked.css';

const marks = computed(() =>
  marksOf(
    team.all('decision').map(({ record }) => record),
    paceNow(),
  ),
);

/** Name of the decision that has just begun to act on a figure; null where none has. */
export function struckBy(kind: Act['kind'], id = ''): string | null {
  const decision = marks.value.get(figureKey({ kind, id }));
  return decision ? decisionName(decision) : null;
}

/** A decision with its target, as lists and marks call it. */
export function decisionName({ action, target }: Pick<DecisionRecord, 'action' | 'target'>): string {
  const what = actionTitle(action);
  return target ? `${what}, ${targetOf(action, target)}` : what;
}

/** The badge beside such a figure; it stays as long as the mark, with or without motion. */
export function StruckBy({ what }: { what: string }) {
  return (
    <span class="struck-by" title={words.t('inForceNow', { what })}>
      <Icon of={Check} size={10} />
      <span>
        <span class="visually-hidden">{words.t('inForceNow', { what: '' })}</span>
        {what}
      </span>
    </span>
  );
}

/** After a jump of more than so many minutes no sound is played: too much changes at once for one to mean anything. */
const mostMinutes = 30;

/** Says and sounds what takes effect, wherever the reader is. Nothing to see. */
export function EffectHerald() {
  const before = useRef(team.table.peek());
  const table = team.table.value;
  useEffect(() => {
    const most = ticksIn(mostMinutes, clockOf());
    for (const cue of cuesBetween(before.current, table, most).slice(0, 1)) play(cue);
    before.current = table;
  }, [table]);
  const told = useRef<Set<number> | null>(null);
  useEffect(() => {
    const now = new Map([...marks.value.values()].map((one) => [one.id, one]));
    const known = told.current;
    told.current = new Set(now.keys());
    if (known === null) return;
    for (const [id, one] of now)
      if (!known.has(id)) announce(words.t('inForceNow', { what: decisionName(one) }));
  }, [marks.value]);
  return null;
}
