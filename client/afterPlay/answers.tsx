import { reflectionQuestions, type Reflection } from '#protocol/debrief.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { Empty } from '../ui/states.tsx';
import { Name, Words } from '../ui/written.tsx';
import './afterPlay.css';

const { t } = afterPlay;

export interface AnswersProps {
  /** `of`: what stands beside the name, such as a team. */
  all: readonly { id: string; name: string; of?: string; answers: Reflection }[];
}

/** What players said, question by question, so that answers to one thing stand together. */
export function Answers({ all }: AnswersProps) {
  if (all.length === 0) return <Empty>{t('noAnswers')}</Empty>;
  return (
    <div class="answers">
      {reflectionQuestions.map((question) => (
        <section key={question} aria-label={t(question)}>
          <h2>{t(question)}</h2>
          <ul>
            {all
              .filter(({ answers }) => answers[question] !== '')
              .map(({ id, name, of, answers }) => (
                <li key={id}>
                  <Words of={answers[question]} />
                  <span class="caption">
                    <Name of={name} />
                    {of && (
                      <>
                        {' · '}
                        <Name of={of} />
                      </>
                    )}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
