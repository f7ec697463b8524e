import type { ObligationRecord, LogRecord } from '#protocol/views.ts';
import type { Text } from '#protocol/text.ts';
import type { Team } from '#exercise/team.ts';
import { type Book, h, labelled } from './book.ts';

/** Kinds of a crisis log's lines, as people read them. */
export const logKinds: Record<LogRecord['kind'], Text> = {
  entry: h('entry', 'note'),
  decision: h('decided', 'décidé'),
  cancelled: h('stopped', 'arrêté'),
  'in-force': h('in force', 'en vigueur'),
  ended: h('ended', 'terminé'),
  inject: h('message', 'message'),
  answer: h('answer', 'réponse'),
  announcement: h('facilitator', 'animation'),
  obligation: h('obligation', 'échéance'),
};

const obligationStates: Record<ObligationRecord['state'], Text> = {
  running: h('the clock runs', 'le délai court'),
  met: h('met', 'tenue'),
  late: h('late', 'en retard'),
  missed: h('missed', 'manquée'),
};

export const runKinds: Record<'team' | 'ghost', Text> = {
  team: h('team', 'équipe'),
  ghost: h('past run', 'partie de référence'),
};

/** Name of what a decision is aimed at: a service, a way in, a channel, a hub. */
export function placeName({ state: { catalogue }, say }: Book, id: string): string {
  const found = [catalogue.services, catalogue.entries, catalogue.channels]
    .flat()
    .find((one) => one.id === id);
  if (found) return say(found.name);
  return catalogue.hubs.find((one) => one.id === id)?.name ?? id;
}

/** What a line of a team's log says, without its time, author and kind. */
export function logWords(book: Book, team: Team, line: LogRecord): string {
  const { state, say } = book;
  const { ref, target, text } = line;
  const action = state.pack.actions.actions.find(({ id }) => id === ref);
  const inject = state.pack.injects.injects.find(({ id }) => id === ref);
  const obligation = state.pack.scenario.obligations.find(({ id }) => id === ref);
  const of = action?.title ?? inject?.title ?? obligation?.name;
  const head = of ? say(of) : '';
  const option =
    line.kind === 'answer'
      ? inject?.options.find(({ id }) => id === team.answers.get(inject.id)?.option)
      : undefined;
  const known = obligation ? obligationStates[text as ObligationRecord['state']] : undefined;
  const words = known ? say(known) : (text ?? '');
  const what = [target && placeName(book, target), option && say(option.label), words]
    .filter(Boolean)
    .join(' · ');
  if (head === '') return what;
  return what === '' ? head : labelled(book, head, what);
}
