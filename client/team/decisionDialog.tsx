import { useState } from 'preact/hooks';
import { useDraft } from '../drafts.ts';
import { lineLength } from '#protocol/text.ts';
import type { ActionCard } from '#protocol/catalogue.ts';
import { canAct, useCommand } from '../command.ts';
import { money, ticks } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { common } from '../i18n/common.ts';
import { inbox } from '../i18n/inbox.ts';
import { preparation } from '../i18n/preparation.ts';
import { refusalText } from '../i18n/refusals.ts';
import { team as words } from '../i18n/team.ts';
import { readOnly, team } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { Glossed } from '../ui/glossed.tsx';
import { notify } from '../ui/notices.tsx';
import { Confidence } from './confidence.tsx';
import { leadText, termsHere } from './decisionCard.tsx';
import { alsoAt } from './presence.ts';
import { clockOf, poolName, roleName } from './names.ts';
import { heldByOther } from './rights.ts';
import { selected } from './selected.ts';
import { firstTarget, parted } from './target.ts';
import { TargetChoice } from './targetChoice.tsx';
import { nameList } from '../ui/written.tsx';
import { fits } from '../ui/room.ts';
import './decision.css';

const t = words.t;

/** Everything a decision takes, its target where it needs one, and the confirmation. */
export function DecisionDialog({ card, onClose }: { card: ActionCard; onClose: () => void }) {
  const { pending, run } = useCommand();
  const options = card.target?.options ?? [];
  const [target, setTarget] = useState(() => firstTarget(card, parted(selected.peek())));
  const [why, setWhy] = useDraft(`why ${card.id}`);
  const [confidence, setConfidence] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const state = team.record(`action:${card.id}`);
  const refusal = state && !state.ready ? state.refusal : null;
  const missing = card.target !== null && target === null;
  const holder = readOnly.value ? null : heldByOther([card.role]);
  const others = alsoAt(`decision:${card.id}`);
  const mayAct = !readOnly.value && !refusal && !holder;

  const decide = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!fits(why, lineLength)) document.querySelector<HTMLElement>('#decision textarea')?.focus();
    if (missing || !fits(why, lineLength)) return;
    const sent = await run({
      type: 'decide',
      action: card.id,
      ...(target ? { target } : {}),
      ...(why.trim() ? { why: why.trim() } : {}),
      ...(confidence ? { confidence } : {}),
    });
    if (!sent.ok) return;
    setWhy('');
    notify('done', t('decided', { what: pick(card.title) }));
    onClose();
  };

  return (
    <Dialog
      title={pick(card.title)}
      onClose={onClose}
      footer={
        <>
          <Button kind="plain" onClick={onClose}>
            {common.t(mayAct ? 'cancel' : 'close')}
          </Button>
          {mayAct && (
            <Button kind="primary" type="submit" form="decision" pending={pending} disabled={!canAct()}>
              {t('confirm')}
            </Button>
          )}
        </>
      }
    >
      <form
        id="decision"
        class="decision"
        data-place={`decision:${card.id}`}
        onSubmit={(event) => void decide(event)}
      >
        <p>
          <Glossed text={pick(card.about)} />
        </p>
        <Facts card={card} target={target} />
        {refusal && (
          <p class="decision-refusal">
            <b>{t('notNow')}</b> {refusalText(refusal)}
          </p>
        )}
        {others.length > 0 && <p>{inbox.t('alsoOpen', { names: nameList(others) })}</p>}
        {holder && <Held holder={holder.name} role={card.role} />}
        {mayAct && card.target && options.length > 1 && (
          <TargetChoice
            kind={card.target.kind}
            options={options}
            value={target}
            onChange={setTarget}
            wrong={tried && missing}
          />
        )}
        {mayAct && (
          <>
            <TextArea
              label={t('why')}
              optional
              hint={t('whyHint')}
              most={lineLength}
              input={{ value: why, rows: 2, onInput: (e) => setWhy(e.currentTarget.value) }}
            />
            <Confidence value={confidence} onChange={setConfidence} />
          </>
        )}
      </form>
    </Dialog>
  );
}

/** Somebody else decides this; taking the role too is one press away. */
function Held({ holder, role }: { holder: string; role: string }) {
  const { pending, run } = useCommand();
  return (
    <div class="decision-refusal">
      <p>{t('heldBy', { holder, role: roleName(role) })}</p>
      <Button
        small
        pending={pending}
        disabled={!canAct()}
        onClick={() => void run({ type: 'take-role', role })}
      >
        {t('takeRoleToo')}
      </Button>
    </div>
  );
}

function Facts({ card, target }: { card: ActionCard; target: string | null }) {
  const clock = clockOf();
  const terms = termsHere(card, target);
  const crew = team.record('situation')?.crews.find((one) => one.pool === card.crew.pool);
  return (
    <>
      <dl class="decision-facts">
        <dt>{t('leadTime')}</dt>
        <dd>
          {leadText(terms.leadTicks)}
          {terms.leadBefore !== null && <Without>{leadText(terms.leadBefore)}</Without>}
          {terms.leadRested !== null && (
            <span class="muted"> ({t('restedLead', { time: leadText(terms.leadRested) })})</span>
          )}
        </dd>
        <dt>{t('lasts')}</dt>
        <dd>{card.lastsTicks === null ? t(lasting(card)) : ticks(card.lastsTicks, clock)}</dd>
        <dt>{t('cost')}</dt>
        <dd>
          {terms.cost > 0 ? money(terms.cost) : t('free')}
          {terms.costBefore !== null && <Without>{money(terms.costBefore)}</Without>}
          {card.costPerHour > 0 && `, ${t('thenPerHour', { cost: money(card.costPerHour) })}`}
          {card.adds > 0 && `, ${t('adds', { money: money(card.adds) })}`}
        </dd>
        <dt>{t('crewNeeded')}</dt>
        <dd>
          {card.crew.count === 0
            ? t('noCrew')
            : t('crewNow', { count: card.crew.count, pool: poolName(card.crew.pool), free: crew?.free ?? 0 })}
        </dd>
      </dl>
      <p class="muted">
        {[
          t('belongsTo', { role: roleName(card.role) }),
          ...(terms.renews ? [t('renews')] : []),
          t(card.cancellable ? 'cancellable' : 'notCancellable'),
          ...(card.times === null ? [] : [t('times', { count: card.times })]),
        ].join(' · ')}
      </p>
    </>
  );
}

/** What stands without an end of its own. */
function lasting({ once, cancellable }: ActionCard) {
  if (once) return 'onceDone';
  return cancellable ? 'untilStopped' : 'untilEnd';
}

/** What it would take of a team that had not prepared it. */
function Without({ children }: { children: string }) {
  return <span class="muted"> ({preparation.t('without', { value: children })})</span>;
}
