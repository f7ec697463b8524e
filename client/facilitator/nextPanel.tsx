import { CirclePause, Send } from 'lucide-preact';
import type { MselRow } from '#protocol/views.ts';
import { canDirect } from '../command.ts';
import { moment, ticks, type ExerciseClock } from '../format.ts';
import { labelled } from '../i18n/common.ts';
import { console as words } from '../i18n/console.ts';
import { pick } from '../i18n/index.ts';
import { msel as mselWords } from '../i18n/msel.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { ChannelIcon } from '../ui/channel.tsx';
import { nextInjects } from './msel.ts';
import { useInjectCommands } from './useInjectCommands.ts';
import './needs.css';
import './pieces.css';

export interface NextPanelProps {
  rows: readonly MselRow[];
  tick: number;
  clock: ExerciseClock;
  onInject: (inject: string) => void;
}

/** The next three, with the two things one does at the last moment. */
export function NextPanel({ rows, tick, clock, onInject }: NextPanelProps) {
  const next = nextInjects(rows, tick, 3);
  return (
    <Panel title={words.t('next')}>
      {next.length === 0 && <p class="muted">{words.t('nextNone')}</p>}
      <ol class="act-list">
        {next.map((row) => (
          <NextLine key={row.id} row={row} tick={tick} clock={clock} onInject={onInject} />
        ))}
      </ol>
    </Panel>
  );
}

function NextLine({ row, tick, clock, onInject }: Omit<NextPanelProps, 'rows'> & { row: MselRow }) {
  const { pending, act } = useInjectCommands(row);
  const off = !canDirect() || pending;
  const title = pick(row.title);
  const due = row.dueTick ?? tick;
  return (
    <li class="next-line">
      <ChannelIcon class="muted" channel={row.channel} />
      <p>
        <button type="button" class="row-button" onClick={() => onInject(row.id)}>
          {title}
        </button>
        <span>
          {moment(due, tick, clock)} · {mselWords.t('statusPlanned', { duration: ticks(due - tick, clock) })}
          {row.condition && (
            <span class="next-condition" title={pick(row.condition)}>
              {mselWords.t('statusIf', { condition: pick(row.condition) })}
            </span>
          )}
        </span>
      </p>
      <Button
        small
        kind="plain"
        icon={Send}
        label={labelled(mselWords.t('fire'), title)}
        disabled={off}
        onClick={() => void act('fire')}
      />
      <Button
        small
        kind="plain"
        icon={CirclePause}
        label={labelled(mselWords.t('hold'), title)}
        disabled={off}
        onClick={() => void act('hold')}
      />
    </li>
  );
}
