import { plainName, type Refusal } from '#protocol/text.ts';

/**
 * Why nobody of this name can sit among these; the one check for whoever joins, is moved or is renamed.
 * @param most seats of a team; null: the place is there already, only the name is new
 */
export function placeRefusal(
  others: readonly { name: string }[],
  wanted: string,
  most: number | null,
): Refusal | null {
  if (most !== null && others.length >= most)
    return { code: 'team-full', message: 'All seats of this team are taken. Choose another team.' };
  const name = plainName(wanted);
  const same = others.find((seat) => plainName(seat.name) === name);
  if (!same) return null;
  const params = { name: same.name };
  return { code: 'name-taken', message: `Somebody in this team is called ${same.name} already.`, params };
}
