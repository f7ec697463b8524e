import type { ProjectorRecords } from '#protocol/views.ts';
import { number } from '../format.ts';
import { projector as words } from '../i18n/projector.ts';
import { projector as store } from '../store.ts';
import { useJoinAddress } from '../ui/joinAddress.ts';
import { Qr } from '../ui/qr.tsx';
import { codeWidth, groupsOf } from './crowd.ts';
import { ManyTeams } from './manyTeams.tsx';
import { Name } from '../ui/written.tsx';
import './lobby.css';

/** The code as large as the wall allows, the address, the QR, and who has arrived. */
export function Lobby({ exercise }: { exercise: ProjectorRecords['exercise'] }) {
  const { t } = words;
  const address = useJoinAddress(exercise.code);
  const teams = store.all('team').map(({ record }) => record);
  const seated = teams.reduce((sum, { seats }) => sum + seats.length, 0);
  const here = teams.filter(({ seats }) => seats.length > 0).length;
  const { named, names } = groupsOf(teams.length);
  return (
    <main class="lobby-wall">
      <section class="lobby-door">
        <Qr class="lobby-qr" value={address.link} label={t('qr', { address: address.link })} />
        <div class="lobby-words">
          <p class="lobby-address">
            {t('joinAt')} <b>{address.typed}</b> {t('withCode')}
          </p>
          <div class="lobby-code-box">
            <p class="lobby-code" style={{ '--width': codeWidth(exercise.code) }}>
              {exercise.code}
            </p>
          </div>
        </div>
      </section>
      <section class="lobby-people">
        <p class="lobby-count" aria-live="polite">
          {exercise.lifecycle === 'briefing' ? (
            <>
              <b>{t('briefing')}</b> {t('briefingBody')}
            </>
          ) : seated === 0 ? (
            t('waiting')
          ) : (
            <>
              {t('seated', { count: seated })}
              {!named && <span>{t('teamsHere', { count: here, total: number(teams.length) })}</span>}
            </>
          )}
          {exercise.locked && <span class="lobby-locked">{t('locked')}</span>}
        </p>
        {named ? (
          <ul
            class="lobby-teams"
            style={{ '--columns': teams.length <= 4 ? teams.length : Math.ceil(teams.length / 2) }}
          >
            {teams.map((team) => (
              <li key={team.id} class={team.seats.length > 0 ? 'lobby-group is-here' : 'lobby-group'}>
                <b>
                  <Name of={team.name} />
                </b>
                <ul>
                  {team.seats.slice(0, names).map((name, i) => (
                    // Two people of one name sit in one team: their place tells them apart.
                    <li key={`${i} ${name}`}>{name}</li>
                  ))}
                  {team.seats.length > names && <li>{t('more', { count: team.seats.length - names })}</li>}
                </ul>
              </li>
            ))}
          </ul>
        ) : (
          <ManyTeams teams={teams} />
        )}
      </section>
    </main>
  );
}
