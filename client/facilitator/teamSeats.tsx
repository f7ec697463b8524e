import { KeyRound, PenLine, UserMinus, Users } from 'lucide-preact';
import { isolated } from '../i18n/sentence.ts';
import { useState } from 'preact/hooks';
import type { FacilitatorRecords } from '#protocol/views.ts';
import { canDirect, useCommand } from '../command.ts';
import { teams as words } from '../i18n/teams.ts';
import { facilitator as store, team as teamStore } from '../store.ts';
import { roleName } from '../team/names.ts';
import { placeText } from '../team/presence.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/states.tsx';
import { Confirm } from './confirm.tsx';
import { NameDialog } from './nameDialog.tsx';
import { SeatLink } from './seatLink.tsx';
import { Name } from '../ui/written.tsx';
import './slide.css';

/** Who sits there: rename, move to another team, a new link, remove. */
export function TeamSeats({ team }: { team: string }) {
  const seats = store
    .all('seat')
    .map(({ record }) => record)
    .filter((seat) => seat.team === team);
  if (seats.length === 0) return <Empty icon={Users}>{words.t('seatsNone')}</Empty>;
  return (
    <ul>
      {seats.map((seat) => (
        <SeatLine key={seat.id} seat={seat} />
      ))}
    </ul>
  );
}

function SeatLine({ seat }: { seat: FacilitatorRecords[`seat:${string}`] }) {
  const { t } = words;
  const { pending, run } = useCommand();
  const [asking, setAsking] = useState<'rename' | 'remove' | 'link' | null>(null);
  const at = seat.online ? teamStore.record(`seat:${seat.id}`)?.at : undefined;
  const teams = store.all('team').map(({ record }) => record);
  const off = !canDirect() || pending;
  return (
    <li class="slide-seat">
      <i class={seat.online ? 'presence is-here' : 'presence'} aria-hidden="true" />
      <p>
        <b>
          <Name of={seat.name} />
        </b>
        <span class="muted">
          {t(seat.online ? 'seatOnline' : seat.away ? 'seatAway' : 'seatOffline')} ·{' '}
          {seat.roles.length === 0 ? t('noRole') : seat.roles.map(roleName).join(', ')}
          {at && ` · ${placeText(at)}`}
        </span>
      </p>
      <select
        class="input input-small"
        aria-label={t('moveSeat', { name: seat.name })}
        value={seat.team}
        disabled={off || teams.length < 2}
        onChange={(event) => {
          const to = event.currentTarget.value;
          event.currentTarget.value = seat.team;
          if (to !== seat.team) void run({ type: 'move-seat', seat: seat.id, team: to });
        }}
      >
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {isolated(name)}
          </option>
        ))}
      </select>
      <Button
        small
        kind="plain"
        icon={PenLine}
        label={t('renameSeat', { name: seat.name })}
        disabled={off}
        onClick={() => setAsking('rename')}
      />
      <Button
        small
        kind="plain"
        icon={KeyRound}
        label={t('linkSeat', { name: seat.name })}
        disabled={off}
        onClick={() => setAsking('link')}
      />
      <Button
        small
        kind="plain"
        icon={UserMinus}
        label={t('removeSeat', { name: seat.name })}
        disabled={off}
        onClick={() => setAsking('remove')}
      />
      {asking === 'rename' && (
        <NameDialog
          title={t('renameSeat', { name: seat.name })}
          label={t('name')}
          confirm={t('rename')}
          initial={seat.name}
          command={(name) => ({ type: 'rename-seat', seat: seat.id, name })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'link' && <SeatLink seat={seat.id} name={seat.name} onClose={() => setAsking(null)} />}
      {asking === 'remove' && (
        <Confirm
          title={t('removeTitle', { name: seat.name })}
          confirm={t('remove')}
          danger
          pending={pending}
          onClose={() => setAsking(null)}
          onConfirm={() => void run({ type: 'remove-seat', seat: seat.id }).then(() => setAsking(null))}
        >
          {t('removeBody', { name: seat.name })}
        </Confirm>
      )}
    </li>
  );
}
