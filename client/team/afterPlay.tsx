import { renewedSince } from '../renewed.ts';
import { catalogue, team } from '../store.ts';
import { lazily } from '../ui/lazily.tsx';
import { Announcements } from './announcements.tsx';
import { QuietBar } from './quietBar.tsx';
import './lobby.css';

const DebriefScreen = lazily(async () => (await import('../debrief/index.tsx')).DebriefScreen);

/** The clock has stopped for good: what it came to, beside the other teams and what happened in reality. */
export function AfterPlay() {
  const known = catalogue.value;
  const exercise = team.record('exercise');
  if (!known || !exercise) return null;
  return (
    <div class="lobby">
      <QuietBar code={exercise.code} />
      <Announcements />
      <DebriefScreen
        result={team.record('result')}
        catalogue={known}
        ownTeam={team.record('team')?.id ?? null}
        renewed={renewedSince(exercise)}
      />
    </div>
  );
}
