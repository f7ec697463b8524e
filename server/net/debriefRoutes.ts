// oxlint-disable oxc/no-async-endpoint-handlers -- That rule is about Express; Fastify waits for its handlers.
import type { FastifyPluginAsync } from 'fastify';
import type { Pricings } from '#protocol/prices.ts';
import { Refused } from '#protocol/text.ts';
import { bearerOf } from './bearer.ts';
import type { HttpOptions } from './httpOptions.ts';
import type { PricingJob } from './pricingJob.ts';
import { clientAddress } from './publicUrl.ts';
import type { Room } from './room.ts';

/** Lucks of the attack that a price is taken over. */
const seeds = 20;

type WithCode = { Params: { code: string } };

/** What decisions were worth: for the facilitator of all teams, for a player of their own once scores are shown. */
export const debriefRoutes: FastifyPluginAsync<HttpOptions> = async (
  app,
  { access, store, pricings, publicUrl },
) => {
  const jobOf =
    (room: Room, team: string): (() => PricingJob) =>
    () => {
      const { definition } = room.exercise;
      const pack = store.pack(definition.packHash);
      if (pack === null)
        throw new Refused('storage-failed', 'The pack of this exercise is not kept any more.');
      return {
        definition,
        pack,
        entries: store.entries(definition.id),
        tick: room.exercise.tick,
        team,
        seeds,
      };
    };

  app.get<WithCode>('/:code/prices', async (request): Promise<Pricings> => {
    const from = clientAddress(request.raw, publicUrl);
    access.facilitator(from, bearerOf(request));
    const room = await access.room(from, request.params.code);
    return pricings.of(room.code);
  });

  app.post<WithCode>('/:code/prices', async (request): Promise<Pricings> => {
    const from = clientAddress(request.raw, publicUrl);
    access.facilitator(from, bearerOf(request));
    const room = await access.room(from, request.params.code);
    const { exercise } = room;
    if (exercise.lifecycle !== 'debrief' && exercise.lifecycle !== 'closed')
      throw new Refused('wrong-phase', 'Decisions are priced once the exercise has ended.', {
        command: 'prices',
        lifecycle: exercise.lifecycle,
      });
    for (const team of exercise.teamsThatCame) pricings.begin(room.code, team, jobOf(room, team));
    return pricings.of(room.code);
  });

  app.get<WithCode>('/:code/prices/own', async (request): Promise<Pricings> => {
    const from = clientAddress(request.raw, publicUrl);
    const { room, team } = await access.seat(from, bearerOf(request), request.params.code);
    if (!room.exercise.scoresShown)
      throw new Refused('not-allowed', 'The facilitator has not shown the scores yet.', {
        command: 'prices',
      });
    const own = pricings.of(room.code)[team];
    return own ? { [team]: own } : {};
  });
};
