import { Refused, type Text } from '#protocol/text.ts';
import { applyEffects } from '#sim/apply.ts';
import { stepStory } from '#sim/run.ts';
import { phaseNow, type ExerciseState } from '../state.ts';
import { inPlay, type EntriesFor } from './entry.ts';

export const storyCommands: EntriesFor<'trigger-story'> = {
  'trigger-story': {
    by: 'facilitator',
    during: inPlay,
    notice: (state, { event }) => {
      const name = eventOf(state, event)?.name ?? { en: event, fr: event };
      return { en: `story: ${name.en}`, fr: `récit : ${name.fr}` };
    },
    apply(state, { event }) {
      const { world, story, tick, triggered } = state;
      if (!eventOf(state, event)) {
        throw new Refused('unknown-event', `The story has no event "${event}".`);
      }
      story.clock.tick = tick;
      if (!world.story.can(story.key, event, (guard) => guard(world, story.clock))) {
        throw new Refused('wrong-phase', 'The story cannot take this turn now.', {
          command: event,
          lifecycle: phaseNow(state),
        });
      }
      const effects = stepStory(world, story, tick, event);
      triggered.set(tick, [...(triggered.get(tick) ?? []), ...effects]);
      for (const team of state.teams.values()) applyEffects(world, team.state, effects);
      return 'all';
    },
  },
};

const eventOf = ({ pack }: ExerciseState, id: string): { name: Text } | undefined =>
  pack.story.events.find((one) => one.id === id);
