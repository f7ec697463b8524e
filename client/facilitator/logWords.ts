import type { CourseLine, LogRecord } from '#protocol/views.ts';
import { console as words } from '../i18n/console.ts';
import { pick } from '../i18n/index.ts';
import { progress } from '../i18n/progress.ts';
import { byId, facilitator as store } from '../store.ts';
import { confidenceWord } from '../team/confidence.tsx';

/** A line of a log as a sentence: ids become the names the catalogue and the MSEL give them. */
export function logSentence(log: LogRecord | CourseLine): string {
  if (log.kind === 'course') return directionSentence(log);
  const sentence = words.t(`log.${log.kind}`, { text: log.text ?? '', ref: nameOf(log) });
  const own =
    log.text !== undefined && log.kind !== 'entry' && log.kind !== 'announcement' ? `: ${log.text}` : '';
  const sure = log.confidence
    ? ` (${progress.t('sureAbout', { level: confidenceWord(log.confidence) })})`
    : '';
  return sentence + own + sure;
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

const directions = {
  start: 'direction.start',
  pause: 'direction.pause',
  resume: 'direction.resume',
  pace: 'direction.pace',
  jump: 'direction.jump',
  end: 'direction.end',
  recovered: 'direction.recovered',
  'trigger-story': 'direction.story',
  'fire-inject': 'direction.fire',
  'hold-inject': 'direction.hold',
  'release-inject': 'direction.release',
  'skip-inject': 'direction.skip',
  'retime-inject': 'direction.retime',
  'show-prompt': 'direction.prompt',
} as const;

/** What the facilitator, or the server, did to the exercise as a whole. */
function directionSentence({ ref, text = '' }: CourseLine): string {
  const key = directions[ref as keyof typeof directions];
  if (key === undefined) return ref;
  const row = store.table.value?.[`msel:${text}`];
  const event = store.table.value?.story?.events.find((one) => one.id === text);
  return words.t(key, { what: row ? pick(row.title) : event ? pick(event.name) : text });
}
