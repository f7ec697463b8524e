import { useEffect, useState } from 'preact/hooks';
import type { ServerInfo } from '#protocol/http.ts';
import { request } from '../api.ts';
import { base } from '../base.ts';

export interface JoinAddress {
  /** What one types: without `http://`, which every browser adds by itself. */
  typed: string;
  /** What the QR code holds: the join page of this exercise. */
  link: string;
  /** The other addresses of the server, for a room with several networks. */
  others: string[];
  /** True when nobody but this computer can open it. */
  localOnly: boolean;
}

/**
 * Where players go. The address this page was opened at is right for everyone else too, unless it is this very computer:
 * then the server's first address on the network.
 * @param addresses as the server tells them, e.g. `http://192.168.1.20:3000`.
 */
export function joinAddress(origin: string, addresses: readonly string[], code: string): JoinAddress {
  const reachable = addresses.map(trimmed).filter((address) => !isLocal(address));
  const base = isLocal(origin) ? (reachable[0] ?? origin) : origin;
  return {
    typed: base.replace(/^http:\/\//, ''),
    link: `${trimmed(base)}/join/${code}`,
    others: reachable.filter((address) => address !== trimmed(base)).map((a) => a.replace(/^http:\/\//, '')),
    localOnly: isLocal(base),
  };
}

/** The address, correct at once from the page's own and better when the server has told its addresses. */
export function useJoinAddress(code: string): JoinAddress {
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  useEffect(() => {
    let here = true;
    void request<ServerInfo>('GET', '/api/server').then((answer) => {
      if (here && answer.ok) setAddresses(answer.value.addresses);
    });
    return () => {
      here = false;
    };
  }, []);
  return joinAddress(location.origin + base, addresses, code);
}

function isLocal(address: string): boolean {
  return /^(https?:\/\/)?(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(address);
}

function trimmed(address: string): string {
  return address.replace(/\/+$/, '');
}
