import type { ActionCard, TargetKind } from '#protocol/catalogue.ts';

/** Something a decision can point at. */
export interface Place {
  kind: TargetKind;
  id: string;
}

/** A selection such as `hub:thillay`, in its parts; null where nothing is chosen. */
export function parted(selection: string | null): Place | null {
  const [kind, id] = selection?.split(':') ?? [];
  return kind && id ? { kind: kind as TargetKind, id } : null;
}

const takes = ({ target }: Pick<ActionCard, 'target'>, { kind, id }: Place): boolean =>
  target?.kind === kind && target.options.includes(id);

/** The decisions that can point there. */
export const aimedAt = (cards: readonly ActionCard[], place: Place): ActionCard[] =>
  cards.filter((card) => takes(card, place));

/** The target a decision opens with: the only one there is, or what is chosen on the map. */
export function firstTarget(card: Pick<ActionCard, 'target'>, chosen: Place | null): string | null {
  const options = card.target?.options ?? [];
  if (options.length === 1) return options[0] ?? null;
  return chosen && takes(card, chosen) ? chosen.id : null;
}
