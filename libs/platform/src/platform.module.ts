import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { BadgesModule } from '#badges';
import { CareerModule } from '#career';
import { CatalogModule } from '#catalog';
import { CONFIGURATION, type Configuration } from '#config';
import { DatabaseModule, type Work } from '#database';
import { IdentityModule } from '#identity';
import { JobsModule } from '#jobs';
import { NotificationsModule } from '#notifications';
import { PilotsModule } from '#pilots';
import { PrivacyModule } from '#privacy';
import { ProgramsModule } from '#programs';
import { RecordModule } from '#record';
import { ReviewsModule } from '#reviews';
import { StorageModule } from '#storage';
import { SubmissionsModule } from '#submissions';
import { VerificationModule } from '#verification';
import { WatchModule } from '#watch';

/** Everything below the applications: the configuration, the database, and every slice. */
@Global()
@Module({})
export class PlatformModule {
  /** `work`: whether people wait for what this process does. It decides how long the process waits for the database. */
  static forRoot(configuration: Configuration, { work = 'jobs' }: { work?: Work } = {}): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DatabaseModule.forRoot({ work }),
        WatchModule,
        JobsModule,
        ProgramsModule,
        IdentityModule,
        CatalogModule,
        StorageModule,
        PilotsModule,
        SubmissionsModule,
        ReviewsModule,
        BadgesModule,
        VerificationModule,
        CareerModule,
        NotificationsModule,
        AuditModule,
        PrivacyModule,
        RecordModule,
      ],
      providers: [{ provide: CONFIGURATION, useValue: configuration }],
      exports: [
        CONFIGURATION,
        WatchModule,
        JobsModule,
        ProgramsModule,
        IdentityModule,
        CatalogModule,
        StorageModule,
        PilotsModule,
        SubmissionsModule,
        ReviewsModule,
        BadgesModule,
        VerificationModule,
        CareerModule,
        NotificationsModule,
        AuditModule,
        PrivacyModule,
        RecordModule,
      ],
    };
  }
}
