import { Volume2, VolumeX } from 'lucide-preact';
import { alerts as words } from '../i18n/alerts.ts';
import { Button } from './button.tsx';
import { setSound, soundOn } from './sound.ts';

/** Sounds are off until this is pressed. `named`: with its words beside the icon. */
export function SoundSwitch({ named = false }: { named?: boolean }) {
  const on = soundOn.value;
  const label = words.t(on ? 'soundOff' : 'soundOn');
  return (
    <Button
      kind={named ? 'quiet' : 'plain'}
      small
      icon={on ? Volume2 : VolumeX}
      {...(named ? {} : { label })}
      onClick={() => setSound(!on)}
    >
      {named ? label : undefined}
    </Button>
  );
}
