import { BlockList, isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';

/** Where people find this server when something stands in front of it: a reverse proxy, another name, a folder of a bigger site. */
export interface PublicUrl {
  /** Such as `https://exercise.example`; null: it is reached directly. */
  origin: string | null;
  /** Folder, such as `/poste`; empty: none. Starts with a slash and ends without one. */
  base: string;
}

export const direct: PublicUrl = { origin: null, base: '' };

/** @throws Error with a sentence that says what would be right */
export function publicUrlOf(written: string): PublicUrl {
  const wrong = `"${written}" is no public address: it takes http:// or https://, a name, and no more than a folder, such as https://exercise.example/poste.`;
  if (!URL.canParse(written)) throw new Error(wrong);
  const url = new URL(written);
  if (!/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new Error(wrong);
  const base = url.pathname.replace(/\/+$/, '');
  if (!/^(\/[\w.~-]+)*$/.test(base)) throw new Error(wrong);
  return { origin: url.origin, base };
}

/**
 * Whether a page of this origin is one of ours: the address it was asked for at, or the public one. Default ports and case say nothing.
 * @param origin as the browser sends it; programs that are no browser send none, and are not asked for one
 */
export function ownOrigin(
  origin: string | undefined,
  host: string | undefined,
  { origin: known }: PublicUrl,
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const came = new URL(origin);
  if (came.origin === known) return true;
  const asked = `${came.protocol}//${host ?? ''}`;
  return URL.canParse(asked) && new URL(asked).host === came.host;
}

/** Takes the folder off the front of a path, where the proxy has left it there. */
export function withoutBase(url: string, { base }: PublicUrl): string {
  if (base === '' || !url.startsWith(base)) return url;
  const rest = url.slice(base.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}

const own = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  own.addSubnet(network, bits, 'ipv4');
own.addAddress('::1', 'ipv6');
own.addSubnet('fc00::', 7, 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');

/** An address of this machine or its networks: a proxy of ours stands there. */
const isOwn = (address: string): boolean => {
  const plain = address.replace(/^::ffff:/, '');
  const kind = isIP(plain);
  return kind !== 0 && own.check(plain, kind === 4 ? 'ipv4' : 'ipv6');
};

/**
 * Whose request this is. What a proxy says is believed only where one was announced by the public address, and only of one in our own
 * network: anybody else could write anything there, and have the limits count for somebody else.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  { origin }: PublicUrl,
): string {
  const remote = socket.remoteAddress ?? '';
  if (origin === null || !isOwn(remote)) return remote;
  const said = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => isIP(one) !== 0);
  // From the back: the last proxy adds whom it saw.
  return said.findLast((one) => !isOwn(one)) ?? said[0] ?? remote;
}
