import { canAct, useCommand } from '../command.ts';
import { firstSentence } from '../firstSentence.ts';
import { pick } from '../i18n/index.ts';
import { alerts } from '../i18n/alerts.ts';
import { lobby } from '../i18n/lobby.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, mySeat, team } from '../store.ts';
import { personalLink, seatsOf } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copyButton.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ThemeSwitch } from '../ui/preferences.tsx';
import { SoundSwitch } from '../ui/soundSwitch.tsx';
import { me } from './names.ts';
import { placeText } from './presence.ts';
import { Name } from '../ui/written.tsx';
import { nameList } from '../ui/written.tsx';
import './bar.css';
import './seats.css';

/** Who sits at the table, and the roles to take or leave. */
export function SeatsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={lobby.t('team', { name: team.record('team')?.name ?? '' })} onClose={onClose}>
      <div class="seats-dialog" data-place="seats">
        <h3>{lobby.t('here')}</h3>
        <SeatList />
        <h3>{lobby.t('roles')}</h3>
        <p class="muted">{lobby.t('rolesHint')}</p>
        <RoleList />
        <MyLink />
        <h3>{alerts.t('preferences')}</h3>
        <p>
          <SoundSwitch named />
          <ThemeSwitch />
        </p>
      </div>
    </Dialog>
  );
}

/** For a change of device, or a browser that may forget. */
function MyLink() {
  const exercise = team.record('exercise');
  const kept = exercise && seatsOf(exercise.code).find((one) => one.seat === mySeat.value);
  if (!kept) return null;
  return (
    <p>
      <CopyButton text={personalLink(kept)} label={lobby.t('myLink')} />{' '}
      <span class="muted">{lobby.t('myLinkHint')}</span>
    </p>
  );
}

export function SeatList() {
  const names = new Map((catalogue.value?.roles ?? []).map((role) => [role.id, role.name]));
  return (
    <ul class="seat-list">
      {team.all('seat').map(({ id, record: seat }) => (
        <li key={id} class={seat.online ? '' : 'is-away'}>
          <i class={seat.online ? 'dot dot-here' : 'dot'} aria-hidden="true" />
          <b>
            <Name of={seat.name} />
          </b>
          {id === mySeat.value && <span class="muted">({lobby.t('you')})</span>}
          {!seat.online && <span class="muted">{lobby.t(seat.away ? 'awayFree' : 'away')}</span>}
          {seat.online && seat.at && id !== mySeat.value && <span class="muted">{placeText(seat.at)}</span>}
          <span class="seat-roles muted">
            {seat.roles.length === 0
              ? words.t('helps')
              : seat.roles
                  .map((role) => names.get(role))
                  .map((name) => (name ? pick(name) : ''))
                  .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function RoleList() {
  return (
    <ul class="role-list">
      {(catalogue.value?.roles ?? []).map((role) => (
        <Role key={role.id} id={role.id} />
      ))}
    </ul>
  );
}

function Role({ id }: { id: string }) {
  const { pending, run } = useCommand();
  const role = catalogue.value?.roles.find((one) => one.id === id);
  if (!role) return null;
  const mine = me()?.roles.includes(id) ?? false;
  const holders = team.all('seat').filter(({ record }) => record.roles.includes(id));
  const name = pick(role.name);
  return (
    <li>
      <div>
        <b>{name}</b>
        <span class="muted">
          {holders.length === 0 ? lobby.t('nobody') : nameList(holders.map((seat) => seat.record.name))}
        </span>
        <Brief text={pick(role.brief)} whole={mine} />
      </div>
      {mySeat.value && (
        <Button
          small
          kind={mine ? 'plain' : 'quiet'}
          pending={pending}
          disabled={!canAct()}
          aria-label={lobby.t(mine ? 'leaveRole' : 'takeRole', { role: name })}
          onClick={() => void run({ type: mine ? 'leave-role' : 'take-role', role: id })}
        >
          {lobby.t(mine ? 'leave' : 'take')}
        </Button>
      )}
    </li>
  );
}

/** What a role is about: all of it for who holds it, for the others a sentence and the rest on request. */
function Brief({ text, whole }: { text: string; whole: boolean }) {
  const first = firstSentence(text);
  const rest = text.slice(first.length).trim();
  if (whole || !rest) return <p class="muted">{text}</p>;
  return (
    <details class="role-brief muted">
      <summary>
        {first} <span class="link-like">{lobby.t('roleMore')}</span>
      </summary>
      {rest}
    </details>
  );
}
