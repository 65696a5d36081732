import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { peopleSql, PersonQueries } from '#identity';
import { Clock, isZone, localDayOf, type Zone } from '#kernel';
import { DataSource } from 'typeorm';
import { Letters } from '../letters/letters.document.js';
import { MessageRepository } from '../message.repository.js';
import { notificationKindOf } from '../vocabulary.js';
import { digestDueAt } from './digest.policy.js';
import { MailChoiceRepository } from './mail-choice.repository.js';

interface Waiting {
  personId: string;
  zone: Zone;
  waitingSince: Date;
  lastDigestAt: Date | null;
}

/**
 * Writes one mail to each person whose digest is due, with all that waited for it. Each message is in one digest. The
 * choice that the person has now counts: what they no longer want by mail stays in the list only.
 * @returns how many people it was done for.
 */
@Injectable()
export class SendDigests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly messages: MessageRepository,
    private readonly choices: MailChoiceRepository,
    private readonly people: PersonQueries,
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const now = this.clock.now();
    const due = (await this.everyoneWaiting()).filter((person) => digestDueAt(known(person)) <= now);
    let done = 0;
    for (const { personId } of due) if (await this.transactor.run((tx) => this.write(tx, personId))) done += 1;
    return done;
  }

  /** Another sweep that had the same idea waits for the lock, and then finds nothing that waits. */
  private async write(tx: Tx, personId: string): Promise<boolean> {
    const waiting = await this.messages.lockWaiting(tx, personId);
    if (waiting.length === 0) return false;
    const { name, zone: theirs } = await this.people.byId(personId, tx);
    const { zone, ...times } = known({
      zone: theirs,
      waitingSince: waiting[0]!.queuedAt,
      lastDigestAt: await this.messages.lastDigestAt(tx, personId),
    });
    const now = this.clock.now();
    if (digestDueAt({ zone, ...times }) > now) return false;
    const chosen = await this.choices.of(tx, personId);
    const unwanted = waiting.filter(({ kind }) => chosen.get(notificationKindOf[kind]) === 'none');
    const wanted = waiting.filter((message) => !unwanted.includes(message));
    await this.messages.drop(tx, unwanted);
    if (wanted.length === 0) return true;
    const dedupeKey = `digest:${personId}:${localDayOf(now, zone)}`;
    return this.messages.addDigest(
      tx,
      { dedupeKey, personId, letter: this.letters.digest({ name, zone }, wanted) },
      wanted,
    );
  }

  private everyoneWaiting(): Promise<Waiting[]> {
    return this.dataSource.query(
      `SELECT waiting.person_id AS "personId", person.zone, waiting.since AS "waitingSince",
              (SELECT max(digest.queued_at) FROM message digest
                WHERE digest.person_id = waiting.person_id AND digest.kind = 'digest') AS "lastDigestAt"
         FROM (SELECT person_id, min(queued_at) AS since FROM message WHERE state = 'waiting' GROUP BY person_id) AS waiting
         JOIN ${peopleSql} AS person ON person.id = waiting.person_id AND person.deactivated_at IS NULL
        ORDER BY waiting.since`,
    );
  }
}

/** Mornings are UTC's where this machine does not know the zone. */
function known<Facts extends { zone: string }>(facts: Facts): Facts {
  return isZone(facts.zone) ? facts : { ...facts, zone: 'UTC' };
}
