import type { ActionCard } from '#protocol/catalogue.ts';
import { canAct } from '../command.ts';
import { money, ticks } from '../format.ts';
import { labelled } from '../i18n/common.ts';
import { pick } from '../i18n/index.ts';
import { preparation } from '../i18n/preparation.ts';
import { refusalText } from '../i18n/refusals.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, readOnly, team } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { clockOf, poolName } from './names.ts';
import { heldByOther } from './rights.ts';
import { termsNow, type Terms } from './terms.ts';
import './decide.css';

const t = words.t;

/** Title, what to expect, what it takes; one press opens it, a second one decides. */
export function DecisionCard({ card, onOpen }: { card: ActionCard; onOpen: () => void }) {
  const state = team.record(`action:${card.id}`);
  const refusal = state && !state.ready ? state.refusal : null;
  const terms = termsHere(card, null);
  const holder = readOnly.value ? null : heldByOther([card.role]);
  const closed = refusal !== null || holder !== null;
  const reason = refusal ? refusalText(refusal) : holder && t('heldByShort', { holder: holder.name });
  const verb = closed ? 'whyNot' : readOnly.value ? 'details' : terms.renews ? 'renew' : 'decide';
  const acts = verb === 'decide' || verb === 'renew';
  return (
    <li class={closed ? 'card is-closed' : 'card'}>
      <h3>{pick(card.title)}</h3>
      <p class="card-about">
        {reason && <span class="card-reason">{reason} </span>}
        {pick(card.about)}
      </p>
      <div class="card-foot">
        <span class="card-facts">
          <Lead terms={terms} />
          <Prepared before={terms.costBefore === null ? null : money(terms.costBefore)}>
            {terms.cost > 0 ? money(terms.cost) : t('free')}
          </Prepared>
          {card.costPerHour > 0 && <span>{t('perHour', { cost: money(card.costPerHour) })}</span>}
          {card.adds > 0 && <span>{t('adds', { money: money(card.adds) })}</span>}
          {card.crew.count > 0 && (
            <span title={poolName(card.crew.pool)}>{t('crew', { count: card.crew.count })}</span>
          )}
        </span>
        <Button
          small
          kind={acts ? 'primary' : 'quiet'}
          disabled={acts && !canAct()}
          aria-label={labelled(t(verb), pick(card.title))}
          onClick={onOpen}
        >
          {t(verb)}
        </Button>
      </div>
    </li>
  );
}

/** How soon it is ready, lighter for what was prepared, longer for tired crews. */
function Lead({ terms: { leadTicks, leadBefore, leadRested } }: { terms: Terms }) {
  if (leadRested === null)
    return (
      <Prepared before={leadBefore === null ? null : leadText(leadBefore)}>{leadText(leadTicks)}</Prepared>
    );
  const rested = t('restedLead', { time: leadText(leadRested) });
  return (
    <span class="is-tired" title={rested}>
      {leadText(leadTicks)}
      <span class="visually-hidden"> ({rested})</span>
    </span>
  );
}

/** What it takes now of this team, at this target. */
export const termsHere = (card: ActionCard, target: string | null) =>
  termsNow(
    card,
    team.record(`action:${card.id}`),
    target,
    {
      crews: team.record('situation')?.crews ?? [],
      slowestBp: catalogue.value?.slowestBp ?? 10_000,
    },
    clockOf(),
  );

/** A figure that preparation has made lighter says so, and what it would be without. */
function Prepared({ before, children }: { before: string | null; children: string }) {
  if (before === null) return <span>{children}</span>;
  const without = preparation.t('without', { value: before });
  return (
    <span class="is-prepared" title={without}>
      {children}
      <span class="visually-hidden"> ({without})</span>
    </span>
  );
}

/** A lead time as cards say it. */
export function leadText(leadTicks: number): string {
  return leadTicks > 0 ? ticks(leadTicks, clockOf()) : t('atOnce');
}
