import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type MailFacts, statusIn, troubleOf } from './trouble.policy.js';
import { mailTroubles } from './vocabulary.js';

const answered = (command: string, response: string): MailFacts => ({
  command,
  code: 'EENVELOPE',
  responseCode: Number(response.slice(0, 3)),
  response,
});

describe('an email that was not taken', () => {
  it.each([
    ['RCPT TO', '550 5.1.1 The email account that you tried to reach does not exist'],
    ['RCPT TO', '550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 Learn more'],
    ['RCPT TO', '550 No such mailbox'],
    ['RCPT TO', '550 #5.1.0 Address rejected.'],
    ['RCPT TO', '551 User not local'],
    ['RCPT TO', '553 5.1.3 The recipient address is not a valid address'],
    ['RCPT TO', '550 5.1.2 Host unknown'],
    ['RCPT TO', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
    ['RCPT TO', '550 5.2.1 The email account is disabled'],
    ['RCPT TO', '550 5.4.1 Recipient address rejected: Access denied.'],
    ['RCPT TO', '550 5.0.0 User unknown'],
    ['DATA', '550 5.1.1 User unknown'],
  ])('names a mailbox that does not exist: %s, %s', (command, response) => {
    expect(troubleOf(answered(command, response))).toBe('mailbox');
  });

  it.each([
    ['CONN', '554 5.7.1 Service unavailable; client host blocked'],
    ['CONN', '550 Go away'],
    ['CONN', '421 Too many connections'],
    ['AUTH PLAIN', '535 5.7.8 Username and password not accepted'],
    ['MAIL FROM', '550 5.1.0 Sender rejected'],
    ['MAIL FROM', '550 No such mailbox'],
    ['MAIL FROM', '452 4.2.1 Rate limit'],
    ['RCPT TO', '550 5.7.1 Relaying denied'],
    ['RCPT TO', '550 5.7.1 Service unavailable, client host blocked using a block list'],
    ['RCPT TO', '550 relay not permitted'],
    ['RCPT TO', '550 Administrative prohibition'],
    ['RCPT TO', '550 5.1.8 Sender address rejected: Domain not found'],
    ['RCPT TO', '550 5.1.7 Bad sender’s mailbox address'],
    ['RCPT TO', '554 Transaction failed'],
    ['RCPT TO', '530 5.7.0 Authentication required'],
    ['DATA', '550 Spam'],
    ['DATA', '554 5.7.1 Message rejected as spam'],
    ['DATA', '550 Rejected'],
  ])('names a server that refuses Laurel: %s, %s', (command, response) => {
    expect(troubleOf(answered(command, response))).toBe('relay');
  });

  it.each([
    ['RCPT TO', '451 4.7.1 Greylisted, try again later'],
    ['RCPT TO', '450 4.2.1 The user is receiving mail too quickly'],
    ['RCPT TO', '452 4.2.2 Mailbox full'],
    ['RCPT TO', '552 5.2.2 The email account is over quota'],
    ['RCPT TO', '552 Over quota'],
    ['DATA', '421 4.7.0 Try again later'],
  ])('names a server that takes it later: %s, %s', (command, response) => {
    expect(troubleOf(answered(command, response))).toBe('deferred');
  });

  it.each([
    [{ code: 'ESOCKET', command: 'CONN', message: 'connect ECONNREFUSED' }, 'unreachable'],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, 'unreachable'],
    [{ code: 'EDNS', command: 'CONN' }, 'unreachable'],
    [{ code: 'ETLS', command: 'STARTTLS' }, 'unreachable'],
    [{}, 'unreachable'],
    [{ code: 'EAUTH', command: 'API', message: 'Missing credentials for "PLAIN"' }, 'relay'],
    [{ code: 'EMESSAGE', command: 'MAIL FROM', message: 'Message size larger than allowed 10' }, 'relay'],
    [{ code: 'EENVELOPE', command: 'API', message: 'Invalid sender "x"' }, 'relay'],
    [{ code: 'EENVELOPE', command: 'API', message: 'Invalid recipient "x"' }, 'mailbox'],
    [{ code: 'EENVELOPE', command: 'API', message: 'No recipients defined' }, 'mailbox'],
  ])('is judged without an answer of a server: %p', (facts, trouble) => {
    expect(troubleOf(facts)).toBe(trouble);
  });

  const anything = fc.record(
    {
      command: fc.constantFrom('CONN', 'EHLO', 'AUTH LOGIN', 'MAIL FROM', 'RCPT TO', 'DATA', 'API'),
      code: fc.constantFrom('EENVELOPE', 'EMESSAGE', 'EAUTH', 'ECONNECTION', 'EPROTOCOL'),
      responseCode: fc.integer({ min: 400, max: 599 }),
      response: fc.string(),
      message: fc.string(),
    },
    { requiredKeys: [] },
  );

  it('is a word of the list, whatever a server says', () => {
    fc.assert(fc.property(anything, (facts) => expect(mailTroubles).toContain(troubleOf(facts))));
  });

  it('is never the mailbox before a server was told the address, nor for an answer that is not final', () => {
    fc.assert(
      fc.property(anything, (facts) => {
        if (troubleOf(facts) !== 'mailbox') return;
        if (facts.responseCode === undefined) expect(facts.command).toBe('API');
        else {
          expect(['RCPT TO', 'DATA']).toContain(facts.command);
          expect(facts.responseCode).toBeGreaterThanOrEqual(500);
        }
      }),
    );
  });

  it('is never the mailbox for a refusal by policy', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.constantFrom('RCPT TO', 'DATA'), fc.string(), (detail, command, words) => {
        expect(troubleOf(answered(command, `550 5.7.${detail} ${words}`))).toBe('relay');
      }),
    );
  });
});

describe('the enhanced status', () => {
  it.each([
    ['550 5.1.1 No such mailbox', '5.1.1'],
    ['550-5.7.26 Unauthenticated', '5.7.26'],
    ['5.2.2', '5.2.2'],
    ['550 No such mailbox', null],
    ['550 5.1.1.2 is an address', null],
    ['550 10.5.1.1 is blocked', null],
  ])('in %p is %p', (response, status) => {
    expect(statusIn(response)).toBe(status);
  });
});
