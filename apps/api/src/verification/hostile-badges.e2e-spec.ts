import type { RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { badgeContexts, bakePng, bakeSvg } from '#badges';
import { didKey } from '#testing';
import { Network } from '#verification';
import { type LoopbackHttps, openLoopbackHttps } from '../../../standalone/src/demo/loopback-https.js';
import { loopbackNetwork } from '../../test/loopback-network.js';
import { chunk, header, png } from '../../test/small-png.js';
import { type Api, startApi } from '../../test/start-api.js';
import { aVerifier } from '../../test/verifying.js';

const megabyte = 1024 * 1024;
const names = {
  'private.example.org': ['10.0.0.5'],
  'metadata.example.org': ['169.254.169.254'],
  'mapped.example.org': ['::ffff:10.0.0.5'],
  'half.example.org': ['93.184.216.34', '10.0.0.5'],
  'other-name.example.org': ['127.0.0.1'],
};

let https: LoopbackHttps;
let network: ReturnType<typeof loopbackNetwork>;
let api: Api;
let reached: string[];
let asking: ReturnType<typeof aVerifier>['asking'];
beforeAll(async () => {
  https = await openLoopbackHttps(new Date());
  network = loopbackNetwork({ ...https, names });
  api = await startApi({ replace: [[Network, network]] });
  ({ asking } = aVerifier(api));
});
afterAll(async () => {
  await https.stop();
  await api.stop();
});

const refusal = async (input: { url: string } | { document: string }) => {
  const { body } = await asking().send(input).expect(422);
  const { code, detail, errors } = body as { code: string; detail: string; errors: { pointer: string }[] };
  expect(errors).toEqual([{ pointer: 'url' in input ? '/url' : '/document', detail }]);
  return `${code}: ${detail}`;
};
const refusedFile = async (file: Buffer) =>
  (
    (await asking('/file').type('application/octet-stream').send(file).expect(422)).body as {
      code: string;
      detail: string;
    }
  ).detail;
const serving = (answer: (response: ServerResponse, path: string) => void) => {
  reached = [];
  const listener: RequestListener = (request, response) => {
    reached.push(request.url!);
    answer(response, request.url!);
  };
  https.serve(listener);
};

describe('an address that Laurel must not visit', () => {
  it.each([
    ['http://localhost/badge', 'remote.address-refused'],
    ['file:///etc/passwd', 'remote.address-refused'],
    ['gopher://localhost/', 'remote.address-refused'],
    ['data:application/json,{}', 'remote.address-refused'],
    ['badge', 'remote.address-refused'],
    ['https://', 'remote.address-refused'],
    ['https://someone:secret@example.org/', 'user name or a password'],
    ['https://127.0.0.1/', 'not a number'],
    ['https://127.1/', 'not a number'],
    ['https://2130706433/', 'not a number'],
    ['https://0x7f.0.0.1/', 'not a number'],
    ['https://[::1]/', 'not a number'],
    ['https://[::ffff:7f00:1]/', 'not a number'],
    ['https://private.example.org/', 'not on the public internet'],
    ['https://metadata.example.org/latest/meta-data/', 'not on the public internet'],
    ['https://mapped.example.org/', 'not on the public internet'],
    ['https://half.example.org/', 'not on the public internet'],
    ['https://nowhere.example.org/', 'No host named'],
  ])('is refused: %s', async (url, why) => {
    expect(await refusal({ url })).toContain(why);
  });

  it('is refused when another address redirects to it, after any number of redirects', async () => {
    for (const location of [
      'http://localhost/',
      'https://10.0.0.1/',
      'https://metadata.example.org/',
      '//private.example.org/',
      'file:///etc/passwd',
    ]) {
      serving((response) => response.writeHead(302, { Location: location }).end());
      expect(await refusal({ url: `${https.url}/` })).toContain('remote.address-refused');
      expect(reached).toHaveLength(1);
    }
    serving((response, path) => response.writeHead(307, { Location: `${path}x` }).end());
    expect(await refusal({ url: `${https.url}/` })).toContain('redirects more than 3 times');
    expect(reached).toEqual(['/', '/x', '/xx', '/xxx']);
  });

  it('is not visited even if its name changes between the check and the connection: the name is resolved once', async () => {
    let asks = 0;
    const { addressesOf } = network;
    network.addressesOf = async () => ((asks += 1) === 1 ? ['127.0.0.1', '::1'] : ['10.0.0.5']);
    serving((response) => response.writeHead(404).end());
    expect(await refusal({ url: `${https.url}/` })).toContain('status 404');
    expect(asks).toBe(1);
    network.addressesOf = addressesOf;
  });

  it('is not trusted without a certificate for its name', async () => {
    serving((response) => response.end('{}'));
    expect(await refusal({ url: `${https.url.replace('localhost', 'other-name.example.org')}/` })).toContain(
      'could not be reached by a secure connection',
    );
    expect(reached).toEqual([]);
  });

  it('is not visited when a badge names it', async () => {
    const badge = {
      '@context': [],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: 'did:web:private.example.org',
      credentialStatus: {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '1',
        statusListCredential: 'https://metadata.example.org/',
      },
    };
    const { body } = await asking()
      .send({
        document: JSON.stringify({
          ...badge,
          proof: {
            type: 'DataIntegrityProof',
            cryptosuite: 'eddsa-rdfc-2022',
            proofPurpose: 'assertionMethod',
            verificationMethod: 'x',
          },
        }),
      })
      .expect(200);
    const sentences = (body as { checks: { check: string; sentence: string }[] }).checks
      .filter(({ check }) => check === 'issuer' || check === 'status')
      .map(({ sentence }) => sentence);
    expect(sentences).toEqual([
      expect.stringContaining('did not read private.example.org'),
      expect.stringContaining('did not read metadata.example.org'),
    ]);
  });
});

describe('a response that is meant to do harm', () => {
  it('that never begins, or arrives slowly without end, is dropped after the time limit', async () => {
    network.timeLimitMs = 300;
    serving(() => undefined);
    expect(await refusal({ url: `${https.url}/` })).toContain('remote.too-slow');
    const drips: NodeJS.Timeout[] = [];
    serving((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      drips.push(setInterval(() => response.write(' '), 20));
    });
    expect(await refusal({ url: `${https.url}/` })).toContain('remote.too-slow');
    drips.forEach(clearInterval);
    network.timeLimitMs = 60_000;
  });

  it('without an end is cut off at the size limit of a badge', async () => {
    let sent = 0;
    serving((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const more = () => {
        while (!response.destroyed) {
          sent += 65_536;
          if (!response.write(Buffer.alloc(65_536, 32))) return void response.once('drain', more);
        }
      };
      more();
    });
    expect(await refusal({ url: `${https.url}/` })).toContain('remote.too-large');
    expect(sent).toBeLessThan(64 * megabyte); // bytes in the connection's own buffer are sent too
  });

  it('that grows when it is decompressed is cut off as well, and so is its memory', async () => {
    const bomb = gzipSync(Buffer.alloc(128 * megabyte, 32));
    expect(bomb.length).toBeLessThan(megabyte);
    serving((response) =>
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(bomb),
    );
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal({ url: `${https.url}/` })).toContain('remote.too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * megabyte);
  });

  it('that has another type or encoding than it claims is refused', async () => {
    serving((response) =>
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end('{}'),
    );
    expect(await refusal({ url: `${https.url}/` })).toContain('remote.unreachable');
    serving((response) =>
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'br' }).end('{}'),
    );
    expect(await refusal({ url: `${https.url}/` })).toContain('encoding that Laurel did not ask for');
    serving((response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html></html>'));
    expect(await refusal({ url: `${https.url}/` })).toContain('text/html, which is not a credential');
    serving((response) =>
      response.writeHead(200, { 'Content-Type': 'application/json', 'X-Long': 'x'.repeat(20_000) }).end('{}'),
    );
    expect(await refusal({ url: `${https.url}/` })).toContain('remote.unreachable');
    serving((response) => response.socket!.destroy());
    expect(await refusal({ url: `${https.url}/` })).toContain('remote.unreachable');
  });
});

describe('a document that is meant to do harm', () => {
  const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
  const wide = `[${'0,'.repeat(400_000)}0]`;
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
  const credential = JSON.stringify({ type: ['VerifiableCredential'] });

  it.each([
    ['nested JSON', deep, 'nested too deeply'],
    [
      'nested JSON in text that looks like more of it',
      `{"a":"\\"${'['.repeat(100)}","b":${deep}}`,
      'nested too deeply',
    ],
    ['endless JSON', wide, 'more than any badge needs'],
    ['nested JSON in an SVG', bakeSvg(svg, deep), 'nested too deeply'],
    [
      'nested JSON in a JWT',
      `e30.${Buffer.from(deep.slice(0, 600_000)).toString('base64url')}.e30`,
      'nested too deeply',
    ],
    ['a credential that is cut off', credential.slice(0, -1), 'neither a credential'],
    ['a credential without a type', '{}', 'does not include VerifiableCredential'],
    ['a credential that is not a badge', credential, 'but not a badge'],
    [
      'an SVG with a script',
      bakeSvg(svg.replace('</svg>', '<script>alert(1)</script></svg>'), credential),
      'contains a script',
    ],
    [
      'an SVG with entities',
      `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${bakeSvg(svg, credential)}`,
      'contains a script, a document type',
    ],
    [
      'an SVG with an entity that is a file',
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${bakeSvg(svg, '&x;')}`,
      'contains a script, a document type',
    ],
    [
      'an SVG with a foreign page',
      bakeSvg(svg.replace('</svg>', '<foreignObject><p/></foreignObject></svg>'), credential),
      'foreign page',
    ],
    ['an SVG without a credential', svg, 'No credential is baked'],
    ['an SVG that is cut off', bakeSvg(svg, credential).slice(0, -20), 'cut off'],
    ['an SVG of open tags without an end', `<svg>${'<openbadges:credential "'.repeat(40_000)}`, 'cut off'],
    ['an SVG of open tags without closing tags', `<svg>${'<openbadges:credential>'.repeat(40_000)}`, 'cut off'],
    ['an SVG of spaces', `<svg>${' '.repeat(900_000)}</svg>`, 'No credential is baked'],
    ['a page', '<html><body></body></html>', 'a page, not a badge'],
  ])('is refused: %s', async (_what, document, why) => {
    expect(await refusal({ document })).toContain(why);
  });

  it('as a PNG is refused without a pixel of it being decoded', async () => {
    const huge = png(header(1_000_000, 1_000_000), chunk('IDAT', gzipSync(Buffer.alloc(16 * megabyte))), chunk('IEND'));
    expect(await refusedFile(huge)).toContain('No credential is baked');
    expect(await refusedFile(bakePng(huge, '[['.repeat(40)))).toContain('nested too deeply');
    const compressed = chunk(
      'iTXt',
      Buffer.concat([Buffer.from('openbadgecredential\0\x01\0\0\0', 'latin1'), gzipSync(Buffer.alloc(16 * megabyte))]),
    );
    expect(await refusedFile(png(header(1, 1), compressed))).toContain('compressed');
    expect(await refusedFile(png(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 0])))).toContain(
      'cut off',
    );
    expect(await refusedFile(png(...Array.from({ length: 80_000 }, () => chunk('tEXt'))))).toContain(
      'No credential is baked',
    );
    expect(await refusedFile(png(chunk('iTXt', Buffer.from('openbadgecredential\0', 'latin1'))))).toContain(
      'compressed',
    );
  });

  it('that takes long to check does not delay anyone else', async () => {
    const evidence = Array.from({ length: 400 }, (_, place) => ({
      id: `https://example.org/${place}`,
      type: ['Evidence'],
      name: `${place}`,
    }));
    const { controller, id } = await didKey();
    const costly = {
      '@context': badgeContexts,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: controller,
      evidence,
      proof: {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        proofPurpose: 'assertionMethod',
        verificationMethod: id,
        proofValue: `z${'3'.repeat(88)}`,
      },
    };
    let others = 0;
    let under = true;
    const verification = asking()
      .send({ document: JSON.stringify(costly) })
      .expect(200)
      .then(({ body }) => ((under = false), (body as { verdict: string }).verdict));
    while (under) {
      await api.anonymous().get('/health/live').expect(200);
      others += 1;
    }
    expect(await verification).toBe('refused');
    expect(others).toBeGreaterThan(5);
  });

  it('as a file that is too large, of an unknown kind, or declared as another kind, is refused', async () => {
    await asking('/file')
      .type('application/octet-stream')
      .send(Buffer.alloc(megabyte + 1))
      .expect(413);
    expect(await refusedFile(Buffer.from([0xff, 0xfe, 0x00]))).toContain('neither a credential');
    expect(await refusedFile(Buffer.alloc(0))).toContain('neither a credential');
    await asking('/file').send({ document: '{}' }).expect(415);
    await asking().send({ url: 'https://localhost/', document: '{}' }).expect(422);
    await asking()
      .send({ document: 'x'.repeat(1_000_001) })
      .expect(422);
  });
});

