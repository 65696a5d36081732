import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { AnotherProgram, InvitePerson, type PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { ProgramQueries, ProgramRepository } from '#programs';
import { ImportCatalog } from './import-catalog.js';
import type { ProgramFile } from './program-file.js';

export interface ProgramCreation {
  file: ProgramFile;
  /** Who administers the program: an administrator of the first one, or whom the command line invites, if anybody. */
  by: { actor: Pick<PersonActor, 'id' | 'programId'> } | { invited: string | null };
}

export interface CreatedProgram {
  id: string;
  code: string;
  name: string;
  /** How many of each were made. */
  competencies: number;
  microCredentials: number;
  /** Micro-credentials with a first version. */
  versions: number;
  /** Of the administrator whom the command line invites. */
  invitationId: string | null;
}

/**
 * Creates a program with the settings and the catalog of a file. An administrator of the first program, which runs this
 * Laurel, becomes the administrator of the new one.
 * @throws DomainError `program.not-first` (403); `program.code-taken` (409); `program.settings` (422).
 */
@Injectable()
export class CreateProgram {
  constructor(
    private readonly transactor: Transactor,
    private readonly programs: ProgramRepository,
    private readonly known: ProgramQueries,
    private readonly catalog: ImportCatalog,
    private readonly anotherProgram: AnotherProgram,
    private readonly invite: InvitePerson,
  ) {}

  run({ file: { program, settings, catalog }, by }: ProgramCreation): Promise<CreatedProgram> {
    return this.transactor.run(async (tx) => {
      const actor = 'actor' in by ? by.actor : null;
      if (actor !== null) requireFirst(actor, await this.known.standard(tx));
      const { id, code, name } = await this.programs.create(tx, { ...program, settings, actorId: actor?.id ?? null });
      const versions = catalog === null ? [] : (await this.catalog.within(tx, catalog)).versionsMade;
      return {
        id,
        code,
        name,
        competencies: catalog?.framework.competencies.length ?? 0,
        microCredentials: catalog?.microCredentials.length ?? 0,
        versions: versions.length,
        invitationId: await this.letAdminister(tx, by, { id, zone: settings.newPilots?.zone }),
      };
    });
  }

  /** Lets somebody administer the program. Returns their invitation; null for somebody who needs none. */
  private async letAdminister(
    tx: Tx,
    by: ProgramCreation['by'],
    { id: programId, zone = 'America/Chicago' }: { id: string; zone?: string },
  ): Promise<string | null> {
    if ('actor' in by) {
      await this.anotherProgram.join(tx, { personId: by.actor.id, programId, roles: ['administrator'] });
      return null;
    }
    const { invited: email } = by;
    if (email === null) return null;
    const { invitation } = await this.invite.within(tx, {
      actor: null,
      programId,
      email,
      name: email,
      zone,
      roles: ['administrator'],
    });
    return invitation.id;
  }
}

/** @throws DomainError `program.not-first` (403) */
function requireFirst({ programId }: Pick<PersonActor, 'programId'>, first: { id: string; name: string }): void {
  if (programId === first.id) return;
  throw new DomainError(
    'forbidden',
    'program.not-first',
    `Only administrators of ${first.name} create programs here, because it was there first. Ask one of them.`,
  );
}
