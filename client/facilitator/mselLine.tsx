import { Ban, ChevronDown, ChevronRight, CirclePause, CirclePlay, Send } from 'lucide-preact';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { MselRow, TeamRow } from '#protocol/views.ts';
import { canDirect } from '../command.ts';
import { sinceOnset, timeOfDay } from '../format.ts';
import { labelled } from '../i18n/common.ts';
import { pick } from '../i18n/index.ts';
import { msel as words } from '../i18n/msel.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Badge } from '../ui/badge.tsx';
import { ChannelIcon } from '../ui/channel.tsx';
import { isFor, placeOf, statusOf } from './msel.ts';
import { MselDetails } from './mselDetails.tsx';
import { statusText } from './mselWords.ts';
import { useInjectCommands } from './useInjectCommands.ts';
import './msel.css';
import './pieces.css';

export interface MselLineProps {
  row: MselRow;
  tick: number;
  catalogue: Catalogue;
  teams: readonly TeamRow[];
  /** It stands above the "now" line. */
  past: boolean;
  open: boolean;
  onToggle: () => void;
}

const tones = { must: 'red', should: 'amber', may: 'neutral' } as const;

/** An inject in one line: when, how, what, where it stands, whom it is for; its details unfold below it. */
export function MselLine({ row, tick, catalogue, teams, past, open, onToggle }: MselLineProps) {
  const { t } = words;
  const { pending, act } = useInjectCommands(row);
  const at = placeOf(row, tick);
  const state = statusOf(row, tick);
  const off = !canDirect() || pending;
  const title = pick(row.title);
  const everyone = row.roles.length === 0;
  const forWhom = everyone
    ? t('forAll')
    : t('forRoles', {
        roles: row.roles
          .map((id) => catalogue.roles.find((role) => role.id === id))
          .map((role, i) => (role ? pick(role.name) : (row.roles[i] ?? '')))
          .join(', '),
      });
  return (
    <article class={`msel-item msel-${state} ${open ? 'is-open' : ''}`} data-inject={row.id}>
      <div class="msel-line">
        <span class="msel-time">
          {at !== null && (
            <>
              <b>{timeOfDay(at, catalogue.clock)}</b>
              <span>{sinceOnset(at, catalogue.clock)}</span>
            </>
          )}
        </span>
        <ChannelIcon class="muted" channel={row.channel} />
        <div>
          <button type="button" class="row-button msel-title" aria-expanded={open} onClick={onToggle}>
            <Icon of={open ? ChevronDown : ChevronRight} size={13} />
            {title}
          </button>
          <span class="msel-status">
            <Badge tone={past ? 'quiet' : tones[row.priority]}>{t(row.priority)}</Badge>
            {state === 'held' && <Icon of={CirclePause} size={12} />}
            {state === 'skipped' && <Icon of={Ban} size={12} />}
            <span title={statusText(row, tick, catalogue.clock)}>
              {statusText(row, tick, catalogue.clock)}
            </span>
          </span>
        </div>
        <span class="msel-acts">
          {state !== 'sent' && (
            <Button
              small
              kind="plain"
              class="msel-act"
              icon={Send}
              label={labelled(t('fire'), title)}
              disabled={off}
              onClick={() => void act('fire')}
            />
          )}
          {(state === 'planned' || state === 'waiting' || state === 'due' || state === 'partly-sent') && (
            <Button
              small
              kind="plain"
              class="msel-act"
              icon={CirclePause}
              label={labelled(t('hold'), title)}
              disabled={off}
              onClick={() => void act('hold')}
            />
          )}
          {state === 'held' && (
            <Button
              small
              kind="plain"
              class="is-on"
              icon={CirclePlay}
              label={labelled(t('release'), title)}
              disabled={off}
              onClick={() => void act('release')}
            />
          )}
        </span>
        <span class="msel-lanes" role="img" aria-label={forWhom} title={forWhom}>
          {catalogue.roles.map((role) => (
            <i
              key={role.id}
              class={
                isFor(row, role.id)
                  ? everyone
                    ? 'msel-lane msel-lane-all'
                    : 'msel-lane msel-lane-on'
                  : 'msel-lane'
              }
            />
          ))}
        </span>
      </div>
      {open && <MselDetails row={row} tick={tick} catalogue={catalogue} teams={teams} />}
    </article>
  );
}
