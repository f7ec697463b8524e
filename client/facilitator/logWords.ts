import type { LogRecord, NoticeLine } from '#protocol/views.ts';
import { labelled } from '../i18n/common.ts';
import { obligationWord } from '../i18n/obligations.ts';
import { console as words } from '../i18n/console.ts';
import { pick } from '../i18n/index.ts';
import { progress } from '../i18n/progress.ts';
import { byId, facilitator as store } from '../store.ts';
import { confidenceWord } from '../team/confidence.tsx';

/** A line of a log as a sentence: ids become the names the catalogue and the MSEL give them. */
export function logSentence(log: LogRecord | NoticeLine): string {
  if (log.kind === 'notice') return pick(log.words);
  const sentence = words.t(`log.${log.kind}`, { text: log.text ?? '', ref: nameOf(log) });
  const sure = log.confidence
    ? ` (${progress.t('sureAbout', { level: confidenceWord(log.confidence) })})`
    : '';
  return told(log, sentence) + sure;
}

/** A line with what its text adds: words of a player as they are, the state of an obligation in the reader's language. */
function told({ kind, text }: LogRecord, sentence: string): string {
  switch (kind) {
    case 'obligation':
      return [sentence, obligationWord(text)].filter(Boolean).join(', ');
    case 'decision':
    case 'answer':
      return text === undefined ? sentence : labelled(sentence, text);
    default:
      return sentence;
  }
}

function nameOf({ kind, ref }: LogRecord): string {
  if (ref === undefined) return '';
  if (kind === 'inject' || kind === 'answer') {
    const row = store.table.value?.[`msel:${ref}`];
    return row ? pick(row.title) : ref;
  }
  const named =
    kind === 'obligation' ? byId.value.obligations.get(ref)?.name : byId.value.actions.get(ref)?.title;
  return named ? pick(named) : ref;
}
