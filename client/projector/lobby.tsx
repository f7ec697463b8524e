import type { ProjectorRecords } from '#protocol/views.ts';
import { projector as words } from '../i18n/projector.ts';
import { projector as store } from '../store.ts';
import { useJoinAddress } from '../ui/joinAddress.ts';
import { Qr } from '../ui/qr.tsx';

/** Beyond this the wall shows numbers instead of names. */
const teamsWithNames = 12;
const namesShown = 8;

/** The code as large as the wall allows, the address, the QR, and who has arrived. */
export function Lobby({ exercise }: { exercise: ProjectorRecords['exercise'] }) {
  const { t } = words;
  const address = useJoinAddress(exercise.code);
  const teams = store.all('team').map(({ record }) => record);
  const seated = teams.reduce((sum, { seats }) => sum + seats.length, 0);
  return (
    <main class="lobby-wall">
      <section class="lobby-door">
        <Qr class="lobby-qr" value={address.link} label={t('qr', { address: address.link })} />
        <div class="lobby-words">
          <p class="lobby-address">
            {t('joinAt')} <b>{address.typed}</b> {t('withCode')}
          </p>
          <div class="lobby-code-box">
            <p class="lobby-code">{exercise.code}</p>
          </div>
        </div>
      </section>
      <section class="lobby-people" aria-live="polite">
        <p class="lobby-count">
          {exercise.lifecycle === 'briefing' ? (
            <>
              <b>{t('briefing')}</b> {t('briefingBody')}
            </>
          ) : seated === 0 ? (
            t('waiting')
          ) : (
            t('seated', { count: seated })
          )}
          {exercise.locked && <span class="lobby-locked">{t('locked')}</span>}
        </p>
        <ul class={teams.length > teamsWithNames ? 'lobby-teams lobby-many' : 'lobby-teams'}>
          {teams.map((team) => (
            <li key={team.id} class={team.seats.length > 0 ? 'lobby-group is-here' : 'lobby-group'}>
              <b>{team.name}</b>
              {teams.length > teamsWithNames ? (
                <span>{team.seats.length}</span>
              ) : (
                <ul>
                  {team.seats.slice(0, namesShown).map((name) => (
                    <li key={name}>{name}</li>
                  ))}
                  {team.seats.length > namesShown && (
                    <li>{t('more', { count: team.seats.length - namesShown })}</li>
                  )}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
