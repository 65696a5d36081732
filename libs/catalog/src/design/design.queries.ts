import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type PersonRef, peopleSql } from '#identity';
import { notFound } from '#kernel';
import { MicroCredential } from '../micro-credential.entity.js';
import { Version } from '../version.entity.js';
import type { DesignDeed, DesignPart, SignOffStep } from '../vocabulary.js';
import { DesignAccess } from './design-access.js';
import type { Author } from './design-team.policy.js';
import { nextSignOff } from './sign-off-version.js';
import { type NeededSignOff, SignOffs } from './sign-offs.js';

export interface TeamMember {
  id: string;
  person: PersonRef;
  part: DesignPart;
  level: string | null;
  appointedAt: Date;
}

/** A part of one's own in a design team. */
export interface OwnPart {
  /** The micro-credential's. */
  code: string;
  part: DesignPart;
  level: string | null;
}

export interface CommentView {
  id: string;
  place: string;
  author: PersonRef;
  text: string;
  /** Other words for the place, and those that they were suggested for. */
  suggestion: { words: string; text: string } | null;
  writtenAt: Date;
  takenOverAt: Date | null;
  resolvedAt: Date | null;
  answers: { id: string; author: PersonRef; text: string; writtenAt: Date }[];
}

/** The work of a design team on a version. */
export interface DesignOfVersion {
  /** What the reader may do. */
  may: DesignDeed[];
  /** The move that comes next, if directors sign it off. */
  step: SignOffStep | null;
  needed: NeededSignOff[];
  comments: CommentView[];
}

/** Reads design teams and their work. */
@Injectable()
export class DesignQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: DesignAccess,
    private readonly signOffs: SignOffs,
  ) {}

  /** The team of a micro-credential. @throws DomainError `micro-credential.not-found` */
  async team(author: Author, programId: string, code: string): Promise<TeamMember[]> {
    const { manager } = this.dataSource;
    const microCredential = await manager.findOneBy(MicroCredential, { programId, code });
    if (microCredential === null) throw notFound('micro-credential');
    const designed = { microCredentialId: microCredential.id, level: '' };
    await this.access.require(manager, author, 'read', designed, 'micro-credential');
    return manager.query<TeamMember[]>(
      `SELECT member.id, jsonb_build_object('id', person.id, 'name', person.name) AS person, member.part, member.level,
              member.appointed_at AS "appointedAt"
         FROM design_member member JOIN ${peopleSql} person ON person.id = member.person_id
        WHERE member.micro_credential_id = $1 ORDER BY person.name, person.id, member.id`,
      [microCredential.id],
    );
  }

  /** What a person designs, in the program's order. */
  own(personId: string): Promise<OwnPart[]> {
    return this.dataSource.query<OwnPart[]>(
      `SELECT credential.code, member.part, member.level
         FROM design_member member JOIN micro_credential credential ON credential.id = member.micro_credential_id
        WHERE member.person_id = $1 ORDER BY credential.position, member.id`,
      [personId],
    );
  }

  /** The team's work on a version in any state. @throws DomainError `version.not-found` */
  async ofVersion(author: Author, versionId: string): Promise<DesignOfVersion> {
    const { manager } = this.dataSource;
    const version = await manager.findOneBy(Version, { id: versionId });
    if (version === null) throw notFound('version');
    const may = await this.access.deeds(manager, author, version);
    if (!may.includes('read')) throw notFound('version');
    const step = nextSignOff(version.state);
    return {
      may,
      step,
      needed: step === null ? [] : await this.signOffs.needed(manager, version, step),
      comments: await this.comments(versionId),
    };
  }

  private async comments(versionId: string): Promise<CommentView[]> {
    const rows = await this.dataSource.query<CommentRow[]>(
      `SELECT comment.id, comment.place, comment.answer_to AS "answerTo", comment.text, comment.words, comment.suggestion,
              jsonb_build_object('id', person.id, 'name', person.name) AS author, comment.written_at AS "writtenAt",
              comment.taken_over_at AS "takenOverAt", comment.resolved_at AS "resolvedAt"
         FROM design_comment comment JOIN ${peopleSql} person ON person.id = comment.author_id
        WHERE comment.version_id = $1 ORDER BY comment.id`,
      [versionId],
    );
    return rows
      .filter(({ answerTo }) => answerTo === null)
      .map(({ answerTo: _, words, suggestion, ...comment }) => ({
        ...comment,
        suggestion: words === null || suggestion === null ? null : { words, text: suggestion },
        answers: rows
          .filter(({ answerTo }) => answerTo === comment.id)
          .map(({ id, author, text, writtenAt }) => ({ id, author, text, writtenAt })),
      }));
  }
}

interface CommentRow extends Omit<CommentView, 'suggestion' | 'answers'> {
  answerTo: string | null;
  words: string | null;
  suggestion: string | null;
}
