import type { ActionCard, PreparationCard } from '#protocol/catalogue.ts';
import type { ActionRecord } from '#protocol/views.ts';

/** What a decision takes of this team. */
export interface Terms {
  leadTicks: number;
  cost: number;
  /** What the card says where preparation changed it; null where it did not. */
  leadBefore: number | null;
  costBefore: number | null;
}

/** The card's own terms, or what the team's preparations made of them. */
export function termsOf(
  card: ActionCard,
  record: Pick<ActionRecord, 'leadTicks' | 'cost'> | undefined,
): Terms {
  const { leadTicks = card.leadTicks, cost = card.cost } = record ?? {};
  return {
    leadTicks,
    cost,
    leadBefore: leadTicks === card.leadTicks ? null : card.leadTicks,
    costBefore: cost === card.cost ? null : card.cost,
  };
}

/** Decisions a preparation makes lighter, with old and new terms; those the catalogue does not hold are left out. */
export function changesOf(
  preparation: PreparationCard,
  actions: ReadonlyMap<string, ActionCard>,
): (Terms & { card: ActionCard })[] {
  return preparation.makes.flatMap((made) => {
    const card = actions.get(made.action);
    return card ? [{ card, ...termsOf(card, made) }] : [];
  });
}
