import { render } from 'preact';
import type { Curves } from '#protocol/curves.ts';
import type { Result, RunResult } from '#protocol/views.ts';
import { DebriefScreen } from '../../client/debrief/index.tsx';
import { WallResults } from '../../client/debrief/wall.tsx';
import '../../client/ui/tokens.css';
import '../../client/ui/base.css';
import '../../client/ui/kit.css';
import { Spark } from '../../client/ui/spark.tsx';
import { catalogue } from './network.ts';

/** The end screen alone: `?teams=<n>&own=<index>&wall&light&state=loading|empty`. Invented runs. */
const query = new URLSearchParams(location.search);
if (query.has('light')) document.documentElement.dataset['theme'] = 'light';
if (query.has('wall')) document.documentElement.style.fontSize = 'clamp(14px, min(2vw, 3.5vh), 120px)';
const count = Number(query.get('teams') ?? 3);

/** A run that is the better the higher `skill`, 0..1. */
function run(
  id: string,
  kind: RunResult['kind'],
  name: { en: string; fr: string },
  skill: number,
): RunResult {
  const curves: Curves = { tick: [], parcelsDelivered: [], backlog: [], uptimeBp: [], trustBp: [] };
  let delivered = 0;
  for (let i = 0; i <= 144; i++) {
    const hour = 5 + i / 2;
    const hit = Math.max(0, Math.min(1, (i - 3) / 4)) * Math.max(0, 1 - Math.max(0, i - 70) / 60);
    const wobble = Math.sin(i * (0.3 + skill) + skill * 20) * 0.03;
    const day = Math.max(0, Math.sin(((hour % 24) / 24) * Math.PI * 2 - 1.6));
    delivered += Math.round(52_000 * day * (1 - hit * (0.75 - 0.55 * skill)));
    curves.tick.push(i * 6);
    curves.parcelsDelivered.push(delivered);
    curves.backlog.push(Math.round(400_000 + hit * (1 - skill) * 1_500_000 * (1 + wobble)));
    curves.uptimeBp.push(Math.round(Math.min(10_000, 9990 - hit * 6500 * (1 - skill * 0.8) * (1 + wobble))));
    curves.trustBp.push(Math.round(7200 - hit * 3800 * (1 - skill * 0.6) - i * 6));
  }
  const uptimeBp = Math.round(curves.uptimeBp.reduce((a, b) => a + b, 0) / curves.tick.length);
  const parcelsDeliverable = 2_700_000;
  return {
    id,
    kind,
    name,
    headline: {
      parcelsDelivered: delivered,
      parcelsDeliverable,
      uptimeBp,
      points: Math.round((500 * delivered) / parcelsDeliverable + uptimeBp / 20),
    },
    trustBp: curves.trustBp.at(-1) ?? 0,
    spent: Math.round(300 + 3200 * skill),
    obligations: {
      met: Math.round(4 * skill),
      late: skill > 0.3 && skill < 0.7 ? 1 : 0,
      missed: skill < 0.4 ? 2 : 0,
    },
    prepared: [],
    curves,
  };
}

const names = [
  'Rouen',
  'La Buissière et environs',
  'Équipe de nuit',
  'Paris Nord',
  'Direction régionale Auvergne',
];
const teams = Array.from({ length: count }, (_, i) => {
  const name = names[i] ?? `Team ${i + 1}`;
  // The second and third tie.
  const skill = i === 2 ? 0.55 : 0.25 + 0.6 * ((Math.sin(i * 7.3 + 1) + 1) / 2);
  return run(`t${i}`, 'team', { en: name, fr: name }, i === 1 ? 0.55 : skill);
});
const runs = [
  ...teams,
  run('idle', 'ghost', { en: 'Nobody acts', fr: 'Personne n’agit' }, 0.02),
  run('as-happened', 'ghost', { en: 'As it happened', fr: 'Comme dans la réalité' }, 0.38),
  run('textbook', 'ghost', { en: 'By the book', fr: 'Selon les règles de l’art' }, 0.82),
];
const result: Result = {
  runs,
  points: teams.map(({ id, name, headline }) => ({
    team: id,
    name: name.en,
    points: headline.points,
    parcelsBp: Math.floor((headline.parcelsDelivered * 10_000) / headline.parcelsDeliverable),
    uptimeBp: headline.uptimeBp,
  })),
};

const state = query.get('state');
const shown = state === 'loading' ? null : state === 'empty' ? { points: [], runs: [] } : result;
const own = query.get('own');
const renewedAt = query.has('renewed') ? Number(query.get('renewed')) : null;
const renewed = renewedAt === null ? null : { tick: renewedAt, anew: false };
const app = document.querySelector('#app');
if (app) {
  render(
    state === 'spark' ? (
      <div class="panel" style={{ width: '240px', padding: '12px' }}>
        <Spark
          values={runs[0]!.curves.parcelsDelivered}
          ghost={runs.at(-2)!.curves.parcelsDelivered}
          tone="parcels"
        />
        <Spark
          values={runs[0]!.curves.uptimeBp}
          ghost={runs.at(-2)!.curves.uptimeBp}
          tone="bank"
          min={0}
          max={10_000}
        />
      </div>
    ) : query.has('wall') && shown ? (
      <WallResults
        result={shown}
        catalogue={catalogue}
        held={null}
        reveal={query.has('reveal')}
        renewed={renewed}
      />
    ) : (
      <DebriefScreen result={shown} catalogue={catalogue} ownTeam={own && `t${own}`} renewed={renewed} />
    ),
    app,
  );
}
