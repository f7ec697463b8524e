import { ChartSpline, Table } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { graphWords } from '../i18n/graphs.ts';
import { language, pick } from '../i18n/index.ts';
import { systemName } from '../map/systemsWords.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { actionTitle, targetOf } from '../team/names.ts';
import { Button } from '../ui/button.tsx';
import './graphs.css';
import { marksOf } from './marks.ts';
import { ownCurves, pastCurves } from './ownCurves.ts';
import { graphPanels } from './panels.ts';
import { GraphStack } from './stack.tsx';
import { GraphTables } from './tables.tsx';

/** The team's figures over time, with what it decided and heard, during play. */
export function Graphs() {
  const { t } = graphWords;
  const [asTables, setAsTables] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const known = catalogue.value;
  const curves = ownCurves.value;
  const past = pastCurves.value;
  const decisions = team.all('decision');
  const injects = team.all('inject');
  const pressedAt = team.record('situation')?.pressedAt ?? null;
  const spoken = language.value;
  const panels = useMemo(() => {
    const channels = (known?.channels ?? []).map(({ name }) => pick(name));
    const crews = (known?.pools ?? []).reduce((sum, pool) => sum + pool.count, 0);
    const pressed = known && pressedAt ? systemName(pressedAt, known) : null;
    return graphPanels(curves, past, channels, crews, pressed);
  }, [known, curves, past, pressedAt, spoken]);
  const marks = useMemo(
    () =>
      marksOf(
        decisions.map((entry) => entry.record),
        injects.map((entry) => entry.record),
        {
          decision: ({ action, target }) =>
            target === null
              ? actionTitle(action)
              : words.t('onTarget', { what: actionTitle(action), target: targetOf(action, target) }),
          message: ({ title }) => pick(title),
        },
      ),
    [decisions, injects, known, spoken],
  );
  if (!known) return null;
  const { clock } = known;
  const { tick: ticks } = curves;
  return (
    <section class="graphs" aria-labelledby="graphs-title">
      <h2 id="graphs-title" class="visually-hidden">
        {t('region')}
      </h2>
      <header class="graphs-head">
        <Button
          small
          kind="plain"
          icon={asTables ? ChartSpline : Table}
          onClick={() => setAsTables(!asTables)}
        >
          {t(asTables ? 'asGraphs' : 'asTables')}
        </Button>
      </header>
      {asTables ? (
        <GraphTables {...{ panels, marks, ticks, clock }} />
      ) : (
        <GraphStack {...{ panels, marks, ticks, clock, chosen }} onChoose={setChosen} />
      )}
    </section>
  );
}
