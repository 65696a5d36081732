import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { badgesEntities, BadgesModule } from '#badges';
import { careerEntities, CareerModule } from '#career';
import { catalogEntities, CatalogModule } from '#catalog';
import { CONFIGURATION, type Configuration } from '#config';
import { DatabaseModule } from '#database';
import { identityEntities, IdentityModule } from '#identity';
import { jobsEntities, JobsModule } from '#jobs';
import { migrations } from '#migrations';
import { notificationsEntities, NotificationsModule } from '#notifications';
import { pilotsEntities, PilotsModule } from '#pilots';
import { reviewsEntities, ReviewsModule } from '#reviews';
import { StorageModule } from '#storage';
import { submissionsEntities, SubmissionsModule } from '#submissions';
import { VerificationModule } from '#verification';

/** The entities of every slice. */
export const entities: Function[] = [
  ...jobsEntities,
  ...identityEntities,
  ...catalogEntities,
  ...pilotsEntities,
  ...submissionsEntities,
  ...reviewsEntities,
  ...badgesEntities,
  ...careerEntities,
  ...notificationsEntities,
];

/** Everything below the applications: the configuration, the database, and every slice. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(configuration: Configuration): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DatabaseModule.forRoot({
          url: configuration.databaseUrl,
          poolSize: configuration.databasePoolSize,
          entities,
          migrations,
        }),
        JobsModule,
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
      ],
      providers: [{ provide: CONFIGURATION, useValue: configuration }],
      exports: [
        CONFIGURATION,
        JobsModule,
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
      ],
    };
  }
}
