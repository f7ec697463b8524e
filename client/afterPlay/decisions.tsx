import { ListChecks } from 'lucide-preact';
import { afterPlay } from '../i18n/afterPlay.ts';
import { team } from '../store.ts';
import { ActLines } from '../team/actLines.tsx';
import { confidenceWord } from '../team/confidence.tsx';
import { decisionName } from '../team/marked.tsx';
import { momentOf } from '../team/names.ts';
import { Empty } from '../ui/states.tsx';
import { Name, Words } from '../ui/written.tsx';
import './afterPlay.css';

const { t } = afterPlay;

/** All that the team decided, in the order in which it did, with the reasons that were written for this moment. */
export function Decisions() {
  const all = team
    .all('decision')
    .map(({ record }) => record)
    .toSorted((a, b) => a.decidedTick - b.decidedTick || a.id - b.id);
  return (
    <section class="after-page" aria-labelledby="decisions-title">
      <h1 id="decisions-title">{t('decisions')}</h1>
      {all.length === 0 ? (
        <Empty icon={ListChecks}>{t('noDecisions')}</Empty>
      ) : (
        <ol class="after-decisions">
          {all.map((one) => (
            <li key={one.id}>
              <h2>{decisionName(one)}</h2>
              {one.why && (
                <p>
                  <Words of={one.why} />
                </p>
              )}
              <p class="caption">
                {t('decidedAt', { time: momentOf(one.decidedTick) })} · <Name of={one.by} />
                {one.confidence !== null && ` · ${t('sureness', { level: confidenceWord(one.confidence) })}`}
              </p>
              <ActLines decision={one} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
