import type { Catalogue } from '#protocol/catalogue.ts';
import type { Lifecycle, Renewed } from '#protocol/views.ts';
import { projector as words } from '../i18n/projector.ts';
import { projector as store } from '../store.ts';
import { lazily } from '../ui/lazily.tsx';
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

/** After ENDEX: podium, ranking and curves, one at a time. */
export function Results({ catalogue, lifecycle, reveal, renewed }: ResultsProps) {
  const { t } = words;
  const result = store.record('result');
  if (!result) {
    return (
      <main class="wall-end">
        <h1>{t(lifecycle === 'closed' ? 'closed' : 'debrief')}</h1>
        <p>{t(lifecycle === 'closed' ? 'closedBody' : 'debriefWait')}</p>
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
