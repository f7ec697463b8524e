import { useState } from 'preact/hooks';
import { reflectionQuestions } from '#protocol/debrief.ts';
import { answerLength } from '#protocol/text.ts';
import { canAct, useCommand } from '../command.ts';
import { useDraft } from '../drafts.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { mySeat, team } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { fits } from '../ui/room.ts';
import { Answers } from './answers.tsx';
import './afterPlay.css';

const { t } = afterPlay;

/** What each player is asked before anybody has shown a figure; kept as a draft until sent, and to be sent again. */
export function Reflect() {
  const seat = mySeat.value;
  const given = team.all('reflection');
  const mine = given.find(({ id }) => id === seat)?.record;
  const step = team.record('debrief')?.step;
  return (
    <section class="after-page" aria-labelledby="reflect-title">
      <h1 id="reflect-title">{t('askTitle')}</h1>
      <p class="muted">{t('askLead')}</p>
      {team.record('exercise')?.lifecycle === 'debrief' && <Questions sent={mine !== undefined} />}
      <p class="caption" role="status">
        {t('answered', { count: given.length, all: Math.max(given.length, team.all('seat').length) })}
      </p>
      {step !== 'ask' && (
        <Answers
          all={given.flatMap(({ id, record: { name, answers } }) => (answers ? [{ id, name, answers }] : []))}
        />
      )}
    </section>
  );
}

function Questions({ sent }: { sent: boolean }) {
  const { pending, run } = useCommand();
  const [tried, setTried] = useState(false);
  const [changed, setChanged] = useState(false);
  const knew = useDraft('reflect knew');
  const expected = useDraft('reflect expected');
  const did = useDraft('reflect did');
  const drafts = { knew, expected, did };
  const words = (question: keyof typeof drafts) => drafts[question][0].trim();
  const empty = reflectionQuestions.every((one) => words(one) === '');
  const tooLong = reflectionQuestions.some((one) => !fits(words(one), answerLength));
  const send = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (empty || tooLong) return;
    const answer = await run({
      type: 'reflect',
      knew: words('knew'),
      expected: words('expected'),
      did: words('did'),
    });
    if (answer.ok) setChanged(false);
  };
  return (
    <form class="after-form" onSubmit={(event) => void send(event)}>
      {reflectionQuestions.map((question) => (
        <TextArea
          key={question}
          label={t(question)}
          hint={t(`${question}Hint`)}
          most={answerLength}
          input={{
            rows: 3,
            value: drafts[question][0],
            onInput: (event) => {
              setChanged(true);
              drafts[question][1](event.currentTarget.value);
            },
          }}
        />
      ))}
      {tried && empty && (
        <p class="field-error" role="alert">
          {t('needOne')}
        </p>
      )}
      <div class="after-send">
        <Button kind="primary" type="submit" pending={pending} disabled={!canAct()}>
          {t(sent ? 'sendAgain' : 'send')}
        </Button>
        {sent && !changed && <span role="status">{t('sent')}</span>}
      </div>
    </form>
  );
}
