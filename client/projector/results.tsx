import type { Catalogue } from '#protocol/catalogue.ts';
import { reflectionQuestions } from '#protocol/debrief.ts';
import type { Lifecycle, Renewed } from '#protocol/views.ts';
import { CommitmentLine } from '../afterPlay/commitments.tsx';
import { afterPlay } from '../i18n/afterPlay.ts';
import { projector as words } from '../i18n/projector.ts';
import { projector as store } from '../store.ts';
import { lazily } from '../ui/lazily.tsx';
import '../afterPlay/afterPlay.css';
import './wallOver.css';

const load = async () => (await import('../debrief/wall.tsx')).WallResults;
const WallResults = lazily(load);
/** Fetched while all is well: nobody stands at this screen to try again at the very end. */
export const fetchResults = (): void => void load().catch(() => undefined);

export interface ResultsProps {
  catalogue: Catalogue;
  lifecycle: Lifecycle;
  /** Whether this wall was there at ENDEX: the podium is then built up step by step. */
  reveal: boolean;
  renewed: Renewed | null;
}

/** After ENDEX: where the debrief is. What was it like, then podium, ranking and curves one at a time, then what will change. */
export function Results({ catalogue, lifecycle, reveal, renewed }: ResultsProps) {
  const { t } = words;
  const debrief = store.record('debrief');
  const result = store.record('result');
  if (debrief && lifecycle === 'debrief') {
    if (debrief.step === 'ask') return <Asking />;
    if (debrief.step === 'worth') return <Weighing />;
    if (debrief.step === 'change') return <Changing />;
  }
  if (!result) {
    return (
      <main class="wall-end">
        <h1>{t(lifecycle === 'closed' ? 'closed' : 'debrief')}</h1>
        <p>{lifecycle === 'closed' ? t('closedBody') : afterPlay.t('wallWait')}</p>
      </main>
    );
  }
  return (
    <div class="wall-results">
      <WallResults
        result={result}
        catalogue={catalogue}
        held={store.record('slide')?.slide ?? null}
        reveal={reveal}
        renewed={renewed}
      />
    </div>
  );
}

/** The questions that each answers on their own device, and how many have. */
function Asking() {
  const { t } = afterPlay;
  const reflected = store.record('reflected');
  return (
    <main class="wall-end">
      <h1>
        {reflectionQuestions.map((question) => (
          <span key={question} class="wall-question">
            {t(question)}
          </span>
        ))}
      </h1>
      <p>{t('wallAskHow')}</p>
      {reflected && (
        <p class="wall-count" role="status">
          {t('answered', { count: reflected.count, all: Math.max(reflected.count, reflected.of) })}
        </p>
      )}
    </main>
  );
}

/** What the teams will do about it, as they write it down. */
function Changing() {
  const { t } = afterPlay;
  const all = store.all('commitment');
  return (
    <main class="wall-change">
      <h1>{t('wallChange')}</h1>
      {all.length === 0 && <p class="muted">{t('noneYet')}</p>}
      <ul class="commitments">
        {all.map(({ id, record }) => (
          <li key={id}>
            <CommitmentLine of={record} team={store.record(`team:${record.team}`)?.name ?? record.team} />
          </li>
        ))}
      </ul>
    </main>
  );
}

/** Everybody looks at their own team's list. */
function Weighing() {
  const { t } = afterPlay;
  return (
    <main class="wall-end">
      <h1>{t('worthTitle')}</h1>
      <p>{t('wallWorth')}</p>
    </main>
  );
}
