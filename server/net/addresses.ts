import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Where a server answers: for this machine itself, and for players on the same network. */
export interface Addresses {
  local: string;
  players: string[];
}

/**
 * The addresses a listening server answers at, by what it is bound to in truth and not by the word it was asked with: a name can
 * stand for another address on other machines. Bound to this machine alone, the players' is this machine's own too.
 */
export function addressesOf(server: Server | null): Addresses {
  const bound = server?.address();
  const { address, port } =
    typeof bound === 'object' && bound !== null ? bound : { address: '0.0.0.0', port: 0 };
  if (address === '0.0.0.0' || address === '::')
    return { local: addressOf('localhost', port), players: lanAddresses(port) };
  const own = addressOf(address, port);
  return { local: address === '127.0.0.1' ? addressOf('localhost', port) : own, players: [own] };
}

/** Whether a server can listen at this address or name: it is one of this machine's. */
export function isOwnAddress(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port: 0, host }, () => probe.close(() => resolve(true)));
  });
}

/** Addresses under which other machines on the local network reach this one (IPv4: they must be typed by hand). */
function lanAddresses(port: number): string[] {
  return Object.values(networkInterfaces())
    .flatMap((network) => network ?? [])
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
    .map(({ address }) => addressOf(address, port));
}

/** `http://host:port`, without the port where a browser assumes it; an IPv6 address goes in brackets. */
function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}${port === 80 ? '' : `:${port}`}`;
}
