import { Plus } from 'lucide-preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ExerciseSummary } from '#protocol/http.ts';
import type { ClientRefusal } from '../api.ts';
import { facilitator as words } from '../i18n/facilitator.ts';
import { refusalText } from '../i18n/refusals.ts';
import { navigate } from '../router.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { fetchExercises } from './api.ts';
import { CreateForm } from './createForm.tsx';
import { ExerciseList } from './exerciseList.tsx';
import { PageBar } from './pageBar.tsx';
import './office.css';

export interface DeskProps {
  facilitatorKey: string;
  onWrongKey: () => void;
}

/** Where a facilitator starts: the exercises on this server, and the form for a new one. */
export function Desk({ facilitatorKey, onWrongKey }: DeskProps) {
  const { t } = words;
  const [exercises, setExercises] = useState<ExerciseSummary[] | null>(null);
  const [refusal, setRefusal] = useState<ClientRefusal | null>(null);
  const [creating, setCreating] = useState(false);

  const load = useCallback(async () => {
    setRefusal(null);
    const answer = await fetchExercises(facilitatorKey);
    if (answer.ok) setExercises(answer.value);
    else if (answer.refusal.code === 'wrong-key') onWrongKey();
    else setRefusal(answer.refusal);
  }, [facilitatorKey]);
  useEffect(() => void load(), [load]);

  return (
    <div class="office">
      <PageBar />
      <main class="office-main">
        {creating ? (
          <CreateForm
            facilitatorKey={facilitatorKey}
            onBack={() => setCreating(false)}
            onWrongKey={onWrongKey}
            onCreated={(code) => navigate(`/facilitator/${code}`)}
          />
        ) : (
          <>
            <div class="office-head">
              <h1>{t('listTitle')}</h1>
              <Button kind="primary" icon={Plus} onClick={() => setCreating(true)}>
                {t('create')}
              </Button>
            </div>
            {refusal ? (
              <ErrorState title={t('listFailed')} onRetry={() => void load()}>
                {refusalText(refusal)}
              </ErrorState>
            ) : exercises ? (
              <ExerciseList
                exercises={exercises}
                facilitatorKey={facilitatorKey}
                onChanged={() => void load()}
              />
            ) : (
              <Loading />
            )}
          </>
        )}
      </main>
    </div>
  );
}
