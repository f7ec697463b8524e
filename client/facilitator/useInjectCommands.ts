import type { FacilitatorCommand } from '#protocol/commands.ts';
import type { MselRow } from '#protocol/views.ts';
import { useCommand } from '../command.ts';
import { pick } from '../i18n/index.ts';
import { msel as words } from '../i18n/msel.ts';
import { notify } from '../ui/notices.tsx';

export type InjectAct = 'fire' | 'hold' | 'release' | 'skip';

const command = {
  fire: 'fire-inject',
  hold: 'hold-inject',
  release: 'release-inject',
  skip: 'skip-inject',
} as const;
const done = { fire: 'fired', hold: 'heldDone', release: 'releasedDone', skip: 'skippedDone' } as const;

/** The acts on one inject; what was done is said, a refusal is shown by the command itself. */
export function useInjectCommands(row: Pick<MselRow, 'id' | 'title'>): {
  pending: boolean;
  act: (act: InjectAct, team?: string) => Promise<boolean>;
  retime: (tick: number, time: string, team?: string) => Promise<boolean>;
} {
  const { pending, run } = useCommand();
  const send = async (next: FacilitatorCommand, said: string) => {
    const sent = await run(next);
    if (sent.ok) notify('done', said);
    return sent.ok;
  };
  const to = (team: string | undefined) => (team === undefined ? {} : { team });
  return {
    pending,
    act: (act, team) =>
      send(
        { type: command[act], inject: row.id, ...to(team) },
        words.t(done[act], { title: pick(row.title) }),
      ),
    retime: (tick, time, team) =>
      send(
        { type: 'retime-inject', inject: row.id, tick, ...to(team) },
        words.t('retimedDone', { title: pick(row.title), time }),
      ),
  };
}
