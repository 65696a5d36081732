import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { ConditionState } from '../vocabulary.js';

export interface CheckedPart {
  /** Names the condition for programs: in metrics and alerts, for example `store`. */
  kind: string;
  /** Names the part for people, for example `File store`. */
  name: string;
  /** How long the check may take, in milliseconds. After that the part counts as failing. Default 2000. */
  withinMs?: number;
}

/** What a check found. Its words are for administrators: plain English, no internal names, no personal data. */
export interface Finding {
  state: ConditionState;
  /** What is so, in a sentence or two: "8 emails wait to be sent, the oldest for 3 hours." */
  words: string;
  /** What to do about it. Leave it out when there is nothing to do. */
  remedy?: string;
  /** Since when it is so, if the check knows. Otherwise Laurel remembers when it first saw this state. */
  since?: Date;
  /** The page where it can be repaired, as a path of the web app: `/admin/messages?state=failed`. */
  link?: string;
}

/**
 * Looks at one part of Laurel. Its check must be cheap: every process makes it several times a minute. It may throw: the
 * part then counts as failing.
 */
export interface SystemCheck {
  check(): Promise<Finding>;
}

export const SystemCheckMetadata = DiscoveryService.createDecorator<CheckedPart>();

/**
 * Marks an injectable class as the check of one part of Laurel. Providing it in a module of the platform is enough: it
 * appears on the System page and in the metric `laurel_condition`.
 */
export const Checks = (part: CheckedPart): ClassDecorator => applyDecorators(Injectable(), SystemCheckMetadata(part));
