import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { type JsonObject, listOf } from '../json.document.js';
import { type CheckResult, failed, passed } from '../verdict.policy.js';

/** The official schema of an Open Badges 3.0 AchievementCredential, from 1EdTech. */
export function officialSchema(): object {
  return JSON.parse(
    readFileSync(new URL('../../schema/ob3-achievementcredential.schema.json', import.meta.url), 'utf8'),
  ) as object;
}

let compiled: Promise<ValidateFunction> | undefined;

/**
 * Compiles the schema at the first use, which takes a tenth of a second. The validator stops at the first fault, to
 * bound its work.
 */
async function validator(): Promise<ValidateFunction> {
  const [{ Ajv2019 }, { default: formats }] = await Promise.all([import('ajv/dist/2019.js'), import('ajv-formats')]);
  const ajv = new Ajv2019({ strict: false, allErrors: false });
  (formats as unknown as (instance: typeof ajv) => void)(ajv);
  return ajv.compile(officialSchema());
}

/** Checks a credential against the official schema. A single proof counts as a list of one, as in the data model. */
export async function checkSchema(credential: JsonObject): Promise<CheckResult> {
  const validate = await (compiled ??= validator());
  const asked = credential.proof === undefined ? credential : { ...credential, proof: listOf(credential.proof) };
  if (validate(asked)) return passed('schema', 'It follows the official format of Open Badges 3.0.');
  const [fault] = validate.errors ?? [];
  return failed(
    'schema',
    `It does not follow the official format of Open Badges 3.0: ${fault?.instancePath.slice(0, 200) || 'the badge'} ${fault?.message ?? 'differs'}.`,
  );
}
