import { describe, expect, it } from '@jest/globals';
import { notices, shipped } from './notices.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/server': { version: '1.0.0', license: 'MIT' },
    'node_modules/page': { version: '2.0.0', license: 'MIT', dev: true, dependencies: { part: '1' } },
    'node_modules/part': { version: '1.0.0', license: 'ISC', dev: true },
    'node_modules/page/node_modules/part': { version: '1.5.0', license: 'ISC', dev: true },
    'node_modules/compiler': { version: '3.0.0', license: 'MIT', dev: true },
  },
};

describe('third-party notices', () => {
  it('list the packages in the server and the web app, and no tools', () => {
    expect(shipped(lock, ['page']).map(({ name, version }) => `${name} ${version}`)).toEqual([
      'page 2.0.0',
      'part 1.5.0',
      'server 1.0.0',
    ]);
  });

  it('give each license text once', () => {
    const text = notices(shipped(lock, []), () => 'Permission is granted.');
    expect(text).toContain('server 1.0.0 (MIT)\n\nPermission is granted.');
    expect(notices(shipped(lock, ['page']), () => 'Permission is granted.').split('Permission')).toHaveLength(2);
  });
});
