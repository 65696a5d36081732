import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an administrator wrote about a program's issuer. Null is the default; a program without a row has all of them. */
@Entity('issuer')
export class IssuerWords {
  @PrimaryColumn('uuid') programId!: string;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('int') revision!: number;
}
