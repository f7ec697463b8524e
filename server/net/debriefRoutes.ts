// oxlint-disable oxc/no-async-endpoint-handlers -- That rule is about Express; Fastify waits for its handlers.
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { Pricings } from '#protocol/prices.ts';
import type { Moment } from '#protocol/views.ts';
import { Refused } from '#protocol/text.ts';
import { bearerOf } from './bearer.ts';
import type { HttpOptions } from './httpOptions.ts';
import { clientAddress } from './publicUrl.ts';
import { parse } from './refusals.ts';
import type { ReplayRun } from './replayJob.ts';
import type { Room } from './room.ts';

/** Lucks of the attack that a price is taken over. */
const seeds = 20;

const moment = z.object({
  team: z.string().max(64).optional(),
  tick: z.coerce.number().int().min(0).max(1_000_000),
});

const archive = z.object({
  language: z.enum(['en', 'fr']).default('en'),
  names: z.enum(['keep', 'replace']).default('keep'),
});

type WithCode = { Params: { code: string } };

/**
 * After ENDEX. What decisions were worth: for the facilitator of all teams, for a player of their own once scores are shown. And the run as
 * it stood at any moment: for the facilitator as each team saw it, for a player as their own did.
 */
export const debriefRoutes: FastifyPluginAsync<HttpOptions> = async (
  app,
  { access, store, pricings, replays, publicUrl },
) => {
  /** The whole run, of an exercise that is over. */
  const runOf = (room: Room): ReplayRun => {
    const { definition, tick } = room.exercise;
    const pack = store.pack(definition.packHash);
    if (pack === null) throw new Refused('storage-failed', 'The pack of this exercise is not kept any more.');
    return { definition, pack, entries: store.entries(definition.id), tick };
  };
  const over = ({ exercise: { lifecycle } }: Room, command: string): void => {
    if (lifecycle === 'debrief' || lifecycle === 'closed') return;
    throw new Refused('wrong-phase', 'This is there once the exercise has ended.', { command, lifecycle });
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
    over(room, 'prices');
    for (const team of room.exercise.teamsThatCame)
      pricings.begin(room.code, team, () => ({ ...runOf(room), team, seeds }));
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

  app.get<WithCode>('/:code/replay', async (request): Promise<Moment> => {
    const from = clientAddress(request.raw, publicUrl);
    access.facilitator(from, bearerOf(request));
    const room = await access.room(from, request.params.code);
    over(room, 'replay');
    const { team = '', tick } = parse(moment, request.query, 'The moment');
    if (!room.exercise.teamIds.includes(team))
      throw new Refused('unknown-team', `There is no team "${team}".`);
    return replays.look(room.code, () => runOf(room), team, tick);
  });

  app.get<WithCode>('/:code/replay/own', async (request): Promise<Moment> => {
    const from = clientAddress(request.raw, publicUrl);
    const { room, team } = await access.seat(from, bearerOf(request), request.params.code);
    over(room, 'replay');
    const { tick } = parse(moment, request.query, 'The moment');
    return replays.look(room.code, () => runOf(room), team, tick);
  });

  app.get<WithCode>('/:code/archive', async (request, reply) => {
    const from = clientAddress(request.raw, publicUrl);
    access.facilitator(from, bearerOf(request));
    const room = await access.room(from, request.params.code);
    over(room, 'archive');
    const options = parse(archive, request.query, 'The archive');
    const prices = Object.fromEntries(
      Object.entries(pricings.of(room.code)).flatMap(([team, one]) =>
        one.state === 'done' ? [[team, one.prices]] : [],
      ),
    );
    const zip = await replays.archive(room.code, () => runOf(room), { ...options, prices });
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="poste-restante-${room.code}.zip"`)
      .send(Buffer.from(zip));
  });
};
