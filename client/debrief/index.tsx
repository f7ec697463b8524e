import { useMemo } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import { debriefCurves } from '#protocol/curves.ts';
import type { Renewed, Result } from '#protocol/views.ts';
import { debriefWords } from '../i18n/debrief.ts';
import { pick } from '../i18n/index.ts';
import { Panel } from '../ui/panel.tsx';
import { Empty, Loading } from '../ui/states.tsx';
import { allNamedUpTo, commonTicks } from './curves.ts';
import './debrief.css';
import { MeasureChart } from './measureChart.tsx';
import { Podium } from './podium.tsx';
import { PreparedList } from './preparedList.tsx';
import { ghostsOf, podium, rank } from './ranking.ts';
import { RankingTable } from './rankingTable.tsx';
import { renewedMarkers, renewedNote } from './renewed.ts';
import { slideName } from './slideName.ts';
import { verdict } from './verdict.ts';

export interface DebriefScreenProps {
  /** Undefined until the server has replayed the baselines. */
  result: Result | null | undefined;
  catalogue: Catalogue;
  /** Whose screen this is; null for a facilitator. */
  ownTeam?: string | null;
  /** Tick from which newer rules of the game apply; null: none do. */
  renewed: Renewed | null;
}

const rowsAtFirst = 10;

/** The first end screen: who stands where, what else was measured, and how it came about. */
export function DebriefScreen({ result, catalogue, ownTeam = null, renewed }: DebriefScreenProps) {
  const { t } = debriefWords;
  const ranked = useMemo(() => (result ? rank(result, ownTeam) : []), [result, ownTeam]);
  const ghosts = useMemo(() => (result ? ghostsOf(result) : []), [result]);
  const ticks = useMemo(() => commonTicks(result?.runs ?? []), [result]);
  if (!result) return <Loading what={t('waiting')} />;
  if (ranked.length === 0) return <Empty>{t('empty')}</Empty>;
  const { clock } = catalogue;

  const note = renewedNote(renewed, ticks, clock);
  const told = ranked.find((row) => row.own) ?? ranked[0];
  const sentence =
    told &&
    verdict(
      told,
      ghosts.find(({ id }) => id === 'as-happened'),
    );
  return (
    <div class="debrief">
      <header class="debrief-head">
        <h1>{t('title')}</h1>
        <p class="muted">{pick(catalogue.scenario.title)}</p>
        {note && <p class="debrief-renewed">{note}</p>}
        {sentence && <p class="debrief-verdict">{sentence}</p>}
      </header>
      <Podium teams={podium(ranked)} />
      <Panel title={t('ranking')}>
        <RankingTable ranked={ranked} ghosts={ghosts} rows={rowsAtFirst} />
        <p class="caption debrief-note">{t('scoreNote')}</p>
      </Panel>
      <PreparedList ranked={ranked} ghosts={ghosts} rows={rowsAtFirst} />
      <section aria-label={t('curves')}>
        <div class="debrief-charts">
          {debriefCurves.map((measure) => (
            <Panel key={measure} title={slideName(measure)}>
              <MeasureChart {...{ measure, ranked, ghosts, ticks, renewed, clock }} height="16rem" />
            </Panel>
          ))}
        </div>
        <p class="caption debrief-note">
          {t(ranked.length > allNamedUpTo ? 'thinLines' : 'dashedLines')}{' '}
          {renewedMarkers(renewed, ticks).length > 0 && t('renewedLine')}
        </p>
      </section>
    </div>
  );
}
