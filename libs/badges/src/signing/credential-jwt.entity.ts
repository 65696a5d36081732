import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A credential as a JWT, kept from its first request. The database prevents any change to it. */
@Entity('credential_jwt')
export class CredentialJwt {
  @PrimaryColumn('uuid') credentialId!: string;
  @Column('uuid') signingKeyId!: string;
  @Column('text') jwt!: string;
  @Column('timestamptz') signedAt!: Date;
}
