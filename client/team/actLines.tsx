import type { Act, DecisionRecord } from '#protocol/views.ts';
import { duration, hundredths, percent } from '../format.ts';
import { progress as words } from '../i18n/progress.ts';
import { team as teamWords } from '../i18n/team.ts';
import { team } from '../store.ts';
import { minutesBetween, now, targetName } from './names.ts';

const t = words.t;
/** The card is small; what a decision acts on first stands first. */
const atMost = 2;

/** How the figure stands now, basis points; null while it is not known. */
function figureNow({ kind, id }: Act): number | null {
  switch (kind) {
    case 'service':
      return team.record(`service:${id}`)?.availabilityBp ?? null;
    case 'entry':
      return team.record(`entry:${id}`)?.passBp ?? null;
    case 'process':
      return team.record(`process:${id}`)?.capacityBp ?? null;
    case 'channel':
      return team.record(`channel:${id}`)?.availabilityBp ?? null;
    case 'trust':
      return team.record('situation')?.trustBp ?? null;
  }
}

/**
 * What a decision acts on: the figure before it came into force, and now. Other things move the figure, too, so that the line
 * says only how long after.
 */
export function ActLines({ decision }: { decision: DecisionRecord }) {
  if (decision.state !== 'in-force' || decision.acts.length === 0) return null;
  const minutes = minutesBetween(decision.inForceTick, now());
  return (
    <ul>
      {decision.acts.slice(0, atMost).map((act) => {
        const value = figureNow(act);
        if (value === null) return null;
        const say = (bp: number) => (act.kind === 'trust' ? hundredths(bp) : percent(bp));
        const what = act.kind === 'trust' ? teamWords.t('trust') : targetName(act.id, act.kind);
        const params = { what, before: say(act.beforeBp), now: say(value) };
        return (
          <li key={`${act.kind}:${act.id}`}>
            {minutes === 0
              ? t('actNew', { what, before: params.before })
              : t(params.before === params.now ? 'actSame' : 'actAfter', {
                  ...params,
                  time: duration(minutes),
                })}
          </li>
        );
      })}
    </ul>
  );
}
