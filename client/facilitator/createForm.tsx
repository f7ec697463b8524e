import { ArrowLeft } from 'lucide-preact';
import { readJson, tab } from '../storage.ts';
import { useEffect, useState } from 'preact/hooks';
import { titleLength } from '#protocol/text.ts';
import type { ScenarioSummary } from '#protocol/http.ts';
import type { ClientRefusal } from '../api.ts';
import { facilitator as words } from '../i18n/facilitator.ts';
import { pick } from '../i18n/index.ts';
import { refusalText } from '../i18n/refusals.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { notify } from '../ui/notices.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { createExercise, fetchScenarios } from './api.ts';
import { draftErrors, requestOf, teamNames, withTeamCount, type Draft } from './draft.ts';
import { keepProjectorKey } from './kept.ts';
import { PaceChoices } from './paceChoices.tsx';
import './create.css';
import './office.css';

export interface CreateFormProps {
  facilitatorKey: string;
  onBack: () => void;
  onWrongKey: () => void;
  onCreated: (code: string) => void;
}

/** What was filled in so far: a look elsewhere, a reload or a refusal costs none of it. */
const draftKey = 'poste-restante.create';
const keptDraft = (): Partial<Draft> => (readJson(draftKey, tab) ?? {}) as Partial<Draft>;

const firstTeams = 4;
const teamNameOf = (n: number) => words.t('teamDefault', { n });

/** Every field has a default, so that a first exercise can be created at once. */
export function CreateForm({ facilitatorKey, onBack, onWrongKey, onCreated }: CreateFormProps) {
  const { t } = words;
  const [scenarios, setScenarios] = useState<ScenarioSummary[] | null>(null);
  const [refusal, setRefusal] = useState<ClientRefusal | null>(null);
  const [pending, setPending] = useState(false);
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => ({
    scenario: '',
    title: '',
    teams: withTeamCount('', firstTeams, teamNameOf),
    seatsPerTeam: 8,
    pace: 'suggested',
    exactPace: 10,
    difficulty: '',
    format: '',
    seed: '',
    ...keptDraft(),
  }));
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  useEffect(() => void tab.set(draftKey, JSON.stringify(draft)), [draft]);

  const load = async () => {
    setRefusal(null);
    const answer = await fetchScenarios(facilitatorKey);
    if (answer.ok) {
      setScenarios(answer.value);
      const first = answer.value[0];
      const known = answer.value.some(({ id }) => id === keptDraft().scenario);
      if (first && !known) set({ scenario: first.id, exactPace: first.suggestedTicksPerMinute });
    } else if (answer.refusal.code === 'wrong-key') onWrongKey();
    else setRefusal(answer.refusal);
  };
  useEffect(() => void load(), [facilitatorKey]);

  const scenario = scenarios?.find(({ id }) => id === draft.scenario);
  const names = teamNames(draft.teams);
  const errors = draftErrors(draft);
  const teamsError = errors.find((error) => error.field === 'teams');
  const seedError = errors.some((error) => error.field === 'seed');

  const submit = async () => {
    setTried(true);
    if (!scenario || errors.length > 0) return;
    setPending(true);
    const answer = await createExercise(facilitatorKey, requestOf(draft, scenario));
    setPending(false);
    if (!answer.ok) {
      if (answer.refusal.code === 'wrong-key') onWrongKey();
      else notify('refused', refusalText(answer.refusal));
      return;
    }
    keepProjectorKey(answer.value.code, answer.value.projectorKey);
    tab.remove(draftKey);
    onCreated(answer.value.code);
  };

  if (refusal) {
    return (
      <ErrorState title={t('listFailed')} onRetry={() => void load()}>
        {refusalText(refusal)}
      </ErrorState>
    );
  }
  if (!scenarios) return <Loading />;
  return (
    <form
      class="create"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div class="office-head">
        <h1>{t('createTitle')}</h1>
        <Button kind="plain" icon={ArrowLeft} onClick={onBack}>
          {t('back')}
        </Button>
      </div>
      {!scenario ? (
        <ErrorState title={t('scenarioNone')} />
      ) : (
        <>
          <section class="panel create-block">
            <SelectField
              label={t('scenario')}
              value={draft.scenario}
              options={scenarios.map(({ id, title }) => ({ id, label: pick(title) }))}
              hint={pick(scenario.summary)}
              onSelect={(id) => set({ scenario: id, difficulty: '', format: '' })}
            />
            <TextField
              label={t('title')}
              hint={t('titleHint')}
              most={titleLength}
              input={{
                value: draft.title,
                placeholder: pick(scenario.title),
                onInput: (event) => set({ title: event.currentTarget.value }),
              }}
            />
            {scenario.formats.length > 1 && (
              <SelectField
                label={t('format')}
                value={draft.format || scenario.formats[0]!.id}
                options={scenario.formats.map(({ id, name }) => ({ id, label: pick(name) }))}
                hint={t('formatHint')}
                onSelect={(format) => set({ format })}
              />
            )}
            {scenario.difficulties.length > 0 && (
              <SelectField
                label={t('difficulty')}
                value={draft.difficulty}
                options={[
                  { id: '', label: t('difficultyOwn') },
                  ...scenario.difficulties.map(({ id, name }) => ({ id, label: pick(name) })),
                ]}
                onSelect={(difficulty) => set({ difficulty })}
              />
            )}
          </section>

          <section class="panel create-block create-teams">
            <TextField
              label={t('teamsNumber')}
              hint={t('teamsHint')}
              input={{
                type: 'number',
                min: 1,
                max: 2000,
                value: names.length,
                onChange: (event) => {
                  const count = Math.min(
                    2000,
                    Math.max(1, Math.round(event.currentTarget.valueAsNumber) || 1),
                  );
                  set({ teams: withTeamCount(draft.teams, count, teamNameOf) });
                },
              }}
            />
            <TextField
              label={t('seatsPerTeam')}
              hint={t('seatsHint')}
              input={{
                type: 'number',
                min: 1,
                max: 50,
                value: draft.seatsPerTeam,
                onChange: (event) => set({ seatsPerTeam: event.currentTarget.valueAsNumber || 8 }),
              }}
            />
            <TextArea
              class="create-names"
              label={t('teamNames')}
              hint={t('teamNamesHint')}
              error={
                teamsError &&
                (teamsError.reason === 'none'
                  ? t('teamNamesNone')
                  : t(teamsError.reason === 'long' ? 'teamNameLong' : 'teamNameTwice', {
                      name: teamsError.name,
                    }))
              }
              input={{
                rows: Math.min(10, Math.max(4, names.length)),
                value: draft.teams,
                spellcheck: false,
                onInput: (event) => set({ teams: event.currentTarget.value }),
              }}
            />
          </section>

          <PaceChoices draft={draft} scenario={scenario} onChange={set} />

          <details class="panel create-block" open={seedError && tried}>
            <summary>{t('advanced')}</summary>
            <TextField
              label={t('seed')}
              hint={t('seedHint')}
              optional
              error={seedError ? t('seedWrong') : undefined}
              input={{
                inputMode: 'numeric',
                value: draft.seed,
                onInput: (event) => set({ seed: event.currentTarget.value }),
              }}
            />
          </details>

          <div class="create-foot">
            <Button kind="primary" type="submit" pending={pending}>
              {t('createNow')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
