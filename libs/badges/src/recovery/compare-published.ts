import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';
import { Transactor } from '#database';
import { Clock, DomainError } from '#kernel';
import { Addresses } from '../addresses.policy.js';
import { Credential } from '../credential.entity.js';
import { IssuanceRecord } from '../issuing/issuance.entity.js';
import { Issuers } from '../issuer/issuers.js';
import { isGenuine } from '../signing/data-integrity.js';
import { SigningKeys } from '../signing/signing-keys.js';
import { LostWithdrawal, StatusList } from '../standing/status-list.entity.js';
import { StatusLists } from '../standing/status-lists.js';
import { type StatusPurpose, statusPurposes } from '../vocabulary.js';

/** What a published list says and the database does not. */
export interface PublishedDifference {
  purpose: StatusPurpose;
  listNumber: number;
  /** Badges that were published as withdrawn and are in force here. An administrator withdraws them again, or not. */
  badges: string[];
  /** How many withdrawn places belong to badges that the restore lost. They stay withdrawn. */
  lost: number;
}

const Published = z.object({
  id: z.string(),
  issuer: z.string(),
  validFrom: z.iso.datetime(),
  credentialSubject: z.object({ statusPurpose: z.enum(statusPurposes), encodedList: z.string() }),
});

/**
 * Compares a status list that was published before a restore with what the database says now. What is withdrawn there
 * and unknown here stays withdrawn; what is withdrawn there and in force here is told.
 * @throws DomainError `status-list.unreadable`
 */
@Injectable()
export class ComparePublished {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly lists: StatusLists,
    private readonly issuers: Issuers,
    private readonly keys: SigningKeys,
    private readonly addresses: Addresses,
    private readonly clock: Clock,
  ) {}

  async run({ document }: { document: string }): Promise<PublishedDifference> {
    const { programId, purpose, listNumber, before } = await this.read(document);
    await this.knowAgain({ programId, number: listNumber, length: before.length });
    const { document: present } = await this.lists.published(purpose, listNumber);
    const now = await decodeList(Published.parse(JSON.parse(present)).credentialSubject);
    const withdrawn: number[] = [];
    for (let index = 0; index < now.length; index += 1)
      if (before.getStatus(index) && !now.getStatus(index)) withdrawn.push(index);
    const { manager } = this.dataSource;
    const known = await manager.findBy(IssuanceRecord, { listNumber, listIndex: In(withdrawn) });
    const credentials = await manager.findBy(Credential, { id: In(known.map(({ credentialId }) => credentialId)) });
    const signed = new Set(credentials.map(({ id }) => id));
    const here = new Set(known.filter(({ credentialId }) => signed.has(credentialId)).map((one) => one.listIndex));
    const lost = withdrawn.filter((index) => !here.has(index));
    if (lost.length > 0) await this.keep(purpose, listNumber, lost);
    return {
      purpose,
      listNumber,
      badges: credentials.map(({ awardId }) => this.addresses.badge(awardId)),
      lost: lost.length,
    };
  }

  private async read(document: string) {
    const parsed = Published.safeParse(jsonOf(document));
    if (!parsed.success) throw unreadable('It is no status list.');
    const { id, issuer: did, validFrom, credentialSubject } = parsed.data;
    const { statusPurpose: purpose } = credentialSubject;
    const listNumber = Number(id.split('/').at(-1));
    const issuer = await this.issuers.withDid(did);
    if (issuer === null || id !== this.addresses.statusList(purpose, listNumber))
      throw unreadable('It is a list of another issuer.');
    const signer = { didDocument: await this.keys.didDocument(issuer), at: new Date(validFrom) };
    if (!(await isGenuine(jsonOf(document) as object, signer)))
      throw unreadable('None of the keys in this database has signed it. If a later key did, that key is lost.');
    return { programId: issuer.programId, purpose, listNumber, before: await decodeList(credentialSubject) };
  }

  /** A list that began after the backup. Its badges name it, so it has to be there for verifiers. */
  private knowAgain(list: Pick<StatusList, 'programId' | 'number' | 'length'>): Promise<unknown> {
    const closedAt = this.clock.now();
    return this.transactor.run((tx) =>
      tx
        .createQueryBuilder()
        .insert()
        .into(StatusList)
        .values({ ...list, allocated: 0, revision: 1, closedAt })
        .orIgnore()
        .execute(),
    );
  }

  private keep(purpose: StatusPurpose, listNumber: number, indexes: readonly number[]): Promise<void> {
    const foundAt = this.clock.now();
    return this.transactor.run(async (tx) => {
      await tx
        .createQueryBuilder()
        .insert()
        .into(LostWithdrawal)
        .values(indexes.map((listIndex) => ({ purpose, listNumber, listIndex, foundAt })))
        .orIgnore()
        .execute();
      await tx.query('UPDATE status_list SET revision = revision + 1 WHERE number = $1', [listNumber]);
    });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreadable(reason: string): DomainError {
  return new DomainError('invalid', 'status-list.unreadable', `This published status list cannot be used. ${reason}`);
}
