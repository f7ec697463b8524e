import { afterEach, expect, it } from 'vitest';
import type { TeamRecords } from '#protocol/views.ts';
import { mySeat, team } from '../../client/store.ts';
import { heldByOther } from '../../client/team/rights.ts';
import { accept, facilitator, seat, started, submit, system } from '../support/exercise.ts';

afterEach(() => {
  team.replace(null);
  mySeat.value = null;
});

const sets = [[], ['network'], ['director']];
const rows = sets.flatMap((mine) =>
  sets.flatMap((theirs) => [[], ['network']].map((third) => ({ mine, theirs, third }))),
);

it.each(rows)(
  'a seat with $mine beside $theirs and $third is told before a press what the server says after it',
  ({ mine, theirs, third }) => {
    const exercise = started();
    accept(exercise, facilitator, { type: 'remove-seat', seat: 'seat-1' });
    for (const [id, roles] of Object.entries({ ann: mine, bob: theirs, cem: third }))
      accept(exercise, system, { type: 'seat-taken', seat: id, team: 'team-1', name: id, roles });
    team.replace(exercise.view('team', 'team-1') as Partial<TeamRecords>);
    mySeat.value = 'ann';
    const said = heldByOther(['network']);
    // A card of the role `network`.
    const submitted = submit(exercise, seat('ann'), { type: 'decide', action: 'scrub' });
    expect(said?.name).toBe(submitted.ok ? undefined : submitted.refusal.params?.['holder']);
    expect(said === null).toBe(submitted.ok);
  },
);
