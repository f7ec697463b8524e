import { Check } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { PreparationCard } from '#protocol/catalogue.ts';
import type { PreparationRecord } from '#protocol/views.ts';
import { canAct, useCommand } from '../command.ts';
import { money } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { preparation as words } from '../i18n/preparation.ts';
import { byId, catalogue, readOnly, team } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { glosser } from '../ui/glossed.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { leadText } from './decisionCard.tsx';
import { roleName } from './names.ts';
import { heldByOther } from './rights.ts';
import { changesOf } from './terms.ts';
import './preparation.css';

const t = words.t;

/** Before play: a few points for what should have been ready. Not there where the scenario has nothing to prepare. */
export function PreparationPanel() {
  const record = team.record('preparation');
  const cards = catalogue.value?.preparations ?? [];
  if (!record || cards.length === 0) return null;
  const holder = readOnly.value || record.role === null ? null : heldByOther([record.role]);
  const { points, left } = record;
  const gloss = glosser();
  return (
    <Panel
      title={t('title')}
      class="preparation"
      aside={
        <span class="preparation-left" role="status">
          <Pips of={points} full={points - left} />
          {t('left', { count: left, points })}
        </span>
      }
    >
      <p class="muted preparation-about">{t('about', { points })}</p>
      {holder && (
        <p class="preparation-about">
          {t('chosenBy', { holder: holder.name, role: roleName(record.role!) })}
        </p>
      )}
      <ul class="preparation-cards">
        {cards.map((card) => (
          <Card
            key={card.id}
            card={card}
            record={record}
            mayChoose={!readOnly.value && !holder}
            about={gloss(pick(card.about))}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface CardProps {
  card: PreparationCard;
  record: PreparationRecord;
  mayChoose: boolean;
  about: ComponentChildren;
}

function Card({ card, record, mayChoose, about }: CardProps) {
  const { pending, run } = useCommand();
  const chosen = record.chosen.includes(card.id);
  const tooDear = !chosen && card.points > record.left;
  const title = pick(card.title);
  const points = t('points', { count: card.points });
  const verb = chosen ? 'undo' : 'prepare';
  // Not disabled meanwhile: a button that is loses the focus, and who works by key would start again from the top.
  const choose = () => {
    if (!pending) void run({ type: chosen ? 'unprepare' : 'prepare', preparation: card.id });
  };
  return (
    <li class={`preparation-card ${chosen ? 'is-chosen' : tooDear ? 'is-dear' : ''}`}>
      <header>
        <h3>{title}</h3>
        <span class="preparation-points">
          <Pips of={card.points} full={chosen ? card.points : 0} />
          {points}
        </span>
      </header>
      <p class="preparation-text">{about}</p>
      <Changes card={card} />
      {(chosen || mayChoose) && (
        <footer>
          {chosen && (
            <span class="preparation-ready">
              <Icon of={Check} size={14} />
              {t('ready')}
            </span>
          )}
          {tooDear && mayChoose && (
            <span class="muted">{t('tooDear', { needed: points, count: record.left })}</span>
          )}
          {mayChoose && (
            <Button
              small
              disabled={tooDear || !canAct()}
              aria-label={t(`${verb}What`, { what: title })}
              onClick={choose}
            >
              {t(verb)}
            </Button>
          )}
        </footer>
      )}
    </li>
  );
}

/** `Scrubbing: 6 h → 30 min, 250 k€ → 60 k€`; in words for who listens. */
function Changes({ card }: { card: PreparationCard }) {
  const changes = changesOf(card, byId.value.actions);
  if (changes.length === 0) return null;
  return (
    <ul class="preparation-changes" aria-label={t('changes')}>
      {changes.map(({ card: action, leadTicks, cost, leadBefore, costBefore }) => (
        <li key={action.id}>
          <span>{pick(action.title)}</span>
          <span class="preparation-terms">
            {leadBefore !== null && <Change now={leadText(leadTicks)} before={leadText(leadBefore)} />}
            {costBefore !== null && <Change now={money(cost)} before={money(costBefore)} class="of-cost" />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Change({ now, before, class: column }: { now: string; before: string; class?: string }) {
  return (
    <span class={column}>
      <span class="visually-hidden">{t('instead', { now, before })}</span>
      <span aria-hidden="true">
        <s>{before}</s> → <b>{now}</b>
      </span>
    </span>
  );
}

/** Points as dots, for the eye alone: the figure stands beside them. */
function Pips({ of, full }: { of: number; full: number }) {
  return (
    <span class="pips" aria-hidden="true">
      {Array.from({ length: of }, (_one, i) => (
        <i key={i} class={i < full ? 'is-full' : ''} />
      ))}
    </span>
  );
}
