import { ClipboardList, Trash2 } from 'lucide-preact';
import { to } from '../base.ts';
import { useState } from 'preact/hooks';
import type { ExerciseSummary } from '#protocol/http.ts';
import type { Lifecycle } from '#protocol/views.ts';
import { exerciseTitle } from '../exerciseTitle.ts';
import { number, wallTime } from '../format.ts';
import { labelled } from '../i18n/common.ts';
import { facilitator as words } from '../i18n/facilitator.ts';
import { pick } from '../i18n/index.ts';
import { refusalText } from '../i18n/refusals.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/notices.tsx';
import { Empty } from '../ui/states.tsx';
import { deleteExercise } from './api.ts';
import { Confirm } from './confirm.tsx';
import { Name } from '../ui/written.tsx';
import './office.css';

export interface ExerciseListProps {
  exercises: readonly ExerciseSummary[];
  facilitatorKey: string;
  onChanged: () => void;
}

const titleOf = (exercise: ExerciseSummary): string => exerciseTitle(exercise.title, exercise.scenario);

/** Colour where something runs or waits for a word; the rest is neutral. */
export const lifecycleTone: Record<Lifecycle, Tone> = {
  lobby: 'yellow',
  briefing: 'yellow',
  running: 'green',
  paused: 'amber',
  debrief: 'blue',
  closed: 'neutral',
};

export function ExerciseList({ exercises, facilitatorKey, onChanged }: ExerciseListProps) {
  const { t } = words;
  const [asked, setAsked] = useState<ExerciseSummary | null>(null);
  const [pending, setPending] = useState(false);

  if (exercises.length === 0) {
    return (
      <section class="panel">
        <Empty icon={ClipboardList}>{t('listEmpty')}</Empty>
      </section>
    );
  }

  const remove = async (exercise: ExerciseSummary) => {
    setPending(true);
    const answer = await deleteExercise(facilitatorKey, exercise.code);
    setPending(false);
    setAsked(null);
    if (answer.ok) notify('done', t('deleted', { title: titleOf(exercise) }));
    else notify('refused', refusalText(answer.refusal));
    onChanged();
  };

  return (
    <>
      <ul class="exercise-list">
        {exercises.map((exercise) => (
          <li key={exercise.code} class="panel exercise-card">
            <div class="exercise-what">
              <a class="exercise-title" href={to(`/facilitator/${exercise.code}`)}>
                <Name of={titleOf(exercise)} />
              </a>
              <p class="muted">
                {titleOf(exercise) !== pick(exercise.scenario) && `${pick(exercise.scenario)} · `}
                {t('createdAt', { date: wallTime(exercise.createdAt) })}
              </p>
            </div>
            <code class="exercise-code">{exercise.code}</code>
            <Badge tone={lifecycleTone[exercise.lifecycle]}>{t(exercise.lifecycle)}</Badge>
            <p class="exercise-size muted">
              {t('teamCount', { count: exercise.teams })} · {t('seatCount', { count: exercise.seats })}
              {exercise.tick > 0 && ` · ${t('tickAt', { tick: number(exercise.tick) })}`}
            </p>
            <div class="exercise-acts">
              <Button
                kind="plain"
                icon={Trash2}
                label={labelled(t('delete'), titleOf(exercise))}
                onClick={() => setAsked(exercise)}
              />
              <a
                class="button"
                href={to(`/facilitator/${exercise.code}`)}
                aria-label={labelled(t('open'), titleOf(exercise))}
              >
                {t('open')}
              </a>
            </div>
          </li>
        ))}
      </ul>
      {asked && (
        <Confirm
          title={t('deleteTitle', { title: titleOf(asked) })}
          confirm={t('deleteConfirm')}
          danger
          pending={pending}
          onClose={() => setAsked(null)}
          onConfirm={() => void remove(asked)}
        >
          {t('deleteBody')}
        </Confirm>
      )}
    </>
  );
}
