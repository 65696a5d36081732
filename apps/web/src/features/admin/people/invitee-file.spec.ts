import { describe, expect, it } from '@jest/globals';
import { emptyFile, inviteesIn } from './invitee-file.js';

const read = (text: string) => inviteesIn(new TextEncoder().encode(text).buffer as ArrayBuffer);

describe('a file of people to invite', () => {
  it('is read by its titles, in any order, with semicolons and other words for the same', async () => {
    const { rows } = await read(
      'Role;Full name;E-mail;Region\r\nReviewer, Coach;Ada Example;ada@example.org;Region 3\r\n',
    );
    expect(rows).toMatchObject([
      { line: 2, invitee: { email: 'ada@example.org', name: 'Ada Example', roles: ['reviewer', 'coach'], region: 3 } },
    ]);
  });

  it('makes candidates in Central time of people about whom it says nothing else', async () => {
    const { rows } = await read('name,email address\nAda Example,ada@example.org');
    expect(rows[0]!.invitee).toEqual({
      email: 'ada@example.org',
      name: 'Ada Example',
      roles: ['candidate'],
      school: null,
      district: null,
      employer: null,
      region: null,
      zone: 'America/Chicago',
    });
  });

  it('keeps the row numbers of the spreadsheet when rows are empty', async () => {
    const { rows } = await read('Email,Name\n,\nada@example.org,Ada\n\n"grace@example.org","Grace\nExample"\n');
    expect(rows.map(({ line, invitee }) => [line, invitee.name])).toEqual([
      [3, 'Ada'],
      [5, 'Grace\nExample'],
    ]);
  });

  it('from Excel for Windows has its accents', async () => {
    const bytes = Uint8Array.from(Buffer.from('Email,Name\nzoe@example.org,Zoë', 'latin1'));
    expect((await inviteesIn(bytes.buffer)).rows[0]!.invitee.name).toBe('Zoë');
  });

  it('says which titles it lacks, and which mean nothing', async () => {
    expect(await read('E-mail,Shoe size\nada@example.org,38')).toMatchObject({
      missingTitles: ['Name'],
      unknownTitles: ['Shoe size'],
    });
  });

  it('leaves wrong roles and regions for the check', async () => {
    const { rows } = await read('Email,Name,Roles,Region\nada@example.org,Ada,Boss,North');
    expect(rows[0]!.invitee).toMatchObject({ roles: ['boss'], region: 'North' });
  });

  it('can be made from the example', async () => {
    expect((await read(emptyFile)).rows[0]!.invitee).toMatchObject({ roles: ['candidate'], region: 3 });
  });
});
