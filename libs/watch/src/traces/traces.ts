import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { COLLECTED, type Collected } from './collected.js';

export interface SpanAbout {
  kind: SpanKind;
  /** No personal data: ids and words from short lists, by the names of OpenTelemetry's conventions where it has one. */
  attributes?: Attributes;
  /** A span of another program, such as a proxy. Default: the span of the work that runs now. */
  parent?: SpanContext | null;
}

const storage = new AsyncLocalStorage<Context>();

/** Spans of OpenTelemetry: which work took how long, as a part of which other work. Costs nothing when nobody collects. */
@Injectable()
export class Traces implements OnApplicationShutdown {
  /** Whether anybody collects them. */
  readonly collecting: boolean;
  private readonly tracer: Tracer;

  constructor(@Inject(COLLECTED) private readonly collected: Collected) {
    this.collecting = collected.collecting;
    this.tracer = collected.provider.getTracer('laurel');
  }

  /** Whether the work that runs now is in a span. */
  get inside(): boolean {
    return storage.getStore() !== undefined;
  }

  /** A span that its caller ends. */
  begin(name: string, { kind, attributes, parent }: SpanAbout): Span {
    const above = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : (storage.getStore() ?? ROOT_CONTEXT);
    return this.tracer.startSpan(name, { kind, attributes }, above);
  }

  /** Runs work whose spans are children of this one. */
  within<Result>(span: Span, work: () => Result): Result {
    return this.collecting ? storage.run(trace.setSpan(ROOT_CONTEXT, span), work) : work();
  }

  /** Runs work in a span of its own. An error is noted by its kind alone, because its words may be about people. */
  async inSpan<Result>(name: string, about: SpanAbout, work: () => Promise<Result>): Promise<Result> {
    if (!this.collecting) return work();
    const span = this.begin(name, about);
    return this.within(span, () => endedWith(span, work()));
  }

  onApplicationShutdown(): Promise<void> {
    return this.collected.shutdown().catch(() => undefined); // the collector may be gone
  }
}

/** Ends the span when the work ends. */
export async function endedWith<Result>(span: Span, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
