import {
  Clock3,
  CirclePause,
  ClipboardList,
  MessageSquareWarning,
  RefreshCw,
  RotateCcw,
  UserX,
  X,
  type LucideIcon,
} from 'lucide-preact';
import type { Lifecycle } from '#protocol/views.ts';
import { canDirect, useCommand } from '../command.ts';
import { dayAndTime, ticks, type ExerciseClock } from '../format.ts';
import { common } from '../i18n/common.ts';
import { console as words } from '../i18n/console.ts';
import { pick } from '../i18n/index.ts';
import { teams as teamWords } from '../i18n/teams.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { Empty } from '../ui/states.tsx';
import type { Need } from './attention.ts';
import { Name } from '../ui/written.tsx';
import './room.css';
import './needs.css';
import './pieces.css';

export interface NeedsPanelProps {
  needs: readonly Need[];
  lifecycle: Lifecycle;
  /** The clock is being run ahead. */
  jumping: boolean;
  tick: number;
  clock: ExerciseClock;
  onTeam: (team: string, about: 'situation' | 'inbox') => void;
  onInject: (inject: string) => void;
  /** That newer rules apply was read. */
  onRenewedSeen: () => void;
}

/** Most lines shown, the most pressing ones: the panel must fit beside the MSEL. */
const atMost = 8;

export function NeedsPanel({ needs, lifecycle, jumping, ...of }: NeedsPanelProps) {
  const { t } = words;
  const urgent = needs.filter(({ kind }) => kind === 'overdue' || kind === 'recovered').length;
  return (
    <Panel
      class="needs-panel"
      title={t('needs')}
      scroll
      aside={needs.length > 0 ? <b class={urgent > 0 ? 'text-red' : ''}>{needs.length}</b> : undefined}
    >
      {needs.length === 0 && (
        <Empty>
          {t(
            jumping
              ? 'needsJumping'
              : lifecycle === 'lobby'
                ? 'needsLobby'
                : lifecycle === 'briefing'
                  ? 'needsBriefing'
                  : 'needsNothing',
          )}
        </Empty>
      )}
      <ul class="act-list">
        {needs.slice(0, atMost).map((need) => (
          <li key={keyOf(need)} class={`need need-${need.kind}`}>
            <NeedLine need={need} {...of} />
          </li>
        ))}
      </ul>
      {needs.length > atMost && <p class="muted">{t('needsMore', { count: needs.length - atMost })}</p>}
    </Panel>
  );
}

function keyOf(need: Need): string {
  if (need.kind === 'recovered' || need.kind === 'renewed') return need.kind;
  return `${need.kind} ${need.kind === 'held-late' ? need.inject.id : need.team.id}`;
}

const icons: Record<Need['kind'], LucideIcon> = {
  recovered: RotateCcw,
  renewed: RefreshCw,
  overdue: MessageSquareWarning,
  'held-late': CirclePause,
  unprepared: ClipboardList,
  absent: UserX,
  idle: Clock3,
};

type LineProps = Omit<NeedsPanelProps, 'needs' | 'lifecycle' | 'jumping'> & { need: Need };

function NeedLine({ need, tick, clock, onTeam, onInject, onRenewedSeen }: LineProps) {
  const { t } = words;
  const { pending, run } = useCommand();
  const icon = <Icon of={icons[need.kind]} size={16} />;
  if (need.kind === 'recovered') {
    return (
      <>
        {icon}
        <p>{t('recovered', { time: dayAndTime(tick, clock) })}</p>
        <Button
          small
          kind="primary"
          pending={pending}
          disabled={!canDirect()}
          onClick={() => void run({ type: 'resume' })}
        >
          {t('recoveredResume')}
        </Button>
      </>
    );
  }
  if (need.kind === 'renewed') {
    return (
      <>
        {icon}
        <p>{t(need.since.anew ? 'renewedAnew' : 'renewed', { time: dayAndTime(need.since.tick, clock) })}</p>
        <Button kind="plain" small icon={X} label={common.t('dismiss')} onClick={onRenewedSeen} />
      </>
    );
  }
  if (need.kind === 'held-late') {
    return (
      <>
        {icon}
        <p>
          <button type="button" class="row-button" onClick={() => onInject(need.inject.id)}>
            {pick(need.inject.title)}
          </button>
          <span>{t('needHeld', { duration: ticks(need.ticks, clock) })}</span>
        </p>
      </>
    );
  }
  const what =
    need.kind === 'overdue'
      ? t('needOverdue', { count: need.team.overdue })
      : need.kind === 'idle'
        ? t('needIdle', { duration: ticks(need.ticks, clock) })
        : t(need.kind === 'unprepared' ? 'needUnprepared' : 'needAbsent');
  return (
    <>
      {icon}
      <p>
        <button
          type="button"
          class="row-button"
          aria-label={teamWords.t('openTeam', { name: need.team.name })}
          onClick={() => onTeam(need.team.id, need.kind === 'overdue' ? 'inbox' : 'situation')}
        >
          <Name of={need.team.name} />
        </button>
        <span>{what}</span>
      </p>
    </>
  );
}
