import { preparationShare, type Prices } from '#protocol/prices.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { number } from '../format.ts';
import { roleName } from '../team/names.ts';
import { Panel } from '../ui/panel.tsx';
import { signed } from './priceWords.ts';
import './worth.css';

const { t } = afterPlay;

interface Step {
  name: string;
  /** Hundredths of a point: where the bar begins and ends. */
  from: number;
  to: number;
  text: string;
  whole: boolean;
}

/** A waterfall from nobody deciding to the team, a role a step: the steps add up. */
export function Roles({ prices }: { prices: Prices }) {
  const { idle, asPlayed, shares } = prices;
  const steps: Step[] = [whole(t('nobody'), idle.points)];
  let at = idle.points;
  for (const { group, share } of shares.toSorted((a, b) => b.share.points - a.share.points)) {
    const name = group === preparationShare ? t('prepared') : roleName(group);
    steps.push({
      name,
      from: at,
      to: at + share.points,
      text: signed(share.points / 100, 1),
      whole: false,
    });
    at += share.points;
  }
  steps.push(whole(t('asPlayed'), asPlayed.points));
  const most = Math.max(...steps.flatMap(({ from, to }) => [from, to]), 1);
  const lastIn = shares.reduce((sum, one) => sum + one.lastIn.points, 0);
  return (
    <Panel title={t('roles')}>
      <p class="muted">{t('rolesLead')}</p>
      <ol class="waterfall">
        {steps.map(({ name, from, to, text, whole: all }) => (
          <li key={name}>
            <span>{name}</span>
            <span class="waterfall-track" aria-hidden="true">
              <i
                class={all ? 'is-whole' : to < from ? 'is-loss' : ''}
                style={{
                  left: `${(Math.min(from, to) / most) * 100}%`,
                  width: `${(Math.abs(to - from) / most) * 100}%`,
                }}
              />
            </span>
            <b>{text}</b>
          </li>
        ))}
      </ol>
      <p class="caption">
        {t('overlap', {
          sum: number(lastIn / 100, 1),
          all: number((asPlayed.points - idle.points) / 100, 1),
        })}
      </p>
    </Panel>
  );
}

const whole = (name: string, points: number): Step => ({
  name,
  from: 0,
  to: points,
  text: number(points / 100, 1),
  whole: true,
});
