import type { INestApplication } from '@nestjs/common';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { NextFunction, Request, Response } from 'express';
import { describeApi } from '../src/http/openapi.js';

interface Operation {
  method: string;
  pattern: RegExp;
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

/**
 * Holds every answer of a test run against the OpenAPI description, and against the rule that no input gives a 5xx.
 * What does not fit is told when the test file ends, by {@link violations}.
 */
export class ContractKeeper {
  readonly violations: string[] = [];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<object, ValidateFunction>();
  private operations: Operation[] = [];

  constructor() {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
  }

  /** Reads the description; after the application's routes are known. */
  learn(app: INestApplication): void {
    const document = describeApi(app);
    this.ajv.addSchema({ $id: 'api', components: document.components });
    this.operations = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, { responses: Operation['responses'] }>).map(
        ([method, { responses }]) => ({
          method,
          pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
          responses,
        }),
      ),
    );
  }

  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    const send = response.send.bind(response);
    response.send = (body: unknown) => {
      try {
        this.check(request, response, body);
      } catch (error) {
        this.violations.push(`${request.method} ${request.path}: ${String(error)}`);
      }
      return send(body);
    };
    next();
  };

  private check(request: Request, response: Response, body: unknown): void {
    const { statusCode } = response;
    const where = `${request.method} ${request.path} → ${statusCode}`;
    if (statusCode >= 500 && statusCode !== 503) this.violations.push(`${where}: ${String(body)}`);
    const type = String(response.getHeader('content-type') ?? '').split(';')[0]!;
    if (typeof body !== 'string' || !type.endsWith('json')) return;
    const operation = this.operations.find(
      ({ method, pattern }) => method === request.method.toLowerCase() && pattern.test(request.path),
    );
    const described = operation?.responses[statusCode] ?? operation?.responses.default;
    const schema = described?.content?.[type]?.schema;
    if (schema === undefined) return;
    const validate = this.validatorOf(schema);
    if (!validate(JSON.parse(body))) this.violations.push(`${where}: ${this.ajv.errorsText(validate.errors)}`);
  }

  private validatorOf(schema: object): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known) return known;
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;
    const validate = this.ajv.compile(absolute);
    this.compiled.set(schema, validate);
    return validate;
  }
}
