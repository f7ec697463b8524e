import { networkInterfaces } from 'node:os';

/** Addresses under which other machines on the local network reach this one (IPv4: they must be typed by hand). */
export function lanAddresses(port: number): string[] {
  return Object.values(networkInterfaces())
    .flatMap((network) => network ?? [])
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
    .map(({ address }) => addressOf(address, port));
}

/** `http://host:port`, without the port where a browser assumes it. */
export function addressOf(host: string, port: number): string {
  return `http://${host}${port === 80 ? '' : `:${port}`}`;
}
