import type { ActionCard, Catalogue, PreparationCard } from '#protocol/catalogue.ts';
import { renewed, slowed } from '#protocol/lead.ts';
import type { ActionRecord, Situation } from '#protocol/views.ts';

/** What a decision takes of this team. */
export interface Terms {
  leadTicks: number;
  cost: number;
  /** What the card says where preparation changed it; null where it did not. */
  leadBefore: number | null;
  costBefore: number | null;
  /** What it would take of rested crews, where they are tired; null where that is the same. */
  leadRested: number | null;
}

/** Who would do the work: the pools as they are, and how slow tired crews get. */
export interface Hands {
  crews: Situation['crews'];
  slowestBp: number;
}

const rested: Hands = { crews: [], slowestBp: 10_000 };

/** The card's own terms, or what the team's preparations and its tired crews made of them. */
export function termsOf(
  card: ActionCard,
  record: Pick<ActionRecord, 'leadTicks' | 'cost'> | undefined,
  { crews, slowestBp }: Hands = rested,
): Terms {
  const { leadTicks = card.leadTicks, cost = card.cost } = record ?? {};
  const fatigueBp = crews.find(({ pool }) => pool === card.crew.pool)?.fatigueBp ?? 0;
  const now = slowed(leadTicks, fatigueBp, slowestBp);
  return {
    leadTicks: now,
    cost,
    leadBefore: leadTicks === card.leadTicks ? null : card.leadTicks,
    costBefore: cost === card.cost ? null : card.cost,
    leadRested: now === leadTicks ? null : leadTicks,
  };
}

/** The same now, at this target: an order that runs out is soon in force again. */
export function termsNow(
  card: ActionCard,
  record: ActionRecord | undefined,
  target: string | null,
  hands: Hands,
  { tickMinutes }: Catalogue['clock'],
): Terms & { renews: boolean } {
  if (!record?.renews?.includes(target)) return { ...termsOf(card, record, hands), renews: false };
  const leadTicks = renewed(record.leadTicks ?? card.leadTicks, tickMinutes);
  return { ...termsOf(card, { ...record, leadTicks }, hands), leadBefore: null, renews: true };
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
