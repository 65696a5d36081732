import { Injectable } from '@nestjs/common';
import { VersionQueries } from '#catalog';
import { PersonQueries } from '#identity';
import { isZone, type Zone } from '#kernel';
import { type Enrollment, Pilot } from '#pilots';
import { DataSource } from 'typeorm';

/** What letters tell of, read at the moment of writing. */
@Injectable()
export class LetterFacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
    private readonly versions: VersionQueries,
  ) {}

  /** Who reads it, and in which zone; the fallback's where the person's own is unknown to this machine. */
  async reader(personId: string, fallback: Zone = 'UTC'): Promise<{ name: string; zone: Zone }> {
    const { name, zone } = await this.people.byId(personId);
    return { name, zone: isZone(zone) ? zone : fallback };
  }

  /** `INS-1, Vision for Learning` */
  async credential(versionId: string): Promise<string> {
    const { code, title } = await this.versions.byId(versionId);
    return `${code}, ${title}`;
  }

  async work({
    versionId,
    pilotId,
  }: Pick<Enrollment, 'versionId' | 'pilotId'>): Promise<{ credential: string; pilot: string }> {
    const [credential, pilot] = await Promise.all([
      this.credential(versionId),
      this.dataSource.manager.findOneByOrFail(Pilot, { id: pilotId }),
    ]);
    return { credential, pilot: pilot.title };
  }
}
