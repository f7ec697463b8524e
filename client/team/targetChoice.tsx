import type { TargetKind } from '#protocol/catalogue.ts';
import { percent } from '../format.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { SelectField } from '../ui/field.tsx';
import { StateMark, stateOf, type State } from '../ui/stateMark.tsx';
import { targetName } from './names.ts';
import './decision.css';

const t = words.t;

export interface TargetChoiceProps {
  kind: TargetKind;
  options: readonly string[];
  value: string | null;
  onChange: (id: string) => void;
  wrong: boolean;
}

/** Beyond this many a list to open reads better than buttons. */
const atMostButtons = 20;

/** What the decision applies to, each with how it stands at present. */
export function TargetChoice({ kind, options, value, onChange, wrong }: TargetChoiceProps) {
  if (options.length > atMostButtons) {
    return (
      <SelectField
        label={t('chooseTarget')}
        value={value ?? ''}
        onSelect={onChange}
        options={[
          { id: '', label: '…', disabled: true },
          ...options.map((id) => ({ id, label: targetName(id, kind) })),
        ]}
        {...(wrong ? { error: t('chooseTargetFirst') } : {})}
      />
    );
  }
  return (
    <fieldset class="targets">
      <legend>{t('chooseTarget')}</legend>
      <div class="target-grid">
        {options.map((id) => {
          const now = standing(kind, id);
          return (
            <label key={id} class="target">
              <input type="radio" name="target" checked={value === id} onChange={() => onChange(id)} />
              {now && <StateMark state={now.state} />}
              <span class="target-name">{targetName(id, kind)}</span>
              {now && <span class="muted">{now.figure}</span>}
            </label>
          );
        })}
      </div>
      {wrong && (
        <p class="field-error" role="alert">
          {t('chooseTargetFirst')}
        </p>
      )}
    </fieldset>
  );
}

function standing(kind: TargetKind, id: string): { state: State; figure: string } | null {
  const level = (bp: number | undefined) =>
    bp === undefined ? null : { state: stateOf(bp), figure: percent(bp) };
  switch (kind) {
    case 'service':
      return level(team.record(`service:${id}`)?.availabilityBp);
    case 'channel':
      return level(team.record(`channel:${id}`)?.availabilityBp);
    case 'entry':
      return level(team.record(`entry:${id}`)?.passBp);
    case 'process':
      return level(team.record(`process:${id}`)?.capacityBp);
    case 'hub':
      return level(team.record(`hub:${id}`)?.capacityBp);
    case 'department': {
      const at = catalogue.value?.departments.findIndex((one) => one.id === id) ?? -1;
      const bp = team.record('departments')?.latenessBp[at];
      return bp === undefined || bp < 0 ? null : level(Math.max(0, 10_000 - bp));
    }
  }
}
