import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { Problem } from '#contracts';

const about = `Laurel's REST API: the catalog, pilots and enrollments, submissions and their artifacts, blind review, badges.

Every refusal is a problem document (RFC 9457) with a fixed \`code\`, and \`errors\` that point at the fields.
Lists come in pages: send \`nextCursor\` back as \`cursor\`. A POST may have an \`Idempotency-Key\` (kept for 24 hours).
Anything that can be edited has an ETag; edits send it in \`If-Match\`.
Large files are uploaded with the resumable protocol tus 1.0.0 at \`/v1/uploads\` (creation, creation-with-upload, termination,
expiration), with \`submissionId\`, \`kind\`, \`filename\`, \`filetype\` and \`description\` in \`Upload-Metadata\`; the
upload's id becomes the file's id.`;

/** Zod's JSON Schema, with named schemas as components. */
function toOpenApi(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $schema: _,
    $defs = {},
    ...json
  } = z.toJSONSchema(schema, { io: schemaType, target: 'draft-2020-12', unrepresentable: 'any' });
  const id = (schema.meta() as { id?: string } | undefined)?.id;
  if (id === undefined || json.$ref !== undefined) return { schema: json, components: $defs };
  return { schema: { $ref: `#/$defs/${id}` }, components: { ...$defs, [id]: json } };
}

/** The OpenAPI 3.1 description, generated from the contracts that validate requests and cut responses. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Laurel')
    .setDescription(about)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('laurel.session_token', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'client');
  const document = SwaggerModule.createDocument(app, builder.build(), {
    standardSchemaConverter: toOpenApi as never,
    operationIdFactory: (_controller: string, handler: string) => handler,
  });
  const refusal = {
    description: 'Refused: a problem document.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  document.components = {
    ...document.components,
    schemas: {
      ...document.components?.schemas,
      ...(toOpenApi(Problem, { schemaType: 'output' })!.components as object),
    },
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>)) {
      if (operation.responses) operation.responses.default = refusal;
    }
  }
  return document;
}
