import { describe, expect, it } from 'vitest';
import type { Catalogue } from '#protocol/catalogue.ts';
import { started } from '../support/exercise.ts';
import { mini } from '../support/mini.ts';
import { among, including, secret } from '../support/views.ts';

const { actions, injects, policies } = mini.scenario;

describe('the catalogue, which anyone may read', () => {
  const catalogue: Catalogue = started().catalogue;

  it('holds no inject, no attack, no effect, no lesson', () => {
    expect(including('SECRET', catalogue)).toEqual([]);
    expect(
      among(
        injects.injects.map((one) => one.id),
        catalogue,
      ),
    ).toEqual([]);
    expect(
      among(
        injects.injects.flatMap((one) => [one.title.en, one.body.en, one.from.en]),
        catalogue,
      ),
    ).toEqual([]);
    expect(among(secret, catalogue)).toEqual([]);
    expect(
      among(
        actions.actions
          .flatMap((one) => [one.teaches.en, one.teaches.fr])
          .filter((one) => one !== 'Truth.' && one !== 'Vérité.'),
        catalogue,
      ),
    ).toEqual([]);
    expect(
      among(
        policies.policies.flatMap((one) => [one.name.en, one.about.en]),
        catalogue,
      ),
    ).toEqual([]);
  });

  it('holds what a player needs to choose: costs, crews, times, targets', () => {
    expect(catalogue.actions.find((one) => one.id === 'rate-limit')).toEqual({
      id: 'rate-limit',
      role: 'network',
      title: { en: 'Rate limit', fr: 'Limiter' },
      about: { en: 'Fewer.', fr: 'Moins.' },
      cost: 10,
      costPerHour: 0,
      adds: 0,
      crew: { pool: 'technical', count: 1 },
      leadTicks: 4,
      lastsTicks: null,
      once: false,
      target: { kind: 'service', options: ['website', 'online-banking', 'tracking'] },
      times: null,
      cancellable: true,
    });
  });

  it('holds what leans on what, and how much, for the map of the systems', () => {
    const named = (list: readonly { id: string }[], id: string) => list.find((one) => one.id === id);
    expect(named(catalogue.entries, 'main-link')).toMatchObject({ internet: true });
    expect(named(catalogue.entries, 'rails')).toMatchObject({ internet: false });
    expect(named(catalogue.services, 'website')).toMatchObject({
      entry: 'main-link',
      needs: [{ service: 'database', lossBp: 3000 }],
      public: true,
    });
    expect(named(catalogue.services, 'hub-control')).toMatchObject({ exposedBp: 6000 });
    expect(named(catalogue.services, 'database')).toMatchObject({ entry: null, public: false });
    expect(named(catalogue.processes, 'sort')).toMatchObject({
      needs: [{ service: 'hub-control', lossBp: 8000 }],
    });
    expect(catalogue.channels.map(({ process }) => process)).toContain('counter');
  });
});
