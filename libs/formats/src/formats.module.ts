import { Global, Module } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { DirectPreparer } from './workshop/direct-preparer.js';
import { FilePreparer } from './workshop/file-preparer.js';
import { ProcessPreparer } from './workshop/process-preparer.js';

/** Prepares files for review: in a process of its own, or in the same process in tests. */
@Global()
@Module({
  providers: [
    {
      provide: FilePreparer,
      inject: [CONFIGURATION],
      useFactory: ({ environment }: Configuration) =>
        environment === 'test' ? new DirectPreparer({ libreOffice: null, ffmpeg: null }) : new ProcessPreparer(),
    },
  ],
  exports: [FilePreparer],
})
export class FormatsModule {}
