import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { installFromDebian, isDebian, isProgram, isRoot } from './programs.ts';

const found = (): string | undefined =>
  [
    process.env.NGINX_PATH ?? '',
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'nginx')),
    '/usr/sbin/nginx',
    '/usr/local/sbin/nginx',
    '/opt/homebrew/bin/nginx',
  ].find((file) => file !== '' && isProgram(file));

/**
 * The path of nginx, installing it when there is none.
 * @throws {Error} with the remedies when it cannot be had: a test that cannot run has failed, it is not skipped
 */
export function nginxPath(): string {
  const there = found() ?? (isRoot && isDebian() && installFromDebian('nginx-light') ? found() : undefined);
  if (there) return there;
  throw new Error(
    'The tests behind a reverse proxy need nginx; it is not installed and could not be installed (see above).\n' +
      'Install it (on Debian or Ubuntu: sudo apt-get install nginx-light; macOS: brew install nginx), or set NGINX_PATH.',
  );
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/**
 * A real nginx with TLS on a free port.
 * @param locations what stands in its `server` block, given its own port
 */
export async function startNginx(
  locations: (port: number) => string,
  at: number | null = null,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = at ?? (await freePort());
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name));
  execFileSync(
    'openssl',
    // prettier-ignore
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
    { stdio: 'ignore' },
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/cert.pem;
    ssl_certificate_key ${folder}/key.pem;
    ${locations(port)}
  }
}`,
  );
  const child = spawn(nginxPath(), ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}; see above.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return {
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
