import type { CourseLine, LogRecord } from '#protocol/views.ts';
import { console as words } from '../i18n/console.ts';
import { pick } from '../i18n/index.ts';
import { progress } from '../i18n/progress.ts';
import { byId, facilitator as store } from '../store.ts';
import { confidenceWord } from '../team/confidence.tsx';

/** A line of a log as a sentence: ids become the names the catalogue and the MSEL give them. */
export function logSentence(log: LogRecord | CourseLine): string {
  if (log.kind === 'course') return courseSentence(log);
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

const acts = {
  start: 'course.start',
  pause: 'course.pause',
  resume: 'course.resume',
  pace: 'course.pace',
  jump: 'course.jump',
  end: 'course.end',
  recovered: 'course.recovered',
  'trigger-story': 'course.story',
  'fire-inject': 'course.fire',
  'hold-inject': 'course.hold',
  'release-inject': 'course.release',
  'skip-inject': 'course.skip',
  'retime-inject': 'course.retime',
  'show-prompt': 'course.prompt',
} as const;

function courseSentence({ ref, text = '' }: CourseLine): string {
  const act = acts[ref as keyof typeof acts];
  if (act === undefined) return ref;
  const row = store.table.value?.[`msel:${text}`];
  const event = store.table.value?.story?.events.find((one) => one.id === text);
  return words.t(act, { what: row ? pick(row.title) : event ? pick(event.name) : text });
}
