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

/** What the OpenAPI description promises. */
class Contract {
  readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<object, ValidateFunction>();
  private readonly operations: Operation[];

  constructor(app: INestApplication) {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
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

  /** The schema for a response of this type. Undefined when the description has none. */
  validatorOf({ method, path }: Request, statusCode: number, type: string): ValidateFunction | undefined {
    const operation = this.operations.find(
      (candidate) => candidate.method === method.toLowerCase() && candidate.pattern.test(path),
    );
    const described = operation?.responses[statusCode] ?? operation?.responses.default;
    const schema = described?.content?.[type]?.schema;
    return schema === undefined ? undefined : this.compile(schema);
  }

  private compile(schema: object): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known) return known;
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;
    const validate = this.ajv.compile(absolute);
    this.compiled.set(schema, validate);
    return validate;
  }
}

/** The API's contract without anything that a test adds. It is the same for every test file, so it is read once. */
let ours: Contract | undefined;

/**
 * Checks every response of a test run against the OpenAPI description, and that no input causes a 5xx. {@link
 * violations} lists the failures when the test file ends.
 */
export class ContractKeeper {
  readonly violations: string[] = [];
  private contract: Contract | undefined;

  /**
   * Reads the description. Call it when the application knows its routes. `extended`: a test has added its own routes.
   */
  learn(app: INestApplication, { extended }: { extended: boolean }): void {
    this.contract = extended ? new Contract(app) : (ours ??= new Contract(app));
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
    // The browser has gone, at the end of a test, and perhaps the database too. Nobody gets this answer.
    if ((request.socket as Request['socket'] | null)?.destroyed ?? true) return;
    const { statusCode } = response;
    const where = `${request.method} ${request.path} → ${statusCode}`;
    if (statusCode >= 500 && statusCode !== 503) this.violations.push(`${where}: ${String(body)}`);
    const type = String(response.getHeader('content-type') ?? '').split(';')[0]!;
    if (typeof body !== 'string' || !type.endsWith('json')) return;
    const validate = this.contract?.validatorOf(request, statusCode, type);
    if (validate === undefined) return;
    if (!validate(JSON.parse(body)))
      this.violations.push(`${where}: ${this.contract!.ajv.errorsText(validate.errors)}`);
  }
}
