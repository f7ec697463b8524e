import type { Scenario } from './schema.ts';

/** Quickest ways between all hubs over the trunk roads. Rows: from; `H` hubs give `H * H` places. */
export interface Roads {
  /** Driving minutes; Infinity where no road leads. */
  minutes: number[];
  /** Places in `network.links` of the roads on the way. */
  by: number[][];
}

/** Floyd-Warshall over the links of `network.yaml`; links to unknown hubs are left out. */
export function quickestRoads({ hubs, links }: Pick<Scenario['network'], 'hubs' | 'links'>): Roads {
  const place = new Map(hubs.map((hub, h) => [hub.id, h]));
  const H = hubs.length;
  const minutes = Array.from({ length: H * H }, (_one, i) => (Math.floor(i / H) === i % H ? 0 : Infinity));
  const by: number[][] = Array.from({ length: H * H }, () => []);
  links.forEach((link, l) => {
    const a = place.get(link.from);
    const b = place.get(link.to);
    if (a === undefined || b === undefined || link.takes >= minutes[a * H + b]!) return;
    minutes[a * H + b] = minutes[b * H + a] = link.takes;
    by[a * H + b] = by[b * H + a] = [l];
  });
  for (let via = 0; via < H; via++) {
    for (let a = 0; a < H; a++) {
      for (let b = 0; b < H; b++) {
        const round = minutes[a * H + via]! + minutes[via * H + b]!;
        if (round >= minutes[a * H + b]!) continue;
        minutes[a * H + b] = round;
        by[a * H + b] = [...by[a * H + via]!, ...by[via * H + b]!];
      }
    }
  }
  return { minutes, by };
}
