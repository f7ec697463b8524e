import { computed } from '@preact/signals';
import { noCurves, whole } from '#protocol/curves.ts';
import { team } from '../store.ts';

/** The team's curves so far; a new object every half hour of the exercise, and not before. */
export const ownCurves = computed(() => whole(team.all('curves').map(({ record }) => record)) ?? noCurves);

/** What happened in reality, over the same samples; null where the pack has no such run. */
export const pastCurves = computed(() => whole(team.all('ghostCurves').map(({ record }) => record)));
