import { useState } from 'preact/hooks';
import { to } from '../base.ts';
import { labelled } from '../i18n/common.ts';
import { home } from '../i18n/home.ts';
import { navigate } from '../router.ts';
import { forgetSeat, keptSeats, seatPath } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { CodeForm } from './codeForm.tsx';
import { Frame } from './frame.tsx';
import './home.css';

/** The start page: a code, or back to a seat. */
export function Home() {
  const [seats, setSeats] = useState(keptSeats);
  return (
    <Frame>
      <div class="home-intro">
        <h1>Poste Restante</h1>
        <p>{home.t('lead')}</p>
        <p>{home.t('lead2')}</p>
      </div>
      <section class="home-card">
        <CodeForm />
      </section>
      {seats.length > 0 && (
        <section class="home-seats" aria-labelledby="home-seats">
          <h2 id="home-seats">{home.t('seatsTitle')}</h2>
          <ul>
            {seats.slice(0, 3).map((seat) => (
              <li key={seat.token}>
                <span>{home.t('seatOf', { name: seat.name, title: seat.title })}</span>
                <Button kind="quiet" small onClick={() => navigate(seatPath(seat))}>
                  {home.t('backToSeat')}
                </Button>
                <Button
                  kind="plain"
                  small
                  aria-label={labelled(home.t('forget'), seat.title)}
                  onClick={() => {
                    forgetSeat(seat);
                    setSeats(keptSeats());
                  }}
                >
                  {home.t('forgetShort')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="home-facilitate">
        <b>{home.t('facilitate')}</b> {home.t('facilitateHow')}{' '}
        <a href={to('/facilitator')}>{home.t('facilitateLink')}</a>.
      </p>
    </Frame>
  );
}
