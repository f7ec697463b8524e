import { common } from '../i18n/common.ts';
import { progress as words } from '../i18n/progress.ts';
import './decision.css';

const t = words.t;

/** The three that are offered, on the scale of one to five that is kept. */
const levels = [1, 3, 5] as const;

/** How sure somebody was, in a word: older logs hold all five steps. */
export function confidenceWord(level: number): string {
  return t(level <= 2 ? 'sureLow' : level <= 3 ? 'sureMedium' : 'sureHigh');
}

interface ConfidenceProps {
  value: number | null;
  onChange: (value: number | null) => void;
}

/** Confidence is optional; a second press on the same level clears it. */
export function Confidence({ value, onChange }: ConfidenceProps) {
  return (
    <fieldset class="confidence">
      <legend>
        {t('confidence')} <span class="field-optional">{common.t('optional')}</span>
      </legend>
      {levels.map((level) => (
        <label key={level} class="confidence-level">
          <input
            type="radio"
            name="confidence"
            checked={value === level}
            onClick={() => value === level && onChange(null)}
            onChange={() => onChange(level)}
          />
          {confidenceWord(level)}
        </label>
      ))}
    </fieldset>
  );
}
