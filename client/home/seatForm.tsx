import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { nameLength } from '#protocol/text.ts';
import type { JoinInfo } from '#protocol/http.ts';
import { takeSeat, type ClientRefusal } from '../api.ts';
import { firstSentence } from '../firstSentence.ts';
import { home } from '../i18n/home.ts';
import { pick } from '../i18n/index.ts';
import { navigate } from '../router.ts';
import { keepSeat, seatPath } from '../session.ts';
import { browser } from '../storage.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/field.tsx';
import { Name } from '../ui/written.tsx';
import { fits } from '../ui/room.ts';
import './home.css';

const nameKey = 'poste-restante.name';

/** Team, name, roles; on success the seat is kept by this browser and the game opens. */
export function SeatForm({ info, onChanged }: { info: JoinInfo; onChanged: () => void }) {
  const free = info.teams.filter((team) => team.free > 0);
  const [teamId, setTeamId] = useState(free.length === 1 ? (free[0]?.id ?? '') : '');
  const [name, setName] = useState(() => browser.get(nameKey) ?? '');
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState('');
  const team = info.teams.find((one) => one.id === teamId);
  const teamMissing = !team || team.free === 0;

  if (free.length === 0) return <p class="home-card">{home.t('allFull')}</p>;

  const submit = async (event: TargetedEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    setRefused('');
    if (teamMissing || !name.trim() || !fits(name, nameLength)) {
      const wrong = teamMissing ? 'input[type=radio]' : 'input[type=text]';
      event.currentTarget.querySelector<HTMLElement>(`${wrong}:not(:disabled)`)?.focus();
      return;
    }
    setPending(true);
    const answer = await takeSeat(info.code, { team: teamId, name: name.trim(), roles: [...roles] });
    if (!answer.ok) {
      const text = await refusalSentence(answer.refusal);
      setPending(false);
      setRefused(text);
      announce(text, 'assertive');
      onChanged();
      return;
    }
    browser.set(nameKey, name.trim());
    const seat = { ...answer.value, name: name.trim(), title: info.title };
    keepSeat(seat);
    navigate(seatPath(seat));
  };

  return (
    <form
      class="home-card seat-form"
      aria-label={home.t('joinTitle')}
      noValidate
      onSubmit={(e) => void submit(e)}
    >
      <fieldset>
        <legend>{home.t('team')}</legend>
        <div class={info.teams.length > 12 ? 'choices choices-many' : 'choices'}>
          {info.teams.map((one) => (
            <Choice
              key={one.id}
              title={<Name of={one.name} />}
              note={one.free === 0 ? home.t('full') : home.t('free', { count: one.free })}
              input={{
                type: 'radio',
                name: 'team',
                value: one.id,
                checked: one.id === teamId,
                disabled: one.free === 0,
                onChange: () => setTeamId(one.id),
              }}
            />
          ))}
        </div>
        {tried && teamMissing && <p class="field-error">{home.t('teamMissing')}</p>}
      </fieldset>
      <TextField
        label={home.t('name')}
        hint={home.t('nameHint')}
        most={nameLength}
        {...(tried && !name.trim() ? { error: home.t('nameMissing') } : {})}
        input={{
          value: name,
          autoComplete: 'nickname',
          onInput: (event) => setName(event.currentTarget.value),
        }}
      />
      <fieldset>
        <legend>{home.t('roles')}</legend>
        <p class="field-hint">{home.t('rolesHint')}</p>
        <div class="choices choices-roles">
          {info.roles.map((role) => (
            <Choice
              key={role.id}
              title={pick(role.name)}
              brief={firstSentence(pick(role.brief))}
              {...(team?.rolesTaken.includes(role.id) ? { note: home.t('taken') } : {})}
              input={{
                type: 'checkbox',
                checked: roles.includes(role.id),
                onChange: (event) => setRoles(toggled(roles, role.id, event.currentTarget.checked)),
              }}
            />
          ))}
        </div>
      </fieldset>
      {refused && <p class="field-error">{refused}</p>}
      <Button class="button-large" kind="primary" type="submit" pending={pending}>
        {home.t('takeSeat')}
      </Button>
    </form>
  );
}

/** The sentences for refusals come when one is needed: most people never meet one here. */
export async function refusalSentence(refusal: ClientRefusal): Promise<string> {
  try {
    return (await import('../i18n/refusals.ts')).refusalText(refusal);
  } catch {
    return refusal.message;
  }
}

function toggled(list: readonly string[], id: string, on: boolean): string[] {
  return on ? [...list, id] : list.filter((other) => other !== id);
}
