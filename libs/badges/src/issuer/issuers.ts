import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { notFound } from '#kernel';
import { programsSql } from '#programs';
import { Addresses } from '../addresses.policy.js';
import type { Issuer, IssuerDefaults } from './issuer.document.js';
import type { IssuerWords } from './issuer.entity.js';

/**
 * The issuers, one for each program. The first program's has the addresses, the keys and the name that this
 * installation had before there were several. It also signs what belongs to the installation, such as checkpoints.
 */
@Injectable()
export class Issuers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: Addresses,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** The first program's. */
  first(): Promise<Issuer> {
    return this.one('program.standard', []);
  }

  /** @throws DomainError `issuer.not-found` */
  ofProgram(programId: string, manager?: EntityManager): Promise<Issuer> {
    return this.one('program.id = $1', [programId], manager);
  }

  /**
   * The issuer at the address of a program other than the first.
   * @param code in lower case.
   * @throws DomainError `issuer.not-found`
   */
  atProgram(code: string): Promise<Issuer> {
    return this.one('NOT program.standard AND lower(program.code) = $1', [code]);
  }

  /** The issuer of the program in which the award was earned. */
  ofAward(id: string): Promise<Issuer> {
    const program =
      'SELECT a.program_id FROM award JOIN achievement a ON a.id = award.achievement_id WHERE award.id = $1';
    return this.one(`program.id = (${program})`, [id]);
  }

  /** The issuer of the badges in a status list. */
  ofStatusList(number: number): Promise<Issuer> {
    return this.one('program.id = (SELECT program_id FROM status_list WHERE number = $1)', [number]);
  }

  /** The issuer whose key it is. */
  ofSigningKey(id: string): Promise<Issuer> {
    return this.one('program.id = (SELECT program_id FROM signing_key WHERE id = $1)', [id]);
  }

  /** Every issuer, the first program's first. */
  all(): Promise<Issuer[]> {
    return this.where('true', []);
  }

  /** The issuer with this DID. Null for a DID that is not ours. */
  async withDid(did: string): Promise<Issuer | null> {
    return (await this.all()).find(({ addresses }) => addresses.did === did) ?? null;
  }

  private async one(condition: string, values: unknown[], manager?: EntityManager): Promise<Issuer> {
    const [issuer] = await this.where(condition, values, manager);
    if (issuer === undefined) throw notFound('issuer');
    return issuer;
  }

  private async where(
    condition: string,
    values: unknown[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Issuer[]> {
    const rows = await manager.query<IssuerRow[]>(
      `SELECT program.id AS "programId", program.code AS program, program.name AS "programName", program.standard,
              issuer.name, issuer.email, issuer.url, issuer.description, coalesce(issuer.revision, 0) AS revision
         FROM ${programsSql} AS program LEFT JOIN issuer ON issuer.program_id = program.id
        WHERE ${condition} ORDER BY program.standard DESC, program.code`,
      values,
    );
    return rows.map((row) => this.issuerOf(row));
  }

  private issuerOf({ programId, program, programName, standard, revision, ...words }: IssuerRow): Issuer {
    const { issuerName, mailFrom } = this.configuration;
    const addresses = standard ? this.addresses.firstIssuer : this.addresses.programIssuer(program);
    const defaults: IssuerDefaults = {
      name: standard ? issuerName : programName,
      email: /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom,
      url: standard ? this.addresses.publicUrl : addresses.profile,
    };
    return {
      programId,
      program,
      addresses,
      name: words.name ?? defaults.name,
      email: words.email ?? defaults.email,
      url: words.url ?? defaults.url,
      description: words.description,
      defaults,
      revision,
    };
  }
}

interface IssuerRow extends IssuerWords {
  program: string;
  programName: string;
  /** Whether it is the first program. */
  standard: boolean;
}
