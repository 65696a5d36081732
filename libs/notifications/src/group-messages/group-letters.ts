import { Injectable } from '@nestjs/common';
import { type Person, PersonQueries } from '#identity';
import { Clock, contentHash, DomainError, isZone } from '#kernel';
import { type GroupFilter, type GroupMember, GroupQueries } from '#pilots';
import { type Letter, Letters } from '../letters/letters.document.js';
import { closeInWords, daysLeftInWords } from '../letters/times-in-words.document.js';
import { filled, placeholderErrors, placeholdersIn, type TemplateWords } from '../templates/placeholders.policy.js';
import type { Placeholder } from '../vocabulary.js';
import { type GroupReader, type LeftOut, readersOf } from './readers.policy.js';

/** The most enrollments in a group that gets a message. */
const mostMembers = 2000;

export interface GroupLetter {
  person: Person;
  enrollmentId: string;
  letter: Letter;
}

export interface GroupLetters {
  letters: GroupLetter[];
  leftOut: LeftOut<Person>[];
  /** Changes when other people get the message, or read something else in it. */
  seen: string;
}

/** Writes the letter to each person of a program's group. */
@Injectable()
export class GroupLetterWriter {
  constructor(
    private readonly groups: GroupQueries,
    private readonly people: PersonQueries,
    private readonly words: Letters,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `group-message.placeholders` (422), `group-message.too-many` (422) */
  async write(programId: string, group: GroupFilter, template: TemplateWords): Promise<GroupLetters> {
    const errors = placeholderErrors(template);
    if (errors.length > 0)
      throw new DomainError('invalid', 'group-message.placeholders', 'Correct the placeholders.', { errors });
    const members = await this.groups.members(programId, group, mostMembers + 1);
    if (members.length > mostMembers)
      throw new DomainError(
        'invalid',
        'group-message.too-many',
        `The group has more than ${mostMembers.toLocaleString('en-US')} enrollments. Choose a smaller one.`,
      );
    const people = await this.people.byIds(members.map(({ personId }) => personId));
    const { readers, leftOut } = readersOf(members, people, placeholdersIn(template));
    const letters = readers.map((reader) => this.letterTo(reader, template));
    const seen = contentHash(letters.map(({ person, letter }) => [person.id, letter.subject, letter.text]));
    return { letters, leftOut, seen };
  }

  private letterTo(reader: GroupReader<GroupMember, Person>, { subject, text }: TemplateWords): GroupLetter {
    const { person, member } = reader;
    const zone = isZone(person.zone) ? person.zone : member.zone;
    const values = this.valuesOf({ ...reader, person: { ...person, zone } });
    const letter = this.words.groupMessage(
      { name: person.name, zone },
      { subject: filled(subject, values), text: filled(text, values) },
    );
    return { person, enrollmentId: member.enrollmentId, letter };
  }

  private valuesOf({ person, member, closesAt }: GroupReader<GroupMember, Person>): Record<Placeholder, string> {
    const { pilot, credential, zone } = member;
    const now = this.clock.now();
    return {
      name: person.name,
      pilot,
      'micro-credential': credential,
      deadline: closesAt === null ? '' : closeInWords(closesAt, zone, person.zone),
      'days left': closesAt === null ? '' : daysLeftInWords(closesAt, { pilot: zone, candidate: person.zone }, now),
    };
  }
}
