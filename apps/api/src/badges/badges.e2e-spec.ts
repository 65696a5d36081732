import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose';
import { type Award, credentialsInPng, credentialsInSvg } from '#badges';
import { type Person } from '#identity';
import { anAward, aPerson, aPilot, aVersion, openPdf } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('badges over HTTP', () => {
  let api: Api;
  let award: Award;
  let candidate: Person;
  let administrator: Person;
  beforeAll(async () => {
    api = await startApi();
    candidate = await aPerson(api, { name: 'Pat <Rivera> & Co' });
    administrator = await aPerson(api, { roles: ['administrator'], secondFactor: true });
    award = await anAward(api, { person: candidate }).issued();
  });
  afterAll(() => api.stop());

  const badge = () => `/badges/${award.id}`;
  const aBrowser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  describe('for everyone', () => {
    it.each([
      ['application/vc+ld+json', 'application/vc+ld+json'],
      ['application/json', 'application/json'],
      ['application/vc', 'application/vc'],
      ['*/*', 'application/json'],
    ])('the badge’s address responds to %s with the signed bytes as %s', async (accept, type) => {
      const { body, headers } = await api
        .anonymous()
        .get(badge())
        .set('Accept', accept)
        .responseType('blob')
        .expect(200);
      expect(headers['content-type']).toContain(type);
      const document = JSON.parse(String(body)) as { id: string; proof: unknown[] };
      expect(document.id).toBe(`http://localhost:3000/credentials/${award.credentialId}`);
      expect(document.proof).toHaveLength(1);
    });

    it('a browser gets a page without scripts and with escaped text at the badge’s address', async () => {
      const { text, headers } = await api.anonymous().get(badge()).set('Accept', aBrowser).expect(200);
      expect(headers['content-type']).toContain('text/html');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(text).toContain('Pat &lt;Rivera&gt; &amp; Co');
      expect(text).toContain('In force.');
      expect(text).not.toContain('<script');
      expect(text).not.toContain(candidate.email);
    });

    it('every link on the page works, wherever Laurel runs', async () => {
      for (const start of [
        badge(),
        `/credentials/${award.credentialId}`,
        `/achievements/${award.achievementId}`,
        `/achievements/${award.achievementId}/criteria`,
      ]) {
        const { text } = await api.anonymous().get(start).set('Accept', aBrowser).expect(200);
        expect(text).toContain('href="mailto:laurel@example.org"');
        const links = [...text.matchAll(/(?:href|src)="(?!mailto:)([^"]+)"/g)].map(([, link]) => link!);
        expect(links.length).toBeGreaterThan(0);
        for (const link of links) {
          expect(link).not.toMatch(/^[/h]/);
          const { pathname } = new URL(link, `http://localhost${start}`);
          // These are pages of the web app, not addresses of the API.
          if (!['/', '/catalog', '/verify'].includes(pathname)) await api.anonymous().get(pathname).expect(200);
        }
      }
    });

    it('any page may fetch badges, and the ETag tells when nothing has changed', async () => {
      for (const address of [
        badge(),
        `/credentials/${award.credentialId}`,
        `/achievements/${award.achievementId}`,
        '/issuer',
        '/issuer/did.json',
        '/issuer/keys',
        '/status/suspension/1',
        '/status/revocation/1',
        `/achievements/${award.achievementId}/image.svg`,
      ]) {
        const { headers } = await api.anonymous().get(address).expect(200);
        expect([address, headers['access-control-allow-origin']]).toEqual([address, '*']);
        await api.anonymous().get(address).set('If-None-Match', headers.etag!).expect(304);
      }
    });

    it('the achievement, its criteria and its picture are at the addresses in the credential', async () => {
      const { body } = await api.anonymous().get(badge()).set('Accept', 'application/json');
      const { achievement } = (
        body as {
          credentialSubject: {
            achievement: {
              id: string;
              criteria: { id: string };
              image: { id: string };
              alignment: { targetUrl: string }[];
            };
          };
        }
      ).credentialSubject;
      const here = (address: string) => new URL(address).pathname;
      expect(
        (await api.anonymous().get(here(achievement.id)).set('Accept', 'application/json').expect(200)).body,
      ).toMatchObject({ id: achievement.id, type: ['Achievement'] });
      const page = await api.anonymous().get(here(achievement.criteria.id)).set('Accept', aBrowser).expect(200);
      expect(page.text).toContain(`id="${new URL(achievement.alignment[0]!.targetUrl).hash.slice(1)}"`);
      expect(
        (await api.anonymous().get(here(achievement.criteria.id)).set('Accept', 'text/markdown').expect(200)).text,
      ).toContain('Two reviewers score it');
      expect((await api.anonymous().get(here(achievement.image.id)).expect(200)).headers['content-type']).toBe(
        'image/png',
      );
    });

    it('the issuer is the one in the credential', async () => {
      const { body } = await api.anonymous().get('/issuer').expect(200);
      expect(body).toMatchObject({
        id: 'did:web:localhost%3A3000:issuer',
        type: ['Profile'],
        name: 'Missouri Leadership Development System',
      });
      const did = (await api.anonymous().get('/issuer/did.json').expect(200)).body as {
        id: string;
        assertionMethod: string[];
      };
      expect(did.id).toBe('did:web:localhost%3A3000:issuer');
      const { items } = (await api.anonymous().get('/issuer/keys').expect(200)).body as { items: { id: string }[] };
      expect(items[0]).toEqual({
        id: did.assertionMethod[0],
        algorithm: 'Ed25519',
        publishedAt: expect.any(String),
        signsFrom: expect.any(String),
        signsUntil: null,
      });
    });

    it('a reader that asks for a JWT gets one, and the key at its kid verifies it', async () => {
      const { text, headers } = await api.anonymous().get(`${badge()}/credential.jwt`).expect(200);
      expect(headers['content-type']).toContain('application/vc+jwt');
      for (const address of [badge(), `/credentials/${award.credentialId}`]) {
        expect(
          String(
            (await api.anonymous().get(address).set('Accept', 'application/vc+jwt').responseType('blob').expect(200))
              .body,
          ),
        ).toBe(text);
      }
      const { kid } = decodeProtectedHeader(text);
      const { body: key } = await api.anonymous().get(new URL(kid!).pathname).responseType('json').expect(200);
      const { payload } = await jwtVerify(text, await importJWK(JSON.parse(String(key)) as JWK), {
        currentDate: api.clock.now(),
      });
      expect(payload.jti).toBe(`http://localhost:3000/credentials/${award.credentialId}`);
      const jwks = await api.anonymous().get('/issuer/jwks.json').expect(200);
      expect(jwks.headers['content-type']).toContain('application/jwk-set+json');
      await api
        .anonymous()
        .get(`/issuer/keys/${'A'.repeat(43)}`)
        .expect(404);
      await api.anonymous().get('/issuer/keys/short').expect(422);
    });

    it('the picture of the badge contains its credential once', async () => {
      const { text } = await api.anonymous().get(badge()).set('Accept', 'application/json');
      const png = await api.anonymous().get(`${badge()}/image.png`).responseType('blob').expect(200);
      expect(credentialsInPng(png.body as Buffer)).toEqual([text]);
      const svg = await api.anonymous().get(`${badge()}/image.svg`).responseType('blob').expect(200);
      expect(credentialsInSvg(String(svg.body))).toEqual([text]);
      expect(svg.headers['content-security-policy']).toContain('sandbox');
    });

    it('a link previewer gets the page with the card’s address and words, or the credential if it asks for that', async () => {
      const { text, headers } = await api
        .anonymous()
        .get(badge())
        .set('User-Agent', 'facebookexternalhit/1.1')
        .set('Accept', '*/*')
        .expect(200);
      expect(headers.vary).toContain('User-Agent');
      const said = Object.fromEntries(
        [...text.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].map(([, name, content]) => [
          name,
          content,
        ]),
      );
      expect(said).toMatchObject({
        'og:url': `http://localhost:3000${badge()}`,
        'og:image': `http://localhost:3000${badge()}/card.png`,
        'og:description': expect.stringContaining('Earned by Pat &lt;Rivera&gt; &amp; Co on '),
        'twitter:card': 'summary_large_image',
      });
      const asked = await api
        .anonymous()
        .get(badge())
        .set('User-Agent', 'LinkedInBot/1.0')
        .set('Accept', 'application/vc')
        .expect(200);
      expect(asked.headers['content-type']).toContain('application/vc');
    });

    it('the card is 1200 × 630 and shows when the badge is not in force; the picture for mail is small', async () => {
      const own = await anAward(api).issued();
      const picture = async (name: string) =>
        (await api.anonymous().get(`/badges/${own.id}/${name}`).expect('Content-Type', 'image/png').expect(200))
          .body as Buffer;
      const card = await picture('card.png');
      expect([card.readUInt32BE(16), card.readUInt32BE(20)]).toEqual([1200, 630]);
      await (await api.as(administrator)).post(`/v1/awards/${own.id}/revoke`).send({ reason: 'A doubt' }).expect(200);
      expect((await picture('card.png')).equals(card)).toBe(false);
      const mail = await picture('mail.png');
      expect([mail.readUInt32BE(16), mail.readUInt32BE(20), mail.length < 30_000]).toEqual([144, 144, true]);
    });

    it('a missing badge is 404, and an invalid address is refused', async () => {
      const nobody = '019aa000-0000-7000-8000-000000000000';
      for (const address of [
        `/badges/${nobody}`,
        `/credentials/${nobody}`,
        `/achievements/${nobody}`,
        `/status/suspension/77`,
        `/credentials/${award.credentialId}/evidence/1`,
      ]) {
        expect([address, (await api.anonymous().get(address)).status]).toEqual([address, 404]);
      }
      for (const address of [
        '/badges/1',
        '/status/refresh/1',
        '/status/suspension/0',
        '/status/suspension/99999999999',
      ]) {
        expect([address, (await api.anonymous().get(address)).status]).toEqual([address, 422]);
      }
    });
  });

  describe('for the holder', () => {
    it('lists their own awards only', async () => {
      await anAward(api).issued();
      const { body } = await (await api.as(candidate)).get('/v1/me/awards').expect(200);
      expect(body).toMatchObject({
        items: [
          {
            id: award.id,
            state: 'issued',
            achievement: { code: 'VIS-1', level: 'Developing' },
            url: `http://localhost:3000/badges/${award.id}`,
          },
        ],
        nextCursor: null,
      });
    });

    it('each stack shows their progress, and which parts in development block it', async () => {
      const { body } = await (await api.as(candidate)).get('/v1/me/stacks').expect(200);
      const stacks = (
        body as {
          items: {
            code: string;
            parts: { code: string; standing: string }[];
            inDevelopment: string[];
            earned: number;
            award: unknown;
          }[];
        }
      ).items;
      expect(stacks.map(({ code }) => code)).toEqual(['VIS', 'INS', 'MAN', 'REL', 'INN', 'MLDS']);
      expect(stacks[0]).toMatchObject({
        parts: [
          { code: 'VIS-1', standing: 'issued' },
          { code: 'VIS-2', standing: 'in-development' },
        ],
        inDevelopment: ['VIS-2'],
        earned: 1,
        award: null,
      });
      expect(stacks[1]).toMatchObject({ inDevelopment: [], earned: 0 });
      expect(stacks[5]!.parts).toHaveLength(15);
    });

    it('a badge in force prints as a certificate, with the same bytes each time, for its holder only', async () => {
      const own = await anAward(api, {
        person: candidate,
        pilot: await aPilot(api, { requirements: [] }).open(),
      }).issued();
      const print = async () =>
        (
          await (
            await api.as(candidate)
          )
            .get(`/v1/me/awards/${own.id}/certificate.pdf`)
            .expect('Content-Type', 'application/pdf')
            .expect(200)
        ).body as Buffer;
      const paper = await print();
      expect((await print()).equals(paper)).toBe(true);
      const pdf = await openPdf(paper);
      const page = await pdf.getPage(1);
      const words = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ');
      for (const said of [
        'Pat <Rivera> & Co',
        'has earned, on March 2, 2026 (Central Time)',
        'Leading Vision and Mission (Developing)',
        `Check it at http://localhost:3000/badges/${own.id}`,
      ])
        expect(words).toContain(said);
      expect(words).not.toContain(candidate.email);
      expect(JSON.stringify(await page.getStructTree())).toContain(`QR code of http://localhost:3000/badges/${own.id}`);
      await pdf.loadingTask.destroy();

      await (await api.as(await aPerson(api))).get(`/v1/me/awards/${own.id}/certificate.pdf`).expect(404);
      await (await api.as(administrator)).post(`/v1/awards/${own.id}/revoke`).send({ reason: 'A doubt' }).expect(200);
      expect(
        (await (await api.as(candidate)).get(`/v1/me/awards/${own.id}/certificate.pdf`).expect(409)).body,
      ).toMatchObject({ code: 'certificate.not-in-force', state: 'revoked' });
    });

    it('they add, see and remove their own DID; an invalid one is refused with what would be valid', async () => {
      const as = await api.as(candidate);
      expect((await as.get('/v1/me/did').expect(200)).body).toEqual({ did: null });
      expect((await as.put('/v1/me/did').send({ did: 'did:web:pat.example.org' }).expect(200)).body).toEqual({
        did: 'did:web:pat.example.org',
      });
      expect((await as.put('/v1/me/did').send({ did: 'pat.example.org' }).expect(422)).body).toMatchObject({
        code: 'holder.did',
        errors: [{ pointer: '/did' }],
      });
      expect((await as.get('/v1/me/did').expect(200)).body).toEqual({ did: 'did:web:pat.example.org' });
      expect((await as.delete('/v1/me/did').expect(200)).body).toEqual({ did: null });
      await api.anonymous().get('/v1/me/did').expect(401);
    });

    it('they cannot administer awards', async () => {
      await (await api.as(candidate)).get('/v1/awards').expect(403);
      await (await api.as(candidate)).post(`/v1/awards/${award.id}/revoke`).send({ reason: 'Mine' }).expect(403);
      await api.anonymous().get('/v1/me/awards').expect(401);
    });
  });

  describe('for an administrator', () => {
    it('a badge is suspended, lifted, revoked and reinstated; its history has the reasons, and its page the standing', async () => {
      const own = await anAward(api).issued();
      const as = await api.as(administrator);
      const page = async () => (await api.anonymous().get(`/badges/${own.id}`).set('Accept', aBrowser)).text;
      const order = (command: string) =>
        as.post(`/v1/awards/${own.id}/${command}`).send({ reason: `Because of ${command}` });

      expect((await order('suspend').expect(200)).body).toMatchObject({
        state: 'suspended',
        allowed: ['lift', 'revoke'],
      });
      expect(await page()).toContain('Suspended since');
      expect((await order('lift').expect(200)).body).toMatchObject({ state: 'issued' });
      expect(await page()).toContain('In force.');
      expect((await order('revoke').expect(200)).body).toMatchObject({ state: 'revoked', allowed: ['reinstate'] });
      expect(await page()).toContain('Revoked on');
      const reinstated = (await order('reinstate').expect(200)).body as {
        credentialUrl: string;
        history: { command: string; reason: string | null }[];
      };
      expect(reinstated.history.map(({ command, reason }) => [command, reason])).toEqual([
        ['issue', null],
        ...['suspend', 'lift', 'revoke', 'reinstate'].map((command) => [command, `Because of ${command}`]),
      ]);
      const history = (await page()).split('<h2>History</h2>')[1]!;
      expect([...history.matchAll(/<li>([^<]+) <span/g)].map(([, said]) => said)).toEqual([
        'Issued',
        'Suspended',
        'Suspension lifted: in force again',
        'Revoked',
        'Reinstated with a new credential: in force again',
      ]);
      expect(await page()).not.toContain('Because of');
      expect(await page()).toContain('In force.');
      expect((await api.anonymous().get(`/credentials/${own.credentialId}`).set('Accept', aBrowser)).text).toContain(
        'Replaced: the badge has a newer credential',
      );
      await api.anonymous().get(new URL(reinstated.credentialUrl).pathname).expect(200);
    });

    it('a change that the state does not allow is a conflict with the state and the allowed commands', async () => {
      const { body } = await (
        await api.as(administrator)
      )
        .post(`/v1/awards/${award.id}/lift`)
        .send({ reason: 'There is none' })
        .expect(409);
      expect(body).toMatchObject({ code: 'award.transition', state: 'issued', allowed: ['suspend', 'revoke'] });
    });

    it('a change without a reason is refused', async () => {
      const { body } = await (
        await api.as(administrator)
      )
        .post(`/v1/awards/${award.id}/revoke`)
        .send({ reason: '  ' })
        .expect(422);
      expect(body).toMatchObject({ errors: [{ pointer: '/reason' }] });
    });

    it('the awards are listed by standing and micro-credential, page by page', async () => {
      const as = await api.as(administrator);
      const first = (await as.get('/v1/awards?limit=1&microCredential=VIS-1').expect(200)).body as {
        items: { id: string }[];
        nextCursor: string;
      };
      const second = (await as.get(`/v1/awards?limit=1&microCredential=VIS-1&cursor=${first.nextCursor}`).expect(200))
        .body as { items: { id: string }[] };
      expect(first.items[0]!.id > second.items[0]!.id).toBe(true);
      expect((await as.get('/v1/awards?state=suspended').expect(200)).body).toMatchObject({ items: [] });
      await as.get('/v1/awards?cursor=bm9uc2Vuc2U').expect(422);
      await as.get(`/v1/awards?cursor=${Buffer.from('["x"]').toString('base64url')}`).expect(422);
    });
  });

  it('a badge that is valid for a year has ended after it, on its page, for its holder, for verifiers and in 2.0', async () => {
    const version = await aVersion(api, {
      code: 'MAN-2',
      content: { validity: { months: 12, renewal: '' }, credit: { hours: 15, semesterCredit: 1 } },
    }).inPilot();
    const pilot = await aPilot(api, { versions: [version], requirements: [] }).open();
    const { id, credentialId } = await anAward(api, { person: candidate, pilot }).issued();
    const read = async () => {
      const { text: page } = await api.anonymous().get(`/badges/${id}`).set('Accept', aBrowser).expect(200);
      const { body: assertion } = await api.anonymous().get(`/ob2/assertions/${credentialId}`).expect(200);
      const { body: jwt } = await api.anonymous().get(`/badges/${id}/credential.jwt`).responseType('blob').expect(200);
      const payload = JSON.parse(Buffer.from(String(jwt).split('.')[1]!, 'base64url').toString()) as { exp: number };
      const { body: own } = await (await api.as(candidate)).get('/v1/me/awards').expect(200);
      const { validUntil, state } = (own.items as { id: string; validUntil: string; state: string }[]).find(
        (one) => one.id === id,
      )!;
      return { page, expires: assertion.expires as string, exp: payload.exp, validUntil, state };
    };
    const until = new Date(api.clock.now());
    until.setUTCFullYear(until.getUTCFullYear() + 1);
    const end = `${until.toISOString().slice(0, 19)}Z`;
    const { page, ...ends } = await read();
    expect(ends).toEqual({
      expires: end,
      exp: Date.parse(end) / 1000,
      validUntil: `${end.slice(0, 19)}.000Z`,
      state: 'issued',
    });
    expect(page).toContain('In force until ');
    expect(page).toContain('It counts for 15 hours of professional development and 1 semester credit.');

    api.clock.advance({ days: 366 });
    expect((await read()).page).toMatch(/Expired on [^:]*: it was earned, and is no longer valid\./);
    const document = (
      await api.anonymous().get(`/credentials/${credentialId}`).set('Accept', 'application/json').expect(200)
    ).body as { credentialSubject: { creditsEarned: number } };
    expect(document.credentialSubject.creditsEarned).toBe(1);
    const { body: verdict } = await api
      .anonymous()
      .post('/v1/verifications')
      .send({ document: JSON.stringify(document) });
    expect(JSON.stringify(verdict)).toContain('It expired: it was valid until');
  });
});
