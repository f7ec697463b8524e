import { computed } from '@preact/signals';
import { team } from '../store.ts';
import { joinCurves, joinGhost } from './join.ts';

/** The team's curves so far; a new object every half hour of the exercise, and not before. */
export const ownCurves = computed(() => joinCurves(team.all('curves').map((entry) => entry.record)));

/** What happened in reality, over the same samples. */
export const pastCurves = computed(() => joinGhost(team.all('ghostCurves').map((entry) => entry.record)));
