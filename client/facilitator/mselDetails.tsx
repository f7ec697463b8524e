import { CirclePause, Clock3, Play, Send, SkipForward } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { MselRow, TeamRow } from '#protocol/views.ts';
import { canConduct } from '../command.ts';
import { dayAndTime } from '../format.ts';
import { labelled } from '../i18n/common.ts';
import { console as consoleWords } from '../i18n/console.ts';
import { inbox as inboxWords } from '../i18n/inbox.ts';
import { pick } from '../i18n/index.ts';
import { msel as words } from '../i18n/msel.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { AskDialog, Confirm } from './confirm.tsx';
import { statusOf } from './msel.ts';
import { typedTime } from './time.ts';
import { TimeField } from './timeField.tsx';
import { useInjectCommands } from './useInjectCommands.ts';
import './msel.css';

export interface MselDetailsProps {
  row: MselRow;
  tick: number;
  catalogue: Catalogue;
  teams: readonly TeamRow[];
}

/** What it says, what should come of it, and everything that can be done with it, for all teams or for one. */
export function MselDetails({ row, tick, catalogue, teams }: MselDetailsProps) {
  const { t } = words;
  const { pending, act, retime } = useInjectCommands(row);
  const [team, setTeam] = useState('');
  const [asking, setAsking] = useState<'skip' | 'retime' | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const one = team === '' ? undefined : team;
  const off = !canConduct() || pending;
  const state = statusOf(row, tick);
  const over = state === 'sent' && one === undefined;
  const teamName = teams.find(({ id }) => id === team)?.name ?? consoleWords.t('allTeams');
  const objectives = row.objectives.map((id) => {
    const known = catalogue.objectives.find((objective) => objective.id === id);
    return known ? pick(known.name) : id;
  });
  return (
    <div class="msel-details" role="group" aria-label={t('details', { title: pick(row.title) })}>
      <dl class="msel-text">
        <dt>{t('body')}</dt>
        <dd>
          {pick(row.body)
            .split(/\n\n+/)
            .map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
        </dd>
        <dt>{t('expected')}</dt>
        <dd>{pick(row.expected)}</dd>
        {row.condition && (
          <>
            <dt>{t('condition')}</dt>
            <dd>{pick(row.condition)}</dd>
          </>
        )}
        {row.sent > 0 && (
          <>
            <dt>{inboxWords.t('readTeams')}</dt>
            <dd>{inboxWords.t('readTeamsOf', { read: row.read, sent: row.sent })}</dd>
          </>
        )}
        {objectives.length > 0 && (
          <>
            <dt>{t('objectives')}</dt>
            <dd>{objectives.join(' · ')}</dd>
          </>
        )}
        {row.attack.length > 0 && (
          <>
            <dt>{t('attack')}</dt>
            <dd>
              <code>{row.attack.join(' · ')}</code>
            </dd>
          </>
        )}
      </dl>
      <div class="msel-tools">
        <SelectField
          class="msel-to field-small"
          label={t('actsOn')}
          value={team}
          options={[
            { id: '', label: consoleWords.t('allTeams') },
            ...teams.map(({ id, name }) => ({ id, label: name })),
          ]}
          onSelect={setTeam}
        />
        <Button small icon={Send} disabled={off || over} onClick={() => void act('fire', one)}>
          {t('fire')}
        </Button>
        {state === 'held' ? (
          <Button small icon={Play} disabled={off} onClick={() => void act('release', one)}>
            {t('release')}
          </Button>
        ) : (
          <Button
            small
            icon={CirclePause}
            disabled={off || over || row.skipped}
            onClick={() => void act('hold', one)}
          >
            {t('hold')}
          </Button>
        )}
        <Button small icon={Clock3} disabled={off || over || row.skipped} onClick={() => setAsking('retime')}>
          {t('retime')}
        </Button>
        <Button
          small
          icon={SkipForward}
          disabled={off || over || row.skipped}
          onClick={() => setAsking('skip')}
        >
          {t('skip')}
        </Button>
      </div>
      {asking === 'skip' && (
        <Confirm
          title={t('skipTitle', { title: pick(row.title) })}
          confirm={t('skip')}
          pending={pending}
          onClose={() => setAsking(null)}
          onConfirm={() => void act('skip', one).then(() => setAsking(null))}
        >
          {t('skipBody', { to: teamName })}
        </Confirm>
      )}
      {asking === 'retime' && (
        <AskDialog
          title={labelled(t('retime'), pick(row.title))}
          confirm={t('retime')}
          pending={pending}
          disabled={at === null}
          onConfirm={() =>
            at !== null &&
            void retime(at, dayAndTime(at, catalogue.clock), one).then((ok) => ok && setAsking(null))
          }
          onClose={() => setAsking(null)}
        >
          <TimeField
            label={`${t('retimeField')} (${teamName})`}
            initial={
              row.dueTick !== null && row.dueTick > tick ? typedTime(row.dueTick, catalogue.clock) : ''
            }
            now={tick}
            clock={catalogue.clock}
            onTick={setAt}
          />
        </AskDialog>
      )}
    </div>
  );
}