describe('many requests at once', () => {
  it('must wait while the limit is reached, and no longer', async () => {
    const waiting: ServerResponse[] = [];
    let full!: () => void;
    const eight = new Promise<void>((resolve) => (full = resolve));
    serving((response) => void (waiting.push(response) === 8 && full()));
    const served = Array.from({ length: 8 }, () =>
      asking()
        .send({ url: `${https.url}/` })
        .then(({ status }) => status),
    );
    await eight;
    expect(
      (
        await asking()
          .send({ url: `${https.url}/` })
          .expect(429)
      ).body,
    ).toMatchObject({ code: 'verification.busy' });
    waiting.forEach((response) => response.writeHead(404).end());
    expect(await Promise.all(served)).toEqual(served.map(() => 422));
    await asking().send({ document: '{}' }).expect(422);
  });
});

describe('someone who asks too often', () => {
  it('has to wait, and others do not', async () => {
    const ask = (address: string) =>
      api.anonymous().post('/v1/verifications').set('X-Forwarded-For', address).send({ document: '{}' });
    for (let time = 0; time < 30; time += 1) await ask('192.0.2.1').expect(422);
    const { headers, body } = await ask('192.0.2.1').expect(429);
    expect([headers['retry-after'], (body as { code: string }).code]).toEqual(['60', 'request.too-many']);
    await ask('192.0.2.2').expect(422);
  });
});
