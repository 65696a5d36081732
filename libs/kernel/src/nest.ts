import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { INJECTABLE_WATERMARK } from '@nestjs/common/constants.js';

/**
 * The injectable classes that these folders export. A slice's module takes its providers from here, so the line that
 * exports an operation also registers it.
 *
 * @example import * as scoring from './scoring/index.js';
 * @Module({ providers: injectables(scoring), exports: injectables(scoring) })
 */
export function injectables(...folders: object[]): Type[] {
  return folders.flatMap((folder) => Object.values(folder) as unknown[]).filter(isInjectable);
}

function isInjectable(exported: unknown): exported is Type {
  return typeof exported === 'function' && Reflect.hasOwnMetadata(INJECTABLE_WATERMARK, exported);
}
