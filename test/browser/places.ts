import { posix, win32 } from 'node:path';

/** What the search for a browser looks at: a system, as Node names it, and its environment. */
export interface System {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
}

/** Chrome, Chromium and Edge under the names that systems give them on the PATH. */
const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];

/** Where a browser may be installed, the likeliest first: on the PATH, then where installers put it that do not touch the PATH. */
export function browserPlaces({ platform, env }: System): string[] {
  const { join, delimiter } = platform === 'win32' ? win32 : posix;
  const suffix = platform === 'win32' ? '.exe' : '';
  // Windows writes "Path"; a copy of its environment tells upper and lower case apart.
  const path = env.PATH ?? env.Path ?? '';
  const onPath = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => commandNames.map((name) => join(folder, name + suffix)));
  return [...onPath, ...usualPlaces({ platform, env })];
}

function usualPlaces({ platform, env }: System): string[] {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', posix.join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      apps.map((app) => posix.join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    const files = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return programs.flatMap((folder) => (folder ? files.map((file) => win32.join(folder, file)) : []));
  }
  return ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'].flatMap((folder) =>
    commandNames.map((name) => posix.join(folder, name)),
  );
}

/** How to get a browser by hand, on this system. */
export const howToInstall = (platform: NodeJS.Platform): string =>
  ({
    darwin: 'brew install --cask chromium',
    win32: 'winget install Google.Chrome',
  })[platform as string] ?? 'on Debian or Ubuntu: sudo apt-get install chromium';
