import { useId } from 'preact/hooks';
import type { ScenarioSummary } from '#protocol/http.ts';
import { duration, number } from '../format.ts';
import { facilitator as words } from '../i18n/facilitator.ts';
import { TextField } from '../ui/field.tsx';
import { pacedBy, paceOfDraft, type Draft } from './draft.ts';
import { paceLimits, paceOf, realMinutes, type PaceChoice } from './pace.ts';
import './create.css';

export interface PaceChoicesProps {
  draft: Draft;
  scenario: ScenarioSummary;
  onChange: (change: Partial<Draft>) => void;
}

const offered = [
  ['suggested', 'paceSuggested'],
  ['workshop', 'paceWorkshop'],
  ['slow', 'paceSlow'],
  ['fast', 'paceFast'],
] as const satisfies readonly (readonly [Exclude<PaceChoice, 'exact'>, string])[];

/** Pace by what it means for the booking of the room. */
export function PaceChoices({ draft, scenario, onChange }: PaceChoicesProps) {
  const { t } = words;
  const group = useId();
  const choice = (id: PaceChoice, label: string, pace: number) => (
    <label class="pace-choice" key={id}>
      <input type="radio" name={group} checked={draft.pace === id} onChange={() => onChange({ pace: id })} />
      <span class="pace-label">{label}</span>
      <b>{duration(realMinutes(scenario.endTick, pace))}</b>
      <span class="caption">{t('paceTicks', { n: number(pace) })}</span>
    </label>
  );
  return (
    <fieldset class="panel create-block">
      <legend>{t('pace')}</legend>
      <div class="pace-choices">
        {offered.map(([id, key]) => choice(id, t(key), paceOf(id, pacedBy(draft, scenario))))}
        {choice('exact', t('paceExact'), paceOfDraft({ ...draft, pace: 'exact' }, scenario))}
      </div>
      {draft.pace === 'exact' && (
        <TextField
          class="pace-exact"
          label={t('paceExactField')}
          input={{
            type: 'number',
            min: paceLimits.min,
            max: paceLimits.max,
            value: draft.exactPace,
            onInput: (event) => onChange({ exactPace: event.currentTarget.valueAsNumber || 1 }),
          }}
        />
      )}
      <p class="muted">
        {t('paceResult')} {t('paceExplained', { minutes: number(scenario.tickMinutes) })} {t('paceHint')}
      </p>
    </fieldset>
  );
}
