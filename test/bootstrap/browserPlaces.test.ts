import { expect, it } from 'vitest';
import { browserPlaces, howToInstall, type System } from '../browser/places.ts';

it.each<[System['platform'], NodeJS.ProcessEnv, string[]]>([
  [
    'linux',
    { PATH: '/opt/bin:/usr/bin' },
    ['/opt/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  ],
  [
    'darwin',
    { PATH: '/usr/bin', HOME: '/Users/nadia' },
    [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Users/nadia/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
  ],
  [
    'win32',
    {
      Path: 'C:\\Windows;C:\\tools',
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\nadia\\AppData\\Local',
    },
    [
      'C:\\tools\\chrome.exe',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\Users\\nadia\\AppData\\Local\\Chromium\\Application\\chrome.exe',
    ],
  ],
])('on %s the usual places of Chrome, Chromium and Edge are looked at', (platform, env, places) => {
  expect(browserPlaces({ platform, env })).toEqual(expect.arrayContaining(places));
  expect(howToInstall(platform)).toMatch(/install/);
});

it('the PATH comes before the usual places, and an empty one is no folder', () => {
  const places = browserPlaces({ platform: 'linux', env: { PATH: ':/opt/bin:' } });
  expect(places[0]).toBe('/opt/bin/chromium');
  expect(places).not.toContain('chromium');
});
