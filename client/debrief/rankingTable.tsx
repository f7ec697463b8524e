import { useState } from 'preact/hooks';
import type { RunResult } from '#protocol/views.ts';
import { hundredths, money, number, percent } from '../format.ts';
import { debriefWords } from '../i18n/debrief.ts';
import { pick } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { foremost, type RankedTeam } from './ranking.ts';
import { Name } from '../ui/written.tsx';
import './ranking.css';
import './podium.css';

export interface RankingTableProps {
  ranked: readonly RankedTeam[];
  ghosts: readonly RunResult[];
  /** Rows shown at first; the own team always is. */
  rows: number;
  /** On a wall nobody presses a button. */
  fixed?: boolean;
}

/** Every team with all that was measured, and the baselines to compare with. */
export function RankingTable({ ranked, ghosts, rows, fixed = false }: RankingTableProps) {
  const { t } = debriefWords;
  const [all, setAll] = useState(false);
  const shown = all ? ranked : foremost(ranked, rows);
  return (
    <div class="ranking">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key */}
      <div class="ranking-scroll" tabIndex={0} role="group" aria-label={t('ranking')}>
        <table>
          <caption class="visually-hidden">{t('ranking')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('place')}</th>
              <th scope="col" class="ranking-name">
                {t('team')}
              </th>
              <th scope="col">{t('points')}</th>
              <th scope="col">{t('parcels')}</th>
              <th scope="col">{t('uptime')}</th>
              <th scope="col">{t('trust')}</th>
              <th scope="col">{t('spent')}</th>
              <th scope="col">{t('obligations')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.team} class={row.own ? 'is-own' : undefined}>
                <td>
                  {row.place}
                  {row.tied && <small class="muted"> {t('tied')}</small>}
                </td>
                <th scope="row" class="ranking-name">
                  <Name of={row.name} />
                  {row.own && <small class="own-mark">{t('you')}</small>}
                </th>
                <td class="ranking-points">{number(row.points)}</td>
                <Figures run={row.run} parcelsBp={row.parcelsBp} uptimeBp={row.uptimeBp} />
              </tr>
            ))}
          </tbody>
          {ghosts.length > 0 && (
            <tbody class="ranking-ghosts">
              {ghosts.map((run) => (
                <tr key={run.id}>
                  <td aria-hidden="true">–</td>
                  <th scope="row" class="ranking-name">
                    {pick(run.name)} <small class="muted">{t('comparison')}</small>
                  </th>
                  <td class="ranking-points">{number(run.headline.points)}</td>
                  <Figures
                    run={run}
                    parcelsBp={shareBp(run.headline.parcelsDelivered, run.headline.parcelsDeliverable)}
                    uptimeBp={run.headline.uptimeBp}
                  />
                </tr>
              ))}
            </tbody>
          )}
        </table>
      </div>
      {!fixed && (all || shown.length < ranked.length) && (
        <Button onClick={() => setAll(!all)}>
          {all ? t('showFew') : t('showAll', { count: ranked.length })}
        </Button>
      )}
    </div>
  );
}

const shareBp = (part: number, whole: number): number =>
  whole > 0 ? Math.floor((part * 10_000) / whole) : 10_000;

function Figures(props: { run: RunResult | null; parcelsBp: number; uptimeBp: number }) {
  const { t } = debriefWords;
  const { run, parcelsBp, uptimeBp } = props;
  return (
    <>
      <td title={t('parcelsOf', { share: percent(parcelsBp, 1) })}>
        {run && `${number(run.headline.parcelsDelivered)} `}
        <small class="muted">{percent(parcelsBp, 1)}</small>
      </td>
      <td class="ranking-bank">{percent(uptimeBp, 1)}</td>
      <td>{run ? hundredths(run.trustBp) : '–'}</td>
      <td>{run ? money(run.spent) : '–'}</td>
      <td>{run ? <Obligations {...run.obligations} /> : '–'}</td>
    </>
  );
}

/** ● met, ◐ late, ✕ missed, each with its figure; in full words for a screen reader. */
function Obligations(count: RunResult['obligations']) {
  const { t } = debriefWords;
  return (
    <>
      <span class="kept" aria-hidden="true" title={t('obligationsValue', { ...count })}>
        <span class="kept-met">● {count.met}</span>
        <span class={count.late > 0 ? 'kept-late' : 'muted'}>◐ {count.late}</span>
        <span class={count.missed > 0 ? 'kept-missed' : 'muted'}>✕ {count.missed}</span>
      </span>
      <span class="visually-hidden">{t('obligationsValue', { ...count })}</span>
    </>
  );
}
