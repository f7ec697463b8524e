import { Hourglass } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { DecisionRecord } from '#protocol/views.ts';
import { canAct, useCommand } from '../command.ts';
import { duration, money, percent } from '../format.ts';
import { labelled } from '../i18n/common.ts';
import { progress as words } from '../i18n/progress.ts';
import { byId, readOnly, team } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Meter } from '../ui/meter.tsx';
import { Panel } from '../ui/panel.tsx';
import { Empty } from '../ui/states.tsx';
import { ActLines } from './actLines.tsx';
import { confidenceWord } from './confidence.tsx';
import { decisionName } from './marked.tsx';
import { stageOf } from './marks.ts';
import { clockOf, minutesBetween, momentOf, now } from './names.ts';
import './decision.css';

const t = words.t;
/** Ended decisions stay in sight for a while. */
const keepEndedMinutes = 180;
const order = { preparing: 0, 'in-force': 1, ended: 2, cancelled: 2 } as const;

export function Progress() {
  const tick = now();
  const crews = team.record('situation')?.crews ?? [];
  const atWork = crews.reduce((sum, crew) => sum + crew.total - crew.free, 0);
  const decisions = team
    .all('decision')
    .map((entry) => entry.record)
    .filter(
      (one) =>
        order[one.state] < 2 || minutesBetween(one.endTick ?? one.inForceTick, tick) < keepEndedMinutes,
    )
    .toSorted((a, b) => order[a.state] - order[b.state] || b.decidedTick - a.decidedTick);
  return (
    <Panel
      title={t('progress')}
      class="progress"
      scroll
      aside={atWork > 0 && <span>{t('atWork', { count: atWork })}</span>}
    >
      {decisions.length === 0 ? (
        <Empty icon={Hourglass}>{t('progressEmpty')}</Empty>
      ) : (
        <ul class="decisions">
          {decisions.map((decision) => (
            <Decision key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Decision({ decision }: { decision: DecisionRecord }) {
  const [asking, setAsking] = useState(false);
  const { pending, run } = useCommand();
  const title = decisionName(decision);
  const stop = async () => {
    const sent = await run({ type: 'cancel', decision: decision.id });
    if (sent.ok) setAsking(false);
  };
  const alive = decision.state === 'preparing' || decision.state === 'in-force';
  return (
    <li class={`decision-line is-${decision.state}`}>
      <div class="decision-line-head">
        <div class="decision-line-text">
          <h3>{title}</h3>
          <p class="muted">{progressText(decision)}</p>
        </div>
        {alive && decision.cancellable && !readOnly.value && (
          <Button
            small
            kind="plain"
            disabled={!canAct()}
            aria-label={labelled(t('stop'), title)}
            onClick={() => setAsking(true)}
          >
            {t('stop')}
          </Button>
        )}
      </div>
      {alive && <Bar decision={decision} />}
      <ActLines decision={decision} />
      {asking && (
        <Dialog
          title={t('stopTitle')}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button kind="plain" onClick={() => setAsking(false)}>
                {t('keep')}
              </Button>
              <Button kind="danger" pending={pending} disabled={!canAct()} onClick={() => void stop()}>
                {t('stopConfirm')}
              </Button>
            </>
          }
        >
          <p>
            <b>{title}</b>
          </p>
          <p>{t('stopBody')}</p>
        </Dialog>
      )}
    </li>
  );
}

/** Where it stands: prepared, building up, at full strength, worn down, over. */
function progressText(decision: DecisionRecord): string {
  const tick = now();
  const stage = stageOf(decision);
  switch (stage) {
    case 'preparing': {
      const time = duration(minutesBetween(tick, decision.inForceTick));
      return [t('preparing', { time }), t('byName', { name: decision.by }), ...sure(decision)].join(' · ');
    }
    case 'building':
    case 'full':
    case 'fading': {
      const parts = [
        t('inForceSince', { time: momentOf(decision.inForceTick) }),
        t(stage, { value: percent(decision.strengthBp) }),
      ];
      const perHour = byId.value.actions.get(decision.action)?.costPerHour ?? 0;
      if (perHour > 0) parts.push(t('perHour', { cost: money(perHour) }));
      // An end after that of the exercise is not shown: nobody will see it.
      if (decision.endTick !== null && decision.endTick < clockOf().endTick) {
        parts.push(t('endsIn', { time: duration(minutesBetween(tick, decision.endTick)) }));
      }
      return parts.join(' · ');
    }
    case 'ended':
      return t('ended');
    case 'cancelled':
      return t('cancelled');
  }
}

function sure({ confidence }: DecisionRecord): string[] {
  return confidence === null ? [] : [t('sureAbout', { level: confidenceWord(confidence) })];
}

/** While it is prepared: how far; in force: how strong. */
function Bar({ decision }: { decision: DecisionRecord }) {
  if (decision.state === 'in-force') {
    const value = percent(decision.strengthBp);
    const tone = decision.stage === 'fading' ? 'degraded' : 'yellow';
    return <Meter bp={decision.strengthBp} tone={tone} label={t('strength', { value })} text={value} />;
  }
  const lead = decision.inForceTick - decision.decidedTick;
  const done = now() - decision.decidedTick;
  return <Meter bp={lead > 0 ? Math.floor((done * 10_000) / lead) : 10_000} tone="plain" />;
}
