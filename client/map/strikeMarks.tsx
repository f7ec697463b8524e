import { Check } from 'lucide-preact';
import { pick } from '../i18n/index.ts';
import { mapWords } from '../i18n/map.ts';
import { Icon } from '../ui/icon.tsx';
import type { Strike } from './strikes.ts';
import { toScreen, type View } from './viewport.ts';
import './strikes.css';

interface StrikeMarksProps {
  strikes: readonly Strike[];
  view: View;
  /** Radius of a ring, CSS pixels. */
  radius: number;
}

/**
 * What a decision has just changed, where it changed: a ripple about each place and the decision's name. For the eye alone: the
 * list of decisions and the log say the same to everybody. Without motion the same marks stand still.
 */
export function StrikeMarks({ strikes, view, radius }: StrikeMarksProps) {
  return (
    <div class="map-strikes" aria-hidden="true">
      {strikes.map((strike) => (
        <svg key={strike.id} class={strike.bank ? 'strike-bank' : ''} width="100%" height="100%">
          {strike.hubs.map((place, i) => {
            const { x, y } = toScreen(view, place);
            return <circle key={i} class="strike-ring" cx={x} cy={y} r={radius} />;
          })}
          <g class="strike-spots">
            {strike.departments.map((place, i) => {
              const { x, y } = toScreen(view, place);
              return <circle key={i} cx={x} cy={y} r={radius * 0.6} />;
            })}
          </g>
        </svg>
      ))}
      <div class="strike-country">
        {strikes.map((strike) => !strike.at && <Tag key={strike.id} strike={strike} />)}
      </div>
      {strikes.map((strike) => {
        if (!strike.at) return null;
        const { x, y } = toScreen(view, strike.at);
        return (
          <div key={strike.id} class="strike-place" style={{ left: `${x}px`, top: `${y - radius}px` }}>
            <Tag strike={strike} />
          </div>
        );
      })}
    </div>
  );
}

function Tag({ strike }: { strike: Strike }) {
  return (
    <span class={`strike-tag ${strike.bank ? 'strike-bank' : ''}`}>
      <Icon of={Check} />
      {mapWords.t('inForce', { title: pick(strike.title) })}
    </span>
  );
}
